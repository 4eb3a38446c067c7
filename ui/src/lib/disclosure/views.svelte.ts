import { COLUMNS, EVERYTHING, type Look } from './table';
import { collator } from '$lib/language/language';

interface SavedView {
	name: string;
	look: Look;
}

const KEY = 'desk.views.disclosures';

/** A kept look as this version of the program knows it: what it does not know is as in the full list. */
function readLook(kept: unknown): Look {
	const known = typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {};
	const look: Record<string, unknown> = { ...EVERYTHING };
	for (const [field, value] of Object.entries(EVERYTHING)) if (typeof known[field] === typeof value) look[field] = known[field];
	if (!COLUMNS.some((column) => column.id === look.by)) look.by = EVERYTHING.by;
	return look as unknown as Look;
}

export function readViews(text: string | null): SavedView[] {
	try {
		const kept: unknown = JSON.parse(text ?? '[]');
		if (!Array.isArray(kept)) return [];
		return kept.flatMap((entry: unknown): SavedView[] => {
			const { name, look } = (entry ?? {}) as Record<string, unknown>;
			return typeof name === 'string' && name !== '' ? [{ name, look: readLook(look) }] : [];
		});
	} catch {
		// A broken entry means no views.
		return [];
	}
}

/** Views that a person named, on this computer; they are no part of the register. */
class SavedViews {
	all = $state.raw<SavedView[]>(readViews(typeof localStorage === 'undefined' ? null : localStorage.getItem(KEY)));

	/** Keeps a view; one of the same name is replaced. */
	keep(name: string, look: Look): void {
		this.#store([...this.all.filter((view) => view.name !== name), { name, look: { ...look } }].toSorted((left, right) => collator.compare(left.name, right.name)));
	}

	forget(name: string): void {
		this.#store(this.all.filter((view) => view.name !== name));
	}

	#store(views: SavedView[]): void {
		this.all = views;
		localStorage.setItem(KEY, JSON.stringify(views));
	}
}

export const savedViews = new SavedViews();
export const sameLook = (left: Look, right: Look): boolean => JSON.stringify(readLook(left)) === JSON.stringify(readLook(right));
