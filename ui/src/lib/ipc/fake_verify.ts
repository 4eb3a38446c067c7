import type { FileReport, SignatureReport } from './types';

/** What the stand-in finds in a file: one with two signatures, one that was changed, and a pack. */

const certificate = (common_name: string, issuer: string) => ({
	subject: `CN=${common_name},O=Nordlicht Medizintechnik GmbH`,
	common_name,
	issuer: `CN=${issuer},O=Nordlicht Medizintechnik GmbH`,
	serial: '1004',
	valid_from: '2026-10-01T00:00:00Z',
	valid_until: '2029-03-19T00:00:00Z',
	key: 'ECDSA P-256',
	fingerprint: '9b74c9897bac770ffc029102a200c5de'.repeat(2),
	is_demonstration: false
});

function path(common_name: string, trusted: boolean): SignatureReport['path'] {
	const good = { revocation: 'good' as const, source: 'OCSP', source_at: '2026-11-20T09:31:00Z', revoked_at: null };
	const root = { revocation: 'root' as const, source: null, source_at: null, revoked_at: null };
	if (!trusted) return [];
	return [
		{ certificate: certificate(common_name, 'Nordlicht Issuing'), ...good },
		{ certificate: certificate('Nordlicht Issuing', 'Nordlicht Root'), ...good, source: 'CRL' },
		{ certificate: certificate('Nordlicht Root', 'Nordlicht Root'), ...root }
	];
}

const untrusted = 'The certificate leads to none of the given roots.';

function signature(signer: string, trusted: boolean, more: Partial<SignatureReport>): SignatureReport {
	return {
		kind: 'approval',
		field: 'seal',
		signer,
		certificate: certificate(signer, 'Nordlicht Issuing'),
		claimed_at: '2026-11-20T10:30:00+01:00',
		proven_at: '2026-11-20T09:30:04Z',
		reason: 'Approval and responsibility',
		location: 'Musterstadt',
		name: signer,
		method: 'ECDSA P-256, SHA-256',
		is_intact: true,
		covers_whole_file: false,
		version: 2,
		is_trusted: trusted,
		level: 'PAdES B-LTA',
		path: path(signer, trusted),
		time_stamps: [
			{ authority: 'Nordlicht Time', at: '2026-11-20T09:30:04Z', is_intact: true, is_trusted: trusted, path: path('Nordlicht Time', trusted) }
		],
		changes: [{ version: 3, what: 'evidence for later checks was added', is_allowed: true }],
		notes: [],
		faults: trusted ? [] : [{ code: 'untrusted', message: untrusted }],
		...more
	};
}

export function checked(trusted: boolean): FileReport {
	const stamp = {
		kind: 'time_stamp' as const,
		field: 'time-stamp-1',
		reason: null,
		location: null,
		name: null,
		covers_whole_file: true,
		version: 4,
		level: 'Document time stamp',
		time_stamps: [],
		changes: []
	};
	const signatures = [signature('Dr. Miriam Albers', trusted, {}), signature('Nordlicht Time', trusted, stamp)];
	return {
		kind: 'pdf',
		name: 'VD-2026-0004-U1.pdf',
		sha256: '5d41402abc4b2a76b9719d911017c592'.repeat(2),
		verified: trusted,
		statements: ['1 signature: intact, covers the whole file.', 'Signed by Demonstration of Jana Petersen.'],
		faults: trusted ? [] : [{ file: null, message: untrusted }],
		roots: trusted ? ['CN=Nordlicht Root,O=Nordlicht Medizintechnik GmbH (SHA-256 9b74c989…)'] : [],
		pdfs: [{ file: null, report: { signatures, versions: 4, claims: { pdf_a: 'PDF/A-3a', pdf_ua: 'PDF/UA-1' }, faults: [] } }]
	};
}

/** A file that was changed after it was signed. */
export function changed(): FileReport {
	const message = 'The file was changed after this signature: page 1 shows other content than was signed.';
	const broken = signature('Dr. Miriam Albers', true, {
		changes: [
			{ version: 3, what: 'evidence for later checks was added', is_allowed: true },
			{ version: 4, what: 'the content of page 1 was replaced', is_allowed: false }
		],
		faults: [{ code: 'changed', message }]
	});
	const report = checked(true);
	return { ...report, verified: false, faults: [{ file: null, message }], pdfs: [{ file: null, report: { signatures: [broken], versions: 4, claims: { pdf_a: null, pdf_ua: null }, faults: [] } }] };
}

/** A pack with several notices, of which one is signed with a certificate that was revoked. */
export function checkedPack(): FileReport {
	const name = 'Prof. Dr. Dr. h. c. Maximiliane von und zu Hohenwaldeck-Ritterstein';
	const message = 'The certificate of the signer was revoked on 2026-11-01, before the signature.';
	const [first, ...rest] = path(name, true);
	const revoked = first ? [{ ...first, revocation: 'revoked' as const, revoked_at: '2026-11-01T08:00:00Z' }, ...rest] : [];
	const more = [signature(name, true, { path: revoked, is_trusted: false, faults: [{ code: 'revoked', message }], notes: ['The signer’s computer named another time zone than the organisation’s.'] })];
	const notice = (file: string, signatures: SignatureReport[]) => ({ file, report: { signatures, versions: 4, claims: { pdf_a: 'PDF/A-3a', pdf_ua: 'PDF/UA-1' }, faults: [] } });
	const stamped = checked(true).pdfs.flatMap(({ report }) => report.signatures);
	const statements = ['Pack for US FDA, Correction report (21 CFR 806.10(b)), disclosure VD-2026-0004, built at 2026-11-23T13:20:00Z.', '7 files are listed in the manifest.', 'The manifest is signed by Jana Petersen.'];
	const faults = [{ file: 'notices/VD-2026-0004-CR2.pdf', message }];
	const report = checked(true);
	return { ...report, kind: 'pack', name: 'VD-2026-0004-us-fda-806-cr-10wd.zip', verified: false, statements, faults, pdfs: [notice('notices/VD-2026-0004-CR1.pdf', stamped), notice('notices/VD-2026-0004-CR2.pdf', more)] };
}
