import { readdirSync, readFileSync } from 'node:fs';
import PO from 'pofile';
import { getKey, IndexTracker } from 'wuchale';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/lib/language/language';
import { LOCALES, words } from '../../scripts/words/adapter.js';

/** The catalogues hold each text of the source, and nothing else. `npm run words` brings them up to date. */
const FOLDER = 'src/locales';
const catalogue = (language: string) => PO.parse(readFileSync(`${FOLDER}/${language}.po`, 'utf8')).items;
/** What the program is given holds no text of its own: types, sample answers, the words of the desk. */
const PROGRAM = /\.d\.ts$|^src\/lib\/(?:ipc\/(?:bindings|fake)|language\/desk\/)/;
type Entry = ReturnType<typeof catalogue>[number];
const textsOf = ({ msgid, msgid_plural }: Entry) => (msgid_plural ? [msgid, msgid_plural] : [msgid]);
const keyOf = (entry: Entry) => getKey(textsOf(entry), entry.msgctxt ?? undefined);
/** `{0}`, `<0>`, `</0>`, `<0/>` and, in plurals, `#`: what the program puts in. */
const placesIn = (text: string, counted: boolean) => (text.match(counted ? /\{\d+\}|<\/?\d+\/?>|#/g : /\{\d+\}|<\/?\d+\/?>/g) ?? []).sort();

async function extracted(): Promise<Set<string>> {
	const { transform } = words();
	const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).map((name) => `src/${name}`);
	const keys = new Set<string>();
	for (const filename of files.filter((name) => /\.(?:svelte|ts)$/.test(name) && !PROGRAM.test(name))) {
		const given = { content: readFileSync(filename, 'utf8'), filename, index: new IndexTracker(), expr: { plain: 'x', reactive: 'x' }, matchUrl: () => null };
		for (const { msgStr, context } of (await transform(given)).msgs) keys.add(getKey(msgStr, context));
	}
	return keys;
}

const source = await extracted();

it('has a catalogue for each language of the window', () => {
	expect(LOCALES).toEqual(LANGUAGES.map(({ code }) => code));
	const files = readdirSync(FOLDER).filter((name) => name.endsWith('.po'));
	expect(files.sort()).toEqual(LANGUAGES.map(({ code }) => `${code}.po`).sort());
});

describe.each(LANGUAGES.map(({ code }) => code))('the catalogue of %s', (code) => {
	const entries = catalogue(code);
	const held = new Set(entries.map(keyOf));

	it('holds every text of the source', () => expect([...source].filter((key) => !held.has(key))).toEqual([]));

	it('holds no text that the source has no longer', () => {
		expect(entries.filter((entry) => entry.obsolete || !source.has(keyOf(entry))).map(keyOf)).toEqual([]);
	});

	it('has each text translated, in every form', () => {
		const forms = (entry: Entry) => (entry.msgid_plural ? Math.max(2, entry.msgstr.length) : 1);
		const lacking = entries.filter((entry) => entry.msgstr.length < forms(entry) || entry.msgstr.some((text) => text.trim() === ''));
		expect(lacking.map(keyOf)).toEqual([]);
	});

	it('has no translation that is to be looked at', () => expect(entries.filter(({ flags }) => flags['fuzzy']).map(keyOf)).toEqual([]));

	it('puts in what the source puts in', () => {
		const differ = entries.filter((entry) => {
			const counted = Boolean(entry.msgid_plural);
			const wanted = textsOf(entry).map((text) => placesIn(text, counted).join());
			return entry.msgstr.some((text, form) => placesIn(text, counted).join() !== (counted ? (form === 0 ? wanted[0] : wanted[1]) : wanted[0]));
		});
		expect(differ.map(keyOf)).toEqual([]);
	});

	it('keeps the spaces at the ends', () => {
		const ends = (text: string) => [/^\s*/.exec(text)?.[0], /\s*$/.exec(text)?.[0]];
		expect(entries.filter(({ msgid, msgid_plural, msgstr }) => !msgid_plural && String(ends(msgid)) !== String(ends(msgstr[0] ?? ''))).map(keyOf)).toEqual([]);
	});
});
