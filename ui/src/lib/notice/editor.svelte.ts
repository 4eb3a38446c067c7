import type { FieldMessage, Form } from '$lib/components/form.svelte';
import { call } from '$lib/ipc/backend';
import { untrack } from 'svelte';
import type { JsonValue } from '$lib/ipc/bindings/serde_json/JsonValue';
import { asDeskError, type DeskError } from '$lib/ipc/errors';
import { diff } from '$lib/ipc/patch';
import type { Disclosure, DisclosureView, Finding, FormValue, KindView, NoticeDraft, NoticeView } from '$lib/ipc/types';
import { Autosave } from '$lib/session/autosave.svelte';
import { saving } from '$lib/session/saving.svelte';
import { session } from '$lib/session/session.svelte';
import type { Place } from './form-values';
import { library } from './kinds.svelte';

/** Fast enough to feel live, slow enough not to draw for every key. */
const REDRAW = 150;

/** What a form asks for about the matter is kept with the disclosure; its fields are told apart by this beginning. */
const MATTER = '/matter';

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
	/** The disclosure: forms and translations are entered here and kept there. */
	readonly matter: Autosave<Disclosure>;
	#asked = 0;
	#askedAt = 0;

	private constructor(view: NoticeView, matter: DisclosureView) {
		this.id = view.summary.id;
		this.view = view;
		const refresh = () => void this.refresh();
		this.auto = new Autosave(
			structuredClone(view.draft),
			view.revision,
			async (draft, _, revision) => (await call('save_notice', { id: this.id, revision, draft })).revision,
			refresh
		);
		const store = async (now: Disclosure, before: Disclosure, revision: number) => {
			const patch = diff(before as unknown as JsonValue, now as unknown as JsonValue);
			return (await call('patch_disclosure', { id: matter.id, revision, patch, reason: '' })).revision;
		};
		this.matter = new Autosave(structuredClone(matter.disclosure), matter.revision, store, refresh);
	}

	static async open(id: string): Promise<NoticeEditor> {
		const [view] = await Promise.all([call('show_notice', { id }), library.load()]);
		return new NoticeEditor(view, await call('show_disclosure', { id: view.disclosure }));
	}

	get draft(): NoticeDraft {
		return this.auto.record;
	}

	get kind(): KindView | undefined {
		return library.kind(this.draft.kind);
	}

	get state() {
		return this.view.summary.state;
	}

	get sealed(): boolean {
		return this.state === 'sealed' || this.state === 'sent';
	}

	/** Whether its next step is the approval: for the first time, or again after the record changed. */
	get approvable(): boolean {
		return this.state === 'in_review' || (this.state === 'approved' && this.view.changed_since_approval);
	}

	get locked(): boolean {
		return !session.writable || this.sealed || (this.state !== 'draft' && !this.unlocked);
	}

	/** Whether what is missing may be declared to follow. */
	get mayFollow(): boolean {
		return this.kind?.may_follow === 'always' || (this.kind?.may_follow === 'stage' && this.view.early);
	}

	/** Whether the kind prints a field of the draft. */
	asks(field: keyof NoticeDraft): boolean {
		return this.kind?.draft_fields.includes(field) ?? true;
	}

	/** The findings in the order of the form: first what the author types here, then the record. */
	get findings(): Finding[] {
		const own = (finding: Finding) => (this.isHere(finding) ? 0 : 1);
		return this.view.findings.toSorted((left, right) => own(left) - own(right));
	}

	get stops(): Finding[] {
		return this.findings.filter((finding) => finding.weight === 'stops');
	}

	/** Whether a finding is mended on this screen and not in the record. */
	isHere({ path }: Finding): boolean {
		if (path.startsWith('/notice/')) return !path.startsWith('/notice/organisation');
		return /^\/(form|product_forms|translations)\//.test(path);
	}

	/** The path of the field where a finding is mended. */
	fieldOf({ path }: Finding): string {
		return path.startsWith('/notice/') ? path.slice('/notice'.length) : MATTER + path;
	}

	messages(path: string): FieldMessage[] {
		return this.view.findings
			.filter((finding) => this.fieldOf(finding) === path)
			.map(({ weight, message, way_out, clause }) => ({ tone: weight === 'stops' ? 'stop' : 'note', text: message, way: way_out, clause }));
	}

	formValue(place: Place): FormValue | undefined {
		if (place.in === 'notice') return this.draft.form[place.field];
		const { form, product_forms } = this.matter.record;
		return place.in === 'matter' ? form[place.field] : product_forms[place.product]?.[place.field];
	}

	setFormValue(place: Place, value: FormValue | undefined): void {
		const record = this.matter.record;
		if (place.in === 'product') record.product_forms[place.product] ??= {};
		const form = place.in === 'notice' ? this.draft.form : place.in === 'matter' ? record.form : record.product_forms[place.product];
		if (!form) return;
		if (value === undefined) Reflect.deleteProperty(form, place.field);
		else form[place.field] = value;
	}

	translation(source: string): string {
		const entries = this.matter.record.translations[this.draft.language] ?? [];
		return entries.find((entry) => entry.source.trim() === source.trim())?.text ?? '';
	}

	translate(source: string, text: string): void {
		const { translations } = this.matter.record;
		translations[this.draft.language] ??= [];
		const entries = translations[this.draft.language] ?? [];
		const by = session.register?.actor ?? '';
		const known = entries.find((entry) => entry.source.trim() === source.trim());
		if (known) Object.assign(known, { text, by });
		else entries.push({ source, text, by });
	}

	/** Draws the pages anew while the author types, from what is typed and not saved yet. */
	watch(): () => void {
		const stops = [this.auto.watch(), this.matter.watch()];
		$effect(() => {
			const draft = JSON.parse(JSON.stringify(this.draft)) as NoticeDraft;
			// A step of the route or a change of the record alters the pages too.
			const sealed = this.view.summary.state === 'sealed' || this.view.summary.state === 'sent';
			const timer = setTimeout(() => void this.#redraw(sealed ? null : draft), untrack(() => (this.pdf ? REDRAW : 0)));
			return () => clearTimeout(timer);
		});
		return () => stops.forEach((stop) => stop());
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
		await Promise.all([this.auto.flush(), this.matter.flush()]);
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

	/** Gives up what was typed about the matter and shows what is saved. */
	async reloadMatter(): Promise<void> {
		const { disclosure, revision } = await call('show_disclosure', { id: this.view.disclosure });
		this.matter.take(disclosure, revision);
		await this.refresh();
	}

	/** Puts what was typed about the matter on top of what somebody else saved. */
	async keepMatter(): Promise<void> {
		const { revision } = await call('show_disclosure', { id: this.view.disclosure });
		await this.matter.keep(revision);
		await this.reloadMatter();
	}
}
