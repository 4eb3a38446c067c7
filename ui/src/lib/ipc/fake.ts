import type { Backend } from './backend';
import type { JsonValue } from './bindings/serde_json/JsonValue';
import type { Answer, Args, CommandName } from './commands';
import { intakeHandlers } from './fake-intake';
import { backupHandlers } from './fake_backup';
import { tableHandlers } from './fake_table';
import pdfUrl from './fake/preview_notice.pdf?url';
import { manyApproved, manyIdentities, manyRoots, newRoot, outcomeOf, sealing, state, tokenKeys, wait } from './fake_sealing';
import { checked, checkedPack, changed } from './fake_verify';
import { apply } from './patch';
import type {
	CalendarBook,
	CalendarDay,
	ChosenAdvisory,
	ChosenProducts,
	Code,
	Cwe,
	Disclosure,
	DisclosurePage,
	DisclosureTableRow,
	DisclosureView,
	DueFilter,
	DueItem,
	DueList,
	GroupCount,
	HistoryPage,
	IdentityFile,
	InspectorsReport,
	IpcError,
	KindBook,
	Level,
	LockState,
	NoticeKind,
	NoticeSummary,
	NoticeView,
	ObligationKey,
	Organisation,
	PackPreview,
	Product,
	ProductView,
	Progress,
	RatedVector,
	RecentRegister,
	RegimeJudgement,
	Reminders,
	RemindersDue,
	RestorePreview,
	RuleBook,
	SealedNotice,
	Sending,
	SendingInput,
	SignerInput,
	Start,
	StateComparison,
	TableForm,
	Vocabulary,
	ZoneClock
} from './types';

/** The desktop program in a browser, for tests: real answers from Rust, and edits that last as long as the page. */

const files = import.meta.glob<JsonValue>('./fake/*.json', { eager: true, import: 'default' });

const answer = <T>(name: string): T => structuredClone(files[`./fake/${name}.json`]) as T;

function all<T>(prefix: string): Map<string, T> {
	const found = Object.keys(files)
		.map((file) => file.replace('./fake/', '').replace('.json', ''))
		.filter((name) => name.startsWith(`${prefix}.`));
	return new Map(found.map((name) => [name.slice(prefix.length + 1), answer<T>(name)]));
}

const disclosures = all<DisclosureView>('show_disclosure');
const notices = all<NoticeView>('show_notice');
const explained = answer<Record<string, DueItem>>('explain_obligation');
const products = answer<ProductView[]>('list_products');
const due = answer<DueList>('list_due');
const history = answer<HistoryPage>('list_history');
const kindBook = answer<KindBook>('kind_book');
const forStage = answer<Record<string, NoticeKind[]>>('kinds_for_stage');
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40"><rect width="120" height="40" fill="#173f63"/></svg>';
const identities: IdentityFile[] = state === 'long' ? manyIdentities() : [];
if (state === 'long') sealing.roots = manyRoots();
let sealingStopped = false;
const book = answer<RuleBook>('rule_book');
const calendars = answer<CalendarBook>('calendar_book');
let reminders = answer<Reminders>('reminders');
let toldOnce = false;
let organisation = answer<Organisation>('organisation');
let summaries = answer<DisclosurePage>('list_disclosures').rows;
let open = localStorage.getItem('desk.fake') !== 'closed';
let next = 0;
let tell: (progress: Progress) => void = () => undefined;
let tellSeal: (progress: Progress) => void = () => undefined;

const newId = () => `00000000-0000-7000-8000-${String((next += 1)).padStart(12, '0')}`;
const actor = 'Jana Petersen';

function refuse(code: Code, message: string, field: string | null = null, findings: IpcError['findings'] = []): never {
	const error: IpcError = { code, message, field, findings };
	throw error;
}

function found<T>(map: Map<string, T>, id: string): T {
	return map.get(id) ?? refuse('not_found', `there is no record ${id}`);
}

const keyText = ({ regime, stage, place, start, follow_up }: ObligationKey) =>
	`${regime}/${stage}/${place ?? '-'}/${follow_up ? `follow-up ${follow_up.join(' ')}` : (start ?? '-')}`;

function asStarted(): Start {
	const start = answer<Start>('start');
	if (state === 'read-only' && start.register) start.register.writable = false;
	return start;
}

/** A clock that runs behind the history, a matter of which nothing can be worked out, and one that was closed too early. */
function oddDue(): Pick<DueList, 'clock' | 'gaps'> {
	const [first, second] = due.items;
	if (first) Object.assign(first, { closed: true });
	for (const item of first ? [first, explained[keyText(first.obligation.key)]] : []) if (item) item.obligation.another_event = item.obligation.start?.fact ?? null;
	if (second) second.obligation.badges = ['outside_calendar'];
	const gap = { disclosure: first?.obligation.key.disclosure ?? '', number: 'VD-2026-0009', title: 'Vitara Monitor 5: service account', missing: 'Facts are recorded, but no product is named as affected, so no obligation can be worked out. Add the affected products.' };
	const clock = 'The clock of this computer shows Thu 1 Feb 2024, 11:00 CET, which is before the newest entry of the history, Mon 23 Nov 2026, 14:20 CET. Times left and overdue dates are wrong until one of the two is right. Check the date, the time and the time zone of the computer; if they are right, that entry was written while the clock ran ahead.';
	return { clock, gaps: [gap] };
}

