import type { DueItem } from '$lib/ipc/types';
import { dayIn, instantOf, dayMonthText, monthText, plusDays, plusMonths } from '$lib/time/when';
import { collator } from '$lib/language/language';

const DAY = 86_400_000;

/** How much time is in sight. */
export const SPANS = [
	{ value: 'fortnight', label: '2 weeks', days: 14 },
	{ value: 'weeks', label: '6 weeks', days: 42 },
	{ value: 'half', label: '6 months', days: 183 }
] as const;

export type Span = (typeof SPANS)[number]['value'];
export type LaneBy = 'disclosure' | 'authority';

interface Lane {
	id: string;
	label: string;
	detail: string;
	items: DueItem[];
}

/** The obligations that have a date, in lanes; within a lane by the date to work to. */
export function lanesOf(items: DueItem[], by: LaneBy): Lane[] {
	const lanes = new Map<string, Lane>();
	for (const item of items) {
		if (!item.obligation.due) continue;
		const id = by === 'disclosure' ? item.number : item.obligation.authority;
		const lane = lanes.get(id) ?? { id, label: id, detail: by === 'disclosure' ? item.title : item.obligation.authority_full, items: [] };
		lane.items.push(item);
		lanes.set(id, lane);
	}
	const safe = (item: DueItem) => item.obligation.due?.safe_at ?? '';
	return [...lanes.values()]
		.map((lane) => ({ ...lane, items: lane.items.toSorted((left, right) => safe(left).localeCompare(safe(right))) }))
		.sort((left, right) => collator.compare(left.label, right.label));
}

export interface Window {
	from: number;
	to: number;
}

/** A third of what is in sight lies before the instant. */
export function windowAround(at: number, span: Span, shift: number): Window {
	const length = (SPANS.find((known) => known.value === span)?.days ?? 42) * DAY;
	const from = at - length / 3 + (shift * length) / 2;
	return { from, to: from + length };
}

/** Where an instant stands, in percent of the window; before and after it at its edges. */
export function placeIn({ from, to }: Window, at: number): number {
	return Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100));
}

interface Tick {
	at: number;
	label: string;
}

/** The days, Mondays or first days of months of a window, at midnight of the zone. */
export function ticksOf(window: Window, span: Span, zone: string): Tick[] {
	const first = dayIn(new Date(window.from).toISOString(), zone);
	const monday = plusDays(first, -((new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7));
	let day = span === 'half' ? `${first.slice(0, 7)}-01` : span === 'weeks' ? monday : first;
	const ticks: Tick[] = [];
	for (;;) {
		// Where the clocks skip midnight, the day begins an hour later.
		const at = Date.parse(instantOf(`${day}T00:00`, zone) ?? instantOf(`${day}T01:00`, zone) ?? `${day}T00:00:00Z`);
		if (at >= window.to) return ticks;
		const number = Number(day.slice(8));
		const named = number <= 7 || ticks.length === 0;
		if (at >= window.from) ticks.push({ at, label: span === 'half' ? `${monthText(day)} ${day.slice(0, 4)}` : named && !(span === 'fortnight' && number > 1 && ticks.length > 0) ? dayMonthText(day) : String(number) });
		day = span === 'half' ? plusMonths(day, 1) : plusDays(day, span === 'weeks' ? 7 : 1);
	}
}
