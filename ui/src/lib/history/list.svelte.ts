import { call } from '$lib/ipc/backend';
import { asDeskError, type DeskError } from '$lib/ipc/errors';
import type { HistoryFilter, HistoryView } from '$lib/ipc/types';

/** Entries that are fetched at once. */
const PAGE = 40;
/** Entries that are fetched at most, where so many were on the screen before. */
const MOST = 1000;

/** A part of the history: what it is narrowed to, and what was read of it. */
export class HistoryState {
	filter: HistoryFilter;
	/** The first and the last day, as they are typed. */
	from = $state('');
	to = $state('');
	entries = $state.raw<HistoryView[]>([]);
	/** How many entries the whole history has. */
	total = $state(0);
	people = $state.raw<string[]>([]);
	/** Where earlier entries begin. */
	next = $state<number | null>(null);
	loaded = $state(false);
	error = $state.raw<DeskError | null>(null);
	#asked = 0;
	/** What the entries were narrowed to. */
	#of = '';

	constructor(filter: HistoryFilter) {
		this.filter = $state.raw(filter);
	}

	/** Reads it anew, as far down as it is shown. */
	async load(): Promise<void> {
		const of = JSON.stringify(this.filter);
		const shown = of === this.#of ? this.entries.length : 0;
		this.#of = of;
		await this.#read(null, Math.min(MOST, Math.max(PAGE, shown)));
	}

	/** Reads what is older. */
	async more(): Promise<void> {
		await this.#read(this.next, PAGE);
	}

	/** Of what was asked for, only the last answer counts. */
	async #read(before: number | null, limit: number): Promise<void> {
		const number = ++this.#asked;
		try {
			const page = await call('list_history', { filter: this.filter, before, limit });
			if (number !== this.#asked) return;
			this.entries = before === null ? page.entries : [...this.entries, ...page.entries];
			this.next = page.next_before;
			this.total = page.total;
			this.people = page.people;
			this.error = null;
		} catch (failure) {
			if (number !== this.#asked) return;
			this.error = asDeskError(failure);
		}
		this.loaded = true;
	}
}
