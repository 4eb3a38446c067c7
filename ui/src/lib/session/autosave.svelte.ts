import { untrack } from 'svelte';
import { asDeskError, type DeskError } from '$lib/ipc/errors';
import { saving } from './saving.svelte';

/** Writes a record that was read at `revision`; answers the new revision. */
type Store<T> = (now: T, before: T, revision: number) => Promise<number>;

const DELAY = 600;
const RETRY = 10_000;

/** A record that is saved as it is typed. What could not be saved stays here and in sight. */
export class Autosave<T extends object> {
	record: T = $state() as T;
	revision: number;
	conflict = $state.raw<DeskError | null>(null);
	#text: string;
	#before: T;
	#store: Store<T>;
	#onsaved: () => void;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#written: (() => void) | undefined;
	#running: Promise<void> | undefined;

	constructor(record: T, revision: number, store: Store<T>, onsaved: () => void = () => undefined) {
		this.record = record;
		this.revision = revision;
		this.#text = JSON.stringify(record);
		this.#before = JSON.parse(this.#text) as T;
		this.#store = store;
		this.#onsaved = onsaved;
	}

	get dirty(): boolean {
		return JSON.stringify(this.record) !== this.#text;
	}

	/** Keeps watch from an `$effect` as long as the form is shown; what is left is written when it goes. */
	watch(): () => void {
		$effect(() => {
			const text = JSON.stringify(this.record);
			untrack(() => this.#changed(text));
		});
		const unregister = saving.register(() => this.flush());
		return () => {
			unregister();
			void this.flush();
		};
	}

	/** Writes at once what waits. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		await this.#running;
		if (this.dirty && !this.conflict) await (this.#running = this.#write());
	}

	/** Takes over a state that was read anew; what was typed and not saved is given up. */
	take(record: T, revision: number): void {
		this.#text = JSON.stringify(record);
		this.#before = JSON.parse(this.#text) as T;
		this.record = JSON.parse(this.#text) as T;
		this.revision = revision;
		this.conflict = null;
		saving.error = null;
		this.#settle();
	}

	/** Another action wrote the record: what nobody typed into is taken over, what was typed stays and is written. */
	adopt(fresh: T, revision: number, merge: (mine: T, before: T, fresh: T) => void): void {
		// It was read before the last save.
		if (revision < this.revision) return;
		if (!this.dirty) return this.take(fresh, revision);
		merge(this.record, this.#before, fresh);
		this.#text = JSON.stringify(fresh);
		this.#before = JSON.parse(this.#text) as T;
		this.revision = revision;
	}

	/** Goes on from the newer revision with what was typed here. */
	async keep(revision: number): Promise<void> {
		this.revision = revision;
		this.conflict = null;
		await this.flush();
	}

	#changed(text: string): void {
		if (text === this.#text) {
			clearTimeout(this.#timer);
			this.#settle();
		} else if (!this.conflict) {
			this.#written ??= saving.wait();
			clearTimeout(this.#timer);
			this.#timer = setTimeout(() => void this.flush(), DELAY);
		}
	}

	#settle(): void {
		this.#written?.();
		this.#written = undefined;
	}

	async #write(): Promise<void> {
		const now = $state.snapshot(this.record) as T;
		const text = JSON.stringify(now);
		try {
			this.revision = await saving.run(() => this.#store(now, this.#before, this.revision));
			this.#text = text;
			this.#before = now;
			this.#running = undefined;
			this.#changed(JSON.stringify(this.record));
			this.#onsaved();
		} catch (failure) {
			const error = asDeskError(failure);
			this.#settle();
			if (error.code === 'conflict') this.conflict = error;
			// A full disk may have room again; a refused value waits for the next key.
			else if (error.code !== 'field') this.#timer = setTimeout(() => void this.flush(), RETRY);
		} finally {
			this.#running = undefined;
		}
	}
}
