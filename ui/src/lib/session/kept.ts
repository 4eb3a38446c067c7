import type { Attachment } from 'svelte/attachments';

/** What people left behind on the screens, by name. */
const held = new Map<string, unknown>();

/** What a screen looks for and where it stands: made at its first visit, and as it was left at the next. */
export function kept<T>(name: string, make: () => T): T {
	if (!held.has(name)) held.set(name, make());
	return held.get(name) as T;
}

/** Every screen begins anew: another register is open. */
export const forgetKept = (): void => held.clear();

/** Keeps how far something is scrolled. */
export const keepsPlace =
	(name: string): Attachment<HTMLElement> =>
	(node) => {
		// @wc-ignore
		const place = kept(`place of ${name}`, () => ({ top: 0 }));
		// Where it stands already, there is nothing to lay out.
		if (place.top > 0) node.scrollTop = place.top;
		const look = () => (place.top = node.scrollTop);
		node.addEventListener('scroll', look, { passive: true });
		return () => node.removeEventListener('scroll', look);
	};
