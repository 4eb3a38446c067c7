import type { DisclosureSummary, DueItem, ExploitationStatus } from '$lib/ipc/types';
import { collator } from '$lib/language/language';

/** A row of the list: what the register says about it, the next date, and what is known of exploitation where it was asked for. */
export interface Row extends DisclosureSummary {
	next: DueItem | null;
	exploitation: ExploitationStatus | null;
}

export const COLUMNS = [
	{ id: 'number', label: 'Number', down: true },
	{ id: 'title', label: 'Title', down: false },
	{ id: 'worst', label: 'Worst score', down: true },
	{ id: 'next', label: 'Next date', down: false },
	{ id: 'owner', label: 'Owner', down: false },
	{ id: 'updated_at', label: 'Changed', down: true },
	{ id: 'findings', label: 'Findings', down: true }
] as const;

export type Column = (typeof COLUMNS)[number]['id'];

/** What is looked for, and in which order: all that a saved view keeps. */
export interface Look {
	text: string;
	state: 'all' | 'open' | 'closed';
	severity: 'all' | 'critical' | 'high' | 'medium' | 'low' | 'none';
	product: string;
	exploited: 'all' | ExploitationStatus;
	due: 'all' | 'overdue' | '1' | '3' | '7' | '30';
	by: Column;
	down: boolean;
}

export const EVERYTHING: Readonly<Look> = { text: '', state: 'all', severity: 'all', product: '', exploited: 'all', due: 'all', by: 'number', down: true };

/** How many filters hide rows. */
export const narrowed = (look: Look): boolean =>
	look.text.trim() !== '' || look.product !== '' || [look.state, look.severity, look.exploited, look.due].some((chosen) => chosen !== 'all');

const RANKS = ['none', 'low', 'medium', 'high', 'critical'];

/** The earliest date that each disclosure still owes. */
export function nextDates(items: DueItem[]): Map<string, DueItem> {
	const next = new Map<string, DueItem>();
	for (const item of items) {
		const { due, key, group } = item.obligation;
		const known = next.get(key.disclosure)?.obligation.due;
		if (due && group !== 'closed' && (!known || due.safe_at < known.safe_at)) next.set(key.disclosure, item);
	}
	return next;
}

function dueMatches({ next }: Row, due: Look['due'], now: number): boolean {
	if (due === 'all') return true;
	const dates = next?.obligation.due;
	if (!dates) return false;
	if (due === 'overdue') return now > Date.parse(dates.legal_at);
	return Date.parse(dates.safe_at) - now <= Number(due) * 86_400_000;
}

function severityMatches({ worst }: Row, severity: Look['severity']): boolean {
	if (severity === 'all') return true;
	if (severity === 'none') return worst === null;
	return worst !== null && RANKS.indexOf(worst[1]) >= RANKS.indexOf(severity);
}

/** Whether a row matches; what is known of exploitation is looked at last, since it must be read for it. */
export function matches(row: Row, look: Look, now: number, withExploitation = true): boolean {
	const words = look.text.toLowerCase().split(/\s+/);
	const all = [row.number, row.title, row.owner, row.tlp, ...row.cves, ...row.products].join(' ').toLowerCase();
	return (
		words.every((word) => all.includes(word)) &&
		(look.state === 'all' || (row.closed_at === null) === (look.state === 'open')) &&
		severityMatches(row, look.severity) &&
		(look.product === '' || row.products.includes(look.product)) &&
		dueMatches(row, look.due, now) &&
		(!withExploitation || look.exploited === 'all' || row.exploitation === look.exploited)
	);
}


/** The rows in order. What has no value stands last, whichever way the order is. */
export function sorted(rows: Row[], by: Column, down: boolean): Row[] {
	const worth = (row: Row): string | number | null => {
		if (by === 'worst') return row.worst?.[0] ?? null;
		if (by === 'next') return row.next?.obligation.due?.safe_at ?? null;
		return row[by] === '' ? null : row[by];
	};
	return rows
		.map((row) => ({ row, worth: worth(row) }))
		.sort((left, right) => {
			if (left.worth === null || right.worth === null) return Number(left.worth === null) - Number(right.worth === null);
			const order = typeof left.worth === 'number' && typeof right.worth === 'number' ? left.worth - right.worth : collator.compare(String(left.worth), String(right.worth));
			return down ? -order : order;
		})
		.map(({ row }) => row);
}

const HEAD = ['Number', 'Title', 'State', 'TLP', 'Worst score', 'Severity', 'Products', 'CVE', 'Next date', 'Authority', 'Owner', 'Changed (UTC)', 'Findings'];

function cells(row: Row): string[] {
	const due = row.next?.obligation.due;
	return [
		row.number,
		row.title,
		row.closed_at ? /* @wc-include */ 'closed' : /* @wc-include */ 'open',
		row.tlp,
		row.worst?.[0].toFixed(1) ?? '',
		row.worst?.[1] ?? '',
		row.products.join('; '),
		row.cves.join('; '),
		due ? (due.safe_at === due.legal_at ? due.legal_text : `${due.safe_text} (safe)`) : '',
		due ? (row.next?.obligation.authority ?? '') : '',
		row.owner,
		row.updated_at,
		String(row.findings)
	];
}

/** A text that a spreadsheet would take for a formula is told to be text. */
const csvCell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

export const toCsv = (rows: Row[]): string => [HEAD, ...rows.map(cells)].map((line) => line.map(csvCell).join(',')).join('\r\n') + '\r\n';

const markdownCell = (text: string): string => text.replace(/[\\|<>*_`[\]]/g, '\\$&').replace(/\s+/g, ' ');

export const toMarkdown = (rows: Row[]): string =>
	[HEAD, HEAD.map(() => '---'), ...rows.map((row) => cells(row).map(markdownCell))].map((line) => `| ${line.join(' | ')} |`).join('\n') + '\n';
