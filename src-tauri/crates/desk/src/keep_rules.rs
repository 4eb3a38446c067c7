//! Keeping the rules: which regimes are on, the user's own files, and newer rule packs.

use crate::law::{PACKS, SWITCHES, sha256};
use crate::{DateChange, Desk, Error, RegimeSwitch, Result, TakenPack};
use chrono::NaiveDate;
use deadline::pack::{Confidence, DutyKind};
use deadline::{PackChange, PackFile, RuleFile, RulePack};
use disclosure::{AttachmentId, DisclosureId};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use ts_rs::TS;

/// Everything about the rules, for the screen that keeps them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RuleBook {
    /// Version of the pack that governs.
    pub version: String,
    /// The packs that the register has taken, oldest first.
    pub packs: Vec<TakenPack>,
    /// Version of a newer pack that the program brings, where there is one.
    pub newer: Option<String>,
    /// The regimes.
    pub regimes: Vec<RuleBookRegime>,
    /// Files of the user's own that were left out: file, line and reason.
    pub left_out: Vec<String>,
    /// The folder for rule files of the user's own.
    pub own_folder: String,
}

/// A regime as the screen of rules shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RuleBookRegime {
    /// What decisions name.
    pub id: String,
    /// The authority in short.
    pub authority: String,
    /// The authority in full.
    pub authority_full: String,
    /// Its name.
    pub name: String,
    /// Jurisdiction.
    pub jurisdiction: String,
    /// The act.
    pub citation: String,
    /// Law, guidance, practice or proposal.
    pub duty: DutyKind,
    /// How sure the entry is.
    pub confidence: Confidence,
    /// Whether it is on.
    pub on: bool,
    /// Whether it is on where nobody switched it.
    pub on_by_default: bool,
    /// Who switched it, and why.
    pub switch: Option<RegimeSwitch>,
    /// First day of its validity, in the authority's zone.
    pub valid_from: Option<NaiveDate>,
    /// Last day of its validity, in the authority's zone.
    pub valid_to: Option<NaiveDate>,
    /// Whether the user wrote it.
    pub own: bool,
    /// The file.
    pub file: String,
    /// What starts it, in words.
    pub trigger: String,
    /// How it is told.
    pub channel: String,
    /// What else to know.
    pub notes: String,
    /// Where it was read.
    pub sources: Vec<String>,
    /// Its stages.
    pub stages: Vec<RuleBookStage>,
}

/// A stage as the screen of rules shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RuleBookStage {
    /// What decisions name.
    pub id: String,
    /// Its name.
    pub label: String,
    /// The rule in one sentence.
    pub text: String,
    /// The span in words.
    pub span: String,
    /// The clause.
    pub clause: String,
    /// How sure it is.
    pub confidence: Confidence,
    /// Whether a person must check the text before relying on it.
    pub needs_review: bool,
}

/// What taking a rule pack would change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PackPreview {
    /// Its version.
    pub version: String,
    /// The day of issue.
    pub issued_on: NaiveDate,
    /// What is new, in the words of its makers.
    pub notes: Vec<String>,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// The version that governs now.
    pub governs: String,
    /// Rules and calendars that differ.
    pub changes: Vec<PackChange>,
    /// Dates of open disclosures that would change.
    pub dates: Vec<DateChange>,
    /// What the register uses and the pack does not know, one sentence each.
    pub missing: Vec<String>,
    /// Files of the user's own that would be left out with it.
    pub left_out: Vec<String>,
}

impl Desk {
    /// The rules, with what was switched and left out.
    #[must_use]
    pub fn rule_book(&self) -> RuleBook {
        let folder = self.register.path().parent().unwrap_or(Path::new(".")).join("rules");
        RuleBook {
            version: self.law().version.clone(),
            packs: self.laws.packs.clone(),
            newer: self.newer_pack().map(|pack| pack.version),
            regimes: self.law().rules.regimes().iter().map(|regime| self.regime_view(regime)).collect(),
            left_out: self.laws.rule_errors.iter().map(ToString::to_string).collect(),
            own_folder: folder.display().to_string(),
        }
    }

