//! Arguments of the commands about reports, documents and compliance.

use super::notice::Signing;
use super::record::EncodingName;
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// `desk report`.
#[derive(Debug, Subcommand)]
pub(crate) enum Report {
    /// List the reports
    List,
    /// Show one report with its clocks, letters and possible duplicates
    Show {
        /// Number of the report, such as IN-2026-0001
        number: String,
    },
    /// Receive a report by hand
    New(Box<NewReport>),
    /// Receive a mail; what is encrypted is opened with the organisation's key
    Mail {
        /// The mail (.eml)
        file: PathBuf,
        /// The report that it is about; else a new one
        #[arg(long, value_name = "NUMBER")]
        about: Option<String>,
        /// Only say what it holds
        #[arg(long)]
        preview: bool,
        /// A file whose first line is the passphrase of the organisation's key
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
    },
    /// Receive the reports of a table (.csv): all of them, or none where one has a fault
    Table {
        /// The table
        file: PathBuf,
        /// Only say what it would bring
        #[arg(long)]
        preview: bool,
        /// How the text of the table is encoded, where it is not recognised
        #[arg(long, value_name = "ENCODING")]
        encoding: Option<EncodingName>,
    },
    /// Receive a CSAF advisory as a report
    Advisory {
        /// The advisory
        file: PathBuf,
    },
    /// Set one field of a report
    Set {
        /// Number of the report
        number: String,
        /// JSON Pointer, such as /analysis/root_cause
        path: String,
        /// The value: JSON where the field takes it, else text
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
    /// Answer a question of the investigation (9.3)
    Judge {
        /// Number of the report
        number: String,
        /// The question
        #[arg(value_parser = ["applicable", "verifiable", "related-threats"])]
        question: String,
        /// The answer
        #[arg(value_parser = ["yes", "no", "uncertain"])]
        answer: String,
        /// Why; “no” and “uncertain” need a reason
        #[arg(long, default_value = "", hide_default_value = true)]
        reason: String,
    },
    /// Decide what is done (9.5); “disclose” makes the disclosure
    Decide {
        /// Number of the report
        number: String,
        /// What is done
        #[arg(value_parser = ["disclose", "change-environment", "monitor", "reject"])]
        verdict: String,
        /// Why
        #[arg(long)]
        reason: String,
        /// Who approved it; a decision not to disclose needs somebody else
        #[arg(long, default_value = "", hide_default_value = true)]
        approved_by: String,
    },
    /// Say that a report is about the same as another one
    Duplicate {
        /// Number of the report
        number: String,
        /// The other report; without it the mark is taken back
        #[arg(long, value_name = "NUMBER")]
        of: Option<String>,
        /// Why
        #[arg(long, default_value = "", hide_default_value = true)]
        reason: String,
    },
    /// Draft a letter to the reporter or to another party, for a mail program
    Letter {
        /// Number of the report
        number: String,
        /// What it is for; inform is for another party, acknowledge and credit are for the reporter
        #[arg(value_parser = ["acknowledge", "ask", "status", "embargo", "release", "credit", "inform"])]
        purpose: String,
        /// Name of the party that it goes to; without it to the reporter. It says no more than that party may see
        #[arg(long, value_name = "NAME")]
        party: Option<String>,
        /// Language of its text; without it that of the reporter
        #[arg(long, value_parser = ["en", "de"])]
        language: Option<String>,
        /// Attach this file; may be given again
        #[arg(long, value_name = "FILE")]
        attach: Vec<PathBuf>,
        /// Write the draft here (.eml) and keep it in the correspondence; without it the text is only shown
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        /// Encrypt it to the recipient's certificate, and sign it
        #[arg(long)]
        encrypt: bool,
        /// A file whose first line is the passphrase of the organisation's key
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
    },
    /// Record a letter that was exchanged another way: a telephone call, a portal, a mail sent elsewhere
    Record {
        /// Number of the report
        number: String,
        /// Whether it came in or went out
        #[arg(value_parser = ["in", "out"])]
        direction: String,
        /// What was written or said
        #[arg(long)]
        text: String,
        /// When; now if it is left out
        #[arg(long, value_name = "INSTANT", default_value = "", hide_default_value = true)]
        at: String,
        /// How: telephone, portal, e-mail
        #[arg(long, default_value = "", hide_default_value = true)]
        channel: String,
        /// Subject; else the first line of the text
        #[arg(long, default_value = "", hide_default_value = true)]
        subject: String,
        /// Who wrote it
        #[arg(long, default_value = "", hide_default_value = true)]
        from: String,
        /// To whom
        #[arg(long, default_value = "", hide_default_value = true)]
        to: String,
        /// What for: an acknowledgement that went out meets its clock
        #[arg(long = "for", value_parser = ["acknowledge", "ask", "status", "embargo", "release", "credit", "inform"])]
        purpose: Option<String>,
        /// A file that belongs to it; may be given again
        #[arg(long, value_name = "FILE")]
        file: Vec<PathBuf>,
    },
    /// Record what was agreed on the day of publication; without --until the embargo is lifted
    Embargo {
        /// Number of the report
        number: String,
        /// Nothing is published before
        #[arg(long, value_name = "INSTANT", default_value = "", hide_default_value = true)]
        until: String,
        /// With whom
        #[arg(long, default_value = "", hide_default_value = true)]
        with: String,
        /// Why, or why it changed
        #[arg(long, default_value = "", hide_default_value = true)]
        reason: String,
    },
    /// Record a promise, or that one was kept
    Promise {
        /// Number of the report
        number: String,
        /// What was promised
        #[arg(default_value = "", hide_default_value = true)]
        what: String,
        /// Until when
        #[arg(long, value_name = "INSTANT", default_value = "", hide_default_value = true)]
        by: String,
        /// The promise of this position, from 1, was kept now
        #[arg(long, value_name = "POSITION")]
        kept: Option<usize>,
    },
}

/// `desk report new`.
#[derive(Args, Debug)]
pub(crate) struct NewReport {
    /// What it is about
    pub(crate) title: String,
    /// The words of the reporter
    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) text: String,
    /// From which source (9.2)
    #[arg(long, default_value = "user", value_parser = ["tester", "component_supplier", "developer", "user", "audit_log", "researcher", "public_data"])]
    pub(crate) source: String,
    /// How it came
    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) channel: String,
    /// When it was received; else now
    #[arg(long, value_name = "INSTANT", default_value = "", hide_default_value = true)]
    pub(crate) at: String,
    /// Name of the reporter
    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) name: String,
    /// E-mail address of the reporter
    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) email: String,
    /// Language of the reporter
    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) language: String,
}

