import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { germanDates } from '$lib/language/desk/dates.de';
import { isProgramText, reword } from '$lib/language/desk/paths';
import fieldNames from '$lib/language/desk/fields.de.json';
import { fieldName } from '$lib/language/desk/fields';
import { meaningsIn, sayer } from '$lib/language/desk/say';
import german from '$lib/language/desk/words.de.json';

const SAMPLES = new URL('../../src/lib/ipc/fake/', import.meta.url);
const say = sayer(german, germanDates);
/** Names of authorities and of acts, of files and of standards, which are the same in every language. */
const NAMES =
	/Administration|Agency|Agência|Authority$|Authorities$|Comisión|Organisation|Center|Branch$|Health Canada$|^Medical Device|^UDI|\.(?:pdf|txt)$|^(?:NOTIVISA|security\.txt)|^ISO/;
/** A clause, as the act writes it. */
const CLAUSE = /\bArt\.|CFR|\bregs? \d|\bs\.\d|\bPRAC\b|\d{4} [IVX]+\b|\d\.\d|C\(20\d\d\)/;

describe('the words of the program in German', () => {
	it.each([
		['A word', 'Draft FSN sent', 'Entwurf der FSN gesandt'],
		['A sentence with values', 'Affected versions missing for CVE-2026-1 on Pump 4.', 'Betroffene Versionen fehlen für CVE-2026-1 bei Pump 4.'],
		['Sentences in a row', 'Not verified. Needs an answer.', 'Nicht geprüft. Braucht eine Antwort.'],
		['A known text and a sentence after it', 'a recall in China was decided; Not verified.', 'ein Rückruf in China wurde beschlossen; Nicht geprüft.'],
		['A word in a value', 'waits for: Incident known or Death or deterioration known', 'wartet auf: Vorkommnis bekannt oder Tod oder Verschlechterung bekannt'],
		['A date', 'Due: end of Sun 6 Dec, 23:59 EST.', 'Fällig: Ende So 6. Dez., 23:59 EST.'],
		['A date at the end', 'It is not counted, so day 10 moves to Fri 27 Nov.', 'Er wird nicht gezählt, Tag 10 verschiebt sich daher auf Fr 27. Nov.'],
		['What nobody knows', 'The pump of ward 4 or ward 5', 'The pump of ward 4 or ward 5']
	])('%s', (_, english, said) => {
		expect(say(english)).toBe(said);
	});

	it('lead back from a German word to the names that hold it', () => {
		const found = meaningsIn(german, 'FDA  Korrekturm de');
		expect(Object.keys(found)).toEqual(['fda', 'korrekturm']);
		expect(found['korrekturm']).toContain('Correction report');
		expect(found['korrekturm']?.some((text) => text.includes('{'))).toBe(false);
	});

	it('say every text of the program in the sample answers', () => {
		const left: string[] = [];
		let count = 0;
		for (const file of readdirSync(SAMPLES).filter((name) => name.endsWith('.json'))) {
			reword(file.replace('.json', ''), JSON.parse(readFileSync(new URL(file, SAMPLES), 'utf8')), (text) => {
				count += 1;
				if (say(text) === text && /[a-z]{3}/.test(text) && !NAMES.test(text) && !CLAUSE.test(text)) left.push(`${file}: ${text}`);
				return text;
			});
		}
		expect(count).toBeGreaterThan(2000);
		// A person's reason stands in the same field as the program's.
		expect(left.filter((line) => !line.includes('the pump and its module are devices under'))).toEqual([]);
	});

	it('keep every value', () => {
		const places = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
		const wrong = Object.entries(german).filter(([english, said]) => places(english).join() !== places(said).join() || said.trim() === '');
		expect(wrong).toEqual([]);
	});
});

describe('what people wrote', () => {
	it('is the very same', () => {
		const answer = { disclosure: { title: 'Not verified.', notes: [{ text: 'Needs an answer.' }] }, findings: [{ message: 'Not verified.', path: '/title' }] };
		expect(reword('show_disclosure', answer, say)).toEqual({ ...answer, findings: [{ message: 'Nicht geprüft.', path: '/title' }] });
	});

	it('keeps the bytes of a file', () => {
		const pages = new Uint8Array([37, 80, 68, 70]);
		expect(reword('preview', { pages, words: 'x' }, say)).toEqual({ pages, words: 'x' });
		expect(reword('preview', { pages }, say).pages).toBe(pages);
	});

	it.each(['disclosure.title', 'report.text', 'letter.text', 'answer.reason', 'draft.subtitle', 'product.name', 'decision.reason', 'embargo.reason', 'fact.note'])(
		'%s is never touched',
		(path) => {
			expect(isProgramText(['show_disclosure', ...path.split('.')])).toBe(false);
			expect(isProgramText(['show_report', ...path.split('.')])).toBe(false);
		}
	);
});

/** What the register keeps, and so what its history names the fields of. */
const RECORDS = ['Disclosure', 'Fact', 'Decision', 'NoticeDraft', 'Approval', 'SealRecord', 'SealExtension', 'Sending', 'Product', 'PackRecord', 'Report', 'Letter',
	'Organisation', 'BackupPlan', 'BackupMade', 'DocumentSettings', 'DocumentRevision', 'Sealing', 'IntakeTargets', 'RegimeSwitch', 'TrustedRoot', 'ScopeAnswer', 'Statement'];

/** The fields of types and of all that they hold, from the bindings. */
function fieldsOf(types: readonly string[]): Set<string> {
	const [seen, fields, open] = [new Set<string>(), new Set<string>(), [...types]];
	for (let type = open.pop(); type !== undefined; type = open.pop()) {
		if (seen.has(type)) continue;
		seen.add(type);
		const text = readFileSync(new URL(`../../src/lib/ipc/bindings/${type}.ts`, import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
		for (const [, name = ''] of text.matchAll(/import type \{ (\w+) \} from "\.\/\w+"/g)) open.push(name);
		for (const [, name = ''] of text.matchAll(/[{,]\s*"?(\w+)"?\??:/g)) fields.add(name);
	}
	return fields;
}

describe('the names of fields in the history', () => {
	it('are known in German for all that the register keeps', () => {
		const fields = [...fieldsOf(RECORDS)];
		expect(fields.length).toBeGreaterThan(200);
		expect(fields.filter((name) => !(name in fieldNames))).toEqual([]);
	});

	it.each([
		['vulnerabilities', true, 'vulnerability', 'Schwachstelle'],
		['vulnerabilities', false, 'vulnerabilities', 'Schwachstellen'],
		['fixed_version', false, 'fixed version', 'behobene Version'],
		['us.common_name', false, 'us.common name', 'us.common name']
	])('%s, one of them: %s', (key, one, english, said) => {
		expect([fieldName(key, one, 'en'), fieldName(key, one, 'de')]).toEqual([english, said]);
	});
});
