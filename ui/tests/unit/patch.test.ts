import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/lib/ipc/bindings/serde_json/JsonValue';
import { apply, diff } from '../../src/lib/ipc/patch';

const CASES: [string, JsonValue, JsonValue][] = [
	['a field', { title: 'a', tlp: 'RED' }, { title: 'b', tlp: 'RED' }],
	['a field deep down', { v: [{ id: '1', affected: [{ versions: '' }] }] }, { v: [{ id: '1', affected: [{ versions: '5.0' }] }] }],
	['more entries', { v: [1] }, { v: [1, 2, 3] }],
	['fewer entries', { v: [1, 2, 3, 4] }, { v: [1] }],
	['an entry out of the middle', { v: [{ a: 1 }, { a: 2 }, { a: 3 }] }, { v: [{ a: 1 }, { a: 3 }] }],
	['a value for nothing', { on: null }, { on: '2026-11-23' }],
	['nothing for a value', { embargo: { until: 'x', note: '' } }, { embargo: null }],
	['a new and a gone key', { answers: { death: 'no' } }, { answers: { 'risk/health~': 'yes' } }],
	['another type', { value: [1, 2] }, { value: 'text' }]
];

describe('JSON Patch', () => {
	it.each(CASES)('leads from one state to the other: %s', (_, before, after) => {
		expect(apply(before, diff(before, after))).toEqual(after);
	});

	it('is empty where nothing changed, and names only what did', () => {
		expect(diff({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
		expect(diff({ title: 'a', summary: 's' }, { title: 'b', summary: 's' })).toEqual([{ op: 'replace', path: '/title', value: 'b' }]);
	});

	it('cuts a list from the back', () => {
		expect(diff([1, 2, 3], [1])).toEqual([
			{ op: 'remove', path: '/2' },
			{ op: 'remove', path: '/1' }
		]);
	});
});
