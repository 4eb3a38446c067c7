import { describe, expect, it } from 'vitest';
import texts from '../../src/lib/ipc/fake/zone_texts.json';
import { dayText, fieldText, initials, instantOf, instantText, readDay, readLocal, spanText, timeText } from '../../src/lib/time/when';

const BERLIN = 'Europe/Berlin';
const NEW_YORK = 'America/New_York';

describe('instants in words', () => {
	it.each([
		['2026-11-23T13:20:00Z', BERLIN, 'Mon 23 Nov 2026, 14:20 CET'],
		['2026-07-01T12:00:00Z', BERLIN, 'Wed 1 Jul 2026, 14:00 CEST'],
		['2026-11-27T04:59:59Z', NEW_YORK, 'Thu 26 Nov 2026, 23:59 EST'],
		['2026-11-23T13:20:00Z', 'UTC', 'Mon 23 Nov 2026, 13:20 UTC'],
		['2026-11-23T13:20:00Z', 'Europe/London', 'Mon 23 Nov 2026, 13:20 GMT'],
		['2026-11-23T00:00:00Z', 'Asia/Tokyo', 'Mon 23 Nov 2026, 09:00 JST']
	])('%s in %s', (iso, zone, words) => expect(instantText(iso, zone)).toBe(words));

	// Vancouver and Edmonton are an hour off in the data that a web view brings.
	it.each(texts as [string, string, string][])('%s in %s reads as the program writes it', (iso, zone, words) => expect(instantText(iso, zone)).toBe(words));

	it('leaves out this year, and no other', () => {
		expect(instantText('2026-11-23T13:20:00Z', BERLIN, 2026)).toBe('Mon 23 Nov, 14:20 CET');
		expect(dayText('2027-01-05', 2026)).toBe('Tue 5 Jan 2027');
		expect(timeText('2026-11-23T13:20:00Z', BERLIN)).toBe('14:20 CET');
	});
});

describe('time left', () => {
	it.each([
		[42 * 60 + 59, '42 min'],
		[19 * 3600 + 3599, '19 h'],
		[47 * 3600 + 3599, '47 h'],
		[48 * 3600, '2 d 0 h'],
		[(3 * 24 + 15) * 3600 + 3599, '3 d 15 h']
	])('%d seconds are rounded down', (seconds, words) => {
		expect(spanText(0, seconds * 1000)).toBe(words);
		expect(spanText(seconds * 1000, 0)).toBe(words);
	});
});

describe('local times', () => {
	it('goes from the field to the instant and back', () => {
		expect(instantOf('2026-11-23T14:20', BERLIN)).toBe('2026-11-23T13:20:00.000Z');
		expect(fieldText('2026-11-23T13:20:00.000Z', BERLIN)).toBe('2026-11-23T14:20');
		expect(instantOf('2026-03-08T23:30', NEW_YORK)).toBe('2026-03-09T03:30:00.000Z');
	});

	it('finds none where the clocks skip it', () => {
		expect(instantOf('2026-03-29T02:30', BERLIN)).toBeNull();
		expect(instantOf('nonsense', BERLIN)).toBeNull();
	});

	it.each([
		['2026-11-23', '2026-11-23'],
		['23.11.2026', '2026-11-23'],
		['3 Feb 2027', '2027-02-03'],
		['Mon 23 November 2026', '2026-11-23'],
		['2026-02-30', null],
		['tomorrow', null]
	])('reads the day “%s”', (text, day) => expect(readDay(text)).toBe(day));

	it.each([
		['2026-11-23 14:20', '2026-11-23T14:20'],
		['2026-11-23T9:05', '2026-11-23T09:05'],
		['23 Nov 2026, 14:20 CET', '2026-11-23T14:20'],
		['2026-11-23 24:10', null],
		['2026-11-23', null]
	])('reads the moment “%s”', (text, moment) => expect(readLocal(text)).toBe(moment));
});

it('takes the first and last initial', () => {
	expect(initials('Jana Petersen')).toBe('JP');
	expect(initials('Dr. Miriam Anna Albers')).toBe('DA');
	expect(initials('')).toBe('');
});