/** The filter of the backend, near enough to try the screen. */
function takes({ number, title, owner, deputy, obligation }: DueItem, filter: DueFilter): boolean {
	const { authority, authority_full, stage_name, regime_name, clause } = obligation;
	const text = [number, title, owner, deputy, authority, authority_full, stage_name, regime_name, clause].join(' ').toLowerCase();
	const words = filter.text.toLowerCase().split(/\s+/);
	const trusted = !obligation.badges.includes('not_verified');
	const people = !filter.owner || filter.owner === owner || filter.owner === deputy;
	const view = disclosures.get(obligation.key.disclosure);
	const sold = !filter.product || (view?.products.some(({ product }) => product.name === filter.product) ?? false);
	const told = !filter.authority || filter.authority === authority;
	const means = (word: string) => filter.meanings[word]?.some((each) => [authority_full, stage_name, regime_name].includes(each));
	return words.every((word) => text.includes(word) || means(word)) && people && sold && told && !(filter.unverified && trusted);
}

const counts = (items: DueItem[]): GroupCount[] =>
	[...new Set(items.map((item) => item.obligation.group))].map((group) => ({
		group,
		count: items.filter((item) => item.obligation.group === group).length
	}));

const lock: LockState = { minutes: 0, has_passphrase: state === 'long', locked: false };
let recents: RecentRegister[] = [
	{ name: 'disclosures.desk', folder: '/home/petersen/regulatory', exists: true },
	{ name: 'old.desk', folder: '/home/petersen', exists: false }
];

const ending = (form: TableForm): string => (form === 'csv' ? 'csv' : 'xlsx');

const sending = (input: SendingInput): Sending => ({
	at: due.at,
	by: actor,
	channel: input.channel || refuse('field', '/channel: say how it was sent, such as portal, e-mail or letter', '/channel'),
	to: input.to,
	receipt: input.receipt,
	receipt_file: null
});

function record(id: string, subject: string, action: string, changes: [string, string | null, string | null][], reason = ''): void {
	history.total += 1;
	history.entries.unshift({
		sequence: history.total,
		at: due.at,
		at_text: 'Mon 23 Nov 2026, 14:20 CET',
		on: '2026-11-23',
		actor,
		action,
		subject,
		subject_id: id,
		disclosure: id,
		number: summaries.find((row) => row.id === id)?.number ?? null,
		reason,
		names: {},
		changes,
		more: 0,
		hash: String(history.total).padStart(64, '0')
	});
}

/** The disclosures, and as many more as the look at a long list asks for. */
function manySummaries(): DisclosureTableRow[] {
	const wanted = Number(localStorage.getItem('desk.fake.many'));
	const first = summaries[0];
	if (!wanted || !first) return summaries;
	const more = Array.from({ length: wanted }, (_, index) => ({ ...(summaries[index % summaries.length] ?? first), id: `many-${index}`, number: `VD-2025-${String(index + 1).padStart(5, '0')}` }));
	return [...summaries, ...more];
}

function change(id: string, revision: number, work: (view: DisclosureView) => void): { revision: number } {
	const view = found(disclosures, id);
	if (view.revision !== revision) refuse('conflict', `${view.number} was saved by somebody else in between. Your text is kept here.`);
	work(view);
	view.revision += 1;
	summaries = summaries.map((row) => (row.id === id ? { ...row, title: view.disclosure.title, owner: view.disclosure.owner } : row));
	return { revision: view.revision };
}

function emptyDisclosure(id: string, number: string, title: string): DisclosureView {
	const [first] = disclosures.values();
	if (!first) return refuse('other', 'the sample holds no disclosure');
	const disclosure: Disclosure = {
		...structuredClone(first.disclosure),
		title,
		summary: '',
		restricted: '',
		vulnerabilities: [],
		assessment: {},
		safety: { harm: '', hazard: '', risk: 'not_assessed', rationale: '' },
		discovery: { found_by: '', found_on: null, channel: '', credits: [] },
		tlp: 'AMBER',
		owner: actor,
		deputy: '',
		assignments: []
	};
	const lists = { findings: [], vulnerabilities: [], products: [], facts: [], obligations: [], notices: [], packs: [], reports: [], linked: [], conflicts: [], rules: first.rules };
	const elements = first.elements.map(({ element }) => ({ element, done: 0, of: 0, words: 'Nothing recorded', first_gap: null }));
	return { id, number, revision: 1, created_at: due.at, updated_at: due.at, closed_at: null, disclosure, elements, ...lists };
}

function setNotice(id: string, changed: Partial<NoticeSummary>): NoticeView {
	const notice = found(notices, id);
	Object.assign(notice.summary, changed);
	const view = found(disclosures, notice.disclosure);
	view.notices = [...view.notices.filter((row) => row.id !== id), structuredClone(notice.summary)];
	return notice;
}

