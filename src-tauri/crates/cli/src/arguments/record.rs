//! Arguments of the commands that change records.

use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// `desk edit`.
#[derive(Args, Debug)]
pub(crate) struct Edit {
    /// Number of the disclosure
    pub(crate) number: String,
    /// The JSON Patch: add, replace, remove, test
    #[arg(long, value_name = "FILE")]
    pub(crate) patch: PathBuf,
    /// The revision that the patch was made on; another one in the register is a conflict
    #[arg(long)]
    pub(crate) revision: Option<i64>,
    /// Why
    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) reason: String,
}

/// `desk product`.
#[derive(Debug, Subcommand)]
pub(crate) enum Product {
    /// List the products
    List,
    /// Add a product
    Add {
        /// The product as JSON, or - for standard input; {"name": "…"} is enough to begin with
        file: PathBuf,
    },
    /// Import products, versions, markets and registrations from a table: all of it, or nothing
    Import {
        /// The table: CSV with heads in English or German, between commas, semicolons or tabulators
        file: PathBuf,
        /// Only say what each line would bring
        #[arg(long)]
        preview: bool,
        /// How the text of the table is encoded, where it is not recognised
        #[arg(long, value_name = "ENCODING")]
        encoding: Option<EncodingName>,
    },
    /// Write a table to fill in
    Template {
        /// The file to write
        file: PathBuf,
        /// Overwrite it
        #[arg(long)]
        force: bool,
    },
    /// Set one field of a product
    Set {
        /// Its name, model or identifier
        product: String,
        /// JSON Pointer, such as /version_scheme or /versions/-
        path: String,
        /// The value: JSON where the field takes it, else text
        #[arg(allow_hyphen_values = true)]
        value: String,
        /// Why
        #[arg(long, default_value = "", hide_default_value = true)]
        reason: String,
    },
}

/// How the text of a table is encoded.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum EncodingName {
    /// UTF-8
    #[value(name = "utf-8")]
    Utf8,
    /// UTF-16 with its mark
    #[value(name = "utf-16")]
    Utf16,
    /// Western Europe
    #[value(name = "windows-1252")]
    Windows1252,
    /// Central Europe
    #[value(name = "windows-1250")]
    Windows1250,
    /// Excel on a Mac
    #[value(name = "macintosh")]
    Macintosh,
}

impl From<EncodingName> for desk::Encoding {
    fn from(name: EncodingName) -> Self {
        match name {
            EncodingName::Utf8 => Self::Utf8,
            EncodingName::Utf16 => Self::Utf16,
            EncodingName::Windows1252 => Self::Windows1252,
            EncodingName::Windows1250 => Self::Windows1250,
            EncodingName::Macintosh => Self::Macintosh,
        }
    }
}

/// `desk organisation`.
#[derive(Debug, Subcommand)]
pub(crate) enum Organisation {
    /// Show it
    Show,
    /// Set one field
    Set {
        /// JSON Pointer, such as /name, /zone or /signatory/name
        path: String,
        /// The value: JSON where the field takes it, else text
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
}

/// `desk fact`.
#[derive(Args, Debug)]
pub(crate) struct Fact {
    /// Number of the disclosure
    pub(crate) number: String,
    /// What happened; “desk rules facts” lists the kinds. Leave out with --withdraw
    #[arg(default_value = "", hide_default_value = true, required_unless_present = "withdraw")]
    pub(crate) kind: String,
    /// When: "2026-11-20 09:40", or with its offset 2026-11-20T09:40+01:00
    #[arg(long, default_value = "", hide_default_value = true, required_unless_present = "withdraw")]
    pub(crate) at: String,
    /// Zone of the local time (IANA); else the organisation's
    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) zone: String,
    /// Where it happened, ISO 3166-1 alpha-2
    #[arg(long, value_name = "CC", default_value = "", hide_default_value = true)]
    pub(crate) country: String,
    /// Who knew or acted; else the person at the desk
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    pub(crate) known_by: String,
    /// It is the knowledge of staff with regulatory, scientific or technical responsibility (21 CFR 803.3)
    #[arg(long)]
    pub(crate) designated: bool,
    /// What happened, in a sentence
    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) note: String,
    /// Proof: a reference, such as "Service record SR-20611"
    #[arg(long, value_name = "REFERENCE")]
    pub(crate) evidence: Vec<String>,
    /// The fact that this one corrects; “desk show NUMBER --json” has the identifiers
    #[arg(long, value_name = "FACT", requires = "reason")]
    pub(crate) supersedes: Option<String>,
    /// A fact that did not happen: withdraw it; “desk show NUMBER --json” has the identifiers
    #[arg(long, value_name = "FACT", requires = "reason", conflicts_with = "supersedes")]
    pub(crate) withdraw: Option<String>,
    /// Why it is corrected or withdrawn
    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) reason: String,
    /// Only say which dates would change
    #[arg(long)]
    pub(crate) preview: bool,
}