/// `desk channel`.
#[derive(Debug, Subcommand)]
pub(crate) enum Channel {
    /// Show the organisation's certificate and those of others
    Show,
    /// Make the organisation's OpenPGP key
    Make {
        /// A file whose first line is the passphrase
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
    },
    /// Take a key that the organisation has already
    Import {
        /// The secret key (.asc)
        file: PathBuf,
        /// A file whose first line is the passphrase
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
    },
    /// Take a certificate of somebody else
    Add {
        /// The certificate (.asc)
        file: PathBuf,
    },
}

/// `desk document`.
#[derive(Debug, Subcommand)]
pub(crate) enum Document {
    /// List the controlled documents with their revisions and what is missing
    List,
    /// Set one field of what they are made from
    Set {
        /// JSON Pointer, such as /policy/address or /procedure/document_id
        path: String,
        /// The value: JSON where the field takes it, else text
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
    /// Write a draft
    Preview {
        /// Which
        #[arg(value_parser = KINDS)]
        kind: String,
        /// The file to write
        file: PathBuf,
        /// Overwrite it
        #[arg(long)]
        force: bool,
    },
    /// Issue the next revision
    Issue {
        /// Which
        #[arg(value_parser = KINDS)]
        kind: String,
        /// Who approved it
        #[arg(long)]
        approved_by: String,
        /// What changed
        #[arg(long, default_value = "", hide_default_value = true)]
        note: String,
        /// Sign security.txt with the organisation's OpenPGP key
        #[arg(long)]
        sign: bool,
        /// A file whose first line is the passphrase of that key
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
    },
    /// Write the files of the newest revision to a folder
    Save {
        /// Which
        #[arg(value_parser = KINDS)]
        kind: String,
        /// The folder
        #[arg(default_value = ".")]
        folder: PathBuf,
        /// Overwrite what is there
        #[arg(long)]
        force: bool,
    },
    /// Record that a revision was published
    Publish {
        /// Which
        #[arg(value_parser = KINDS)]
        kind: String,
        /// The revision
        revision: u32,
        /// Where: its address
        place: String,
        /// When; else now
        #[arg(long, value_name = "INSTANT", default_value = "", hide_default_value = true)]
        at: String,
    },
}

const KINDS: [&str; 4] = ["policy", "security-txt", "procedure", "plan"];

/// `desk compliance`.
#[derive(Args, Debug)]
pub(crate) struct Compliance {
    /// Only this clause pack, such as iec-81001-5-1
    #[arg(long, value_name = "PACK")]
    pub(crate) pack: Option<String>,
    /// Write it as PDF too
    #[arg(long, value_name = "FILE")]
    pub(crate) pdf: Option<PathBuf>,
    /// State a constraint as met, by its key, with --document
    #[arg(long, value_name = "KEY", requires = "document")]
    pub(crate) state: Option<String>,
    /// The document that shows it; blank takes the statement back
    #[arg(long)]
    pub(crate) document: Option<String>,
    /// What is stated
    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) text: String,
}

/// `desk defence`.
#[derive(Args, Debug)]
pub(crate) struct Defence {
    /// Name of the product; else all
    #[arg(long)]
    pub(crate) product: Option<String>,
    /// Write it as PDF too
    #[arg(long, value_name = "FILE")]
    pub(crate) pdf: Option<PathBuf>,
}

/// `desk binder`.
#[derive(Args, Debug)]
pub(crate) struct Binder {
    /// The folder to write the zip to
    #[arg(default_value = ".")]
    pub(crate) folder: PathBuf,
    #[command(flatten)]
    pub(crate) signing: Signing,
}

/// `desk scan`.
#[derive(Args, Debug)]
pub(crate) struct ScanFolder {
    /// The folder with the quality documents
    pub(crate) folder: PathBuf,
    /// Do not keep what was found in the register
    #[arg(long)]
    pub(crate) only_show: bool,
}

/// `desk measures`.
#[derive(Args, Debug)]
pub(crate) struct Measures {
    /// By what they are grouped
    #[arg(long, default_value = "quarter", value_parser = ["quarter", "product", "authority"])]
    pub(crate) by: String,
    /// Write them as a table (.csv) or a document (.pdf) too
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// `desk scope`.
#[derive(Args, Debug)]
pub(crate) struct Scope {
    /// Answer the question of this key
    #[arg(requires = "applies")]
    pub(crate) key: Option<String>,
    /// Whether the duty applies
    #[arg(long, value_parser = ["yes", "no"])]
    pub(crate) applies: Option<String>,
    /// Why
    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) reason: String,
}
