import type { LetterPurpose, MaySee, PartyRole, ReportSource, ReportSummary, ReportVerdict, SignatureState, TriageQuestion, YesNo } from '$lib/ipc/types';

/** What the signature of a letter is worth; one that can't be checked says nothing against it. */
export const SIGNATURES: Record<SignatureState, string> = {
	none: '',
	good: 'Signature good',
	does_not_fit: 'Signature does not fit this text',
	unknown_key: 'Signed, unknown key',
	not_checked: 'Signature not checked'
};

export const SOURCES: { value: ReportSource; label: string }[] = [
	{ value: 'user', label: 'User of the product' },
	{ value: 'researcher', label: 'Researcher' },
	{ value: 'tester', label: 'Tester' },
	{ value: 'component_supplier', label: 'Supplier of a component' },
	{ value: 'developer', label: 'Developer' },
	{ value: 'audit_log', label: 'Audit log' },
	{ value: 'public_data', label: 'Public data' }
];

export const QUESTIONS: { id: TriageQuestion; text: string }[] = [
	{ id: 'applicable', text: 'Does it apply to a product of ours?' },
	{ id: 'verifiable', text: 'Can it be verified?' },
	{ id: 'related_threats', text: 'Are there related threats?' }
];

export const ANSWERS: { value: YesNo; label: string }[] = [
	{ value: 'yes', label: 'Yes' },
	{ value: 'no', label: 'No' },
	{ value: 'uncertain', label: 'Uncertain' }
];

export const VERDICTS: { value: ReportVerdict; label: string }[] = [
	{ value: 'disclose', label: 'Fix and disclose' },
	{ value: 'change_environment', label: 'Change the intended environment' },
	{ value: 'monitor', label: 'Monitor' },
	{ value: 'reject', label: 'Reject' }
];

export const PURPOSES: { value: LetterPurpose; label: string }[] = [
	{ value: 'acknowledge', label: 'Acknowledgement' },
	{ value: 'ask', label: 'Questions' },
	{ value: 'status', label: 'Status' },
	{ value: 'embargo', label: 'Proposal of an embargo' },
	{ value: 'release', label: 'Publication' },
	{ value: 'credit', label: 'Credit' }
];

/** Letters to somebody else who takes part. */
const INFORM: { value: LetterPurpose; label: string } = { value: 'inform', label: 'First word of the matter' };
export const PARTY_PURPOSES = [
	INFORM,
	...PURPOSES.filter((purpose) => purpose.value !== 'acknowledge' && purpose.value !== 'credit')
];

/** Every letter, to whomever. */
export const ALL_PURPOSES = [...PURPOSES, INFORM];

/** Languages with ready texts. */
export const LETTER_LANGUAGES: { value: string; label: string }[] = [
	{ value: 'en', label: 'English' },
	{ value: 'de', label: 'German' }
];

export const ROLES: { value: PartyRole; label: string }[] = [
	{ value: 'reporter', label: 'Reporter' },
	{ value: 'cert_cc', label: 'CERT/CC' },
	{ value: 'cisa', label: 'CISA' },
	{ value: 'national_csirt', label: 'National CSIRT' },
	{ value: 'component_supplier', label: 'Supplier of a component' },
	{ value: 'other_vendor', label: 'Another maker that is affected' },
	{ value: 'other', label: 'Somebody else' }
];

export const MAY_SEE: { value: MaySee; label: string }[] = [
	{ value: 'dates', label: 'Only that there is a matter, and its dates' },
	{ value: 'public_text', label: 'What will be public' },
	{ value: 'restricted_detail', label: 'Restricted detail too' }
];

export const wordOf = <T extends string>(options: { value: T; label: string }[], value: T): string =>
	options.find((option) => option.value === value)?.label ?? value;

/** How a letter was exchanged that the program did not write or receive. */
export const CHANNELS = ['E-mail', 'Telephone', 'Letter', 'Meeting', 'Portal'];

/** The columns of the board: what is to be done next with a report. */
export const COLUMNS = [
	{ id: 'received', label: 'To be investigated', hint: 'IEC 81001-5-1 9.3' },
	{ id: 'triaged', label: 'To be analysed', hint: 'IEC 81001-5-1 9.4' },
	{ id: 'analysed', label: 'To be decided', hint: 'IEC 81001-5-1 9.5' },
	{ id: 'decided', label: 'Decided', hint: 'or the same as another report' }
] as const;

type ColumnId = (typeof COLUMNS)[number]['id'];

/** A report that doubles another one needs nothing more, wherever it stood. */
const columnOf = (row: ReportSummary): ColumnId => (row.verdict !== null || row.state_text === 'Duplicate' ? 'decided' : row.state);

/** The reports of a column, the most urgent date first, those without a date last. */
export const inColumn = (rows: ReportSummary[], column: ColumnId): ReportSummary[] =>
	rows
		.filter((row) => columnOf(row) === column)
		.sort((left, right) => (left.next?.due_at ?? '9').localeCompare(right.next?.due_at ?? '9') || right.number.localeCompare(left.number));
