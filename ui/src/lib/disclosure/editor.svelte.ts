import { call } from '$lib/ipc/backend';
import type { JsonValue } from '$lib/ipc/bindings/serde_json/JsonValue';
import { asDeskError, type DeskError } from '$lib/ipc/errors';
import { diff } from '$lib/ipc/patch';
import type { Disclosure, DisclosureView, Finding, ProductView } from '$lib/ipc/types';
import type { FieldMessage, Form } from '$lib/components/form.svelte';
import { Autosave } from '$lib/session/autosave.svelte';
import { saving } from '$lib/session/saving.svelte';
import { session } from '$lib/session/session.svelte';

const messageOf = (finding: Finding): FieldMessage => ({
	tone: finding.weight === 'stops' ? 'stop' : 'note',
	text: finding.message,
	way: finding.way_out,
	clause: finding.clause
});

/** One disclosure that is open for editing: the record as typed, and what the backend computes about it. */
export class DisclosureEditor implements Form {
	readonly id: string;
	view = $state.raw<DisclosureView>() as DisclosureView;
	products = $state.raw<ProductView[]>([]);
	error = $state.raw<DeskError | null>(null);
	readonly auto: Autosave<Disclosure>;
	#reading = 0;

	private constructor(view: DisclosureView, products: ProductView[]) {
		this.id = view.id;
		this.view = view;
		this.products = products;
		const store = async (now: Disclosure, before: Disclosure, revision: number) => {
			const patch = diff(before as unknown as JsonValue, now as unknown as JsonValue);
			return (await call('patch_disclosure', { id: view.id, revision, patch, reason: '' })).revision;
		};
		this.auto = new Autosave(structuredClone(view.disclosure), view.revision, store, () => void this.refresh());
	}

	static async open(id: string): Promise<DisclosureEditor> {
		const [view, products] = await Promise.all([call('show_disclosure', { id }), call('list_products')]);
		return new DisclosureEditor(view, products);
	}

	get record(): Disclosure {
		return this.auto.record;
	}

	get locked(): boolean {
		return !session.writable;
	}

	messages(path: string, below = false): FieldMessage[] {
		return this.view.findings.filter((finding) => finding.path === path || (below && finding.path.startsWith(`${path}/`))).map(messageOf);
	}

	/** Reads again what is computed. The record is taken over only if nothing waits to be saved. */
	async refresh(): Promise<void> {
		const reading = (this.#reading += 1);
		try {
			const [view, products] = await Promise.all([call('show_disclosure', { id: this.id }), call('list_products')]);
			if (reading !== this.#reading) return;
			this.view = view;
			this.products = products;
			this.error = null;
			if (!this.auto.dirty && view.revision !== this.auto.revision) this.auto.take(view.disclosure, view.revision);
			void session.refresh().catch(() => undefined);
		} catch (failure) {
			this.error = asDeskError(failure);
		}
	}

	/** Saves what waits, does something else to the record, and reads it again. */
	async act(work: () => Promise<unknown>): Promise<boolean> {
		await this.auto.flush();
		try {
			await saving.run(work);
			await this.refresh();
			return true;
		} catch (failure) {
			this.error = asDeskError(failure);
			return false;
		}
	}

	addVulnerability(): Promise<boolean> {
		return this.act(() => call('add_vulnerability', { id: this.id, revision: this.auto.revision }));
	}

	/** Gives up what was typed and shows what is saved. */
	async reload(): Promise<void> {
		const view = await call('show_disclosure', { id: this.id });
		this.auto.take(view.disclosure, view.revision);
		this.view = view;
	}

	/** Puts the fields that were typed here on top of what somebody else saved. */
	async keepMine(): Promise<void> {
		const { revision } = await call('show_disclosure', { id: this.id });
		await this.auto.keep(revision);
		await this.reload();
	}
}