    fn regime_view(&self, regime: &deadline::pack::Regime) -> RuleBookRegime {
        let stages = regime.stages.iter().map(|stage| RuleBookStage {
            id: stage.id.clone(),
            label: stage.label.clone(),
            text: stage.text.clone(),
            span: deadline::pack::span_text(stage.span, stage.direction),
            clause: stage.clause.clone(),
            confidence: stage.confidence,
            needs_review: stage.needs_review,
        });
        RuleBookRegime {
            id: regime.id.clone(),
            authority: regime.authority.replace(" ({place})", ""),
            authority_full: regime.authority_full.clone(),
            name: regime.name.clone(),
            jurisdiction: regime.jurisdiction.clone(),
            citation: regime.citation.clone(),
            duty: regime.duty,
            confidence: regime.confidence,
            on: self.law().rules.is_enabled(&regime.id),
            on_by_default: regime.enabled_default,
            switch: self.laws.additions.switches.get(&regime.id).cloned(),
            valid_from: regime.validity.from,
            valid_to: regime.validity.to,
            own: regime.own,
            file: regime.file.clone(),
            trigger: regime.trigger.clone(),
            channel: regime.channel.clone(),
            notes: regime.notes.clone(),
            sources: regime.sources.clone(),
            stages: stages.collect(),
        }
    }

    /// Reads the user's own rule files and calendars again.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn reread_rules(&mut self) -> Result<RuleBook> {
        self.reread_law()?;
        Ok(self.rule_book())
    }

    /// What switching a regime would change for open disclosures.
    ///
    /// # Errors
    /// If there is no such regime, or the register can't be read.
    pub fn preview_switch(&self, regime: &str, on: bool) -> Result<Vec<DateChange>> {
        self.check_stage(regime, None)?;
        let mut law = self.law().clone();
        let mut rules = RulePack::clone(&law.rules);
        rules.set_enabled(regime, on);
        law.rules = rules.into();
        self.compare_law(&law)
    }

    /// Switches a regime on or off for this register.
    ///
    /// # Errors
    /// If there is no such regime, the reason is missing, or the register can't be written.
    pub fn switch_regime(&mut self, regime: &str, on: bool, reason: &str) -> Result<()> {
        self.check_stage(regime, None)?;
        if reason.trim().is_empty() {
            return Err(Error::field("/reason", "switching a regime needs a reason; an inspector will ask for it"));
        }
        let switch = RegimeSwitch { on, reason: reason.trim().to_owned(), by: self.actor.clone(), at: self.now() };
        let mut switches: BTreeMap<String, RegimeSwitch> = self.register.read().setting(SWITCHES)?;
        switches.insert(regime.to_owned(), switch);
        let stamp = self.stamp(reason);
        self.register.change(&stamp, |change| change.put_setting(SWITCHES, &switches).map_err(Error::from))?;
        self.reread_law()
    }

    /// The pack of the program, where it is newer than the one that governs.
    pub(crate) fn newer_pack(&self) -> Option<PackFile> {
        let governs = &self.law().version;
        // Comparing the version alone spares the texts of all files.
        (deadline::pack::is_newer(RulePack::VERSION, governs)).then(PackFile::shipped)
    }

    /// The file of the pack that the program brings.
    #[must_use]
    pub fn program_pack() -> Vec<u8> {
        PackFile::shipped().to_bytes()
    }

    /// What taking a rule pack would change: rules, calendars, and the dates of open disclosures.
    ///
    /// # Errors
    /// If it is no sound pack, or not newer than the one that governs; if the register can't be read.
    pub fn preview_rule_pack(&self, bytes: &[u8]) -> Result<PackPreview> {
        let pack = self.read_pack(bytes)?;
        let (law, errors, _) = self.laws.additions.on(&pack);
        Ok(PackPreview {
            version: pack.version.clone(),
            issued_on: pack.issued_on,
            notes: pack.notes.clone(),
            sha256: sha256(bytes),
            governs: self.law().version.clone(),
            changes: deadline::pack::differences(&self.governing_pack()?, &pack),
            dates: self.compare_law(&law)?,
            missing: self.missing_in(&law.rules)?,
            left_out: errors.iter().map(ToString::to_string).collect(),
        })
    }

    /// Takes a rule pack: it governs every open disclosure from now on; those that are closed keep theirs.
    ///
    /// # Errors
    /// If it is no sound pack, not newer than the one that governs, or the register can't be written.
    pub fn take_rule_pack(&mut self, bytes: &[u8], reason: &str) -> Result<()> {
        let pack = self.read_pack(bytes)?;
        self.keep_rule_pack(&pack, reason)?;
        self.reread_law()
    }

    pub(crate) fn keep_rule_pack(&mut self, pack: &PackFile, reason: &str) -> Result<()> {
        let bytes = pack.to_bytes();
        let attachment = AttachmentId(self.new_id());
        let mut packs: Vec<TakenPack> = self.register.read().setting(PACKS)?;
        packs.push(TakenPack {
            version: pack.version.clone(),
            issued_on: pack.issued_on,
            sha256: sha256(&bytes),
            attachment,
            taken_at: self.now(),
            taken_by: self.actor.clone(),
        });
        let stamp = self.stamp(reason);
        let name = format!("rule-pack-{}.json", pack.version);
        self.register.change(&stamp, |change| {
            change.add_attachment(attachment, None, &name, "application/json", &bytes)?;
            change.put_setting(PACKS, &packs).map_err(Error::from)
        })?;
        self.laws.packs = packs;
        Ok(())
    }

    fn read_pack(&self, bytes: &[u8]) -> Result<PackFile> {
        let pack = PackFile::read(bytes)?;
        let governs = &self.law().version;
        if !pack.is_newer_than(governs) {
            return Err(Error::State(format!(
                "The rule pack {} is not newer than {governs}, which governs already. Nothing was changed.",
                pack.version
            )));
        }
        Ok(pack)
    }

    fn governing_pack(&self) -> Result<PackFile> {
        match self.laws.packs.last() {
            Some(taken) => Ok(PackFile::read(&self.register.read().attachment(taken.attachment)?.bytes)?),
            None => Ok(PackFile::shipped()),
        }
    }

    /// Kinds of fact, questions, regimes and stages that open disclosures use and the rules do not know.
    fn missing_in(&self, rules: &RulePack) -> Result<Vec<String>> {
        let reader = self.register.read();
        let (facts, decisions) = (reader.all_facts()?, reader.all_decisions()?);
        let mut missing = BTreeSet::new();
        let open = reader.disclosures()?.into_iter().filter(|row| row.closed_at.is_none());
        for row in open {
            let id: DisclosureId = row.id;
            let number = &row.number;
            for fact in facts.get(&id).into_iter().flatten() {
                if rules.fact_kind(&fact.kind).is_none() {
                    missing.insert(format!("{number}: the fact “{}” would start no clock.", fact.kind));
                }
            }
            for decision in decisions.get(&id).into_iter().flatten() {
                let known = rules.regimes().iter().any(|regime| regime.id == decision.regime)
                    && decision.stage.as_ref().is_none_or(|stage| rules.stage(&decision.regime, stage).is_some());
                if !known {
                    let stage = decision.stage.as_deref().unwrap_or("all stages");
                    missing.insert(format!(
                        "{number}: the decision on {} ({stage}) would be about nothing.",
                        decision.regime
                    ));
                }
            }
            for question in row.disclosure.assessment.keys() {
                if rules.questions().iter().all(|known| known.id != *question) {
                    missing.insert(format!("{number}: the answer to “{question}” would decide nothing."));
                }
            }
        }
        Ok(missing.into_iter().collect())
    }
}

