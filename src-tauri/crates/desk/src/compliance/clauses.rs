//! Clause packs: clauses with their constraints and the checks of each, as data.

use crate::DocumentKind;
use deadline::pack::{Audience, Confidence};
use serde::{Deserialize, Serialize};
use std::path::Path;
use ts_rs::TS;

/// The packs that come with the program.
const SHIPPED: [(&str, &str); 6] = [
    ("iec-81001-5-1.toml", include_str!("../../clauses/iec-81001-5-1.toml")),
    ("iso-13485.toml", include_str!("../../clauses/iso-13485.toml")),
    ("eu-mdr-annex-i.toml", include_str!("../../clauses/eu-mdr-annex-i.toml")),
    ("us-fdca-524b.toml", include_str!("../../clauses/us-fdca-524b.toml")),
    ("eu-cra-annex-i.toml", include_str!("../../clauses/eu-cra-annex-i.toml")),
    ("iso-iec-29147.toml", include_str!("../../clauses/iso-iec-29147.toml")),
];
/// Largest file of the user's own, in bytes.
const MAX_FILE: u64 = 1024 * 1024;

/// A clause pack.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClausePack {
    pub(super) schema_version: u32,
    pub(super) id: String,
    pub(super) title: String,
    pub(super) citation: String,
    pub(super) confidence: Confidence,
    #[serde(default)]
    pub(super) sources: Vec<String>,
    #[serde(default)]
    pub(super) note: String,
    #[serde(default, rename = "clause")]
    pub(super) clauses: Vec<Clause>,
}

/// A clause.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Clause {
    pub(super) id: String,
    pub(super) title: String,
    #[serde(default, rename = "constraint")]
    pub(super) constraints: Vec<Constraint>,
}

/// A constraint: what must be true.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Constraint {
    pub(super) id: String,
    pub(super) text: String,
    #[serde(default, rename = "check")]
    pub(super) checks: Vec<Check>,
}

/// A check with its severity.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(super) struct Check {
    #[serde(default)]
    pub(super) severity: GapSeverity,
    #[serde(flatten)]
    pub(super) rule: Rule,
}

/// How much a gap weighs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum GapSeverity {
    /// The records can't be relied on.
    Critical,
    /// The constraint is not met.
    #[default]
    Major,
    /// The constraint is partly met.
    Minor,
    /// Worth a look; the constraint is met.
    Observation,
}

/// What is checked.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "use", rename_all = "snake_case")]
pub(super) enum Rule {
    DocumentInForce { document: DocumentKind },
    DocumentCurrent { document: DocumentKind },
    DocumentPublished { document: DocumentKind },
    SecureChannel,
    PlanNames { audience: Audience },
    ToldInTime { audience: Audience, months: u32 },
    Element { element: CheckedElement },
    ReportsAcknowledged { months: u32 },
    ReportsInvestigated { months: u32 },
    ReportsClosed { days: u32 },
    ReportsAnswered { months: u32 },
    DecisionsApproved,
    AnalysisComplete,
    DisclosuresDecided,
    ItemClasses,
    SupportDates,
    ScopeAnswered,
    HistoryIntact,
    Evidence { signal: Signal },
    Statement { ask: String },
}

/// An element of a disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum CheckedElement {
    Description,
    Severity,
    Versions,
    Resolution,
}

/// What an auditor's tool looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Signal {
    /// A file name.
    FileName,
    /// What a document says.
    Content,
}

/// The packs of the program and those of the user's own; what can't be read is told, and never breaks the rest.
pub(super) fn load(register: &Path) -> (Vec<ClausePack>, Vec<String>) {
    let mut warnings = Vec::new();
    let mut packs: Vec<ClausePack> = Vec::new();
    let folder = register.parent().unwrap_or(Path::new(".")).join("clauses");
    let own = own_files(&folder, &mut warnings);
    let shipped = SHIPPED.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    for (name, text) in shipped.chain(own) {
        match read(&name, &text) {
            Ok(pack) => match packs.iter_mut().find(|known| known.id == pack.id) {
                Some(known) => *known = pack,
                None => packs.push(pack),
            },
            Err(message) => warnings.push(format!("A clause pack was left out: {message}")),
        }
    }
    (packs, warnings)
}

/// Checks a clause pack of the user's own, as it is read from the folder `clauses` beside the register.
///
/// # Errors
/// The message that is shown where it is left out: line, name, and what would be right.
pub fn check_clause_pack(name: &str, text: &str) -> Result<(), String> {
    read(name, text).map(drop)
}

fn read(name: &str, text: &str) -> Result<ClausePack, String> {
    let pack: ClausePack = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| text.get(..span.start).unwrap_or_default().matches('\n').count() + 1);
        format!("{name}, line {line}: {}", error.message())
    })?;
    if pack.schema_version != 1 {
        return Err(format!("{name}: schema_version is {}; expected 1", pack.schema_version));
    }
    for (what, id) in std::iter::once(("id", &pack.id))
        .chain(pack.clauses.iter().map(|clause| ("clause.id", &clause.id)))
        .chain(pack.clauses.iter().flat_map(|clause| &clause.constraints).map(|entry| ("constraint.id", &entry.id)))
    {
        if id.trim().is_empty() || id.contains('/') {
            return Err(format!("{name}: {what} is “{id}”; expected a name without a slash"));
        }
    }
    let mut seen = std::collections::HashSet::new();
    for clause in &pack.clauses {
        for constraint in &clause.constraints {
            if !seen.insert((&clause.id, &constraint.id)) {
                return Err(format!("{name}: the constraint {} of {} stands there twice", constraint.id, clause.id));
            }
        }
    }
    Ok(pack)
}

fn own_files(folder: &Path, warnings: &mut Vec<String>) -> Vec<(String, String)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml")));
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let is_large = std::fs::metadata(&path).is_ok_and(|data| data.len() > MAX_FILE);
        match std::fs::read_to_string(&path) {
            _ if is_large => warnings.push(format!("{name} is larger than 1 MB and was left out.")),
            Ok(text) => files.push((name, text)),
            Err(error) => warnings.push(format!("{name} was left out: {error}")),
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pack_of_the_program_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let (packs, warnings) = load(&folder.path().join("a.desk"));
        assert_eq!((packs.len(), warnings), (SHIPPED.len(), Vec::new()));
        let main = packs.iter().find(|pack| pack.id == "iec-81001-5-1").unwrap();
        assert_eq!(main.clauses[0].constraints.len(), 7, "the seven constraints of 4.1.7");
        assert!(
            packs
                .iter()
                .flat_map(|pack| &pack.clauses)
                .flat_map(|clause| &clause.constraints)
                .all(|c| !c.checks.is_empty())
        );
    }

    #[test]
    fn a_file_of_the_users_own_is_read_and_a_broken_one_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join("clauses");
        std::fs::create_dir(&own).unwrap();
        let good = "schema_version = 1\nid = \"qm\"\ntitle = \"QM\"\ncitation = \"QM-8\"\nconfidence = \"verified\"\n";
        std::fs::write(own.join("a.toml"), good).unwrap();
        std::fs::write(own.join("b.toml"), format!("{good}colour = \"red\"\n")).unwrap();
        std::fs::write(own.join("c.toml"), good.replace("= 1", "= 2")).unwrap();
        let (packs, warnings) = load(&folder.path().join("a.desk"));
        assert_eq!(packs.last().unwrap().id, "qm");
        assert!(warnings[0].contains("b.toml, line 6") && warnings[0].contains("colour"), "{warnings:?}");
        assert!(warnings[1].contains("schema_version is 2"), "{warnings:?}");
    }
}
