import type { DisclosureColumn, DisclosureLook, DisclosureTableRow } from '$lib/ipc/types';

/** A row of the list: what the register says about it, and the next date. */
export type Row = DisclosureTableRow;
/** What is looked for, and in which order: all that a saved view keeps. */
export type Look = DisclosureLook;
export type Column = DisclosureColumn;

export const COLUMNS = [
	{ id: 'number', label: 'Number', down: true },
	{ id: 'title', label: 'Title', down: false },
	{ id: 'worst', label: 'Worst score', down: true },
	{ id: 'next', label: 'Next date', down: false },
	{ id: 'owner', label: 'Owner', down: false },
	{ id: 'updated_at', label: 'Changed', down: true },
	{ id: 'findings', label: 'Findings', down: true }
] as const satisfies readonly { id: Column; label: string; down: boolean }[];

export const EVERYTHING: Readonly<Look> = { text: '', state: 'all', severity: 'all', product: '', exploited: 'all', due: 'all', by: 'number', down: true };

/** Whether filters hide rows. */
export const narrowed = (look: Look): boolean =>
	look.text.trim() !== '' || look.product !== '' || [look.state, look.severity, look.exploited, look.due].some((chosen) => chosen !== 'all');

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