/// `desk decide`.
#[derive(Args, Debug)]
#[command(override_usage = "desk decide NUMBER REGIME [STAGE] VERDICT --reason TEXT [OPTIONS]")]
pub(crate) struct Decide {
    /// Number of the disclosure
    pub(crate) number: String,
    /// The regime; “desk rules regimes” lists them
    pub(crate) regime: String,
    /// The stage, where one is meant, and then the verdict: applies, not-applicable, uncertain, waived, extended, met
    /// or withdrawn
    #[arg(num_args = 1..=2, required = true, value_name = "[STAGE] VERDICT")]
    pub(crate) words: Vec<String>,
    /// Why; an inspector will ask
    #[arg(long)]
    pub(crate) reason: String,
    /// The country, where the regime has one authority per country
    #[arg(long, value_name = "CC")]
    pub(crate) place: Option<String>,
    /// extended: the new due instant
    #[arg(long, value_name = "INSTANT")]
    pub(crate) until: Option<String>,
    /// met: when; else now
    #[arg(long, value_name = "INSTANT")]
    pub(crate) at: Option<String>,
    /// met: by which notice
    #[arg(long)]
    pub(crate) notice: Option<String>,
    /// met: the authority's receipt
    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) receipt: String,
}

/// `desk assign`.
#[derive(Args, Debug)]
pub(crate) struct Assign {
    /// Number of the disclosure
    pub(crate) number: String,
    /// The regime; “desk rules regimes” lists them
    pub(crate) regime: String,
    /// The stage; without it, all stages
    pub(crate) stage: Option<String>,
    /// The country, where the regime has one authority per country
    #[arg(long, value_name = "CC")]
    pub(crate) place: Option<String>,
    /// Who is responsible; with neither name, the owner of the disclosure again
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    pub(crate) owner: String,
    /// Who stands in
    #[arg(long, value_name = "NAME", default_value = "", hide_default_value = true)]
    pub(crate) deputy: String,
}

/// `desk history`.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct History {
    #[command(subcommand)]
    pub(crate) step: Option<HistoryStep>,
    #[command(flatten)]
    pub(crate) list: HistoryList,
}

/// What can be done with entries of the history.
#[derive(Debug, Subcommand)]
pub(crate) enum HistoryStep {
    /// Compare two states of one record
    Compare {
        /// Number of an entry: the record as it was after it
        entry: i64,
        /// Number of another entry of the same record; without it, the record as it is now
        #[arg(long, value_name = "ENTRY")]
        with: Option<i64>,
    },
    /// Restore a record as it was after an entry, as a new change; nothing in the history is rewritten
    Restore {
        /// Number of the entry
        entry: i64,
        /// Why; an inspector will ask
        #[arg(long, default_value = "", hide_default_value = true)]
        reason: String,
        /// The revision that the preview was made on; another one in the register is a conflict
        #[arg(long)]
        revision: Option<i64>,
        /// Only say what would change
        #[arg(long)]
        preview: bool,
    },
}

/// Which entries `desk history` shows.
#[derive(Args, Debug)]
pub(crate) struct HistoryList {
    /// Number of the disclosure; without it, all
    pub(crate) number: Option<String>,
    /// Check the chain, and that every record is what the history says
    #[arg(long)]
    pub(crate) verify: bool,
    /// How many entries
    #[arg(long, default_value_t = 50)]
    pub(crate) limit: usize,
    /// Only those before this one
    #[arg(long, value_name = "ENTRY")]
    pub(crate) before: Option<i64>,
    /// Only what this person did
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// Only what holds these words: in the action, the reason, or a field before or after
    #[arg(long)]
    pub(crate) words: Option<String>,
    /// From this day on, in the organisation's zone, such as 2026-11-20
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<NaiveDate>,
    /// To this day
    #[arg(long, value_name = "DAY")]
    pub(crate) to: Option<NaiveDate>,
    /// Only of this record, by its identifier
    #[arg(long, value_name = "IDENTIFIER")]
    pub(crate) record: Option<String>,
    /// Write all of it as a table instead: .csv or .xlsx
    #[arg(long, value_name = "FILE")]
    pub(crate) table: Option<PathBuf>,
    /// Overwrite that file
    #[arg(long, requires = "table")]
    pub(crate) force: bool,
}