function seal(id: string, signers: SignerInput[], level: Level | null): SealedNotice {
	if (signers.some(({ passphrase }) => passphrase.length < 8)) refuse('wrong_passphrase', 'the passphrase does not open this identity', '/passphrase');
	const first = signers[0] ?? refuse('field', '/signers: no identity is named to seal with; name one', '/signers');
	const wanted = level ?? sealing.set.level;
	if (wanted !== 'B-B' && sealing.set.time_stamp_authority === '')
		refuse('field', `/time_stamp_authority: the level ${wanted} needs a time-stamp authority; name its address, http://…`, '/time_stamp_authority');
	if (sealing.set.time_stamp_authority.includes('silent')) refuse('other', `${sealing.set.time_stamp_authority} did not answer within 10 seconds, asked 3 times; nothing was sealed`);
	const sha256 = '5d41402abc4b2a76b9719d911017c592'.repeat(2);
	const notice = setNotice(id, { state: 'sealed', sealed_at: due.at, sha256 });
	const { content_sha256, summary } = notice;
	const subject = (place: string) => identities.find(({ path }) => path === place)?.subject ?? place;
	const signed = { identity: subject(first.identity), level: `PAdES ${wanted}` };
	const further = signers.slice(1).map(({ identity, meaning }, index) => {
		const who = notice.draft.further_signatories[index];
		return { field: `seal-${index + 2}`, name: who?.signatory.name ?? subject(identity), identity: subject(identity), meaning: meaning || (who?.meaning ?? '') };
	});
	notice.seal = { by: actor, at: due.at, ...signed, meaning: first.meaning, further, sha256, content_sha256, attachment: newId(), follow_ups: [] };
	notice.findings = [];
	return { number: summary.number, file_name: `${summary.number}.pdf`, sha256, pages: 2, ...signed, demonstration: true };
}

type Handlers = { [K in CommandName]: (args: Args<K>) => Answer<K> | Promise<Answer<K>> };

