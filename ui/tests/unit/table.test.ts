import { describe, expect, it } from 'vitest';
import list from '../../src/lib/ipc/fake/list_disclosures.json';
import { Heights, sliceOf } from '../../src/lib/components/windowing';
import { RowWindow } from '../../src/lib/components/rows.svelte';
import { forgetKept, kept } from '../../src/lib/session/kept';
import { EVERYTHING, narrowed, toCsv, toMarkdown, type Row } from '../../src/lib/disclosure/table';
import { readViews, sameLook } from '../../src/lib/disclosure/views.svelte';

const one = (list.rows as unknown as Row[])[0] as Row;

describe('the list of disclosures', () => {
	it('knows whether something is hidden', () => {
		expect(narrowed(EVERYTHING)).toBe(false);
		expect(narrowed({ ...EVERYTHING, by: 'owner', down: false })).toBe(false);
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
	it('makes little of a list that is out of sight', () => {
		const heights = new Heights(50);
		expect(sliceOf(heights, 1000, -5000, 800)).toMatchObject({ from: 0, to: 6 });
		expect(sliceOf(heights, 1000, 90_000, 800)).toMatchObject({ from: 994, to: 1000 });
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

describe('what a screen leaves behind', () => {
	it('is there at the next visit, until another register is opened', () => {
		const first = kept('a list', () => new RowWindow());
		first.moveTo(9000);
		expect(kept('a list', () => new RowWindow())).toBe(first);
		expect(kept('another list', () => new RowWindow()).top).toBe(0);
		forgetKept();
		expect(kept('a list', () => new RowWindow()).top).toBe(0);
	});
	it('makes the rows around the place where it stood', () => {
		const rows = new RowWindow();
		rows.moveTo(56 * 500);
		const { from, to } = rows.slice(1000);
		expect(from).toBeLessThanOrEqual(500);
		expect(to).toBeGreaterThan(510);
		expect(rows.first(1000)).toBe(500);
		expect(rows.first(0)).toBe(0);
		expect(rows.first(10)).toBe(9);
		rows.forget();
		expect(rows.top).toBe(56 * 500);
	});
});
