import { describe, expect, it } from 'vitest';
import due from '../../src/lib/ipc/fake/list_due.json';
import list from '../../src/lib/ipc/fake/list_disclosures.json';
import { Heights, sliceOf } from '../../src/lib/components/windowing';
import { COLUMNS, EVERYTHING, matches, narrowed, nextDates, sorted, toCsv, toMarkdown, type Row } from '../../src/lib/disclosure/table';
import { readViews, sameLook } from '../../src/lib/disclosure/views.svelte';
import type { DisclosureSummary, DueItem } from '../../src/lib/ipc/types';

const now = Date.parse(due.at);
const next = nextDates(due.items as unknown as DueItem[]);
const rows = (list as unknown as DisclosureSummary[]).map((row): Row => ({ ...row, next: next.get(row.id) ?? null, exploitation: null }));
const one = rows[0] as Row;
const found = (look: Partial<typeof EVERYTHING>, of = rows) => of.filter((row) => matches(row, { ...EVERYTHING, ...look }, now));

describe('the list of disclosures', () => {
	it('takes the earliest date that is still owed', () => {
		for (const [id, item] of next) {
			const all = (due.items as unknown as DueItem[]).filter(({ obligation }) => obligation.key.disclosure === id && obligation.due);
			expect(all.every(({ obligation }) => (obligation.due?.safe_at ?? '') >= (item.obligation.due?.safe_at ?? ''))).toBe(true);
		}
		expect(next.size).toBe(3);
	});

	it('sorts by each column both ways, with what has no value last', () => {
		for (const { id } of COLUMNS) for (const down of [true, false]) expect(sorted(rows, id, down)).toHaveLength(rows.length);
		const bare = { ...one, id: 'bare', worst: null, next: null, owner: '' };
		for (const column of ['worst', 'next', 'owner'] as const) for (const down of [true, false]) expect(sorted([bare, ...rows.filter((row) => row.next)], column, down).at(-1)?.id).toBe('bare');
		expect(sorted([{ ...one, number: 'VD-2026-0010' }, { ...one, number: 'VD-2026-0009' }], 'number', false).map((row) => row.number)).toEqual(['VD-2026-0009', 'VD-2026-0010']);
		const scores = sorted(rows, 'worst', true).map((row) => row.worst?.[0] ?? 0);
		expect(scores).toEqual(scores.toSorted((left, right) => right - left));
	});

	it('filters by state, severity, product, exploitation and date', () => {
		expect(found({})).toHaveLength(rows.length);
		expect(found({ state: 'closed' }, [one, { ...one, closed_at: due.at }])).toHaveLength(1);
		expect(found({ severity: 'high' }).every((row) => (row.worst?.[0] ?? 0) >= 7)).toBe(true);
		expect(found({ severity: 'none' }, [one, { ...one, worst: null }])).toHaveLength(1);
		expect(found({ product: one.products[0] ?? '' }).length).toBeGreaterThan(0);
		expect(found({ exploited: 'exploited' }, [one, { ...one, exploitation: 'exploited' }])).toHaveLength(1);
		expect(found({ due: 'overdue' }).map((row) => row.number)).toEqual(['VD-2026-0003']);
		expect(found({ due: '1' }).map((row) => row.number).toSorted()).toEqual(['VD-2026-0002', 'VD-2026-0003']);
		expect(found({ due: '3' })).toHaveLength(3);
		expect(found({ text: `${one.number.toLowerCase()} ${one.owner.split(' ')[0]}` })).toHaveLength(1);
		expect(narrowed(EVERYTHING)).toBe(false);
		expect(narrowed({ ...EVERYTHING, due: '7' })).toBe(true);
	});

	it('is written as text that no program takes for something else', () => {
		const csv = toCsv([{ ...one, title: '=HYPERLINK("x"), "quoted"\nnext' }]);
		expect(csv).toContain(`"'=HYPERLINK(""x""), ""quoted""\nnext"`);
		expect(csv.startsWith('"Number","Title"')).toBe(true);
		const markdown = toMarkdown([{ ...one, title: 'a | b <i> [x]\nnext' }]);
		expect(markdown).toContain('a \\| b \\<i\\> \\[x\\] next');
		expect(new Set(markdown.trim().split('\n').map((line) => line.replaceAll('\\|', '').split('|').length)).size).toBe(1);
	});
});

describe('saved views', () => {
	it('survive what an older or broken entry holds', () => {
		expect(readViews(null)).toEqual([]);
		expect(readViews('{nonsense')).toEqual([]);
		expect(readViews('{"a":1}')).toEqual([]);
		const [view] = readViews('[{"name":"Mine","look":{"due":"7","by":"gone","unknown":1,"down":"yes"}},{"look":{}},null]');
		expect(view).toEqual({ name: 'Mine', look: { ...EVERYTHING, due: '7' } });
	});
	it('are told apart by what they look for', () => {
		expect(sameLook(EVERYTHING, { ...EVERYTHING })).toBe(true);
		expect(sameLook(EVERYTHING, { ...EVERYTHING, by: 'owner' })).toBe(false);
	});
});

describe('a window on a long list', () => {
	it('makes the rows in sight and some around, and keeps the height of all', () => {
		const heights = new Heights(50);
		for (const top of [0, 12_345, 250_000, 499_900]) {
			const { from, to, before, after } = sliceOf(heights, 10_000, top, 800);
			expect(to - from).toBeLessThan(50);
			expect(before + (to - from) * 50 + after).toBe(500_000);
			expect(before).toBeLessThanOrEqual(top);
			expect(before + (to - from) * 50).toBeGreaterThanOrEqual(Math.min(top + 800, 500_000));
		}
	});
	it('takes measured heights, and makes all of a short list', () => {
		const heights = new Heights(50);
		expect(heights.measure(0, 80)).toBe(true);
		expect(heights.measure(0, 80)).toBe(false);
		expect(heights.usual).toBe(80);
		expect(heights.measure(1, 60)).toBe(true);
		expect(heights.top(2)).toBe(140);
		expect(heights.top(3)).toBe(210);
		expect(sliceOf(heights, 3, 0, 800)).toMatchObject({ from: 0, to: 3, before: 0, after: 0 });
		expect(sliceOf(heights, 0, 0, 800)).toMatchObject({ from: 0, to: 0 });
	});
});
