//! The arguments of the commands that keep rules and calendars.

use clap::{Args, Subcommand};
use std::path::PathBuf;

/// `desk regime`.
#[derive(Args, Debug)]
pub(crate) struct Regime {
    /// The regime; “desk rules regimes” lists them
    pub(crate) regime: String,
    /// Whether it is on in this register
    #[arg(value_parser = ["on", "off"])]
    pub(crate) switch: String,
    /// Why; an inspector will ask
    #[arg(long, default_value = "", hide_default_value = true)]
    pub(crate) reason: String,
    /// Only say which dates would change
    #[arg(long)]
    pub(crate) preview: bool,
}

/// `desk calendar`.
#[derive(Debug, Subcommand)]
pub(crate) enum Calendar {
    /// The calendars, with their years, versions and corrections
    List,
    /// The days that a calendar names in a year
    Days {
        /// The calendar, such as DE or us-federal
        calendar: String,
        /// The year
        year: i32,
    },
    /// Add or correct a day, for this register
    Correct {
        /// The calendar, such as DE or us-federal
        calendar: String,
        /// The day, such as 2027-05-03
        day: String,
        /// It is a holiday of this name
        #[arg(long, value_name = "NAME", conflicts_with = "working_day", required_unless_present = "working_day")]
        holiday: Option<String>,
        /// It is a working day
        #[arg(long)]
        working_day: bool,
        /// Why, such as where it was published
        #[arg(long, default_value = "", hide_default_value = true)]
        reason: String,
        /// Only say which dates would change
        #[arg(long)]
        preview: bool,
    },
    /// Take the correction of a day back
    Withdraw {
        /// The calendar
        calendar: String,
        /// The day
        day: String,
        /// Why
        #[arg(long)]
        reason: String,
    },
}

/// `desk zones`.
#[derive(Debug, Subcommand)]
pub(crate) enum Zones {
    /// The version of the time zone data in force, and where it comes from
    Show,
    /// The version that this program brings; no register is needed
    Shipped,
    /// What taking newer data would change: zones, and dates of open disclosures
    Preview {
        /// The wheel (.whl) of the Python package tzdata, or a zip of compiled zone files with tzdata.zi
        file: PathBuf,
    },
    /// Take newer data: it is in force from now on, and kept in the register
    Take {
        /// The wheel (.whl) of the Python package tzdata, or a zip of compiled zone files with tzdata.zi
        file: PathBuf,
        /// Why
        #[arg(long, default_value = "", hide_default_value = true)]
        reason: String,
    },
}

/// `desk rule-pack`.
#[derive(Debug, Subcommand)]
pub(crate) enum RulePack {
    /// The pack that governs, those before it, and what was left out
    Show,
    /// What taking a pack would change: rules, calendars, and dates of open disclosures
    Preview {
        /// The file; without it, the pack that this program brings
        file: Option<PathBuf>,
    },
    /// Take a pack: it governs all open disclosures; closed ones keep theirs
    Take {
        /// The file; without it, the pack that this program brings
        file: Option<PathBuf>,
        /// Why
        #[arg(long, default_value = "", hide_default_value = true)]
        reason: String,
    },
    /// Check rule files, each on top of the rules of this program
    Check {
        /// The files
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Write the pack that this program brings, to start another from
    Write {
        /// The file to write
        file: PathBuf,
        /// Overwrite it
        #[arg(long)]
        force: bool,
    },
    /// Make a pack of a folder with the folders “rules” and “calendars” in it
    Make {
        /// The folder
        folder: PathBuf,
        /// The file to write
        file: PathBuf,
        /// Its version: numbers between dots, such as 2027.1
        #[arg(long)]
        version: String,
        /// The day of issue, such as 2027-01-15
        #[arg(long, value_name = "DAY")]
        issued_on: String,
        /// What is new, in words; can be given several times
        #[arg(long = "note", value_name = "TEXT")]
        notes: Vec<String>,
        /// Overwrite it
        #[arg(long)]
        force: bool,
    },
}
