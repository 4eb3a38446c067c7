import { describe, expect, it } from 'vitest';
import { leadsText, readLeads } from '$lib/remind/leads';
import { periods } from '$lib/report/periods';

describe('leads of reminders', () => {
	it.each([
		['7 d, 48 h, 24 h, 4 h', [168, 48, 24, 4]],
		['3 days; 1 hour', [72, 1]],
		['12', [12]],
		['', []]
	])('reads “%s”', (text, hours) => expect(readLeads(text)).toEqual(hours));

	it.each(['soon', '7 w', '-3 h', '1.5 h'])('refuses “%s”', (text) => expect(readLeads(text)).toBeNull());

	it('reads what it writes', () => {
		for (const hours of [[168, 48, 24, 4], [72], [1]]) expect(readLeads(leadsText(hours))).toEqual(hours);
	});
});

describe('periods of a report', () => {
	it('end on their last day', () => {
		const of = Object.fromEntries(periods('2026-02-23').map(({ label, from, to }) => [label, `${from} ${to}`]));
		expect(of).toEqual({
			'This year': '2026-01-01 2026-12-31',
			'Last year': '2025-01-01 2025-12-31',
			'This quarter': '2026-01-01 2026-03-31',
			'Last quarter': '2025-10-01 2025-12-31',
			'Last 12 months': '2025-02-24 2026-02-23'
		});
	});
});
