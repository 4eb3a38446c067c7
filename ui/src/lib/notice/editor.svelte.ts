import type { FieldMessage, Form } from '$lib/components/form.svelte';
import { call } from '$lib/ipc/backend';
import { untrack } from 'svelte';
import { asDeskError, type DeskError } from '$lib/ipc/errors';
import type { Finding, NoticeDraft, NoticeView } from '$lib/ipc/types';
import { Autosave } from '$lib/session/autosave.svelte';
import { saving } from '$lib/session/saving.svelte';
import { session } from '$lib/session/session.svelte';

/** Fast enough to feel live, slow enough not to draw for every key. */
const REDRAW = 150;

/** One notice that is open: what its author types, its findings, and its real pages. */
export class NoticeEditor implements Form {
	readonly id: string;
	view = $state.raw<NoticeView>() as NoticeView;
	pdf = $state.raw<ArrayBuffer | null>(null);
	error = $state.raw<DeskError | null>(null);
	drawnIn = $state<number | null>(null);
	/** In review or approved, editing takes that back: the author says so first. */
	unlocked = $state(false);
	readonly auto: Autosave<NoticeDraft>;
	#asked = 0;
	#askedAt = 0;

	private constructor(view: NoticeView) {
		this.id = view.summary.id;
		this.view = view;
		const store = async (draft: NoticeDraft, _: NoticeDraft, revision: number) =>
			(await call('save_notice', { id: this.id, revision, draft })).revision;
		this.auto = new Autosave(structuredClone(view.draft), view.revision, store, () => void this.refresh());
	}

	static async open(id: string): Promise<NoticeEditor> {
		return new NoticeEditor(await call('show_notice', { id }));
	}

	get draft(): NoticeDraft {
		return this.auto.record;
	}

	get state() {
		return this.view.summary.state;
	}

	get sealed(): boolean {
		return this.state === 'sealed' || this.state === 'sent';
	}

	get locked(): boolean {
		return !session.writable || this.sealed || (this.state !== 'draft' && !this.unlocked);
	}

	/** The findings in the order of the form: first what the author types here, then the record. */
	get findings(): Finding[] {
		const own = (finding: Finding) => (finding.path.startsWith('/notice/') ? 0 : 1);
		return this.view.findings.toSorted((left, right) => own(left) - own(right));
	}

	get stops(): Finding[] {
		return this.findings.filter((finding) => finding.weight === 'stops');
	}

	messages(path: string): FieldMessage[] {
		return this.view.findings
			.filter((finding) => finding.path === `/notice${path}`)
			.map(({ weight, message, way_out, clause }) => ({ tone: weight === 'stops' ? 'stop' : 'note', text: message, way: way_out, clause }));
	}

	/** Draws the pages anew while the author types, from what is typed and not saved yet. */
	watch(): () => void {
		const stop = this.auto.watch();
		$effect(() => {
			const draft = JSON.parse(JSON.stringify(this.draft)) as NoticeDraft;
			// A step of the route or a change of the record alters the pages too.
			const sealed = this.view.summary.state === 'sealed' || this.view.summary.state === 'sent';
			const timer = setTimeout(() => void this.#redraw(sealed ? null : draft), untrack(() => (this.pdf ? REDRAW : 0)));
			return () => clearTimeout(timer);
		});
		return stop;
	}

	async #redraw(draft: NoticeDraft | null): Promise<void> {
		const asked = (this.#asked += 1);
		this.#askedAt = performance.now();
		try {
			const pdf = await call('preview_notice', { id: this.id, draft });
			if (asked !== this.#asked) return;
			this.pdf = pdf;
			if (this.error?.code === 'other') this.error = null;
		} catch (failure) {
			if (asked === this.#asked) this.error = asDeskError(failure);
		}
	}

	drawn(): void {
		this.drawnIn = Math.round(performance.now() - this.#askedAt);
	}

	async refresh(): Promise<void> {
		try {
			const view = await call('show_notice', { id: this.id });
			if (view.summary.state === 'draft') this.unlocked = false;
			this.view = view;
			if (!this.auto.dirty && view.revision !== this.auto.revision) this.auto.take(view.draft, view.revision);
			void session.refresh().catch(() => undefined);
		} catch (failure) {
			this.error = asDeskError(failure);
		}
	}

	/** A step of the route: saves first, then reads the state anew. */
	async act(work: () => Promise<unknown>): Promise<boolean> {
		await this.auto.flush();
		this.error = null;
		try {
			await work();
			return true;
		} catch (failure) {
			this.error = asDeskError(failure);
			return false;
		} finally {
			await this.refresh();
		}
	}

	async reload(): Promise<void> {
		const view = await call('show_notice', { id: this.id });
		this.auto.take(view.draft, view.revision);
		this.view = view;
		saving.error = null;
	}

	async keepMine(): Promise<void> {
		const { revision } = await call('show_notice', { id: this.id });
		await this.auto.keep(revision);
	}
}
