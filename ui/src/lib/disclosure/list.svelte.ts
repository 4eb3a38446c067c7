import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { call } from '$lib/ipc/backend';
import { asDeskError, type DeskError } from '$lib/ipc/errors';
import type { DisclosureSummary, ExploitationStatus } from '$lib/ipc/types';
import { saving } from '$lib/session/saving.svelte';
import { session } from '$lib/session/session.svelte';
import { EVERYTHING, matches, nextDates, sorted, type Look, type Row } from './table';
import { collator } from '$lib/language/language';

/** Dates that are read for the column of the next date. They come by urgency, so that what is cut off is far away. */
const DATES = 5000;
const WORST: ExploitationStatus[] = ['not_known', 'proof_of_concept', 'exploited'];

/** What went wrong with one of several records. */
interface Failed {
	number: string;
	sentence: string;
}

/** The list of disclosures: what is looked for, what is selected, and what is done with several at once. */
export class DisclosureTableState {
	#summaries = $state.raw<DisclosureSummary[] | null>(null);
	#next = $state.raw(nextDates([]));
	#exploitation = new SvelteMap<string, ExploitationStatus>();
	look = $state<Look>({ ...EVERYTHING });
	selected = new SvelteSet<string>();
	error = $state.raw<DeskError | null>(null);
	failed = $state.raw<Failed[]>([]);
	/** How far work on several records is: `3 of 12`. */
	progress = $state('');
	#reading = 0;

	all = $derived.by(
		() => this.#summaries?.map((row): Row => ({ ...row, next: this.#next.get(row.id) ?? null, exploitation: this.#exploitation.get(`${row.id} ${row.updated_at}`) ?? null })) ?? null
	);
	shown = $derived.by(() => sorted((this.all ?? []).filter((row) => matches(row, this.look, session.now)), this.look.by, this.look.down));
	chosen = $derived.by(() => this.shown.filter((row) => this.selected.has(row.id)));
	products = $derived.by(() =>
		(this.#summaries ?? [])
			.flatMap((row) => row.products)
			.sort(collator.compare)
			.filter((name, index, all) => name !== all[index - 1])
	);

	get ready(): boolean {
		return this.#summaries !== null;
	}

	async load(): Promise<void> {
		try {
			const filter = { text: '', owner: '', authority: '', product: '', unverified: false };
			const [rows, due] = await Promise.all([call('list_disclosures'), call('list_due', { at: null, filter, limit: DATES })]);
			this.#summaries = rows;
			this.#next = nextDates(due.items);
			this.error = null;
		} catch (failure) {
			this.error = asDeskError(failure);
		}
	}

	/** The list does not say what is exploited: it is read from the records that match otherwise, once each. */
	async readExploitation(): Promise<void> {
		const reading = (this.#reading += 1);
		if (this.look.exploited === 'all') {
			this.progress = '';
			return;
		}
		const wanted = (this.all ?? []).filter((row) => row.exploitation === null && matches(row, this.look, session.now, false));
		for (const [done, row] of wanted.entries()) {
			this.progress = `Reading ${done + 1} of ${wanted.length}`;
			try {
				const { disclosure } = await call('show_disclosure', { id: row.id });
				if (reading !== this.#reading) return;
				const worst = Math.max(0, ...disclosure.vulnerabilities.map((entry) => WORST.indexOf(entry.exploitation.status)));
				this.#exploitation.set(`${row.id} ${row.updated_at}`, WORST[worst] ?? 'not_known');
			} catch (failure) {
				this.error = asDeskError(failure);
				break;
			}
		}
		if (reading === this.#reading) this.progress = '';
	}

	clear(): void {
		this.look = { ...EVERYTHING, by: this.look.by, down: this.look.down };
	}

	/** Does the same to each selected record. What fails is named, and the others are done nevertheless. */
	async each(rows: Row[], work: (row: Row) => Promise<unknown>): Promise<void> {
		this.failed = [];
		const failed: Failed[] = [];
		for (const [done, row] of rows.entries()) {
			this.progress = `${done + 1} of ${rows.length}`;
			try {
				await saving.run(() => work(row));
				this.selected.delete(row.id);
			} catch (failure) {
				failed.push({ number: row.number, sentence: asDeskError(failure).sentence });
			}
		}
		this.progress = '';
		this.failed = failed;
		await this.load();
		void session.refresh().catch(() => undefined);
	}

	close(rows: Row[], closed: boolean, reason: string): Promise<void> {
		return this.each(rows, (row) => call('close_disclosure', { id: row.id, closed, reason }));
	}

	assign(rows: Row[], owner: string, reason: string): Promise<void> {
		return this.each(rows, async (row) => {
			const { revision } = await call('show_disclosure', { id: row.id });
			return call('patch_disclosure', { id: row.id, revision, patch: [{ op: 'replace', path: '/owner', value: owner }], reason });
		});
	}
}
