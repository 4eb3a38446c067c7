//! Arguments around seals: how they are made, making them, extending them, and checking files.

use clap::{ArgAction, Args, Subcommand};
use seal::Level;
use std::path::PathBuf;

/// `desk seal`.
#[derive(Args, Debug)]
pub(crate) struct Seal {
    /// Numbers of the notices; several are sealed with one opening of the identities
    pub(crate) notices: Vec<String>,
    /// Seal every approved notice. To stop, press Ctrl C: each file is either sealed whole or as it was
    #[arg(long, conflicts_with = "notices")]
    pub(crate) all: bool,
    /// The PKCS#12 file, or the address of a key on a token (pkcs11:…); else the one that the register remembers. Once
    /// for each signature, in their order
    #[arg(long = "identity", value_name = "P12")]
    pub(crate) identities: Vec<PathBuf>,
    /// A file whose first line is the passphrase or PIN, once for all identities or once for each; else the variable
    /// DESK_PASSPHRASE, else you are asked
    #[arg(long = "passphrase-file", value_name = "FILE")]
    pub(crate) passphrase_files: Vec<PathBuf>,
    /// Meaning of each signature (21 CFR 11.50), in their order; else what the notice says, else “Approval and
    /// responsibility”
    #[arg(long = "meaning")]
    pub(crate) meanings: Vec<String>,
    /// B-B, B-T, B-LT or B-LTA; else the one that is set (desk sealing show)
    #[arg(long)]
    pub(crate) level: Option<Level>,
    /// Write the signed PDF here too; for several notices a folder
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// `desk sealing`.
#[derive(Debug, Subcommand)]
pub(crate) enum Sealing {
    /// How seals are made, and the roots that are trusted
    Show,
    /// Set how seals are made; what is not named stays
    Set(SetSealing),
    /// Trust the root certificates in a file, PEM or DER
    Trust {
        /// The file
        file: PathBuf,
    },
    /// Trust a root no longer
    Distrust {
        /// SHA-256 of the certificate, as “desk sealing show” prints it
        fingerprint: String,
    },
    /// The keys on the tokens and cards that a PKCS#11 library reaches, with the address of each
    Tokens {
        /// The library, such as /usr/lib/softhsm/libsofthsm2.so
        library: PathBuf,
    },
}

/// `desk sealing set`.
#[derive(Args, Debug)]
#[group(required = true, multiple = true)]
pub(crate) struct SetSealing {
    /// B-B, B-T, B-LT or B-LTA
    #[arg(long)]
    pub(crate) level: Option<Level>,
    /// Address of the time-stamp authority (RFC 3161), http://…; blank for none
    #[arg(long = "tsa", value_name = "ADDRESS")]
    pub(crate) time_stamp_authority: Option<String>,
    /// How long each answer is waited for, in seconds
    #[arg(long, value_name = "SECONDS")]
    pub(crate) time_out: Option<u32>,
    /// How often an address is asked that does not answer
    #[arg(long)]
    pub(crate) tries: Option<u32>,
    /// Whether RSA keys sign with PSS
    #[arg(long, value_name = "BOOL", action = ArgAction::Set)]
    pub(crate) pss: Option<bool>,
}

/// `desk extend`.
#[derive(Args, Debug)]
pub(crate) struct Extend {
    /// Number of a sealed notice, or a sealed PDF
    pub(crate) what: String,
    /// B-T, B-LT or B-LTA; at B-LTA once more, its time stamp is renewed
    #[arg(long, default_value = "B-LTA")]
    pub(crate) level: Level,
    /// Write the extended PDF here; a PDF that is not of the register needs it
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}

/// `desk verify`.
#[derive(Args, Debug)]
pub(crate) struct Verify {
    /// The files
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Root certificates to trust, PEM or DER; without one a signature can be intact, but not trusted. With --register
    /// those count too that it trusts
    #[arg(long = "root", value_name = "FILE", num_args = 1..)]
    pub(crate) roots: Vec<PathBuf>,
    /// Compare a register with another copy of it, and say where their histories part
    #[arg(long, value_name = "FILE.desk", num_args = 1..)]
    pub(crate) beside: Vec<PathBuf>,
    /// Write what was found as a PDF; with --register under its letterhead
    #[arg(long, value_name = "FILE.pdf")]
    pub(crate) report: Option<PathBuf>,
}
