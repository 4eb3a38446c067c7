import { describe, expect, it } from 'vitest';
import list from '../../src/lib/ipc/fake/list_due.json';
import type { DueItem } from '../../src/lib/ipc/types';
import { GROUP_ORDER, grouped } from '../../src/lib/due/group';
import { rowDate, untilText } from '../../src/lib/due/words';
import { placeOf } from '../../src/lib/disclosure/words';
import { cut, fieldWords, toldChanges } from '../../src/lib/history/words';

const items = list.items as unknown as DueItem[];
const now = Date.parse(list.at);

describe('what is due', () => {
	it('stands in the order of the groups, and loses nothing', () => {
		const groups = grouped(items);
		expect(groups.flatMap((entry) => entry.items)).toHaveLength(items.length);
		const order = groups.map((entry) => GROUP_ORDER.indexOf(entry.group));
		expect(order).toEqual(order.toSorted((left, right) => left - right));
	});

	it('counts the time left as the backend does', () => {
		for (const item of items) {
			const { due, group } = item.obligation;
			if (!due || group === 'overdue' || group === 'closed' || item.over) continue;
			expect(rowDate(item, now).left).toBe(item.left);
		}
	});

	it('never leaves a row without a word', () => {
		for (const item of items) {
			const date = rowDate(item, now);
			expect(date.main).not.toBe('');
			expect(date.left).not.toBe('');
		}
	});

	it('says overdue only past the legal date', () => {
		expect(untilText('2026-11-23T13:00:00Z', Date.parse('2026-11-23T15:30:00Z'), 'overdue')).toBe('2 h overdue');
		expect(untilText('2026-11-23T13:00:00Z', Date.parse('2026-11-23T15:30:00Z'), 'passed')).toBe('2 h past');
		expect(untilText('2026-11-23T16:00:00Z', Date.parse('2026-11-23T15:30:00Z'), 'overdue')).toBe('in 30 min');
	});
});

describe('history', () => {
	it('reads a path as words', () => {
		expect(fieldWords('/vulnerabilities/1/affected/0/versions')).toBe('vulnerability 2, affected 1, versions');
		expect(fieldWords('')).toBe('the whole record');
		expect(fieldWords('/form/us.actions', { 'us.actions': 'Actions taken and expected' })).toBe('form, Actions taken and expected');
	});

	it('cuts two texts between words', () => {
		expect(cut('Install version 4.6.2 soon.', 'Install version 4.6.2 by Monday.')).toEqual([
			{ start: 'Install version 4.6.2 ', middle: 'soon.', end: '' },
			{ start: 'Install version 4.6.2 ', middle: 'by Monday.', end: '' }
		]);
		const [before, after] = cut('>= 4.0 and < 4.6.0', '>= 4.0 and < 4.6.2');
		expect([before.middle, after.middle]).toEqual(['4.6.0', '4.6.2']);
	});
});

it('knows where the field of a finding is edited', () => {
	expect(placeOf('/vulnerabilities/2/affected/1/versions')).toEqual({ tab: 'vulnerabilities', vulnerability: 2 });
	expect(placeOf('/vulnerabilities')).toEqual({ tab: 'vulnerabilities', vulnerability: null });
	expect(placeOf('/safety/harm')).toEqual({ tab: 'overview', vulnerability: null });
});

describe('two states of a record', () => {
	it('leaves out what says nothing to a person', () => {
		expect(
			toldChanges([
				['/summary', '', 'New'],
				['/summary', 'Old', ''],
				['/id', null, '01a1ea41-23e0-7000-8000-00000001002c'],
				['/references', '[]', null],
				['/title', 'One', 'Two'],
				['/promises/0/by', null, '2026-11-27T11:00:00Z'],
				['/at', '2026-11-27T11:00:00Z', '2026-11-27T11:00:05Z']
			], 'Europe/Berlin')
		).toEqual([
			['/summary', null, 'New'],
			['/summary', 'Old', null],
			['/title', 'One', 'Two'],
			['/promises/0/by', null, 'Fri 27 Nov 2026, 12:00 CET'],
			['/at', '2026-11-27T11:00:00Z', '2026-11-27T11:00:05Z']
		]);
	});
});
