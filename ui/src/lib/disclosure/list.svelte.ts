import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { RowWindow } from '$lib/components/rows.svelte';
import { call } from '$lib/ipc/backend';
import { asDeskError, type DeskError } from '$lib/ipc/errors';
import type { DisclosureMark } from '$lib/ipc/types';
import { saving } from '$lib/session/saving.svelte';
import { session } from '$lib/session/session.svelte';
import { EVERYTHING, narrowed, type Look, type Row } from './table';

/** Rows that are fetched at once: what a large screen shows, and some around. */
const PART = 60;
/** Rows that are fetched at once where all of them are wanted as text. */
const MANY = 1000;

/** What went wrong with one of several records. */
interface Failed {
	number: string;
	sentence: string;
}

/** The list of disclosures: what is looked for, the parts of it that were in sight, what is selected, and what is done with several at once. */
export class DisclosureTableState {
	#parts = new SvelteMap<number, Row[]>();
	#asked = new SvelteSet<number>();
	#reading = 0;
	/** The part that was wanted last. */
	#wanted = 0;
	rows = new RowWindow();
	/** How many match, and how many there are; nothing before they are known. */
	found = $state(0);
	all = $state<number | null>(null);
	products = $state.raw<string[]>([]);
	#look = $state<Look>({ ...EVERYTHING });
	selected = new SvelteMap<string, DisclosureMark>();
	/** Those of the selected that match. */
	chosen = $state.raw<DisclosureMark[]>([]);
	error = $state.raw<DeskError | null>(null);
	failed = $state.raw<Failed[]>([]);
	/** How far work on several records is: `3 of 12`. */
	progress = $state('');

	get look(): Look {
		return this.#look;
	}

	set look(look: Look) {
		this.#look = look;
		this.#wanted = 0;
		this.rows.moveTo(0);
		void this.load();
	}

	get everything(): boolean {
		return this.found > 0 && this.chosen.length === this.found;
	}

	row(index: number): Row | undefined {
		return this.#parts.get(Math.floor(index / PART))?.[index % PART];
	}

	/** Reads the list anew. What stands there stays until the part in sight and the next are read. */
	async load(): Promise<void> {
		const reading = (this.#reading += 1);
		const first = this.#wanted;
		this.#asked = new SvelteSet([first, first + 1]);
		try {
			const page = await call('list_disclosures', { look: $state.snapshot(this.#look), from: first * PART, count: 2 * PART });
			if (reading !== this.#reading) return;
			this.#parts.clear();
			this.#parts.set(first, page.rows.slice(0, PART));
			this.#parts.set(first + 1, page.rows.slice(PART));
			if (this.found !== page.found) this.rows.forget();
			this.found = page.found;
			this.all = page.all;
			this.products = page.products;
			this.error = null;
			await this.#choose();
		} catch (failure) {
			if (reading === this.#reading) this.error = asDeskError(failure);
		}
	}

	/** Fetches the rows from one to another, where they are not at hand. */
	async need(from: number, to: number): Promise<void> {
		const reading = this.#reading;
		this.#wanted = Math.floor(from / PART);
		for (let part = this.#wanted; part * PART < Math.min(to, this.found); part += 1) {
			if (this.#asked.has(part)) continue;
			this.#asked.add(part);
			try {
				const { rows } = await call('list_disclosures', { look: $state.snapshot(this.#look), from: part * PART, count: PART });
				if (reading !== this.#reading) return;
				this.#parts.set(part, rows);
			} catch (failure) {
				this.error = asDeskError(failure);
			}
		}
	}

	/** Selects rows, or takes them back. */
	select(rows: Row[], on: boolean): void {
		for (const { id, number, closed_at } of rows) {
			if (on) this.selected.set(id, { id, number, closed: closed_at !== null });
			else this.selected.delete(id);
		}
		void this.#choose();
	}

	/** Selects everything that matches, or takes that back. */
	async selectAll(on: boolean): Promise<void> {
		try {
			for (const mark of await this.#marks()) {
				if (on) this.selected.set(mark.id, mark);
				else this.selected.delete(mark.id);
			}
		} catch (failure) {
			this.error = asDeskError(failure);
		}
		await this.#choose();
	}

	selectNone(): void {
		this.selected.clear();
		this.chosen = [];
	}

	/** What was selected, or went wrong, is over when people go elsewhere; what they looked for and where they stood is not. */
	leave(): void {
		this.selectNone();
		this.failed = [];
		this.error = null;
	}

	async #marks(): Promise<DisclosureMark[]> {
		return call('disclosures_found', { look: $state.snapshot(this.#look) });
	}

	/** What is selected and no longer matches is left alone. */
	async #choose(): Promise<void> {
		try {
			const matching = this.selected.size > 0 && narrowed(this.#look) ? await this.#marks() : [...this.selected.values()];
			this.chosen = matching.filter(({ id }) => this.selected.has(id));
		} catch (failure) {
			this.chosen = [];
			this.error = asDeskError(failure);
		}
	}

	/** The identifiers of the selected, or of all that are listed. */
	async taken(): Promise<string[]> {
		return (this.chosen.length > 0 ? this.chosen : await this.#marks()).map(({ id }) => id);
	}

	/** The rows of the selected, or of all that are listed. */
	async takenRows(): Promise<Row[]> {
		const wanted = this.chosen.length > 0 ? new SvelteSet(this.chosen.map(({ id }) => id)) : null;
		const rows: Row[] = [];
		for (let from = 0; from < this.found; from += MANY) {
			if (this.found > MANY) this.progress = `Reading ${from} of ${this.found}`;
			rows.push(...(await call('list_disclosures', { look: $state.snapshot(this.#look), from, count: MANY })).rows);
		}
		this.progress = '';
		return wanted ? rows.filter(({ id }) => wanted.has(id)) : rows;
	}

	clear(): void {
		this.look = { ...EVERYTHING, by: this.#look.by, down: this.#look.down };
	}

	/** Does the same to each selected record. What fails is named, and the others are done nevertheless. */
	async each(marks: DisclosureMark[], work: (mark: DisclosureMark) => Promise<unknown>): Promise<void> {
		this.failed = [];
		const failed: Failed[] = [];
		for (const [done, mark] of marks.entries()) {
			this.progress = `${done + 1} of ${marks.length}`;
			try {
				await saving.run(() => work(mark));
				this.selected.delete(mark.id);
			} catch (failure) {
				failed.push({ number: mark.number, sentence: asDeskError(failure).sentence });
			}
		}
		this.progress = '';
		this.failed = failed;
		await this.load();
		void session.refresh().catch(() => undefined);
	}

	close(marks: DisclosureMark[], closed: boolean, reason: string): Promise<void> {
		return this.each(marks, ({ id }) => call('close_disclosure', { id, closed, reason, despiteOpen: false }));
	}

	assign(marks: DisclosureMark[], owner: string, reason: string): Promise<void> {
		return this.each(marks, async ({ id }) => {
			const { revision } = await call('show_disclosure', { id });
			return call('patch_disclosure', { id, revision, patch: [{ op: 'replace', path: '/owner', value: owner }], reason });
		});
	}
}
