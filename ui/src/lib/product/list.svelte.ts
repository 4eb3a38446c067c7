import { NarrowedRows } from '$lib/components/rows.svelte';
import type { ProductView } from '$lib/ipc/types';

/** The list of products as it was read last, what it is narrowed to, and where it stands. */
export class ProductListState extends NarrowedRows {
	views = $state.raw<ProductView[] | null>(null);
}
