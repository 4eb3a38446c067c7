import type { FieldMessage, Form } from '$lib/components/form.svelte';
import { call } from '$lib/ipc/backend';
import { asDeskError } from '$lib/ipc/errors';
import type { Product, ProductView } from '$lib/ipc/types';
import { Autosave } from '$lib/session/autosave.svelte';
import { session } from '$lib/session/session.svelte';

/** One product that is open for editing, with what is missing or malformed. */
export class ProductEditor implements Form {
	readonly id: string;
	view = $state.raw<ProductView>() as ProductView;
	readonly auto: Autosave<Product>;

	private constructor(view: ProductView) {
		this.id = view.id;
		this.view = view;
		const store = async (product: Product, _: Product, revision: number) =>
			(await call('save_product', { id: view.id, revision, product })).revision;
		this.auto = new Autosave(structuredClone(view.product), view.revision, store, () => void this.#check());
	}

	static async #read(id: string): Promise<ProductView> {
		const found = (await call('list_products')).find((view) => view.id === id);
		if (!found) throw asDeskError({ code: 'not_found', message: 'there is no such product', field: null, findings: [] });
		return found;
	}

	static async open(id: string): Promise<ProductEditor> {
		return new ProductEditor(await ProductEditor.#read(id));
	}

	get locked(): boolean {
		return !session.writable;
	}

	messages(path: string): FieldMessage[] {
		return this.view.findings
			.filter((finding) => finding.path === path)
			.map(({ weight, message, way_out, clause }) => ({ tone: weight === 'stops' ? 'stop' : 'note', text: message, way: way_out, clause }));
	}

	async #check(): Promise<void> {
		this.view = await ProductEditor.#read(this.id);
		void session.refresh().catch(() => undefined);
	}

	async reload(): Promise<void> {
		this.view = await ProductEditor.#read(this.id);
		this.auto.take(structuredClone(this.view.product), this.view.revision);
	}

	async keepMine(): Promise<void> {
		await this.auto.keep((await ProductEditor.#read(this.id)).revision);
	}
}
