import { call } from '$lib/ipc/backend';
import { asDeskError, type DeskError } from '$lib/ipc/errors';
import type { FileReport } from '$lib/ipc/types';
import { session } from '$lib/session/session.svelte';
import { MOST_DROPPED } from './drop';

/** The newest check of a file: it stays while other screens are looked at. */
class Checking {
	report = $state.raw<FileReport | null>(null);
	error = $state.raw<DeskError | null>(null);
	/** The name of the file that is being checked, or could not be. */
	name = $state('');
	busy = $state(false);

	choose(withRoot: boolean): Promise<void> {
		return this.#run('', () => call('verify_file', { withRoot }));
	}

	/** Checks the file that the program was started with. */
	started(): Promise<void> {
		return this.#run(session.file ?? '', () => call('verify_started'));
	}

	drop(file: File): Promise<void> {
		return this.#run(file.name, async () => {
			if (file.size > MOST_DROPPED)
				throw asDeskError({ code: 'bad_file', message: `${file.name} has more than 64 MB. Choose it with the button: then it is read where it is.`, field: null, findings: [] });
			return call('verify_dropped', { name: file.name, bytes: [...new Uint8Array(await file.arrayBuffer())] });
		});
	}

	async #run(name: string, work: () => Promise<FileReport | null>): Promise<void> {
		if (this.busy) return;
		this.busy = true;
		const before = this.name;
		this.name = name;
		try {
			const report = await work();
			if (report === null) this.name = before;
			else Object.assign(this, { report, error: null, name: report.name });
		} catch (failure) {
			this.report = null;
			this.error = asDeskError(failure);
		} finally {
			this.busy = false;
		}
	}
}

export const checking = new Checking();
