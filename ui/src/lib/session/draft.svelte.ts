/**
 * What is typed into a form that is saved by a button. Kept by the screen (`kept`), it stands there again when people come back,
 * until it is saved or another register is opened.
 */
export class Draft<T extends object> {
	value = $state<T | null>(null);
	#stored = $state('');

	/** Whether something is typed that is not saved yet. */
	get dirty(): boolean {
		return this.value !== null && JSON.stringify(this.value) !== this.#stored;
	}

	/** Takes what is stored; what was typed and not saved stays. */
	take(stored: T): void {
		const typed = this.dirty;
		this.#stored = JSON.stringify(stored);
		if (!typed) this.value = JSON.parse(this.#stored) as T;
	}

	/** What is typed was saved, and stands as it is stored now. */
	saved(stored: T): void {
		this.#stored = JSON.stringify(stored);
		this.value = JSON.parse(this.#stored) as T;
	}
}
