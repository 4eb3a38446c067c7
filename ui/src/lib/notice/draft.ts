import { call } from '$lib/ipc/backend';
import type { NoticeDraft, NoticeKind, NoticeState, Obligation, ObligationKey } from '$lib/ipc/types';

export const STATES: { state: NoticeState; word: string }[] = [
	{ state: 'draft', word: 'Draft' },
	{ state: 'in_review', word: 'In review' },
	{ state: 'approved', word: 'Approved' },
	{ state: 'sealed', word: 'Sealed' },
	{ state: 'sent', word: 'Sent' }
];

export const stateWord = (state: NoticeState): string => STATES.find((known) => known.state === state)?.word ?? state;

/** An empty draft; the backend fills the signatory. */
export function emptyDraft(kind: NoticeKind, of?: ObligationKey, language = 'en'): NoticeDraft {
	return {
		kind,
		language,
		regime: of?.regime ?? null,
		stage: of?.stage ?? null,
		place: of?.place ?? null,
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
		further_signatories: [],
		recipient: [],
		form: {},
		figures: [],
		replaces: null
	};
}

/** The document that answers an obligation: the one that was written for its stage, else the general one. */
export async function kindFor({ key }: Obligation): Promise<NoticeKind> {
	const [first] = await call('kinds_for_stage', { regime: key.regime, stage: key.stage });
	return first ?? 'authority_notification';
}

/** Whom the pages name as signatories, in the order of the signatures; each with the meaning that is printed beside it. */
export function signatoriesOf({ signatory, further_signatories }: NoticeDraft): { name: string; meaning: string }[] {
	const further = further_signatories
		.map(({ signatory: { name }, meaning }) => ({ name: name.trim(), meaning: meaning.trim() }))
		.filter(({ name }) => name !== '');
	return [{ name: signatory.name.trim(), meaning: '' }, ...further];
}
