/** Kinds of file that can be checked, by the endings of their names. */
const ENDINGS = /\.(pdf|zip|jsonl|desk)$/i;

export const isCheckable = (name: string): boolean => ENDINGS.test(name);

/** The file of a drop. The window would leave for it otherwise. */
export function droppedFile(event: DragEvent): File | null {
	event.preventDefault();
	return event.dataTransfer?.files[0] ?? null;
}

/** What a dropped file may have, in bytes; a larger one is chosen, and read where it is. */
export const MOST_DROPPED = 64 * 1024 * 1024;
