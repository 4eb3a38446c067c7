import type { FieldView, FormValue } from '$lib/ipc/types';

export interface Follows {
	to_follow: string;
	reason: string;
}

/** Whether a value is declared to be given later. */
export const follows = (value: FormValue | undefined): value is Follows =>
	typeof value === 'object' && !Array.isArray(value);

/** A value as it stands in its input. */
export function shown(value: FormValue | undefined): string {
	if (value === undefined || follows(value)) return '';
	if (Array.isArray(value)) return value.join('\n');
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	return String(value);
}

/** What was typed, as the field takes it; nothing where it is blank, and the text itself where it does not fit. */
export function taken({ takes }: FieldView, typed: string): FormValue | undefined {
	if (typed.trim() === '') return undefined;
	if (takes === 'yes_no') return typed === 'yes';
	if (takes === 'list') return typed.split('\n');
	if (takes === 'count' && /^\d{1,9}$/.test(typed.trim())) return Number(typed.trim());
	return typed;
}

/** Where an entry of a notice is kept. */
export type Place =
	| { in: 'notice'; field: string; path: string }
	| { in: 'matter'; field: string; path: string }
	| { in: 'product'; product: string; field: string; path: string };

/** The place of a form's field by the path of its entry; nothing for what the record itself holds. */
export function placeOf(path: string): Place | null {
	const own = /^\/notice\/form\/(.+)$/.exec(path)?.[1];
	if (own) return { in: 'notice', field: own, path: `/form/${own}` };
	const matter = /^\/form\/(.+)$/.exec(path)?.[1];
	if (matter) return { in: 'matter', field: matter, path: `/matter${path}` };
	const [, product, field] = /^\/product_forms\/([^/]+)\/(.+)$/.exec(path) ?? [];
	if (product && field) return { in: 'product', product, field, path: `/matter${path}` };
	return null;
}
