import { call } from '$lib/ipc/backend';
import { asDeskError, type DeskError } from '$lib/ipc/errors';
import type { DueList, HistoryReport, RegisterState, Vocabulary } from '$lib/ipc/types';

interface Verified {
	at: string;
	report: HistoryReport;
}

/** What the whole window knows: the open register, what is due, and what time it is. */
class Session {
	started = $state(false);
	register = $state.raw<RegisterState | null>(null);
	error = $state.raw<DeskError | null>(null);
	vocabulary = $state.raw<Vocabulary>({ fact_kinds: [], questions: [], regimes: [] });
	due = $state.raw<DueList | null>(null);
	disclosures = $state(0);
	products = $state(0);
	verified = $state.raw<Verified | null>(null);
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
		[this.vocabulary] = await Promise.all([call('vocabulary'), this.refresh()]);
		this.register = register;
	}

	/** Reads the register's state again: name, warnings, number of entries. */
	async restate(): Promise<void> {
		const { register } = await call('start');
		if (register) this.register = register;
	}

	/** Reads what is due and the counts of the sidebar again. */
	async refresh(): Promise<void> {
		const [due, disclosures, products] = await Promise.all([
			call('list_due', { disclosure: null, at: null, closed: false }),
			call('list_disclosures'),
			call('list_products')
		]);
		this.#base = { at: Date.parse(due.at), read: Date.now() };
		this.#tick = Date.now();
		this.due = due;
		this.disclosures = disclosures.length;
		this.products = products.length;
	}

	factLabel(kind: string): string {
		return this.vocabulary.fact_kinds.find((known) => known.id === kind)?.label ?? kind;
	}
}

export const session = new Session();