/// Makes a rule pack of a folder with the folders `rules` and `calendars` in it, for those who write rules.
///
/// # Errors
/// If a folder or file can't be read, the version is none, or any file is wrong.
pub fn make_rule_pack(folder: &Path, version: &str, issued_on: NaiveDate, notes: Vec<String>) -> Result<Vec<u8>> {
    let texts = |name: &str| -> Result<BTreeMap<String, String>> {
        let folder = folder.join(name);
        let file_error = |source| Error::File { path: folder.clone(), source };
        let mut texts = BTreeMap::new();
        for entry in std::fs::read_dir(&folder).map_err(file_error)? {
            let path = entry.map_err(file_error)?.path();
            if path.extension().is_some_and(|extension| extension == "toml") {
                let text =
                    std::fs::read_to_string(&path).map_err(|source| Error::File { path: path.clone(), source })?;
                texts
                    .insert(path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(), text);
            }
        }
        Ok(texts)
    };
    Ok(PackFile::of_files(version, issued_on, notes, texts("rules")?, texts("calendars")?)?.to_bytes())
}

/// Checks rule files of a person's own against the rules that ship with the program; what is wrong, with file and line.
#[must_use]
pub fn check_rule_files(files: &[(String, String)]) -> Vec<String> {
    let files: Vec<RuleFile> = files.iter().map(|(name, text)| RuleFile::own(name, text)).collect();
    RulePack::with_own(&files).1.iter().map(ToString::to_string).collect()
}
