import { getContext, setContext, tick } from 'svelte';

/** A sentence beside a field: it stops something, is worth a look, or says that the value was refused. */
export interface FieldMessage {
	tone: 'stop' | 'note';
	text: string;
	way?: string;
	clause?: string;
}

export interface Form {
	/** What is said about the field at a path; with `below` also about what lies below it, for a field that holds a whole list. */
	messages(path: string, below?: boolean): FieldMessage[];
	readonly locked: boolean;
}

const KEY = Symbol('form');
const FREE: Form = { messages: () => [], locked: false };

export const setForm = (form: Form): Form => setContext(KEY, form);
export const getForm = (): Form => getContext<Form | undefined>(KEY) ?? FREE;

/** Brings the field at a path into sight and puts the caret into it; of a path without a field, the nearest above it. */
export function focusPath(path: string, within: ParentNode = document): boolean {
	for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
		const field = within.querySelector<HTMLElement>(`[data-path="${CSS.escape(at)}"]`);
		if (field) {
			for (let outer = field.parentElement; outer; outer = outer.parentElement) {
				if (outer instanceof HTMLDetailsElement) outer.open = true;
			}
			field.scrollIntoView({ block: 'center' });
			field.focus({ preventScroll: true });
			return true;
		}
	}
	return false;
}

/** A dialog went on to its next step, and the button that had the focus is gone: the next one gets it. */
export async function focusNextStep(): Promise<void> {
	await tick();
	document.querySelector<HTMLElement>('dialog[open] footer .btn:last-child')?.focus();
}
