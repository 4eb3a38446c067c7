import type { NoticeDraft, NoticeKind, NoticeState, Obligation } from '$lib/ipc/types';

export const KINDS: Record<NoticeKind, string> = {
	user_notice: 'Security notice to users',
	authority_notification: 'Notification to an authority',
	disclosure_record: 'Disclosure record'
};

export const STATES: { state: NoticeState; word: string }[] = [
	{ state: 'draft', word: 'Draft' },
	{ state: 'in_review', word: 'In review' },
	{ state: 'approved', word: 'Approved' },
	{ state: 'sealed', word: 'Sealed' },
	{ state: 'sent', word: 'Sent' }
];

export const stateWord = (state: NoticeState): string => STATES.find((known) => known.state === state)?.word ?? state;

/** An empty draft; the backend fills language and signatory. */
export function emptyDraft(kind: NoticeKind, of?: Obligation): NoticeDraft {
	return {
		kind,
		language: 'en',
		regime: of?.key.regime ?? null,
		stage: of?.key.stage ?? null,
		place: of?.key.place ?? null,
		title: '',
		subtitle: '',
		attention: '',
		why: '',
		what_we_do: '',
		use_statement: '',
		field_safety_notice: false,
		fsca_reference: '',
		authorities_informed: false,
		sensitivity: '',
		act_by: null,
		reply_by: null,
		authority_reference: '',
		include_restricted: false,
		signatory: { name: '', function: '', place: '' },
		replaces: null
	};
}

/** The document that answers an obligation. */
export function kindFor({ audience }: Obligation): NoticeKind {
	if (audience === 'authority') return 'authority_notification';
	return audience === 'record' ? 'disclosure_record' : 'user_notice';
}
