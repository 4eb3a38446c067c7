import { describe, expect, it } from 'vitest';
import { amid, choiceOf, languageOf } from '../../src/lib/language/language';
import { plural } from '../../src/lib/language/plural';
import { readLeads } from '../../src/lib/remind/leads';
import { readDay } from '../../src/lib/time/when';

describe('the language of the window', () => {
	it.each([
		['system', 'de-DE', 'de'],
		['system', 'de', 'de'],
		['system', 'DE-at', 'de'],
		['system', 'en-US', 'en'],
		['system', 'fr-FR', 'en'],
		['system', '', 'en'],
		['en', 'de-DE', 'en'],
		['de', 'en-GB', 'de']
	] as const)('is, chosen “%s” on a system in “%s”, %s', (choice, system, language) => expect(languageOf(choice, system)).toBe(language));

	it.each([['de', 'de'], ['system', 'system'], ['xx', 'system'], [undefined, 'system'], [7, 'system']])('takes “%s”, as it was kept, for %s', (kept, choice) =>
		expect(choiceOf(kept)).toBe(choice)
	);
});

describe('words and numbers', () => {
	it('takes the form of the rule', () => {
		expect(plural(1, ['# date', '# dates'])).toBe('1 date');
		expect(plural(0, ['# date', '# dates'])).toBe('0 dates');
		expect(plural(22, ['one #', 'few #', 'many #'], (n) => (n === 1 ? 0 : n % 10 >= 2 && n % 10 <= 4 ? 1 : 2))).toBe('few 22');
	});

	it('makes words small amid a sentence', () => expect(amid('In review')).toBe('in review'));
});

describe('what people type', () => {
	it.each(['7 T., 48 Std.', '7 Tage; 2 t', '7 d, 48 h'])('reads the leads “%s”', (text) => expect(readLeads(text)).toEqual([168, 48]));

	it.each([['23.11.2026', '2026-11-23'], ['23. Nov 2026', '2026-11-23'], ['Mo, 23. nov. 2026', '2026-11-23'], ['23. Foo 2026', null]])(
		'reads the day “%s”', (text, day) => expect(readDay(text)).toBe(day)
	);
});
