import type { Answer, Args, CommandName } from './commands';
import { refusedInWords, reworded, wordsRead } from '$lib/language/desk/reworded';
import { asDeskError } from './errors';
import type { Progress } from './types';

/** What the window talks to: the desktop program, or its stand-in in a browser. */
export interface Backend {
	call<K extends CommandName>(name: K, args: Args<K>): Promise<Answer<K>>;
	onProgress(tell: (progress: Progress) => void): Promise<() => void>;
	/** Hears how far a batch of seals is. */
	onSealProgress(tell: (progress: Progress) => void): Promise<() => void>;
	/** Hears what is chosen in the menu of the window. */
	onMenu(tell: (id: string) => void): Promise<() => void>;
	/** Hears when reminders wait to be shown. */
	onReminders(tell: () => void): Promise<() => void>;
	/** Hears when a backup was made by itself, or failed. */
	onBackup(tell: () => void): Promise<() => void>;
}

let chosen: Promise<Backend> | undefined;

async function choose(): Promise<Backend> {
	if (import.meta.env.DEV || import.meta.env.VITE_BACKEND === 'fake') {
		if (!('__TAURI_INTERNALS__' in globalThis)) return (await import('./fake')).fake;
	}
	return (await import('./tauri')).tauri;
}

export const backend = (): Promise<Backend> => (chosen ??= choose());

/** Calls a command by its name in Rust. It rejects with a `DeskError`. */
export async function call<K extends CommandName>(
	name: K,
	...args: Args<K> extends Record<string, never> ? [] : [Args<K>]
): Promise<Answer<K>> {
	try {
		await wordsRead;
		return reworded(name, await (await backend()).call(name, (args[0] ?? {}) as Args<K>));
	} catch (error) {
		throw asDeskError(refusedInWords(error));
	}
}
