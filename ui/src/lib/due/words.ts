import type { Badge, DueItem, Obligation } from '$lib/ipc/types';
import { spanText } from '$lib/time/when';

export const BADGES: Record<Badge, { text: string; title: string; dashed: boolean }> = {
	not_verified: {
		text: 'Not verified',
		title: 'Nobody has checked this rule against the official text',
		dashed: true
	},
	conflicting: { text: 'Sources disagree', title: 'Sources disagree, or the text allows two readings', dashed: true },
	guidance: { text: 'Guidance', title: 'An authority’s guidance, not binding law', dashed: false },
	practice: { text: 'Practice', title: 'A standard, or what is usual', dashed: false },
	own_rule: { text: 'Own rule', title: 'A rule of your organisation', dashed: false },
	proposal: { text: 'Proposal', title: 'Not in force', dashed: false },
	outside_calendar: { text: 'Holidays not checked', title: 'No calendar of public holidays reaches the last day, so it was not moved', dashed: true }
};

export const OVERDUE = /* @wc-include */ 'overdue';

interface RowDate {
	/** The date to work to, in the authority's zone, or why there is none. */
	main: string;
	mark: string;
	second: string;
	left: string;
	leftBelow: string;
	/** What `left` is, in one word, where more than that stands below it. */
	leftWord?: string;
}

/** The date of a row in words. It counts with the window's clock, so that it ticks without reading anything again. */
export function rowDate({ obligation, local_text }: DueItem, now: number): RowDate {
	const { due, state } = obligation;
	if (!due) return { ...undated(obligation), mark: '', left: undatedShort(obligation), leftBelow: '' };
	const [safe, legal] = [Date.parse(due.safe_at), Date.parse(due.legal_at)];
	const differ = safe < legal;
	const dates = {
		main: differ ? due.safe_text : due.legal_text,
		mark: differ ? /* @wc-include */ 'safe' : '',
		second: differ ? `legal ${due.legal_text}` : (local_text ?? '')
	};
	if (state.state === 'met') {
		return { ...dates, left: 'Met', leftBelow: state.late === true ? /* @wc-include */ 'late' : state.late === false ? 'in time' : '' };
	}
	if (state.state === 'not_applicable') return { ...dates, left: 'Not owed', leftBelow: '' };
	if (state.state === 'waived') return { ...dates, left: 'Waived', leftBelow: '' };
	if (state.state === 'superseded') return { ...dates, left: 'Superseded', leftBelow: `by ${state.label}` };
	if (now > legal) return { ...dates, left: spanText(legal, now), leftBelow: OVERDUE };
	if (now > safe) return { ...dates, left: spanText(now, legal), leftBelow: 'left, safe date passed' };
	const leftWord = /* @wc-include */ 'left';
	return { ...dates, left: spanText(now, safe), leftBelow: differ ? `legal ${spanText(now, legal)}` : leftWord, leftWord };
}

/** Why there is no date, in two lines. */
function undated({ state, clause, to_follow }: Obligation): { main: string; second: string } {
	switch (state.state) {
		case 'waiting':
			return { main: 'No date yet', second: `Waits for: ${state.for_facts.join(', ') || to_follow || clause}` };
		case 'needs_decision':
			return { main: 'No date yet', second: 'A person must decide first' };
		case 'open_without_span':
			return { main: 'Without delay', second: 'No span in the law' };
		case 'open_without_date':
			return { main: 'No date', second: state.reason };
		case 'superseded':
			return { main: 'An earlier clock governs', second: state.label };
		case 'not_applicable':
			return { main: 'Does not apply', second: state.reason };
		case 'waived':
			return { main: 'Released by the authority', second: state.reason };
		case 'met':
			return { main: 'Done', second: '' };
		default:
			return { main: 'No date', second: '' };
	}
}

function undatedShort({ state }: Obligation): string {
	const words: Partial<Record<typeof state.state, string>> = {
		waiting: 'Waiting',
		needs_decision: 'Decide',
		open_without_span: 'Owed',
		open_without_date: 'Owed',
		met: 'Met',
		not_applicable: 'Not owed',
		waived: 'Waived',
		superseded: 'Superseded'
	};
	return words[state.state] ?? '';
}

/** `in 3 d 15 h`, `4 h overdue`; past the safe date nothing is overdue yet. */
export function untilText(iso: string, now: number, past: 'overdue' | 'passed'): string {
	const at = Date.parse(iso);
	if (at >= now) return `in ${spanText(now, at)}`;
	const span = spanText(at, now);
	return past === 'overdue' ? `${span} overdue` : `${span} past`;
}
