//! The command line: what can be asked, and the help that says so.

mod compliance;
mod law;
mod notice;
mod record;
mod sealing;

pub(crate) use compliance::{
    Binder, Channel, Compliance, Defence, Document, Measures, NewReport, Report, ScanFolder, Scope,
};
pub(crate) use law::{Calendar, Regime, RulePack, Zones};
pub(crate) use notice::{Identity, NewNotice, Notice, Pack, PackBuild, Sent};
pub(crate) use record::{Assign, Decide, Edit, Fact, History, HistoryList, HistoryStep, Organisation, Product};
pub(crate) use sealing::{Extend, Seal, Sealing, SetSealing, Verify};

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const AFTER_HELP: &str = "\
The route (a new register is a file; --sample fills it with a fictitious maker):
  desk init                                    make disclosures.desk
  desk import advisory.json                    a CSAF advisory becomes a disclosure
  desk fact NUMBER KIND --at \"2026-11-20 09:40\"   starts the clocks; kinds: desk rules facts
  desk due --explain                           who must be told by when, and why
  desk notice new NUMBER --kind users          then: notice review, notice approve
  desk seal NOTICE --identity my.p12           the signed PDF
  desk pack build NUMBER --regime us-fda-806 --stage cr-10wd --out outbox
  desk sent PACK.zip --channel portal --to FDA with the receipt; the obligation is met
  desk verify FILE --root root.pem             anybody can check what was handed over

Exit codes:
  0  done
  1  failed; what was wrong and the way out are on standard error, and nothing was changed
  2  wrong use of the command line
  3  a check found faults
  4  somebody else changed the record, or has the register open for writing
  5  findings stop the notice from being approved or sealed

