import { call } from '$lib/ipc/backend';
import { asDeskError, type DeskError } from '$lib/ipc/errors';
import type { PrintedFile } from '$lib/ipc/types';

/** What the screen that is shown can print: its PDF is opened in the reader of the system, which prints it. */
class Printing {
	what = $state.raw<PrintedFile | null>(null);
	error = $state.raw<DeskError | null>(null);

	/** Offers a file as long as a screen is shown; from an `$effect`. */
	offer(what: PrintedFile | null): () => void {
		this.what = what;
		return () => {
			if (this.what === what) this.what = null;
		};
	}

	async run(what = this.what): Promise<void> {
		if (!what) return;
		try {
			this.error = null;
			await call('print_file', { what });
		} catch (failure) {
			this.error = asDeskError(failure);
		}
	}
}

export const printing = new Printing();
