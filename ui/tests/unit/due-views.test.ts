import { describe, expect, it } from 'vitest';
import list from '../../src/lib/ipc/fake/list_due.json';
import type { DueItem } from '../../src/lib/ipc/types';
import { byDay, hourOf, marksOf, weeksOf } from '../../src/lib/due/month';
import { lanesOf, placeIn, ticksOf, windowAround } from '../../src/lib/due/timeline';
import { viewOf } from '../../src/lib/due/views.svelte';
import { monthTitle, plusDays, plusMonths } from '../../src/lib/time/when';

const items = list.items as unknown as DueItem[];
const dated = items.filter((item) => item.obligation.due);

describe('the month', () => {
	it('holds every date, and two where safe and legal date differ', () => {
		const differ = dated.filter(({ obligation: { due } }) => due?.safe_at !== due?.legal_at);
		const marks = marksOf(items);
		expect(marks).toHaveLength(dated.length + differ.length);
		expect([...byDay(marks).values()].flat()).toHaveLength(marks.length);
	});

	it('puts a date on the day of its authority, as the row reads it', () => {
		for (const { day, item, role } of marksOf(items)) {
			const text = role === 'safe' ? item.obligation.due?.safe_text : item.obligation.due?.legal_text;
			expect(text).toContain(` ${Number(day.slice(8))} `);
		}
	});

	it('names a time only where a clock runs to the hour', () => {
		expect(hourOf('2026-11-26T04:59:00Z', 'America/New_York')).toBeNull();
		expect(hourOf('2026-11-23T08:40:00Z', 'UTC')).toMatch(/^08:40 /);
	});

	it('begins its weeks on Monday and shows the whole month', () => {
		const weeks = weeksOf('2026-11-23');
		expect(weeks.map((week) => week[0])).toEqual(['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30']);
		expect(weeksOf('2027-02-15')).toHaveLength(4);
		expect(weeks.flat()).toHaveLength(42);
	});

	it('counts days and months', () => {
		expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
		expect(plusMonths('2026-01-31', 1)).toBe('2026-02-28');
		expect(plusMonths('2026-01-15', -1)).toBe('2025-12-15');
		expect(monthTitle('2026-11-23')).toBe('November 2026');
	});
});

describe('the timeline', () => {
	it('loses no obligation that has a date, in either kind of lane', () => {
		for (const by of ['disclosure', 'authority'] as const) expect(lanesOf(items, by).flatMap((lane) => lane.items)).toHaveLength(dated.length);
		expect(lanesOf(items, 'disclosure').map((lane) => lane.id)).toEqual(['VD-2026-0002', 'VD-2026-0003', 'VD-2026-0004']);
	});

	it('shows a third of its window before now, and stops at its edges', () => {
		const now = Date.parse('2026-11-23T13:20:00Z');
		const window = windowAround(now, 'weeks', 0);
		expect(Math.round(placeIn(window, now))).toBe(33);
		expect(placeIn(window, window.from - 1)).toBe(0);
		expect(placeIn(window, window.to + 1)).toBe(100);
		expect(windowAround(now, 'weeks', 1).from).toBe(window.from + 21 * 86_400_000);
	});

	it('draws its lines at midnight, also over a change of the clocks', () => {
		const window = { from: Date.parse('2026-10-20T00:00:00Z'), to: Date.parse('2026-11-05T00:00:00Z') };
		const ticks = ticksOf(window, 'weeks', 'Europe/Berlin').map((tick) => new Date(tick.at).toISOString());
		expect(ticks).toEqual(['2026-10-25T23:00:00.000Z', '2026-11-01T23:00:00.000Z']);
		expect(ticksOf(window, 'half', 'Europe/Berlin').map((tick) => tick.label)).toEqual(['Nov 2026']);
	});
});

it('takes the view of the address, or the last one', () => {
	expect(viewOf('calendar')).toBe('calendar');
	expect(viewOf('nonsense')).toBe('list');
	expect(viewOf(null)).toBe('list');
});
