import { backend, call } from '$lib/ipc/backend';
import type { BackupView, Progress } from '$lib/ipc/types';
import { Attempt } from '$lib/session/attempt.svelte';

/** A backup that is being made or read: how far it is, and what failed. */
export class BackupWork extends Attempt {
	progress = $state.raw<Progress | null>(null);

	/** Runs it, and listens meanwhile. */
	async followed(work: () => Promise<void>): Promise<void> {
		const stop = await (await backend()).onProgress((told) => (this.progress = told));
		await this.run(work);
		this.progress = null;
		stop();
	}

	/** Asks for a backup and reads it; nothing where the person changed their mind or ended it. */
	async choose(): Promise<BackupView | null> {
		let view: BackupView | null = null;
		await this.followed(async () => void (view = await call('choose_backup')));
		return view;
	}
}