const handlers: Omit<Handlers, keyof ReturnType<typeof intakeHandlers> | keyof ReturnType<typeof backupHandlers>> = {
	start: () => (open && !lock.locked ? asStarted() : { register: null, error: null, locked: lock.locked, file: null, version: '0.1.0' }),
	set_menu: ({ menu }) => {
		localStorage.setItem('desk.fake.menu', JSON.stringify(menu));
		return null;
	},
	recent_registers: () => recents,
	forget_recent: () => ((recents = []), null),
	open_recent: ({ index }) => {
		if (!recents[index]?.exists) refuse('register', 'there is no register at /home/petersen/old.desk; create one with “desk init”, or open another file');
		return answer<Start>('start').register ?? refuse('state', 'the sample is gone');
	},
	verify_started: () => null,
	quit: () => null,
	lock_state: () => ({ ...lock }),
	lock: () => {
		lock.locked = true;
		return null;
	},
	unlock: ({ passphrase }) => {
		if (lock.has_passphrase && passphrase !== '4711') refuse('wrong_passphrase', 'this is not the passphrase of the lock; nothing that was typed is lost', '/passphrase');
		lock.locked = false;
		return null;
	},
	set_lock_minutes: ({ minutes }) => {
		lock.minutes = minutes;
		return null;
	},
	set_lock_passphrase: ({ new: wanted }) => {
		if (wanted.length > 0 && wanted.length < 4) refuse('field', `/new: it has ${wanted.length} characters; expected at least 4, and at most 1024 bytes`, '/new');
		lock.has_passphrase = wanted !== '';
		return null;
	},
	print_file: () => (state === 'wrong' ? refuse('other', 'no program of this computer opens PDF files; save the file and print it elsewhere') : null),
	open_address: () => null,
	text_of: ({ what, markdown }) => `${markdown ? '# ' : ''}${what.is}`,
	reopen_register: () => ({ ...(answer<Start>('start').register ?? refuse('state', 'the sample is gone')), writable: state !== 'read-only' }),
	register_state: () => answer<Start>('start').register ?? refuse('state', 'the sample is gone'),
	open_register: () => ((open = true), answer<Start>('start').register),
	create_register: () => ((open = true), answer<Start>('start').register),
	open_sample: () => ((open = true), answer<Start>('start').register ?? refuse('state', 'the sample is gone')),
	organisation: () => organisation,
	save_organisation: ({ organisation: changed }) => {
		if (!/^(#[0-9a-f]{6})?$/i.test(changed.colour)) refuse('field', `/colour: “${changed.colour}” is not a colour`, '/colour');
		organisation = changed;
		return null;
	},
	list_due: ({ at, filter, limit }) => {
		if (state === 'working') return new Promise<never>(() => undefined);
		if (state === 'unreadable') refuse('register', 'the register is damaged: database disk image is malformed (page 17)');
		const matching = due.items.filter((item) => takes(item, filter));
		const when = at ? { at, at_text: `${at.slice(0, 16).replace('T', ', ')} UTC` } : {};
		return { ...due, ...when, ...(state === 'odd' ? oddDue() : {}), items: matching.slice(0, limit), found: counts(matching), all: counts(due.items) };
	},
	explain_obligation: ({ key }) =>
		explained[keyText(key)] ??
		[...disclosures.values()].flatMap((view) => view.obligations).find((item) => keyText(item.obligation.key) === keyText(key)) ??
		refuse('state', 'This obligation does not exist any more.'),
	vocabulary: () => answer<Vocabulary>('vocabulary'),
	decide: ({ disclosure, regime, stage, verdict, reason }) => {
		if (!reason.trim()) refuse('field', '/reason: a decision needs a reason; an inspector will ask for it', '/reason');
		due.items = due.items.filter(({ obligation: { key } }) => key.disclosure !== disclosure || key.regime !== regime || key.stage !== stage);
		record(disclosure, 'decision', 'decided', [['/verdict', null, verdict.verdict]], reason);
		return null;
	},
	answer_question: ({ disclosure, question, answer: value, reason }) => {
		const view = found(disclosures, disclosure);
		change(disclosure, view.revision, ({ disclosure: { assessment } }) => {
			if (value) assessment[question] = { answer: value, reason, by: actor, at: due.at };
			else Reflect.deleteProperty(assessment, question);
		});
		return null;
	},
	judge_regimes: ({ disclosure }) => answer<RegimeJudgement[]>(`judge_regimes.${disclosure}`) ?? [],
	assign: ({ disclosure, regime, stage, owner, deputy }) => {
		for (const item of [...due.items, ...Object.values(explained)]) {
			const { key } = item.obligation;
			if (key.disclosure === disclosure && key.regime === regime && (!stage || key.stage === stage)) Object.assign(item, { owner, deputy });
		}
		return { revision: found(disclosures, disclosure).revision };
	},
	export_due: ({ form }) => `/home/petersen/due.${{ calendar: 'ics', csv: 'csv', workbook: 'xlsx' }[form]}`,
	export_list: ({ list, form }) => `/home/petersen/${list}.${ending(form)}`,
	inspectors_report: ({ from, to }) => {
		if (to < from) refuse('field', `/to: the period ends on ${to} before it begins on ${from}`, '/to');
		return { ...answer<InspectorsReport>('inspectors_report'), from, to };
	},
	export_report: ({ form }) => `/home/petersen/inspectors-report.${form === 'pdf' ? 'pdf' : 'xlsx'}`,
	reminders: () => reminders,
	save_reminders: ({ reminders: changed }) => {
		if (changed.leads_in_hours.some((hours) => hours < 1)) refuse('field', '/leads_in_hours: 0 hours is no lead for a reminder', '/leads_in_hours');
		reminders = changed;
		return null;
	},
	reminders_told: () => {
		const told = answer<RemindersDue>('reminders_told');
		if (toldOnce || localStorage.getItem('desk.fake.remind') === null) return { ...told, reminders: [] };
		toldOnce = true;
		return told;
	},
	zone_names: () => answer<string[]>('zone_names'),
	zone_clocks: ({ zones }) => answer<ZoneClock[]>('zone_clocks').filter(({ zone }) => zones.length === 0 || zones.includes(zone)),
	zone_book: () => ({ version: '2026f', shipped: '2026f', source: 'the program', taken: [] }),
	choose_zones: () => ({ version: '2027a', sha256: '0'.repeat(64), in_force: '2026f', zones: ['Europe/Berlin', 'Europe/Busingen'], dates: answer<PackPreview>('choose_rule_pack').dates }),
	take_zones: () => null,
	rule_book: () => book,
	reread_rules: () => book,
	preview_switch: () => answer<PackPreview>('choose_rule_pack').dates,
	switch_regime: ({ regime, on, reason }) => {
		if (!reason.trim()) refuse('field', '/reason: switching a regime needs a reason; an inspector will ask for it', '/reason');
		const known = book.regimes.find((entry) => entry.id === regime);
		if (known) Object.assign(known, { on, switch: { on, reason, by: actor, at: due.at } });
		return null;
	},
	choose_rule_pack: () => answer<PackPreview>('choose_rule_pack'),
	program_rule_pack: () => answer<PackPreview>('choose_rule_pack'),
	take_rule_pack: () => {
		book.version = answer<PackPreview>('choose_rule_pack').version;
		return null;
	},
	calendar_book: () => calendars,
	calendar_days: ({ year }) => [
		...answer<CalendarDay[]>('calendar_days').map((day) => ({ ...day, on: `${year}${day.on.slice(4)}` })),
		...calendars.corrections.map(
			({ on, kind, name, by, at, reason }): CalendarDay => ({
				on,
				kind,
				name,
				weekday: 'Tuesday',
				observed: false,
				expected: false,
				corrected: { kind, instead_of: null, by, at, reason }
			})
		)
	],
	preview_correction: () => answer<PackPreview>('choose_rule_pack').dates,
	correct_calendar: ({ input }) => {
		if (!input.reason.trim()) refuse('field', '/reason: a correction needs a reason, such as where the day was published', '/reason');
		if (!/^\d{4}-\d\d-\d\d$/.test(input.on)) refuse('field', `/on: “${input.on}” is not a day; expected for example 2027-05-03`, '/on');
		calendars.corrections.push({ ...input, by: actor, at: due.at });
		return null;
	},
	withdraw_correction: ({ calendar, on, reason }) => {
		if (!reason.trim()) refuse('field', '/reason: taking a correction back needs a reason', '/reason');
		calendars.corrections = calendars.corrections.filter((entry) => entry.calendar !== calendar || entry.on !== on);
		return null;
	},
	...tableHandlers(manySummaries, () => Date.parse(due.at)),
	show_disclosure: ({ id }) => found(disclosures, id),
	new_linked_disclosure: ({ of }) => {
		const from = found(disclosures, of);
		const id = handlers.new_disclosure({ title: `${from.disclosure.title}: further event` }) as string;
		found(disclosures, id).linked = [{ id: of, number: from.number, title: from.disclosure.title }];
		return id;
	},
	new_disclosure: ({ title }) => {
		const id = newId();
		const view = emptyDisclosure(id, `VD-2026-000${summaries.length + 1}`, title);
		disclosures.set(id, view);
		const counts = { cves: [], vulnerabilities: 0, products: [], worst: null, findings: 1, exploitation: 'not_known' as const, next: null };
		summaries = [{ id, number: view.number, title, tlp: 'TLP:AMBER', owner: actor, updated_at: due.at, closed_at: null, ...counts }, ...summaries];
		record(id, 'disclosure', 'created', [['/title', null, title]]);
		return id;
	},
	patch_disclosure: ({ id, revision, patch }) =>
		change(id, revision, (view) => {
			view.disclosure = apply(view.disclosure as unknown as JsonValue, patch) as unknown as Disclosure;
			record(id, 'disclosure', 'changed', patch.map((step) => [step.path, null, 'value' in step ? String(step.value) : null]));
		}),
	add_vulnerability: ({ id, revision }) =>
		change(id, revision, (view) => {
			const vulnerability = { id: newId(), cve: '', title: '', cwes: [], description: '', restricted: '', scores: [], ranking: '' };
			const rest = { affected: [], resolutions: [], references: [], credits: [], notes: [] };
			view.disclosure.vulnerabilities.push({ ...vulnerability, exploitation: { status: 'not_known', detail: '' }, ...rest });
			view.vulnerabilities.push({ id: vulnerability.id, name: `vulnerability ${view.vulnerabilities.length + 1}`, vectors: [], worst: null });
		}),
	close_disclosure: ({ id, closed }) => {
		const closed_at = closed ? due.at : null;
		found(disclosures, id).closed_at = closed_at;
		summaries = summaries.map((row) => (row.id === id ? { ...row, closed_at } : row));
		return null;
	},
	record_fact: ({ id, input }) => {
		if (input.at.startsWith('2026-03-29T02')) refuse('field', '/at: 02:30 does not exist on this day: the clocks go from 02:00 to 03:00', '/at');
		if (input.supersedes && !input.reason.trim()) refuse('field', '/reason: a correction needs a reason', '/reason');
		const factId = newId();
		const view = found(disclosures, id);
		const label = answer<Vocabulary>('vocabulary').fact_kinds.find((kind) => kind.id === input.kind)?.label ?? input.kind;
		const evidence = input.evidence.map((title) => ({ title, attachment: null }));
		const who = { known_by: input.known_by || actor, knower: input.knower, recorded_at: due.at, recorded_by: actor };
		const what = { kind: input.kind, at: due.at, zone: input.zone, country: input.country || null, note: input.note, evidence };
		view.facts = view.facts.map((fact) => (fact.fact.id === input.supersedes ? { ...fact, superseded: true } : fact));
		view.facts.push({
			fact: { id: factId, disclosure: id, supersedes: input.supersedes, reason: input.reason, withdrawn: input.withdrawn, ...what, ...who },
			label,
			at_text: input.at.replace('T', ', '),
			superseded: false,
			planned: false
		});
		return factId;
	},
	preview_fact: ({ input }) => (input.kind === '' ? [] : answer<PackPreview>('choose_rule_pack').dates),
	list_products: () => products,
	add_product: ({ product }) => {
		const id = newId();
		products.push({ id, revision: 1, product, findings: [] });
		return id;
	},
	save_product: ({ id, revision, product }) => {
		const view = products.find((known) => known.id === id) ?? refuse('not_found', 'there is no such product');
		if (view.revision !== revision) refuse('conflict', `${view.product.name} was saved by somebody else in between.`);
		view.product = product as Product;
		view.revision += 1;
		return { revision: view.revision };
	},
	choose_product_table: () => answer<ChosenProducts>(state === 'wrong' ? 'choose_product_table.refused' : 'choose_product_table'),
	import_products: () => {
		const { added, changed, encoding } = answer<ChosenProducts>('choose_product_table').preview;
		return { added, changed, encoding, notes: [] };
	},
	save_product_template: () => '/home/petersen/products.csv',
	rate_vector: ({ vector }) => {
		const known = [...disclosures.values()].flatMap((view) => view.vulnerabilities).flatMap((item) => item.vectors);
		const same = known.find((rated) => rated.rating?.vector === vector);
		if (same) return same;
		// Not computed: the scores of the sample's most similar vector stand in, so that the calculator has something to show.
		const parts = vector.split('/');
		const likeness = ({ rating }: RatedVector) => rating?.vector.split('/').filter((part) => parts.includes(part)).length ?? 0;
		const near = known.filter(({ rating }) => rating && parts[0] === `CVSS:${rating.version}`).toSorted((left, right) => likeness(right) - likeness(left))[0];
		const whole = parts.length >= (parts[0] === 'CVSS:4.0' ? 12 : 9);
		if (near?.rating && whole) return { index: 0, rating: { ...near.rating, vector }, error: null };
		return { index: 0, rating: null, error: `“${vector}” is not a CVSS vector; expected CVSS:3.1/… or CVSS:4.0/…` };
	},
	find_weaknesses: ({ words }) => {
		const wanted = words.toLowerCase().split(/\s+/);
		return answer<Cwe[]>('find_weaknesses').filter(({ id, name }) => wanted.every((word) => `${id} ${name}`.toLowerCase().includes(word))).slice(0, 6);
	},
	read_versions: ({ versions }) =>
		versions.trim() ? { text: versions.replace('>=', '≥'), error: null, findings: [] } : { text: null, error: 'no versions are named', findings: [] },
	choose_advisory: () => answer<ChosenAdvisory>('choose_advisory'),
	import_advisory: () => {
		const { preview } = answer<ChosenAdvisory>('choose_advisory');
		const id = handlers.new_disclosure({ title: preview.disclosure.title }) as string;
		const view = found(disclosures, id);
		view.disclosure = preview.disclosure;
		view.vulnerabilities = preview.disclosure.vulnerabilities.map(({ id: of, cve }) => ({ id: of, name: cve, vectors: [], worst: null }));
		return { id, number: view.number, preview };
	},
	kind_book: () => kindBook,
	kinds_for_stage: ({ regime, stage }) => forStage[`${regime}/${stage}`] ?? ['authority_notification'],
	update_notice: ({ id }) => {
		const { step } = setNotice(id, { state: 'draft' });
		Object.assign(step, { in_step: true, changes: [], offer: 'nothing' });
		return null;
	},
	supersede_notice: ({ id }) => {
		const { disclosure, draft } = found(notices, id);
		return handlers.new_notice({ disclosure, draft: { ...structuredClone(draft), replaces: id } }) as string;
	},
	add_picture: () => newId(),
	picture: () => new TextEncoder().encode(LOGO).buffer as ArrayBuffer,
	choose_logo: () => {
		organisation = { ...organisation, logo: newId() };
		return true;
	},
	remove_logo: () => {
		organisation = { ...organisation, logo: null };
		return null;
	},
	new_notice: ({ disclosure, draft }) => {
		const id = newId();
		const view = found(disclosures, disclosure);
		const { kind, regime, stage, place } = draft;
		const of = kindBook.kinds.find((known) => known.id === kind) ?? refuse('field', `there is no kind of document named “${kind}”`, '/kind');
		const number = `${view.number}-${kind.slice(0, 1).toUpperCase()}${view.notices.length + 1}`;
		const summary: NoticeSummary = {
			id,
			number,
			kind,
			kind_name: of.name,
			audience: of.audience,
			state: 'draft',
			title: of.name,
			answers: null,
			regime,
			stage,
			place,
			updated_at: due.at,
			sealed_at: null,
			sha256: null,
			sendings: [],
			record_changed: false,
			language: draft.language || 'en',
			wording_reviewed: kindBook.languages.some(({ tag, reviewed }) => reviewed && tag === (draft.language || 'en'))
		};
		const signed = { ...draft, signatory: organisation.signatory };
		// A sample of the same kind lends its entries.
		const like = [...notices.values()].find((notice) => notice.summary.kind === kind) ?? [...notices.values()][0] ?? refuse('other', 'the sample holds no notice');
		const language = kindBook.languages.find(({ tag }) => tag === draft.language) ?? { ...like.language, tag: draft.language, name: draft.language, known: false };
		notices.set(id, {
			...structuredClone(like),
			summary,
			disclosure,
			disclosure_number: view.number,
			revision: 1,
			draft: signed,
			language,
			approval: null,
			seal: null,
			changed_since_approval: false,
			findings: [],
			early: false
		});
		setNotice(id, {});
		return id;
	},
	show_notice: ({ id }) => found(notices, id),
	save_notice: ({ id, revision, draft }) => {
		const notice = found(notices, id);
		if (notice.revision !== revision) refuse('conflict', `${notice.summary.number} was saved by somebody else in between.`);
		Object.assign(notice, { draft, revision: revision + 1 });
		setNotice(id, { state: 'draft', title: draft.title || notice.summary.title });
		return { revision: notice.revision };
	},
	preview_notice: async () => (await fetch(pdfUrl)).arrayBuffer(),
	send_to_review: ({ id }) => (setNotice(id, { state: 'in_review' }), null),
	send_back: ({ id }) => (setNotice(id, { state: 'draft' }), null),
	approve_notice: ({ id }) => {
		const notice = found(notices, id);
		const stops = notice.findings.filter((finding) => finding.weight === 'stops');
		if (stops.length > 0) refuse('gate', `${stops.length} findings stop this notice from being sealed`, null, stops);
		setNotice(id, { state: 'approved' }).approval = { by: actor, at: due.at, content_sha256: notice.content_sha256 };
		return null;
	},
	identities: () => identities,
	add_identity: ({ passphrase }) => handlers.new_demonstration_identity({ name: 'Added identity', passphrase }),
	new_demonstration_identity: ({ name, passphrase }) => {
		if (passphrase.length < 8) refuse('field', '/passphrase: the passphrase is too short; take at least 8 characters', '/passphrase');
		const path = `/home/petersen/${identities.length + 1}.p12`;
		const file = { path, subject: `CN=${name}`, valid_until: '2028-06-30T22:00:00Z', demonstration: true };
		identities.push(file);
		return { file, root: path.replace('.p12', '.root.pem') };
	},
	seal_notice: ({ id, ...signer }) => seal(id, [signer], null),
	sealing_book: () => ({ sealing: sealing.set, roots: sealing.roots }),
	set_sealing: ({ sealing: wanted }) => {
		if (wanted.level !== 'B-B' && wanted.time_stamp_authority.trim() === '')
			refuse('field', '/time_stamp_authority: this level needs a time-stamp authority; name its address, http://…', '/time_stamp_authority');
		if (wanted.time_stamp_authority.startsWith('https:'))
			refuse('field', `/time_stamp_authority: “${wanted.time_stamp_authority}” is no address that can be asked: it does not begin with http://`, '/time_stamp_authority');
		if (wanted.time_out < 1 || wanted.time_out > 300) refuse('field', `/time_out: ${wanted.time_out} seconds; wait between 1 and 300 seconds for an answer`, '/time_out');
		if (wanted.tries < 1 || wanted.tries > 10) refuse('field', `/tries: ${wanted.tries} tries; ask between 1 and 10 times`, '/tries');
		sealing.set = wanted;
		return null;
	},
	trust_roots: () => {
		const added = sealing.roots.length === 0 ? [newRoot(actor, due.at)] : [];
		sealing.roots.push(...added);
		return added;
	},
	distrust_root: ({ fingerprint }) => {
		sealing.roots = sealing.roots.filter((root) => root.fingerprint !== fingerprint);
		return null;
	},
	token_keys: () => tokenKeys,
	add_token_key: ({ address, pin }) => {
		if (pin.length < 4) refuse('wrong_passphrase', 'the PIN does not open this token', '/passphrase');
		const key = tokenKeys.find((known) => known.address === address) ?? refuse('state', 'Choose the library of the token again, and then one of its keys.');
		const file = { path: key.address, subject: key.subject, valid_until: key.valid_until, demonstration: false };
		identities.push(file);
		return { file, root: null };
	},
	forget_identity: ({ path }) => {
		identities.splice(0, identities.length, ...identities.filter((known) => known.path !== path));
		return null;
	},
	approved_notices: () => {
		const approved = [...notices.values()]
			.filter((view) => view.summary.state === 'approved')
			.map((view) => ({
				disclosure: view.disclosure,
				disclosure_number: view.disclosure_number,
				notice: view.summary,
				signatories: [view.draft.signatory.name, ...view.draft.further_signatories.map((who) => who.signatory.name)]
			}));
		return state === 'long' || state === 'slow' ? [...approved, ...manyApproved([...notices.values()])] : approved;
	},
	seal_notice_by: ({ id, signers, level }) => seal(id, signers, level),
	seal_notices: async ({ ids, signers, level }) => {
		if (signers.some(({ passphrase }) => passphrase.length < 8)) refuse('wrong_passphrase', 'the passphrase does not open this identity', '/passphrase');
		sealingStopped = false;
		const outcomes = [];
		for (const [done, notice] of ids.entries()) {
			tellSeal({ done, total: ids.length });
			// A slow authority: the batch goes on until it is stopped.
			for (let round = 0; state === 'slow' && done === 2 && !sealingStopped && round < 600; round += 1) await wait(100);
			const real = notices.has(notice) ? seal(notice, signers, level) : null;
			outcomes.push(sealingStopped ? { notice, sealed: null, error: null } : real ? { notice, sealed: real, error: null } : outcomeOf(notice, done, level ?? sealing.set.level));
		}
		return outcomes;
	},
	stop_sealing: () => {
		sealingStopped = true;
		return null;
	},
	extend_notice: ({ id, level }) => {
		const view = found(notices, id);
		if (view.seal === null) refuse('state', `${view.summary.number} is not sealed yet`);
		if (sealing.set.time_stamp_authority === '') refuse('field', `/time_stamp_authority: the level ${level} needs a time-stamp authority; name its address, http://…`, '/time_stamp_authority');
		const sha256 = '7d793037a0760186574b0282f2f435e7'.repeat(2);
		view.extensions.push({ by: actor, at: due.at, level: `PAdES ${level}`, sha256, attachment: newId() });
		return { number: view.summary.number, file_name: `${view.summary.number}-extended-${view.extensions.length}.pdf`, sha256, level: `PAdES ${level}` };
	},
	save_extended_file: ({ id }) => `/home/petersen/${found(notices, id).summary.number}-extended-1.pdf`,
	extend_file: () => '/home/petersen/notice-extended.pdf',
	save_notice_file: ({ id }) => `/home/petersen/${found(notices, id).summary.number}.pdf`,
	export_notice: ({ id, form }) => {
		const suffix = { pdf: 'pdf', with_replies: 'zip', docx: 'docx', html: 'html', text: 'txt', markdown: 'md', fields: 'xml' }[form];
		return `/home/petersen/${found(notices, id).summary.number}.${suffix}`;
	},
	draft_mails: ({ id, hidden }) => {
		const { number, sealed_at } = found(notices, id).summary;
		if (!sealed_at) refuse('state', `${number} is not sealed yet; only a sealed notice goes out.`);
		if (state === 'wrong')
			refuse('bad_file', 'the list of recipients was not read: line 3: “clinic.example” can’t be an address; line 7: it@clinic-north.example stands in line 2 too; line 12: “german” can’t be a language; write it as de or en-GB');
		const remarks = [`2 of the list wish “de”, in which no notice is sealed; they get ${number} (en).`];
		return { file: `/home/petersen/${number}-mails.zip`, mails: { drafts: hidden ? 1 : 3, recipients: 3, remarks } };
	},
	send_notice: ({ id, input }) => {
		const entry = sending(input);
		setNotice(id, { state: 'sent', sendings: [entry] });
		return null;
	},
	build_pack: ({ disclosure, regime, stage, place, passphrase }) => {
		if (passphrase.length < 8) refuse('wrong_passphrase', 'the passphrase does not open this identity', '/passphrase');
		const view = found(disclosures, disclosure);
		const inside = view.notices.filter((notice) => notice.sealed_at);
		if (inside.length === 0) refuse('state', 'No notice of this stage is sealed yet.');
		const id = newId();
		const file_name = `${view.number}-${regime}-${stage}.zip`;
		const sha256 = '7d793037a0760186574b0282f2f435e7'.repeat(2);
		const sealed = { notices: inside.map((notice) => notice.id), file_name, attachment: newId(), sha256, built_at: due.at, built_by: actor };
		view.packs.push({ id, record: { regime, stage, place, ...sealed, sendings: [] }, authority: 'US FDA', stage_name: 'Correction report' });
		return { id, file_name, sha256, files: ['cover-sheet.pdf', 'manifest.json', 'manifest.p7s', 'SHA256SUMS'] };
	},
	save_pack_file: () => '/home/petersen/pack.zip',
	send_pack: ({ id, input }) => {
		const entry = sending(input);
		const pack = [...disclosures.values()].flatMap((view) => view.packs).find((known) => known.id === id);
		pack?.record.sendings.push(entry);
		return null;
	},
	list_history: ({ filter, limit }) => ({
		...history,
		entries: history.entries
			.filter((entry) => filter.disclosure === null || entry.disclosure === filter.disclosure)
			.filter((entry) => filter.record === '' || entry.subject_id === filter.record)
			.filter((entry) => filter.actor === '' || entry.actor === filter.actor)
			.filter((entry) => JSON.stringify(entry).toLowerCase().includes(filter.words.trim().toLowerCase()))
			.filter((entry) => entry.on >= (filter.from ?? '') && entry.on <= (filter.to ?? '9999'))
			.slice(0, limit)
	}),
	export_history_list: ({ form }) => `/home/petersen/history.${ending(form)}`,
	compare_states: ({ entry, with: other }) => {
		const known = history.entries.find((row) => row.sequence === entry) ?? refuse('not_found', `there is no history entry ${entry}`);
		const sample = answer<StateComparison>('compare_states');
		if (known.subject !== 'disclosure' || other === sample.from) return { ...sample, ...(other === sample.from ? { to: entry } : {}) };
		return other === null || other === sample.from ? { ...sample, from: entry, to: sample.to } : { ...sample, from: Math.min(entry, other), to: Math.max(entry, other) };
	},
	preview_restore: ({ entry }) => ({ ...answer<RestorePreview>('preview_restore'), entry }),
	restore_state: ({ input: { entry, revision, reason } }) => {
		if (!reason.trim()) refuse('field', '/reason: restoring needs a reason; an inspector will ask for it', '/reason');
		if (state === 'wrong') refuse('conflict', `VD-2026-0004 was changed in another window since you opened it (revision ${revision}, now ${(revision ?? 0) + 1}); nothing was overwritten. Reload it and enter your change again`);
		record('', 'disclosure', 'restored', answer<RestorePreview>('preview_restore').changes, `After entry ${entry}: ${reason}`);
		return { revision: (revision ?? 0) + 1 };
	},
	verify_history: () => {
		tell({ done: history.total, total: history.total });
		return { entries: history.total, last_hash: history.entries[0]?.hash ?? '', complete: true, faults: [], remarks: [] };
	},
	stop_verification: () => null,
	export_history: () => '/home/petersen/history.jsonl',
	verify_file: ({ withRoot }) => (state === 'long' ? checkedPack() : state === 'wrong' ? changed() : checked(withRoot || sealing.roots.length > 0)),
	verify_dropped: ({ name, bytes }) => {
		if (!/^(%PDF-|PK)/.test(String.fromCharCode(...bytes.slice(0, 5))))
			refuse('field', `: ${name} is neither a PDF, nor a pack, nor an exported history, nor a register; nothing was checked`, '');
		return { ...checked(sealing.roots.length > 0), name };
	},
	save_verification: ({ form }) => `/home/petersen/VD-2026-0004-U1.pdf-verification.${form === 'text' ? 'txt' : form}`,
	search: ({ question }) =>
		summaries
			.filter((row) => row.title.toLowerCase().includes(question.toLowerCase()))
			.map((row) => ({ subject: 'disclosure', id: row.id, disclosure: row.id, title: `${row.number} ${row.title}`, snippet: row.cves.join(' ') }))
};

const everyHandler = {
	...handlers,
	...intakeHandlers(files, refuse, (progress) => tell(progress)),
	...backupHandlers(files, refuse, (progress) => tell(progress), () => ((open = true), answer<Start>('start').register))
};

export const fake: Backend = {
	call: async (name, args) => structuredClone(await (everyHandler[name] as (args: unknown) => unknown)(args)) as never,
	onProgress: (listener) => {
		tell = listener;
		return Promise.resolve(() => (tell = () => undefined));
	},
	onSealProgress: (listener) => {
		tellSeal = listener;
		return Promise.resolve(() => (tellSeal = () => undefined));
	},
	onMenu: (listener) => {
		// A test chooses in the menu by an event of its name.
		const hear = (event: Event) => listener((event as CustomEvent<string>).detail);
		addEventListener('desk-menu', hear);
		return Promise.resolve(() => removeEventListener('desk-menu', hear));
	},
	onReminders: () => Promise.resolve(() => undefined),
	onBackup: () => Promise.resolve(() => undefined)
};
