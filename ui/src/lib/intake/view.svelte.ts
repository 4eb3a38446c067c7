import { NarrowedRows } from '$lib/components/rows.svelte';
import type { ReportSummary } from '$lib/ipc/types';

/** How the intake was looked at last, until the window closes. */
class Seen {
	view = $state<'list' | 'board'>('list');
}

export const seen = new Seen();

/** The reports as they were read last, what they are narrowed to, and where the list stands. */
export class ReportListState extends NarrowedRows {
	reports = $state.raw<ReportSummary[] | null>(null);
	#open = $state(false);

	/** Only those that nobody has decided on. */
	get open(): boolean {
		return this.#open;
	}

	set open(open: boolean) {
		this.#open = open;
		this.rows.moveTo(0);
	}

	get shown(): ReportSummary[] {
		const words = this.text.toLowerCase().split(/\s+/);
		return (this.reports ?? []).filter((row) => {
			const all = [row.number, row.title, row.reporter, row.source, row.owner, row.state_text].join(' ').toLowerCase();
			return words.every((word) => all.includes(word)) && (!this.#open || row.verdict === null);
		});
	}
}