With --json every command prints one JSON document on standard output; an error is
{\"error\": {\"code\", \"message\", \"field\", \"findings\"}} on standard error.
A build for tests also reads DESK_NOW, the instant that stands for now.";

/// Vulnerability disclosures of a device maker: who must be told by when, the signed notices, and their history.
#[derive(Debug, Parser)]
#[command(name = "desk", version, after_help = AFTER_HELP, max_term_width = 110, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) common: Common,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command takes.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Everywhere")]
pub(crate) struct Common {
    /// The register; else the variable DESK_REGISTER, else ./disclosures.desk
    #[arg(long, global = true, value_name = "FILE", env = "DESK_REGISTER", hide_env = true)]
    pub(crate) register: Option<PathBuf>,
    /// Print one JSON document
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Who works at the desk, as the history names them; else DESK_AS, else the account
    #[arg(long = "as", global = true, value_name = "NAME", env = "DESK_AS", hide_env = true)]
    pub(crate) actor: Option<String>,
    /// No progress and no remarks on standard error
    #[arg(long, global = true)]
    pub(crate) quiet: bool,
}

/// What can be asked.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a new register
    Init {
        /// The file to make; else the one of --register or the variable DESK_REGISTER, else ./disclosures.desk
        file: Option<PathBuf>,
        /// Fill it with the sample: a fictitious maker with matters in progress
        #[arg(long)]
        sample: bool,
    },
    /// Import CSAF 2.0 advisories; a newer version of one goes into the disclosure that is there
    Import {
        /// The advisories
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Only say what would be done
        #[arg(long)]
        preview: bool,
    },
    /// List the disclosures
    List {
        /// Those that are closed too
        #[arg(long)]
        all: bool,
    },
    /// Show one disclosure with everything that belongs to it
    Show {
        /// Number of the disclosure, such as VD-2026-0001
        number: String,
    },
    /// Start a disclosure
    New {
        /// Its title; may be left out with --linked-to
        #[arg(default_value = "", hide_default_value = true)]
        title: String,
        /// The disclosure of an earlier event of the same vulnerability: its vulnerabilities and products are taken over
        #[arg(long, value_name = "NUMBER")]
        linked_to: Option<String>,
    },
    /// Set one field of a disclosure
    Set {
        /// Number of the disclosure
        number: String,
        /// JSON Pointer of the field, such as /safety/harm or /vulnerabilities/0/title; /- adds to a list
        path: String,
        /// The value: JSON where the field takes it, else text
        #[arg(allow_hyphen_values = true)]
        value: String,
        /// Why
        #[arg(long, default_value = "", hide_default_value = true)]
        reason: String,
    },
    /// Change a disclosure by a JSON Patch (RFC 6902)
    Edit(Edit),
    /// Close a disclosure, or open it again
    Close {
        /// Number of the disclosure
        number: String,
        /// Open it again
        #[arg(long)]
        reopen: bool,
        /// Why; needed where obligations are open, which Due then goes on to list
        #[arg(long, default_value = "", hide_default_value = true)]
        reason: String,
    },
    /// Products: list, add, set, import and export as a table
    #[command(subcommand, visible_alias = "products")]
    Product(Product),
    /// The organisation: letterhead, seat, zone, signatory
    #[command(subcommand)]
    Organisation(Organisation),
    /// Record a fact, or correct one: facts start and stop the clocks
    Fact(Box<Fact>),
    /// Answer a question of the assessment: it decides which regimes apply
    Answer {
        /// Number of the disclosure
        number: String,
        /// The question; “desk rules questions” lists them
        question: String,
        /// The answer
        #[arg(value_parser = ["yes", "no", "uncertain", "withdraw"])]
        answer: String,
        /// Why
        #[arg(long, default_value = "", hide_default_value = true)]
        reason: String,
    },
    /// Decide about an obligation; a decision not to report is a record too
    Decide(Decide),
    /// What is due, over all disclosures or for one
    Due {
        /// Number of the disclosure; without it, all that are open
        number: Option<String>,
        /// As of this instant: 2026-11-30T12:00Z, or local time in the organisation's zone
        #[arg(long, value_name = "INSTANT")]
        at: Option<String>,
        /// How each date came about, step by step
        #[arg(long)]
        explain: bool,
        /// What is met, waived or does not apply too
        #[arg(long)]
        all: bool,
        /// Only what this person is responsible for, or stands in for
        #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
        owner: String,
        /// Only this authority, as a row reads it: "BfArM (DE)"
        #[arg(long, default_value = "", hide_default_value = true)]
        authority: String,
        /// Only this product
        #[arg(long, default_value = "", hide_default_value = true)]
        product: String,
    },
    /// Say who is responsible for a regime or one of its stages
    Assign(Assign),
    /// The reminders whose time has come
    Remind {
        /// Those after this instant; else of the last 24 hours
        #[arg(long, value_name = "INSTANT")]
        since: Option<String>,
    },
    /// The words of the rule pack: kinds of fact, questions, regimes with their stages
    Rules {
        /// One part only
        #[arg(value_parser = ["facts", "questions", "regimes"])]
        part: Option<String>,
    },
    /// Switch a regime on or off in this register
    Regime(Regime),
    /// Calendars: list, days, correct
    #[command(subcommand)]
    Calendar(Calendar),
    /// Rule packs: what governs, and newer ones
    #[command(subcommand)]
    RulePack(RulePack),
    /// Time zone data: which version is in force, and newer data from a file
    #[command(subcommand)]
    Zones(Zones),
    /// Notices: draft, look at, review, approve
    #[command(subcommand)]
    Notice(Notice),
    /// Seal approved notices: signed PDFs, never changed again
    Seal(Seal),
    /// Extend what is sealed, so that it can be checked for longer; the sealed file stays as it is
    Extend(Extend),
    /// How seals are made: level, time-stamp authority, trusted roots, tokens
    #[command(subcommand)]
    Sealing(Sealing),
    /// Signing identities (PKCS#12, PKCS#11)
    #[command(subcommand)]
    Identity(Identity),
    /// Packs for an authority
    #[command(subcommand)]
    Pack(Pack),
    /// Record that a pack or a notice was handed over
    Sent(Sent),
    /// Check sealed PDFs, packs, exported histories and registers, offline
    Verify(Verify),
    /// The history, newest first; compare two states of a record, restore one
    History(History),
    /// Reports of vulnerabilities: receive, investigate, decide, write to those who report
    #[command(subcommand)]
    Report(Report),
    /// The secure channel: OpenPGP key and certificates
    #[command(subcommand)]
    Channel(Channel),
    /// Policy, security.txt, procedure and plan: issue and publish
    #[command(subcommand)]
    Document(Document),
    /// Whether the clauses are met, with evidence and gaps
    Compliance(Compliance),
    /// The statement for an audit, clause by clause
    Defence(Defence),
    /// The evidence binder: one signed zip for an audit
    Binder(Binder),
    /// Find documents that describe or record the disclosure of vulnerabilities
    Scan(ScanFolder),
    /// How long it took to acknowledge, investigate, remedy, disclose and notify
    Measures(Measures),
    /// Questions on whether the duty to disclose applies, and their answers
    Scope(Scope),
    /// Write a record to a file
    #[command(subcommand)]
    Export(Export),
    /// Texts of versions: what they are read as, and their canonical vers: form
    #[command(subcommand)]
    Versions(Versions),
    /// Search disclosures, products, notices, packs and history
    Search {
        /// Every word must be found; the last may be the beginning of one
        #[arg(required = true)]
        words: Vec<String>,
        /// How many
        #[arg(long, default_value_t = 20)]
        limit: usize,
    },
    /// Write a copy of the register and check it, also while it is open elsewhere
    Backup {
        /// The file to make
        file: PathBuf,
    },
    /// Check a backup and restore it into a new register; no file is overwritten
    Restore {
        /// The backup
        backup: PathBuf,
        /// The register to make
        file: PathBuf,
    },
    /// The whole route on the sample: signed notices and a pack in a folder
    Demo {
        /// The folder; what an earlier demo left there is replaced
        #[arg(default_value = "target/demo")]
        folder: PathBuf,
    },
}

