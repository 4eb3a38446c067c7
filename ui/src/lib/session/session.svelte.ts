import { call } from '$lib/ipc/backend';
import { asDeskError, type DeskError } from '$lib/ipc/errors';
import type { DueFilter, DueList, Group, HistoryReport, RegisterState, Vocabulary } from '$lib/ipc/types';

interface Verified {
	at: string;
	report: HistoryReport;
}

/** Rows of the Due screen that are made at once. */
const DUE_ROWS = 300;

/** What the whole window knows: the open register, what is due, and what time it is. */
class Session {
	started = $state(false);
	register = $state.raw<RegisterState | null>(null);
	error = $state.raw<DeskError | null>(null);
	vocabulary = $state.raw<Vocabulary>({ fact_kinds: [], questions: [], regimes: [] });
	due = $state.raw<DueList | null>(null);
	/** What the Due screen looks for. */
	filter = $state<DueFilter>({ text: '', owner: '', unverified: false });
	/** How many rows of it are shown. */
	limit = $state(DUE_ROWS);
	verified = $state.raw<Verified | null>(null);
	#reading = 0;
	#base = $state({ at: Date.now(), read: Date.now() });
	#tick = $state(Date.now());

	/** Now, by the clock of the backend; it moves each minute. */
	get now(): number {
		return this.#base.at + Math.max(0, this.#tick - this.#base.read);
	}

	get nowIso(): string {
		return new Date(this.now).toISOString();
	}

	get zone(): string {
		return this.register?.zone ?? 'UTC';
	}

	get year(): number {
		return new Date(this.now).getFullYear();
	}

	get writable(): boolean {
		return this.register?.writable ?? false;
	}

	tick(): void {
		this.#tick = Date.now();
	}

	async start(): Promise<void> {
		try {
			const { register, error } = await call('start');
			if (error) this.error = asDeskError(error);
			if (register) await this.enter(register);
		} catch (error) {
			this.error = asDeskError(error);
		}
		this.started = true;
	}

	/** Shows a register that was just opened. */
	async enter(register: RegisterState): Promise<void> {
		this.verified = null;
		this.error = null;
		this.forget();
		[this.vocabulary] = await Promise.all([call('vocabulary'), this.readDue()]);
		this.register = register;
	}

	/** Looks at everything that is due again. */
	forget(): void {
		this.filter = { text: '', owner: '', unverified: false };
		this.limit = DUE_ROWS;
	}

	/** Shows more rows of the Due screen. */
	async more(): Promise<void> {
		this.limit += DUE_ROWS;
		await this.readDue();
	}

	/** Reads the register's state again: name, warnings, numbers of records. */
	async restate(): Promise<void> {
		this.register = await call('register_state');
	}

	/** Reads what is due again. Of two readings under way the later one counts. */
	async readDue(): Promise<void> {
		const reading = (this.#reading += 1);
		const due = await call('list_due', { at: null, filter: $state.snapshot(this.filter), limit: this.limit });
		if (reading !== this.#reading) return;
		this.#base = { at: Date.parse(due.at), read: Date.now() };
		this.#tick = Date.now();
		this.due = due;
	}

	/** Reads what is due and the register's state again. */
	async refresh(): Promise<void> {
		await Promise.all([this.readDue(), this.restate()]);
	}

	/** How many obligations of a group are owed, whatever the filter of the screen is. */
	owed(group: Group): number {
		return this.due?.all.find((known) => known.group === group)?.count ?? 0;
	}

	factLabel(kind: string): string {
		return this.vocabulary.fact_kinds.find((known) => known.id === kind)?.label ?? kind;
	}
}

export const session = new Session();
