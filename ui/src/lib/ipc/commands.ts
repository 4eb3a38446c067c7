import type {
	ApprovedNotice,
	BuiltPack,
	CertificateView,
	ChannelView,
	ChosenAdvisory,
	ComplianceBook,
	ControlledDocument,
	Cwe,
	DateChange,
	DefenceStatement,
	DisclosureLook,
	DisclosureMark,
	DisclosurePage,
	DisclosureView,
	DocumentKind,
	DocumentSettings,
	DocumentView,
	DueFile,
	DueFilter,
	DueItem,
	DueList,
	EmbargoInput,
	EvidenceView,
	ExtendedNotice,
	FactInput,
	FileReport,
	HistoryFilter,
	HistoryPage,
	HistoryReport,
	Hit,
	IdentityFile,
	IdentitySummary,
	ImportOutcome,
	InspectorsReport,
	IntakeTargets,
	IssueInput,
	JudgementInput,
	KindBook,
	LetterInput,
	LetterText,
	LetterWish,
	Level,
	MailPreview,
	MailsWritten,
	MeasureBy,
	MeasureFile,
	MeasureSeries,
	NoticeDraft,
	NoticeForm,
	NoticeKind,
	NoticeView,
	ObligationKey,
	Organisation,
	PlanRow,
	Product,
	ProductView,
	PromiseInput,
	RatedVector,
	Received,
	RegimeJudgement,
	RegisterState,
	Reminders,
	RemindersDue,
	ReportDecided,
	ReportDecisionInput,
	ReportFile,
	ReportInput,
	ReportSummary,
	ReportView,
	Saved,
	SealedNotice,
	Sealing,
	SealingBook,
	SealOutcome,
	SecurityTxtView,
	SendingInput,
	SetField,
	SignerInput,
	Start,
	TablePreview,
	TokenKey,
	TrustedRoot,
	Verdict,
	VerificationFile,
	VersionsRead,
	Vocabulary,
	YesNo
} from './types';
import type { BackupCommands, LawCommands, RecordCommands, WindowCommands } from './commands-window';

export type Command<A, R> = { args: A; answer: R };
export type None = Record<string, never>;

