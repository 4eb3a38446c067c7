import { RowWindow } from '$lib/components/rows.svelte';
import type { ProductView } from '$lib/ipc/types';

/** The list of products as it was read last, what it is narrowed to, and where it stands. */
export class ProductListState {
	views = $state.raw<ProductView[] | null>(null);
	#text = $state('');
	rows = new RowWindow();

	get text(): string {
		return this.#text;
	}

	set text(text: string) {
		this.#text = text;
		this.rows.moveTo(0);
	}
}
