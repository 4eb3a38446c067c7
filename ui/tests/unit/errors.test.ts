import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CODES } from '../../src/lib/ipc/bindings/codes';
import { asDeskError, WORDING } from '../../src/lib/ipc/errors';

describe('errors', () => {
	it.each(CODES)('has wording for %s', (code) => {
		expect(WORDING[code].heading).toMatch(/^[A-Z]/);
		expect(WORDING[code].heading.length).toBeLessThan(60);
		expect(['field', 'line', 'stay']).toContain(WORDING[code].loudness);
	});

	it('has wording for nothing else', () => expect(Object.keys(WORDING).toSorted()).toEqual([...CODES].toSorted()));

	it('leaves out the path that the field shows, and ends the sentence', () => {
		const error = asDeskError({ code: 'field', message: '/at: “x” is not a date', field: '/at', findings: [] });
		expect(error.sentence).toBe('“x” is not a date.');
	});

	it('keeps what is no error of the backend readable', () => {
		expect(asDeskError(new Error('no reply')).sentence).toBe('No reply.');
		expect(asDeskError('gone').code).toBe('other');
	});
});

it('knows the commands of the backend, each once', () => {
	const rust = readFileSync(new URL('../../../src-tauri/src/command_names.rs', import.meta.url), 'utf8');
	const window = ['commands', 'commands-window'].map((name) => readFileSync(new URL(`../../src/lib/ipc/${name}.ts`, import.meta.url), 'utf8')).join('\n');
	const names = [...rust.matchAll(/^\s+"([a-z_]+)",$/gm)].map((match) => match[1]);
	const known = [...window.matchAll(/^\t([a-z_]+): Command</gm)].map((match) => match[1]);
	expect(known.toSorted()).toEqual(names.toSorted());
});
