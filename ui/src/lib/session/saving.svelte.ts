import { asDeskError, type DeskError } from '$lib/ipc/errors';

type Flush = () => Promise<void>;

/** Whether everything is saved, over all forms. One line in the sidebar shows it. */
class Saving {
	#running = $state(0);
	#waiting = $state(0);
	error = $state<DeskError | null>(null);
	#flushes = new Set<Flush>();

	get state(): 'saved' | 'saving' | 'failed' {
		if (this.error) return 'failed';
		return this.#running + this.#waiting > 0 ? 'saving' : 'saved';
	}

	/** Runs one save; a failure stays in sight until a save succeeds. */
	async run<T>(save: () => Promise<T>): Promise<T> {
		this.#running += 1;
		try {
			const answer = await save();
			this.error = null;
			return answer;
		} catch (error) {
			this.error = asDeskError(error);
			throw this.error;
		} finally {
			this.#running -= 1;
		}
	}

	/** Something was typed and is not written yet; call the answer once it is. */
	wait(): () => void {
		this.#waiting += 1;
		let over = false;
		return () => {
			if (!over) this.#waiting -= 1;
			over = true;
		};
	}

	/** A form that can write what is typed at once. */
	register(flush: Flush): () => void {
		this.#flushes.add(flush);
		return () => this.#flushes.delete(flush);
	}

	async flush(): Promise<void> {
		await Promise.allSettled([...this.#flushes].map((flush) => flush()));
	}
}

export const saving = new Saving();
