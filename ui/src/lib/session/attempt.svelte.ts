import { asDeskError, type DeskError } from '$lib/ipc/errors';

/** Work that may fail: what failed, and what is to be said when it is done. */
export class Attempt {
	error = $state.raw<DeskError | null>(null);
	said = $state('');
	busy = $state(false);

	async run(work: () => Promise<unknown>, said = ''): Promise<void> {
		this.busy = true;
		try {
			this.error = null;
			this.said = '';
			await work();
			this.said = said;
		} catch (failure) {
			this.error = asDeskError(failure);
		} finally {
			this.busy = false;
		}
	}

	/** What is wrong with a field. */
	on(path: string): string | null {
		return this.error?.field === path ? this.error.sentence : null;
	}

	/** Saves a file by a dialog and says where it went. */
	async save(work: () => Promise<string | null>): Promise<void> {
		let path: string | null = null;
		await this.run(async () => void (path = await work()));
		if (path !== null && !this.error) this.said = `Written to ${path}`;
	}

	/** What failed beside the fields that show it themselves. */
	beside(...shown: string[]): DeskError | null {
		return this.error && shown.includes(this.error.field ?? '') ? null : this.error;
	}
}