/// `desk versions`.
#[derive(Debug, Subcommand)]
pub(crate) enum Versions {
    /// Read texts as an import reads them; without TEXT, one a line from standard input, each answered at once
    ///
    /// With --json each answer is one line with the keys text, vers (nothing where the text stays text), reading and
    /// findings. No register is needed.
    Read {
        /// How the versions are compared and written: as vers:semver, vers:intdot or vers:generic
        #[arg(long, value_name = "SCHEME")]
        scheme: Option<SchemeName>,
        /// The texts, such as "All versions < V1.3"
        #[arg(value_name = "TEXT")]
        texts: Vec<String>,
    },
}

/// How versions are compared.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum SchemeName {
    /// Semantic Versioning 2.0.0
    #[value(alias = "semver")]
    Semantic,
    /// Numbers between full stops, of any length
    #[value(alias = "intdot")]
    Numeric,
    /// The maker's own
    #[value(alias = "generic")]
    Vendor,
}

/// What can be written to a file.
#[derive(Debug, Subcommand)]
pub(crate) enum Export {
    /// The whole history, one line per entry, for anybody to verify
    History {
        /// The file to write
        file: PathBuf,
        /// Overwrite it
        #[arg(long)]
        force: bool,
    },
    /// What is due: .ics for calendar programs, .csv or .xlsx for spreadsheets
    Due {
        /// The file to write
        file: PathBuf,
        /// What is met, waived or does not apply too
        #[arg(long)]
        all: bool,
        /// Overwrite it
        #[arg(long)]
        force: bool,
    },
    /// A list as a table: .csv or .xlsx; products in the form in which they are imported
    List {
        /// Which one
        #[arg(value_parser = ["disclosures", "products", "reports", "notices", "packs", "facts", "letters", "evidence", "clauses"])]
        list: String,
        /// The file to write
        file: PathBuf,
        /// letters: number of the report
        #[arg(long, value_name = "NUMBER", required_if_eq("list", "letters"))]
        report: Option<String>,
        /// Overwrite it
        #[arg(long)]
        force: bool,
    },
    /// The inspector's report of a period: .pdf or .xlsx
    Report {
        /// The file to write
        file: PathBuf,
        /// First day, in the organisation's zone
        #[arg(long, value_name = "DAY")]
        from: String,
        /// Last day, in the organisation's zone
        #[arg(long, value_name = "DAY")]
        to: String,
        /// Overwrite it
        #[arg(long)]
        force: bool,
    },
    /// A disclosure with its facts, decisions, notices and packs, as JSON
    Disclosure {
        /// Number of the disclosure
        number: String,
        /// The file to write
        file: PathBuf,
        /// Overwrite it
        #[arg(long)]
        force: bool,
    },
    /// A notice as it stands: .pdf, .docx, .html, .txt, .md, or .zip for the PDF with its reply forms
    Notice {
        /// Number of the notice
        notice: String,
        /// The file to write
        file: PathBuf,
        /// The form, where the file's name does not end with it
        #[arg(long, value_parser = ["pdf", "docx", "html", "txt", "md", "zip"])]
        format: Option<String>,
        /// Overwrite it
        #[arg(long)]
        force: bool,
    },
    /// Drafts of mails with a sealed notice, one .eml each, for a list of recipients
    Mails {
        /// Number of the notice
        notice: String,
        /// The list: CSV with the columns name, email and language, of which only email must be there
        recipients: PathBuf,
        /// The folder to write to
        folder: PathBuf,
        /// Hide the recipients from each other (bcc) rather than draft one mail each
        #[arg(long)]
        bcc: bool,
        /// Overwrite what is there
        #[arg(long)]
        force: bool,
    },
    /// A pack as it was built
    Pack {
        /// File name of the pack
        pack: String,
        /// The file to write
        file: PathBuf,
        /// Overwrite it
        #[arg(long)]
        force: bool,
    },
}
