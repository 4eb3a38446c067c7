import type { Note } from '$lib/ipc/types';
import { RUBRIC_TITLE } from '$lib/severity/rubric';

/**
 * The answers to the rubric for medical devices are a note of the vulnerability, `vector answers`, in the place where an advisory
 * has them too. The vector stands before them, since a vulnerability may have several.
 */
const isOf = (note: Note, vector: string) => note.title === RUBRIC_TITLE && note.text.startsWith(`${vector} `);

/** The answers that are kept with a vector. */
export const extendedOf = (notes: Note[], vector: string): string =>
	notes.find((note) => isOf(note, vector))?.text.slice(vector.length + 1) ?? '';

/** Keeps answers with a vector, instead of those with the vector before. */
export function keepExtended(notes: Note[], before: string, vector: string, extended: string): void {
	const at = notes.findIndex((note) => isOf(note, before) || isOf(note, vector));
	const note: Note = { category: 'other', title: RUBRIC_TITLE, text: `${vector} ${extended}` };
	if (at >= 0) notes.splice(at, 1, ...(extended ? [note] : []));
	else if (extended) notes.push(note);
}
