import { describe, expect, it } from 'vitest';
import { placeText, secretLabel, shortPlace, subjectName, subjectOrganisation } from '$lib/identity/words';
import { DeskError } from '$lib/ipc/errors';
import type { ApprovedNotice, Code, SealOutcome } from '$lib/ipc/types';
import { formsFor, wrongLines } from '$lib/notice/exports';
import { counted, namedBy, summary, told } from '$lib/sealing/batch';
import { inFours } from '$lib/sealing/hash';
import { asks, levelOf, LEVELS, provesOf } from '$lib/sealing/levels';
import { Signers } from '$lib/sealing/signers.svelte';

const refused = (field: string | null, code: Code = 'field') => new DeskError({ code, field, message: 'no', findings: [] });
const approved = (id: string, ...signatories: string[]) => ({ notice: { id, number: id }, signatories }) as unknown as ApprovedNotice;

describe('where an identity is', () => {
	const card = 'pkcs11:token=Sealing%20card;object=albers?module-path=/usr/lib/softhsm/libsofthsm2.so';

	it('is a file or a key on a token', () => {
		expect(placeText('/home/petersen/1.p12')).toBe('/home/petersen/1.p12');
		expect(placeText(card)).toBe('On the token “Sealing card”, key “albers”, library /usr/lib/softhsm/libsofthsm2.so');
		expect(placeText('pkcs11:serial=12%ZZ')).toBe('On the token “12%ZZ”');
		expect([shortPlace('C:\\Keys\\seal.p12'), shortPlace('/home/petersen/1.p12'), shortPlace(card)]).toEqual(['seal.p12', '1.p12', 'token “Sealing card”']);
		expect([secretLabel(card), secretLabel('/1.p12')]).toEqual(['Card PIN', 'Passphrase']);
	});

	it.each([
		['CN=Dr. Miriam Albers,O=Nordlicht Medizintechnik GmbH', 'Dr. Miriam Albers', 'Nordlicht Medizintechnik GmbH'],
		['O=Klinik\\, Nord,CN=Albers\\, Miriam', 'Albers, Miriam', 'Klinik, Nord'],
		['OU=no name', 'OU=no name', null]
	])('%s names its owner', (subject, name, organisation) => {
		expect(subjectName(subject)).toBe(name);
		expect(subjectOrganisation(subject)).toBe(organisation);
	});
});

describe('levels', () => {
	it('are read from what a record says', () => {
		expect(['PAdES B-B', 'PAdES B-T', 'PAdES B-LT', 'PAdES B-LTA', ''].map(levelOf)).toEqual(['B-B', 'B-T', 'B-LT', 'B-LTA', 'B-B']);
		expect(provesOf('PAdES B-LTA')).toBe(LEVELS[3]?.proves);
	});

	it('say what leaves the computer', () => {
		expect(asks('B-B', 'http://tsa.example/x')).toBe('Nothing leaves this computer.');
		expect(asks('B-T', 'http://tsa.example/x')).toBe('Only a hash is sent to tsa.example.');
		expect(asks('B-LT', '')).toContain('the time-stamp authority; the issuers');
	});

	it('come with hashes that an eye can compare', () => expect(inFours('5d41402abc4b')).toBe('5d41 402a bc4b'));
});

describe('signers', () => {
	it('are those whom the pages name, each with the printed meaning', () => {
		const signers = new Signers([
			{ name: 'Albers', meaning: '' },
			{ name: 'Aydin', meaning: 'Authorship' }
		]);
		expect(signers.all.map(({ meaning }) => meaning)).toEqual(['Approval and responsibility', 'Authorship']);
		expect(signers.inputs.map(({ meaning }) => meaning)).toEqual(['Approval and responsibility', '']);
		expect(signers.lacks).toContain('each signer');
	});

	it('keep what was filled in when fewer are named', () => {
		const signers = new Signers([], true);
		signers.want([{ name: 'Albers', meaning: '' }, { name: 'Aydin', meaning: '' }, { name: 'Petersen', meaning: '' }]);
		expect(signers.all).toHaveLength(3);
		const [, second] = signers.all;
		if (second) second.secret = '1234';
		signers.want([{ name: 'Albers', meaning: '' }]);
		expect(signers.all.map(({ named }) => named?.name ?? null)).toEqual(['Albers', null]);
		signers.add();
		signers.remove(1);
		expect(signers.inputs.map(({ meaning }) => meaning)).toEqual(['', '']);
	});

	it('show an error at the field that it is about', () => {
		const one = new Signers([]);
		expect(one.on(refused('/passphrase', 'wrong_passphrase'), 0, 'passphrase')).toBe('No.');
		one.add();
		expect(one.shows(refused('/passphrase', 'wrong_passphrase'))).toBe(false);
		expect(one.on(refused('/signers/1/passphrase'), 1, 'passphrase')).toBe('No.');
		expect(one.on(refused('/signers/1/meaning'), 0, 'meaning')).toBe(null);
	});

	it('forget what opens an identity: all of it after the seal, what was wrong before', () => {
		const signers = new Signers([]);
		signers.add();
		for (const signer of signers.all) signer.secret = 'typed';
		signers.forget(refused('/signers/1/passphrase'));
		expect(signers.all.map(({ secret }) => secret)).toEqual(['typed', '']);
		signers.forget();
		expect(signers.all.map(({ secret }) => secret)).toEqual(['', '']);
	});
});

describe('a batch', () => {
	const notices = [approved('U1', 'Albers'), approved('U2', 'Albers', 'Aydin'), approved('U3', 'Petersen', '')];

	it('needs as many identities as the longest list', () => {
		expect(namedBy(notices).map(({ name }) => name)).toEqual(['Albers, Petersen', 'Aydin']);
		expect(namedBy([])).toEqual([]);
	});

	it('ends with what became of each notice, and what needs a look first', () => {
		const outcomes = [
			{ notice: 'U1', sealed: { level: 'PAdES B-T', demonstration: true }, error: null },
			{ notice: 'U2', sealed: null, error: { code: 'state', message: 'the record changed', field: null, findings: [] } },
			{ notice: 'U3', sealed: null, error: null }
		] as unknown as SealOutcome[];
		const all = told(outcomes, notices);
		expect(all.map(({ state }) => state)).toEqual(['failed', 'untried', 'sealed']);
		expect(all[0]?.words).toBe('The record changed.');
		expect(summary(all)).toBe('1 sealed, 1 not sealed, 1 not tried');
		expect(counted(1)).toBe('1 notice');
	});
});

describe('what leaves the desk', () => {
	it('has reply forms only for those who fill them in', () => {
		expect(formsFor('users').map(({ form }) => form)).toContain('with_replies');
		expect(formsFor('authority').map(({ form }) => form)).not.toContain('with_replies');
		expect(formsFor('authority').map(({ form }) => form)).not.toContain('fields');
		expect(formsFor('authority', true).map(({ form }) => form)).toContain('fields');
	});

	it('tells each wrong line of a list', () => {
		const sentence = 'The list of recipients was not read: line 3: “german” can’t be a language; write it as de or en-GB; line 7: there is no address; and 4 more.';
		expect(wrongLines(sentence)).toEqual(['Line 3: “german” can’t be a language; write it as de or en-GB', 'Line 7: there is no address', 'And 4 more']);
		expect(wrongLines('The organisation has no e-mail address.')).toBe(null);
	});
});
