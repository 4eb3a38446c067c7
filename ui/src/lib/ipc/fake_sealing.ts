import type { ApprovedNotice, IdentityFile, Level, NoticeView, Sealing, SealOutcome, TokenKey, TrustedRoot } from './types';

/** How the stand-in seals: settings that last as long as the page. */

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

/** What a test looks at: many of everything, things that are wrong, or an authority that is slow. */
export const state = typeof localStorage === 'undefined' ? '' : (localStorage.getItem('desk.fake.state') ?? '');

export const wait = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

const NAMES = ['Dr. Miriam Albers', 'Jana Petersen', 'Kemal Aydin', 'Prof. Dr. Dr. h. c. Maximiliane von und zu Hohenwaldeck-Ritterstein'];

export const manyIdentities = (): IdentityFile[] =>
	NAMES.map((name, index) => ({
		path: index === 2 ? 'pkcs11:token=Sealing%20card;object=aydin?module-path=/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so' : `/home/petersen/Documents/Regulatory affairs/Identities/${index + 1}.p12`,
		subject: `CN=${name},O=Nordlicht Medizintechnik GmbH,C=DE`,
		valid_until: index === 1 ? '2026-10-01T00:00:00Z' : '2028-06-30T22:00:00Z',
		demonstration: index === 0
	}));

export const manyRoots = (): TrustedRoot[] =>
	['Nordlicht Root', 'Beispiel Trust Qualified Root CA 4 for Electronic Signatures and Seals', 'Demonstration Root'].map((name, index) => ({
		...newRoot(NAMES[index] ?? '', '2026-11-02T09:30:00Z'),
		subject: `CN=${name},O=${index === 1 ? 'Beispiel Trust Services Aktiengesellschaft' : 'Nordlicht Medizintechnik GmbH'}`,
		fingerprint: String(index + 1).repeat(2) + '9b74c9897bac770ffc029102a200c5'.repeat(2) + 'de',
		demonstration: index === 2
	}));

const TITLES = ['Security notice to users', 'Field safety notice: Perfusa IV 300 infusion pump and WM-2 wireless module, versions 4.0 to 4.6.1', 'FDA report of a correction or removal'];

/** More approved notices than fit on a screen. */
export function manyApproved(views: NoticeView[]): ApprovedNotice[] {
	const [first] = views;
	if (!first) return [];
	return Array.from({ length: 14 }, (_, index) => ({
		disclosure: first.disclosure,
		disclosure_number: first.disclosure_number,
		notice: {
			...first.summary,
			id: `00000000-0000-7000-9000-${String(index).padStart(12, '0')}`,
			number: `VD-2026-0004-U${index + 2}`,
			state: 'approved',
			title: TITLES[index % TITLES.length] ?? '',
			language: ['en', 'de', 'fr'][index % 3] ?? 'en',
			wording_reviewed: index % 3 === 0,
			answers: index % 3 === 2 ? 'US FDA: Correction report' : null,
			record_changed: index === 4
		},
		signatories: index % 5 === 1 ? ['Dr. Miriam Albers', 'Kemal Aydin'] : ['Dr. Miriam Albers']
	}));
}

/** Of those, some do not pass. */
export function outcomeOf(notice: string, index: number, level: Level): SealOutcome {
	if (index % 6 === 4) {
		const message = `The record behind VD-2026-0004-U${index + 2} changed after it was approved. Look at the pages again and approve them anew.`;
		return { notice, sealed: null, error: { code: 'state', message, field: null, findings: [] } };
	}
	const sealed = { number: '', file_name: '', sha256: '', pages: 2, identity: '', level: `PAdES ${level}`, demonstration: index % 4 === 0 };
	return { notice, sealed, error: null };
}
