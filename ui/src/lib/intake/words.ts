import type { LetterPurpose, ReportSource, ReportVerdict, TriageQuestion, YesNo } from '$lib/ipc/types';

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
