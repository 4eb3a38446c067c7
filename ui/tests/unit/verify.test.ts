import { describe, expect, it } from 'vitest';
import { changed, checked, checkedPack } from '../../src/lib/ipc/fake_verify';
import { isCheckable } from '$lib/verify/drop';
import { asText, coverage, kindWords, revocationWords, stateWords, verdictOf } from '$lib/verify/words';

const zone = 'Europe/Berlin';
const first = (report: ReturnType<typeof checked>) => {
	const signature = report.pdfs[0]?.report.signatures[0];
	if (!signature) throw new Error('the sample has no signature');
	return signature;
};

describe('the verdict', () => {
	it('tells a sound file, one whose signer nobody vouches for, and one that was changed apart', () => {
		expect(verdictOf(checked(true)).verdict).toBe('verified');
		expect(verdictOf(checked(false))).toMatchObject({ verdict: 'unproven', meaning: expect.stringContaining('no root certificate is trusted') as string });
		expect(verdictOf(changed()).verdict).toBe('wrong');
		expect(verdictOf(checkedPack()).verdict).toBe('wrong');
	});

	it('calls nothing unchanged that is broken, or that has another fault beside', () => {
		const broken = checked(false);
		first(broken).is_intact = false;
		expect(verdictOf(broken).verdict).toBe('wrong');
		const pack = checked(false);
		pack.faults.push({ file: 'notice.pdf', message: 'The file is not the one in the manifest.' });
		expect(verdictOf(pack).verdict).toBe('wrong');
	});
});

describe('a signature', () => {
	it('is told in words', () => {
		const signature = first(checked(true));
		expect(kindWords(signature)).toBe('Signature');
		expect(stateWords(signature)).toBe('Intact and trusted');
		expect(stateWords(first(checked(false)))).toBe('Intact, signer not proven');
		expect(stateWords(first(changed()))).toBe('Changed after signing');
		expect(coverage(signature, 4)).toContain('Version 2 of 4');
		expect(coverage({ ...signature, version: 0 }, 4)).toBe('Not the whole file');
	});

	it('says of each certificate whether it was revoked then, and who says so', () => {
		const [member] = first(checked(true)).path;
		if (!member) throw new Error('the sample has no path');
		expect(revocationWords(member, zone)).toBe('Not revoked, says its issuer (OCSP of Fri 20 Nov 2026, 10:31 CET)');
		const later = { ...member, revocation: 'revoked_later' as const, source: null, revoked_at: '2026-12-01T08:00:00Z' };
		expect(revocationWords(later, zone)).toBe('Not revoked then; revoked later since Tue 1 Dec 2026, 09:00 CET');
		expect(revocationWords({ ...member, revocation: 'unknown' }, zone)).toContain('does not say');
	});
});

describe('the report as text', () => {
	it('holds the verdict, every signature, and what is wrong', () => {
		const text = asText(changed(), zone);
		expect(text).toMatch(/^VD-2026-0004-U1\.pdf: Not verified\n/);
		expect(text).toContain('Signed, as the signer says: Fri 20 Nov 2026, 10:30 CET.');
		expect(text).toContain('Version 4, NOT ALLOWED: the content of page 1 was replaced.');
		expect(text).toContain('FAULT: The file was changed after this signature');
		expect(asText(checked(true), zone)).toContain('claims PDF/A-3a and PDF/UA-1');
	});

	it('holds the findings of a file without signatures', () => {
		const history = { ...checked(true), kind: 'history' as const, pdfs: [], statements: ['42 history entries.'], roots: [] };
		expect(asText(history, zone)).toContain('42 history entries.\n\nTrusted roots: none');
	});
});

it('takes what can be checked from a drop', () => {
	expect(['a.PDF', 'pack.zip', 'history.jsonl', 'sample.desk'].every(isCheckable)).toBe(true);
	expect(['mail.eml', 'letter.docx', 'pdf'].some(isCheckable)).toBe(false);
});