/** Every command of the backend: its arguments and its answer. The names are those of `command_names.rs`. */
export interface Commands extends RecordCommands, WindowCommands, BackupCommands, LawCommands {
	start: Command<None, Start>;
	register_state: Command<None, RegisterState>;
	reopen_register: Command<None, RegisterState>;
	open_register: Command<None, RegisterState | null>;
	create_register: Command<None, RegisterState | null>;
	open_sample: Command<None, RegisterState>;
	organisation: Command<None, Organisation>;
	save_organisation: Command<{ organisation: Organisation }, null>;
	list_due: Command<{ at: string | null; filter: DueFilter; limit: number }, DueList>;
	explain_obligation: Command<{ key: ObligationKey; at: string | null }, DueItem>;
	vocabulary: Command<None, Vocabulary>;
	judge_regimes: Command<{ disclosure: string }, RegimeJudgement[]>;
	decide: Command<
		{ disclosure: string; regime: string; stage: string | null; place: string | null; verdict: Verdict; reason: string },
		null
	>;
	answer_question: Command<{ disclosure: string; question: string; answer: YesNo | null; reason: string }, null>;
	assign: Command<{ disclosure: string; regime: string; stage: string | null; place: string | null; owner: string; deputy: string }, Saved>;
	export_due: Command<{ form: DueFile; filter: DueFilter; closed: boolean }, string | null>;
	inspectors_report: Command<{ from: string; to: string }, InspectorsReport>;
	export_report: Command<{ form: ReportFile; from: string; to: string }, string | null>;
	reminders: Command<None, Reminders>;
	save_reminders: Command<{ reminders: Reminders }, null>;
	reminders_told: Command<None, RemindersDue>;
	list_disclosures: Command<{ look: DisclosureLook; from: number; count: number }, DisclosurePage>;
	disclosures_found: Command<{ look: DisclosureLook }, DisclosureMark[]>;
	show_disclosure: Command<{ id: string }, DisclosureView>;
	new_disclosure: Command<{ title: string }, string>;
	new_linked_disclosure: Command<{ of: string }, string>;
	patch_disclosure: Command<{ id: string; revision: number; patch: SetField[]; reason: string }, Saved>;
	add_vulnerability: Command<{ id: string; revision: number }, Saved>;
	close_disclosure: Command<{ id: string; closed: boolean; reason: string; despiteOpen: boolean }, null>;
	record_fact: Command<{ id: string; input: FactInput }, string>;
	preview_fact: Command<{ id: string; input: FactInput }, DateChange[]>;
	list_products: Command<None, ProductView[]>;
	add_product: Command<{ product: Product }, string>;
	save_product: Command<{ id: string; revision: number; product: Product }, Saved>;
	rate_vector: Command<{ vector: string }, RatedVector>;
	find_weaknesses: Command<{ words: string }, Cwe[]>;
	read_versions: Command<{ versions: string }, VersionsRead>;
	choose_advisory: Command<None, ChosenAdvisory | null>;
	import_advisory: Command<None, ImportOutcome>;
	list_reports: Command<None, ReportSummary[]>;
	show_report: Command<{ name: string }, ReportView>;
	receive_report: Command<{ input: ReportInput }, Received>;
	choose_mail: Command<None, MailPreview | null>;
	take_mail: Command<{ bytes: number[] }, MailPreview>;
	open_mail: Command<{ passphrase: string }, MailPreview>;
	receive_mail: Command<{ passphrase: string | null; about: string | null }, Received>;
	choose_report_table: Command<None, TablePreview | null>;
	receive_report_table: Command<None, Received[]>;
	receive_advisory: Command<None, Received | null>;
	patch_report: Command<{ id: string; revision: number | null; patch: SetField[]; reason: string }, Saved>;
	judge_report: Command<{ id: string; revision: number | null; input: JudgementInput }, Saved>;
	decide_report: Command<{ id: string; revision: number | null; input: ReportDecisionInput }, ReportDecided>;
	mark_duplicate: Command<{ id: string; of: string | null; reason: string }, Saved>;
	agree_embargo: Command<{ id: string; revision: number | null; input: EmbargoInput }, Saved>;
	promise: Command<{ id: string; revision: number | null; input: PromiseInput }, Saved>;
	keep_promise: Command<{ id: string; revision: number | null; index: number }, Saved>;
	letter_text: Command<{ report: string; wish: LetterWish }, LetterText>;
	choose_letter_files: Command<None, string[] | null>;
	write_letter: Command<{ report: string; letter: LetterText; withFiles: boolean; encrypt: boolean; passphrase: string | null }, string | null>;
	record_letter: Command<{ report: string; input: LetterInput; withFiles: boolean }, null>;
	save_letter_file: Command<{ report: string; file: string }, string | null>;
	intake_targets: Command<None, IntakeTargets>;
	save_intake_targets: Command<{ targets: IntakeTargets }, null>;
	channel: Command<None, ChannelView>;
	make_channel_key: Command<{ passphrase: string }, CertificateView>;
	import_channel_key: Command<{ passphrase: string }, CertificateView | null>;
	add_certificate: Command<None, CertificateView | null>;
	save_certificate: Command<None, string | null>;
	compliance: Command<None, ComplianceBook>;
	state_constraint: Command<{ key: string; document: string; text: string }, null>;
	answer_scope: Command<{ key: string; applies: boolean; reason: string }, null>;
	save_compliance: Command<None, string | null>;
	defence: Command<{ product: string | null }, DefenceStatement>;
	save_defence: Command<{ product: string | null }, string | null>;
	build_binder: Command<{ identity: string; passphrase: string }, string | null>;
	documents: Command<None, DocumentView[]>;
	document_settings: Command<None, DocumentSettings>;
	save_document_settings: Command<{ settings: DocumentSettings }, null>;
	preview_document: Command<{ kind: DocumentKind }, ArrayBuffer>;
	show_security_txt: Command<None, SecurityTxtView>;
	plan_rows: Command<None, PlanRow[]>;
	issue_document: Command<{ kind: DocumentKind; input: IssueInput }, ControlledDocument>;
	publish_document: Command<{ kind: DocumentKind; revision: number; place: string; at: string }, null>;
	save_document_file: Command<{ file: string }, string | null>;
	measures: Command<{ by: MeasureBy }, MeasureSeries[]>;
	save_measures: Command<{ form: MeasureFile }, string | null>;
	save_chart: Command<{ by: MeasureBy; index: number }, string | null>;
	evidence: Command<None, EvidenceView>;
	save_evidence_patterns: Command<{ patterns: string[] }, null>;
	scan_folder: Command<None, EvidenceView | null>;
	stop_scan: Command<None, null>;
	kind_book: Command<None, KindBook>;
	kinds_for_stage: Command<{ regime: string; stage: string }, NoticeKind[]>;
	update_notice: Command<{ id: string }, null>;
	supersede_notice: Command<{ id: string }, string>;
	add_picture: Command<{ disclosure: string }, string | null>;
	picture: Command<{ id: string }, ArrayBuffer>;
	choose_logo: Command<None, boolean>;
	remove_logo: Command<None, null>;
	new_notice: Command<{ disclosure: string; draft: NoticeDraft }, string>;
	show_notice: Command<{ id: string }, NoticeView>;
	save_notice: Command<{ id: string; revision: number; draft: NoticeDraft }, Saved>;
	preview_notice: Command<{ id: string; draft: NoticeDraft | null }, ArrayBuffer>;
	send_to_review: Command<{ id: string; remark: string }, null>;
	send_back: Command<{ id: string; reason: string }, null>;
	approve_notice: Command<{ id: string; remark: string }, null>;
	identities: Command<None, IdentityFile[]>;
	add_identity: Command<{ passphrase: string }, IdentitySummary | null>;
	new_demonstration_identity: Command<{ name: string; passphrase: string }, IdentitySummary | null>;
	seal_notice: Command<{ id: string; identity: string; passphrase: string; meaning: string }, SealedNotice>;
	sealing_book: Command<None, SealingBook>;
	set_sealing: Command<{ sealing: Sealing }, null>;
	trust_roots: Command<None, TrustedRoot[] | null>;
	distrust_root: Command<{ fingerprint: string }, null>;
	token_keys: Command<None, TokenKey[] | null>;
	add_token_key: Command<{ address: string; pin: string }, IdentitySummary>;
	forget_identity: Command<{ path: string }, null>;
	approved_notices: Command<None, ApprovedNotice[]>;
	seal_notice_by: Command<{ id: string; signers: SignerInput[]; level: Level | null }, SealedNotice>;
	seal_notices: Command<{ ids: string[]; signers: SignerInput[]; level: Level | null }, SealOutcome[]>;
	stop_sealing: Command<None, null>;
	extend_notice: Command<{ id: string; level: Level }, ExtendedNotice>;
	save_extended_file: Command<{ id: string }, string | null>;
	extend_file: Command<{ level: Level }, string | null>;
	save_notice_file: Command<{ id: string }, string | null>;
	export_notice: Command<{ id: string; form: NoticeForm }, string | null>;
	draft_mails: Command<{ id: string; hidden: boolean }, MailsWritten | null>;
	send_notice: Command<{ id: string; input: SendingInput }, null>;
	build_pack: Command<
		{ disclosure: string; regime: string; stage: string; place: string | null; identity: string; passphrase: string },
		BuiltPack
	>;
	save_pack_file: Command<{ id: string }, string | null>;
	send_pack: Command<{ id: string; input: SendingInput; withReceipt: boolean }, null>;
	list_history: Command<{ filter: HistoryFilter; before: number | null; limit: number }, HistoryPage>;
	verify_history: Command<None, HistoryReport>;
	stop_verification: Command<None, null>;
	export_history: Command<None, string | null>;
	verify_file: Command<{ withRoot: boolean }, FileReport | null>;
	verify_dropped: Command<{ name: string; bytes: number[] }, FileReport>;
	save_verification: Command<{ form: VerificationFile }, string | null>;
	search: Command<{ question: string }, Hit[]>;
}

export type CommandName = keyof Commands;
export type Args<K extends CommandName> = Commands[K]['args'];
export type Answer<K extends CommandName> = Commands[K]['answer'];
