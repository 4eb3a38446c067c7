//! The use cases of Disclosure Desk. One function per use case, in a file named as a verb phrase; this is the only
//! place where two steps of the route meet, and the only one that reads the clock.

mod add_picture;
mod answers_of_then;
mod assign_obligation;
mod back_up;
mod build_pack;
mod change_disclosure;
mod change_product;
mod channel;
mod check_languages;
mod check_notice;
mod clock;
mod compare_dates;
mod compare_registers;
mod compare_states;
mod compliance;
mod compose_notice;
mod copy_text;
mod decide_obligation;
mod disclosure_table;
mod documents;
mod draft_mails;
mod draft_notice;
mod error;
mod export_due;
mod export_notice;
mod export_record;
mod export_table;
mod extend_file;
mod fill_sample;
mod filter_due;
mod import_advisory;
mod import_products;
mod inspectors_report;
mod intake;
mod judge_regimes;
mod keep_calendars;
mod keep_in_step;
mod keep_rules;
mod keep_zones;
mod law;
mod ledger;
mod list_due;
mod list_history;
mod list_kinds;
mod list_vocabulary;
mod manage_identity;
mod measures;
mod name_fields;
mod open_desk;
mod open_signers;
mod read_versions;
mod record_fact;
mod record_sending;
mod remind;
mod restore_state;
mod review_notice;
mod scan_evidence;
mod scope;
mod seal_many;
mod seal_notice;
mod search_register;
mod set_sealing;
mod show_disclosure;
mod show_entries;
mod survey;
mod trust_roots;
mod verify_file;
mod watch_clock;
mod zone_clocks;

pub use back_up::{
    BackupMade, BackupPlan, BackupStanding, BackupState, BackupView, read_backup, remove_backups, restore_backup,
    restore_backup_while, write_backup,
};
pub use build_pack::{BuiltPack, PackOrder};
pub use change_disclosure::{Saved, SetField};
pub use channel::{CertificateView, ChannelView};
pub use clock::Clock;
pub use compare_dates::{DateChange, DateChangeKind};
pub use compare_registers::compare_registers;
pub use compare_states::{RecordState, StateComparison};
pub use compliance::{
    BinderOrder, BuiltBinder, ClauseView, ComplianceView, ConstraintState, ConstraintView, DefenceParagraph,
    DefenceStatement, Gap, GapSeverity, Signal, Statement, check_clause_pack,
};
pub use compose_notice::OwnText;
pub use copy_text::CopiedText;
pub use disclosure_table::{
    AtLeast, Digest, DisclosureColumn, DisclosureLook, DisclosureMark, DisclosurePage, DisclosureTableRow, DueWithin,
    Exploited, OpenOrClosed,
};
pub use documents::{
    ControlledDocument, CvdPolicy, DocumentFault, DocumentFile, DocumentKind, DocumentRevision, DocumentSettings,
    DocumentView, IssueInput, PlanOwner, PlanRow, ProcedureSettings, Publication, SecurityTxtSettings, SecurityTxtView,
    TxtFault,
};
pub use draft_mails::{MailOrder, NoticeMails};
pub use draft_notice::{NoticeSummary, NoticeView, Preview};
pub use error::{Code, Error};
pub use exchange::{Encoding, MailFile};
pub use export_due::DueFormat;
pub use export_notice::NoticeForm;
pub use export_table::{ListName, TableForm};
pub use extend_file::{ExtendedFile, ExtendedNotice, ReadyToExtend, extend_bytes};
pub use filter_due::{DueChoices, DueFilter};
pub use import_advisory::{ImportOutcome, ImportPreview, ImportState};
pub use import_products::{ProductLine, ProductLineKind, ProductsImported, ProductsPreview};
pub use inspectors_report::{InspectorsReport, Period, ReportDisclosure, ReportRow, ReportTotals};
pub use intake::{
    Duplicate, DuplicateKind, EmbargoConflict, EmbargoInput, IntakeTargets, JudgementInput, LetterInput, LetterText,
    LetterView, LetterWish, MAX_LETTER_FILE, MAX_LETTER_FILES, MailPreview, MailProtection, NamedRecord, PreviewedFile,
    PromiseInput, Received, ReportClock, ReportDecided, ReportDecisionInput, ReportInput, ReportSummary, ReportView,
    TablePreview, TriageQuestion, WrittenLetter, check_files,
};
pub use judge_regimes::{AskedQuestion, JudgedStage, RegimeDecision, RegimeJudgement, RegimeStanding};
pub use keep_calendars::CorrectionInput;
pub use keep_in_step::{NoticeChange, NoticeStep, StepOffer};
pub use keep_rules::{PackPreview, RuleBook, RuleBookRegime, RuleBookStage, check_rule_files, make_rule_pack};
pub use keep_zones::{TakenZones, ZoneBook, ZonesPreview};
pub use law::{RegimeSwitch, TakenPack};
pub use list_due::{DueItem, DueList, DueOptions, GroupCount, Owed};
pub use list_history::{HistoryFilter, HistoryPage, HistoryView, verify_history_of};
pub use list_kinds::{FieldView, FollowRule, KindView, LanguageView, SectionView, UnverifiedFact};
pub use list_vocabulary::{RegimeEntry, StageEntry, VersionsRead, Vocabulary};
pub use manage_identity::{IdentityFile, IdentitySummary, TokenKey, token_keys};
pub use measures::{Measure, MeasureBy, MeasurePoint, MeasureSeries};
pub use open_desk::{Desk, RegisterState, check_name};
pub use open_signers::Signers;

pub use read_versions::ReadVersions;
pub use record_fact::{FactInput, FactView};
pub use record_sending::{MAX_RECEIPT, SendingInput};
pub use remind::{Reminder, Reminders, RemindersDue};
pub use restore_state::{RestoreInput, RestorePreview};
pub use scan_evidence::{EvidenceView, ReadyToScan};
pub use scope::{ScopeAnswer, ScopeQuestion};
pub use seal_many::{ApprovedNotice, seal_each};
pub use seal_notice::{ReadyToSeal, SealOrder, SealedNotice, SignedNotice};
pub use set_sealing::Sealing;
pub use show_disclosure::{
    DisclosureSummary, DisclosureView, ElementState, ProductView, RatedVector, RulesUsed, VulnerabilityView,
};
pub use show_entries::{NoticeEntry, NoticeEntryState};
pub use trust_roots::{MAX_ROOT_FILE, TrustedRoot, read_roots};
pub use verify_file::{
    CheckedPdf, FileFault, FileKind, FileReport, unfit_report, verification_report, verify_bytes, verify_path,
};
pub use zone_clocks::ZoneClock;

/// SHA-256 of bytes, as hexadecimal digits.
#[must_use]
pub fn sha256_text(bytes: &[u8]) -> String {
    law::sha256(bytes)
}

/// Sixteen bytes that nobody can guess.
///
/// # Errors
/// If the system gives none.
pub fn random_bytes() -> Result<[u8; 16]> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)
        .map_err(|error| Error::State(format!("the system gives no random numbers: {error}")))?;
    Ok(bytes)
}

/// Largest mail that is read, in bytes.
pub const MAX_MAIL: usize = exchange::MAX_MAIL;

/// Largest table of reports that is read, in bytes.
pub const MAX_TABLE: usize = exchange::MAX_TABLE;

/// Largest advisory that is read, in bytes.
pub const MAX_ADVISORY: usize = exchange::MAX_SIZE;

/// The result of a use case.
pub type Result<T> = std::result::Result<T, Error>;
