import { call } from '$lib/ipc/backend';
import { asDeskError, type DeskError } from '$lib/ipc/errors';
import type { DueFilter, DueList, Group, GroupCount, HistoryReport, RegisterState, Reminder, Vocabulary } from '$lib/ipc/types';
import { yearIn } from '$lib/time/when';
import { readClocks } from './clocks';
import { forgetKept } from './kept';

interface Verified {
	at: string;
	report: HistoryReport;
}

/** Rows of the Due screen that are made at once. */
const DUE_ROWS = 300;

const NO_FILTER: DueFilter = { text: '', meanings: {}, owner: '', authority: '', product: '', unverified: false };

/** What the whole window knows: the open register, what is due, and what time it is. */
class Session {
	started = $state(false);
	/** Nobody is there: nothing is shown, and the backend refuses what would show something. */
	locked = $state(false);
	/** Version of the program. */
	version = $state('');
	/** Name of a sealed file or a pack that the program was started with, until it is looked at. */
	file = $state<string | null>(null);
	register = $state.raw<RegisterState | null>(null);
	error = $state.raw<DeskError | null>(null);
	vocabulary = $state.raw<Vocabulary>({ fact_kinds: [], questions: [], regimes: [] });
	due = $state.raw<DueList | null>(null);
	/** What the Due screen looks for. */
	filter = $state<DueFilter>({ ...NO_FILTER });
	/** Another instant that the Due screen looks at; nothing is now. */
	at = $state<string | null>(null);
	/** What is owed now, whatever the screen looks at. */
	counts = $state.raw<GroupCount[]>([]);
	/** Reminders that nobody has put away yet. */
	reminders = $state.raw<Reminder[]>([]);
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
		return yearIn(this.now, this.zone);
	}

	get writable(): boolean {
		return this.register?.writable ?? false;
	}

	tick(): void {
		this.#tick = Date.now();
	}

	async start(): Promise<void> {
		try {
			const { register, error, locked, file, version } = await call('start');
			this.version = version;
			this.locked = locked;
			this.file = file;
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
		forgetKept();
		this.at = null;
		this.reminders = [];
		this.due = null;
		this.counts = [];
		// The window stands while what is owed is still worked out.
		[this.vocabulary] = await Promise.all([call('vocabulary'), readClocks()]);
		this.register = register;
		await this.readDue();
		await this.hearReminders();
	}

	/** Opens a register that is read-only again, for writing; whether that worked. */
	async reopen(): Promise<boolean> {
		const register = await call('reopen_register');
		if (register.writable) await this.enter(register);
		return register.writable;
	}

	/** Looks at everything that is due again. */
	forget(): void {
		this.filter = { ...NO_FILTER };
		this.limit = DUE_ROWS;
	}

	/** Shows more rows of the Due screen. */
	async more(): Promise<void> {
		this.limit += DUE_ROWS;
		await this.readDue();
	}

	/** Reads the words of the rules again, after rules changed. */
	async rewrite(): Promise<void> {
		[this.vocabulary] = await Promise.all([call('vocabulary'), this.refresh(), readClocks()]);
	}

	/** Reads the register's state again: name, warnings, numbers of records. */
	async restate(): Promise<void> {
		this.register = await call('register_state');
	}

	/** After a register could not be opened: whatever is open now, or none. */
	async lost(): Promise<void> {
		const { register } = await call('start');
		this.register = register;
	}

	/** Reads what is due again. Of two readings under way the later one counts. */
	async readDue(): Promise<void> {
		const reading = (this.#reading += 1);
		const due = await call('list_due', { at: this.at, filter: $state.snapshot(this.filter), limit: this.limit });
		if (reading !== this.#reading) return;
		this.#base = { at: Date.parse(due.at), read: Date.now() };
		this.#tick = Date.now();
		this.due = due;
		if (this.at === null) this.counts = due.all;
	}

	/** Looks at another instant; nothing is now. */
	async travel(at: string | null): Promise<void> {
		this.at = at;
		await this.readDue();
	}

	/** Fetches the reminders whose time has come. */
	async hearReminders(): Promise<void> {
		const { reminders } = await call('reminders_told');
		const key = ({ item, place, due_at }: Reminder) => JSON.stringify(item?.obligation.key ?? [place, due_at]);
		const fresh = new Set(reminders.map(key));
		this.reminders = [...reminders, ...this.reminders.filter((old) => !fresh.has(key(old)))];
	}

	/** Reads what is due and the register's state again. */
	async refresh(): Promise<void> {
		await Promise.all([this.readDue(), this.restate()]);
	}

	/** How many obligations of a group are owed, whatever the filter of the screen is. */
	owed(group: Group): number {
		return this.counts.find((known) => known.group === group)?.count ?? 0;
	}

	factLabel(kind: string): string {
		return this.vocabulary.fact_kinds.find((known) => known.id === kind)?.label ?? kind;
	}
}

export const session = new Session();
