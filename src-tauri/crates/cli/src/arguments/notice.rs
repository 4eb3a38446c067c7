//! Arguments of the commands about notices, seals and packs.

use clap::{Args, Subcommand};
use std::path::PathBuf;

/// `desk notice`.
#[derive(Debug, Subcommand)]
pub(crate) enum Notice {
    /// Start a notice
    New(NewNotice),
    /// List the notices of one disclosure, or of all
    List {
        /// Number of the disclosure
        number: Option<String>,
    },
    /// Show a notice and what stops it
    Show {
        /// Number of the notice, such as VD-2026-0001-U1
        notice: String,
    },
    /// Set one field of a notice; it goes back to draft
    Set {
        /// Number of the notice
        notice: String,
        /// JSON Pointer, such as /use_statement or /signatory/name
        path: String,
        /// The value: JSON where the field takes it, else text
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
    /// List the kinds of document
    Kinds,
    /// Print the entries of a notice with their limits, ready to be pasted into a portal
    Entries {
        /// Number of the notice
        notice: String,
    },
    /// Write the fields of a notice as a file, where its form has one
    Export {
        /// Number of the notice
        notice: String,
        /// The file to write
        file: PathBuf,
        /// Overwrite it
        #[arg(long)]
        force: bool,
    },
    /// Write the pages as they stand
    Preview {
        /// Number of the notice
        notice: String,
        /// The PDF to write
        file: PathBuf,
        /// Overwrite it
        #[arg(long)]
        force: bool,
    },
    /// Send a draft to review
    Review {
        /// Number of the notice
        notice: String,
        /// A remark for the history
        #[arg(long, default_value = "", hide_default_value = true)]
        remark: String,
    },
    /// Approve a notice: what it says now is what may be sealed
    Approve {
        /// Number of the notice
        notice: String,
        /// A remark for the history
        #[arg(long, default_value = "", hide_default_value = true)]
        remark: String,
    },
    /// Send a notice back to its author
    SendBack {
        /// Number of the notice
        notice: String,
        /// What should be changed
        #[arg(long)]
        reason: String,
    },
}

/// `desk notice new`.
#[derive(Args, Debug)]
pub(crate) struct NewNotice {
    /// Number of the disclosure
    pub(crate) number: String,
    /// The document: users, authority, record, or a name of `desk notice kinds`
    #[arg(long)]
    pub(crate) kind: String,
    /// The regime that it answers
    #[arg(long)]
    pub(crate) regime: Option<String>,
    /// The stage
    #[arg(long, requires = "regime")]
    pub(crate) stage: Option<String>,
    /// The country, where the regime has one authority per country
    #[arg(long, value_name = "CC")]
    pub(crate) place: Option<String>,
    /// Number of the earlier notice that this one replaces
    #[arg(long, value_name = "NOTICE")]
    pub(crate) replaces: Option<String>,
    /// A field, such as "/use_statement=The pumps may be used on."
    #[arg(long = "set", value_name = "PATH=VALUE")]
    pub(crate) fields: Vec<String>,
}

/// A signing identity and how to open it.
#[derive(Args, Debug)]
pub(crate) struct Signing {
    /// The PKCS#12 file, or the address of a key on a token (pkcs11:…); else the one identity that the register remembers
    #[arg(long, value_name = "P12")]
    pub(crate) identity: Option<PathBuf>,
    /// A file whose first line is the passphrase; else the variable DESK_PASSPHRASE, else you are asked
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
}

/// `desk identity`.
#[derive(Debug, Subcommand)]
pub(crate) enum Identity {
    /// The identities that the register remembers
    List,
    /// Check that file and passphrase fit, and remember where the file is
    Add {
        /// The PKCS#12 file, or the address of a key on a token (pkcs11:…)
        file: PathBuf,
        /// A file whose first line is the passphrase
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
    },
    /// Make an identity for trying out, clearly marked as one, and beside it the root to check with
    New {
        /// The PKCS#12 file to make
        file: PathBuf,
        /// Whose
        #[arg(long)]
        name: String,
        /// Kind of the key
        #[arg(long, value_parser = ["rsa3072", "p256"], default_value = "p256")]
        kind: String,
        /// A file whose first line is the passphrase
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
    },
}

/// `desk pack`.
#[derive(Debug, Subcommand)]
pub(crate) enum Pack {
    /// Build a pack from the sealed notices of a stage and those to users
    Build(PackBuild),
    /// List the packs of a disclosure
    List {
        /// Number of the disclosure
        number: String,
    },
}

/// `desk pack build`.
#[derive(Args, Debug)]
pub(crate) struct PackBuild {
    /// Number of the disclosure
    pub(crate) number: String,
    /// The regime
    #[arg(long)]
    pub(crate) regime: String,
    /// The stage
    #[arg(long)]
    pub(crate) stage: String,
    /// The country, where the regime has one authority per country
    #[arg(long, value_name = "CC")]
    pub(crate) place: Option<String>,
    #[command(flatten)]
    pub(crate) signing: Signing,
    /// A further file to put in
    #[arg(long, value_name = "FILE")]
    pub(crate) attach: Vec<PathBuf>,
    /// The folder to write the zip to
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(crate) out: PathBuf,
    /// Write the unpacked folder beside it too
    #[arg(long)]
    pub(crate) folder: bool,
}

/// `desk sent`.
#[derive(Args, Debug)]
pub(crate) struct Sent {
    /// File name of a pack, or number of a sealed notice
    pub(crate) what: String,
    /// How: portal, e-mail, letter
    #[arg(long)]
    pub(crate) channel: String,
    /// To whom
    #[arg(long)]
    pub(crate) to: String,
    /// When, in the organisation's zone or with an offset; else now
    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) at: String,
    /// Reference of the receipt
    #[arg(long, value_name = "REFERENCE", default_value = "", hide_default_value = true)]
    pub(crate) receipt: String,
    /// The receipt as a file; it is kept in the register
    #[arg(long, value_name = "FILE")]
    pub(crate) receipt_file: Option<PathBuf>,
}
