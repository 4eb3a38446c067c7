import { call } from '$lib/ipc/backend';
import type { LockState } from '$lib/ipc/types';
import { saving } from '$lib/session/saving.svelte';
import { session } from '$lib/session/session.svelte';

/** What counts as somebody being there. */
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'drop'] as const;
const EVERY = 5_000;

/** Takes passphrases out of the fields they stand in; what else was typed stays. */
function forgetPassphrases(): void {
	for (const field of document.querySelectorAll<HTMLInputElement>('input[type=password]')) {
		if (field.value === '') continue;
		field.value = '';
		field.dispatchEvent(new Event('input', { bubbles: true }));
	}
}

/** Hides the window when nobody has been there for a while. */
class Idle {
	state = $state.raw<LockState>({ minutes: 0, has_passphrase: false, locked: false });
	#seen = Date.now();

	async read(): Promise<void> {
		this.state = await call('lock_state');
		session.locked = this.state.locked;
	}

	/** Locks now: what is typed is written first, and passphrases are forgotten. */
	async lock(): Promise<void> {
		if (session.locked) return;
		session.locked = true;
		forgetPassphrases();
		// What can't be written stays in its field, as ever.
		await saving.flush();
		await call('lock');
	}

	async unlock(passphrase: string): Promise<void> {
		await call('unlock', { passphrase });
		this.#seen = Date.now();
		// A window that was locked from its start shows its register now.
		if (!session.register) await session.start();
		session.locked = false;
	}

	/** Watches until the answer is called; from an `$effect`. */
	watch(): () => void {
		const sign = () => (this.#seen = Date.now());
		for (const name of SIGNS) addEventListener(name, sign, { capture: true, passive: true });
		const timer = setInterval(() => {
			const { minutes } = this.state;
			if (minutes > 0 && session.register && !session.locked && Date.now() - this.#seen >= minutes * 60_000) void this.lock();
		}, EVERY);
		return () => {
			clearInterval(timer);
			for (const name of SIGNS) removeEventListener(name, sign, { capture: true });
		};
	}
}

export const idle = new Idle();
