import type { FileReport, Sealing, SignatureReport, TokenKey, TrustedRoot } from './types';

/** How the stand-in seals and checks: settings that last as long as the page, and one file with two signatures. */

export const sealing: { set: Sealing; roots: TrustedRoot[] } = {
	set: { level: 'B-B', time_stamp_authority: '', time_out: 10, tries: 3, pss: false },
	roots: []
};

export const tokenKeys: TokenKey[] = [
	{
		address: 'pkcs11:token=Sealing%20card;object=albers?module-path=/usr/lib/softhsm/libsofthsm2.so',
		subject: 'CN=Dr. Miriam Albers,O=Nordlicht Medizintechnik GmbH',
		valid_until: '2028-06-30T22:00:00Z'
	},
	{
		address: 'pkcs11:token=Sealing%20card;object=petersen?module-path=/usr/lib/softhsm/libsofthsm2.so',
		subject: 'CN=Jana Petersen,O=Nordlicht Medizintechnik GmbH',
		valid_until: '2028-06-30T22:00:00Z'
	}
];

export const newRoot = (added_by: string, added_at: string): TrustedRoot => ({
	subject: 'CN=Nordlicht Root,O=Nordlicht Medizintechnik GmbH',
	fingerprint: '9b74c9897bac770ffc029102a200c5de'.repeat(2),
	valid_until: '2040-01-01T00:00:00Z',
	demonstration: false,
	pem: '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n',
	added_by,
	added_at
});

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
