import type { JsonValue } from './bindings/serde_json/JsonValue';
import type { Answer, Args, CommandName } from './commands';
import { apply } from './patch';
import pdfUrl from './fake/preview_notice.pdf?url';
import type {
	CertificateView,
	ComplianceBook,
	ControlledDocument,
	DefenceStatement,
	DocumentSettings,
	DocumentView,
	EvidenceView,
	IntakeTargets,
	LetterText,
	MailPreview,
	MeasureSeries,
	PlanRow,
	Report,
	ReportSummary,
	ReportView,
	RuleBook,
	SecurityTxtView
} from './types';

/** Intake and compliance in a browser, for tests: real answers from Rust, and edits that last as long as the page. */

type Handlers = { [K in CommandName]?: (args: Args<K>) => Answer<K> | Promise<Answer<K>> };

const at = '2026-11-23T13:20:00Z';
const by = 'Jana Petersen';

export function intakeHandlers(
	files: Record<string, JsonValue>,
	refuse: (code: 'field' | 'wrong_passphrase' | 'not_found', message: string, field: string | null) => never,
	tell: (progress: { done: number; total: number }) => void
) {
	const answer = <T>(name: string): T => structuredClone(files[`./fake/${name}.json`]) as T;
	const summaries = answer<ReportSummary[]>('list_reports');
	const views = summaries.map((row) => answer<ReportView>(`show_report.${row.number}`));
	const book = answer<ComplianceBook>('compliance');
	const documents = answer<DocumentView[]>('documents');
	const evidence = answer<EvidenceView>('evidence');
	let settings = answer<DocumentSettings>('document_settings');
	let targets: IntakeTargets = { acknowledge_in_days: null, triage_in_hours: null };
	let own: CertificateView | null = null;
	let mail: MailPreview | null = null;

	const of = (name: string): ReportView =>
		views.find((view) => view.number === name || view.id === name) ?? refuse('not_found', `there is no report ${name}`, null);
	const saved = (view: ReportView) => ({ revision: (view.revision += 1) });
	const encrypted: MailPreview = {
		from_name: 'R. Fiktiv',
		from: 'r.fiktiv@research.example',
		subject: 'Password in the Perfusa IV 300',
		at_text: 'Mon 23 Nov 2026, 09:40 CET',
		text: '',
		files: [{ name: 'proof.txt', media_type: 'text/plain', size: 210 }],
		protection: { is_encrypted: true, needs_passphrase: true, signed_by: '', note: '', signature: 'none' },
		report: null,
		remarks: []
	};
	const receive = (title: string, text: string) => {
		const number = `IN-2026-${String(summaries.length + 1).padStart(4, '0')}`;
		const model = structuredClone(of('IN-2026-0003'));
		const view = { ...model, id: number, number, report: { ...model.report, title, text } };
		views.unshift(view);
		const row = summaries.find((known) => known.number === 'IN-2026-0003');
		if (row) summaries.unshift({ ...row, id: number, number, title });
		return { id: number, number, title, remarks: [] };
	};
	const needsPassphrase = (passphrase: string) => {
		if (passphrase.length < 12) refuse('wrong_passphrase', 'the passphrase does not open this private key', '/passphrase');
	};

	const handlers = {
		list_reports: () => summaries,
		show_report: ({ name }) => of(name),
		receive_report: ({ input }) => {
			const title = input.title || (input.text.split('\n')[0] ?? '');
			if (!title) refuse('field', '/title: a report needs a title, or the words of the reporter', '/title');
			return receive(title, input.text);
		},
		choose_mail: () => (mail = structuredClone(encrypted)),
		take_mail: () => (mail = structuredClone(encrypted)),
		open_mail: ({ passphrase }) => {
			needsPassphrase(passphrase);
			const text = 'The service account of the Perfusa IV 300 has the password admin.';
			return (mail = { ...encrypted, text, protection: { ...encrypted.protection, needs_passphrase: false } });
		},
		receive_mail: () => receive(mail?.subject ?? '', mail?.text ?? ''),
		choose_report_table: () => ({
			encoding: 'UTF-8',
			reports: [{ line: 2, title: 'A', text: '', source: 'uncle', channel: '', received_at: '', reporter: '', organisation: '', email: '', products: '', cves: '' }],
			faults: [{ line: 2, column: 'source', value: '', message: '“uncle” is no source; expected one of: Tester, Researcher' }]
		}),
		receive_report_table: () => [],
		receive_advisory: () => null,
		patch_report: ({ id, patch }) => {
			const view = of(id);
			view.report = apply(view.report, patch) as Report;
			return saved(view);
		},
		judge_report: ({ id, input }) => {
			const view = of(id);
			if (input.answer !== 'yes' && !input.reason) refuse('field', '/reason: “no” and “uncertain” need a reason', '/reason');
			view.report.triage[input.question] = { answer: input.answer, reason: input.reason, by, at };
			return saved(view);
		},
		decide_report: ({ id, input }) => {
			const view = of(id);
			if (!view.report.triage.applicable) refuse('field', '/triage: the questions of the investigation (9.3) are not answered yet', '/triage');
			view.report.decision = { ...input, by, at };
			return { ...saved(view), disclosure: null };
		},
		mark_duplicate: ({ id }) => saved(of(id)),
		agree_embargo: ({ id, input }) => {
			const view = of(id);
			if (!input.with) refuse('field', '/with: an embargo is agreed with somebody; name them', '/with');
			view.embargo_texts.push(`Not before ${input.until}, agreed with ${input.with}`);
			return saved(view);
		},
		promise: ({ id }) => saved(of(id)),
		keep_promise: ({ id }) => saved(of(id)),
		letter_text: ({ wish }) => ({ ...answer<LetterText>('letter_text'), ...wish, language: wish.language ?? 'en' }),
		choose_letter_files: () => ['trace.log'],
		write_letter: () => '/home/petersen/letter.eml',
		record_letter: ({ report, input, withFiles }) => {
			if (!input.text.trim()) refuse('field', '/text: a letter needs a text: what was written or said', '/text');
			const view = of(report);
			const { purpose, direction, channel, subject, text, from, to } = input;
			const files = withFiles ? [{ name: 'trace.log', media_type: 'text/plain', file: 'file-1' }] : [];
			const letter = { direction, at, from: from || by, to: to || by, channel, subject, text, purpose, mail: null, files, protection: { encrypted: false, signed_by: '', note: '', signature: 'none' as const }, recorded_by: by };
			view.letters.push({ id: `letter-${view.letters.length}`, letter, at_text: input.at.replace('T', ', '), purpose_text: null });
			view.revision += 1;
			return null;
		},
		save_letter_file: () => '/home/petersen/file',
		intake_targets: () => targets,
		save_intake_targets: (args) => {
			targets = args.targets;
			return null;
		},
		channel: () => ({ own, known: [] }),
		make_channel_key: ({ passphrase }) => {
			needsPassphrase(passphrase);
			const fingerprint = '0123456789abcdef0123456789abcdef01234567';
			own = {
				fingerprint,
				fingerprint_text: fingerprint.match(/.{4}/g)?.join(' ') ?? '',
				user_ids: ['Nordlicht Product Security <psirt@nordlicht.example>'],
				created_at: at,
				expires_at: null,
				is_revoked: false,
				can_encrypt: true,
				armour: ''
			};
			return own;
		},
		import_channel_key: () => null,
		add_certificate: () => null,
		save_certificate: () => '/home/petersen/product-security.asc',
		compliance: () => book,
		state_constraint: ({ key, document }) => {
			const constraint = book.packs.flatMap((pack) => pack.clauses).flatMap((clause) => clause.constraints).find((known) => known.key === key);
			if (constraint) Object.assign(constraint, { state: 'met', gaps: [], evidence: [`${document}, stated by ${by}`], statement: { document, text: '', by, at } });
			return null;
		},
		answer_scope: () => null,
		save_compliance: () => '/home/petersen/compliance.pdf',
		defence: () => answer<DefenceStatement>('defence'),
		save_defence: () => '/home/petersen/statement.pdf',
		build_binder: ({ passphrase }) => {
			needsPassphrase(passphrase);
			return '/home/petersen/binder.zip';
		},
		documents: () => documents,
		document_settings: () => settings,
		save_document_settings: (args) => {
			settings = args.settings;
			return null;
		},
		preview_document: async () => (await fetch(pdfUrl)).arrayBuffer(),
		show_security_txt: () => answer<SecurityTxtView>('show_security_txt'),
		// The rows of the sample's rules, near enough to try the screen.
		plan_rows: () =>
			answer<RuleBook>('rule_book')
				.regimes.filter((regime) => regime.on)
				.flatMap((regime) =>
					regime.stages.map((stage): PlanRow => {
						const owner = settings.plan_owners.find((entry) => entry.regime === regime.id && entry.stage === stage.id)?.owner;
						const audience = /users|FSN|customer/i.test(stage.label) ? 'Users' : 'Authority';
						const words = { audience, authority: regime.authority, stage_label: stage.label, channel: regime.channel, clock: stage.span };
						const law = { clause: `${regime.citation}, ${stage.clause}`, is_unverified: stage.needs_review };
						return { regime: regime.id, stage: stage.id, ...words, owner: owner ?? settings.procedure.owner, template: '', starts_with: '', ...law };
					})
				),
		issue_document: ({ kind, input }) => {
			if (!input.approved_by) refuse('field', '/approved_by: a controlled document needs somebody who approved it', '/approved_by');
			const view = documents.find((known) => known.kind === kind);
			const last = view?.revisions[0];
			const document: ControlledDocument = {
				kind,
				document_id: last?.document.document_id ?? '',
				revision: (last?.document.revision ?? 0) + 1,
				issued_by: by,
				issued_at: at,
				approved_by: input.approved_by,
				note: input.note,
				expires_at: null,
				files: last?.document.files ?? [],
				published: []
			};
			view?.revisions.unshift({ document, issued_text: 'Mon 23 Nov 2026, 14:20 CET', published_texts: [] });
			return document;
		},
		publish_document: () => null,
		save_document_file: () => '/home/petersen/document.pdf',
		measures: () => answer<MeasureSeries[]>('measures'),
		save_measures: () => '/home/petersen/measures.csv',
		save_chart: () => '/home/petersen/chart.svg',
		evidence: () => evidence,
		save_evidence_patterns: ({ patterns }) => {
			if (patterns.some((pattern) => pattern.includes('('))) refuse('field', '/patterns: “(” is no pattern', '/patterns');
			evidence.patterns = patterns;
			return null;
		},
		scan_folder: () => {
			tell({ done: 1, total: 1 });
			return evidence;
		},
		stop_scan: () => null
	} satisfies Handlers;
	return handlers;
}
