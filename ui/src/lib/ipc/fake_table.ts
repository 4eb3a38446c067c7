import type { DisclosureLook as Look, DisclosureMark, DisclosurePage, DisclosureTableRow as Row } from './types';

/** The table of disclosures as the stand-in knows it, near enough to try the screen. */
const RANKS = ['none', 'low', 'medium', 'high', 'critical'];

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

function matches(row: Row, look: Look, now: number): boolean {
	const words = look.text.toLowerCase().split(/\s+/);
	const all = [row.number, row.title, row.owner, row.tlp, ...row.cves, ...row.products].join(' ').toLowerCase();
	return (
		words.every((word) => all.includes(word)) &&
		(look.state === 'all' || (row.closed_at === null) === (look.state === 'open')) &&
		severityMatches(row, look.severity) &&
		(look.product === '' || row.products.includes(look.product)) &&
		dueMatches(row, look.due, now) &&
		(look.exploited === 'all' || row.exploitation === look.exploited)
	);
}

function sorted(rows: Row[], by: Look['by'], down: boolean): Row[] {
	const worth = (row: Row): string | number | null => {
		if (by === 'worst') return row.worst?.[0] ?? null;
		if (by === 'next') return row.next?.obligation.due?.safe_at ?? null;
		return row[by] === '' ? null : row[by];
	};
	return rows
		.map((row) => ({ row, worth: worth(row) }))
		.sort((left, right) => {
			if (left.worth === null || right.worth === null) return Number(left.worth === null) - Number(right.worth === null);
			const order = typeof left.worth === 'number' && typeof right.worth === 'number' ? left.worth - right.worth : String(left.worth).localeCompare(String(right.worth));
			return down ? -order : order;
		})
		.map(({ row }) => row);
}

export function tableHandlers(rows: () => Row[], now: () => number) {
	const found = (look: Look) => sorted(rows().filter((row) => matches(row, look, now())), look.by, look.down);
	return {
		list_disclosures: ({ look, from, count }: { look: Look; from: number; count: number }): DisclosurePage => {
			const all = found(look);
			const products = [...new Set(rows().flatMap((row) => row.products))].toSorted();
			return { rows: all.slice(from, from + count), found: all.length, all: rows().length, products };
		},
		disclosures_found: ({ look }: { look: Look }): DisclosureMark[] => found(look).map(({ id, number, closed_at }) => ({ id, number, closed: closed_at !== null }))
	};
}
