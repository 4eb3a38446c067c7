//! The parts of the company's own record: facts, obligations, decisions, files, and the history.

use super::{Material, moment};
use crate::list_due::DueOptions;
use crate::name_fields::field_words;
use crate::{HistoryView, Result};
use deadline::State;
use disclosure::Verdict;
use notice::content::{Content, HistoryEntry, RecordedDecision, RecordedFact, RecordedFile, RecordedObligation};

/// Longest list of changes that one entry prints, in characters.
const LONGEST_CHANGE: usize = 700;

impl Material<'_> {
    /// Fills what the kind prints of the record; only a document for the company itself may.
    pub(super) fn record_parts(&self, content: &mut Content) -> Result<()> {
        if content.audience != disclosure::Audience::Internal {
            return Ok(());
        }
        let desk = self.desk;
        let reader = desk.register.read();
        let id = self.row.id;
        if self.kind.wants("facts") {
            content.facts = desk
                .facts(id)?
                .into_iter()
                .map(|view| RecordedFact {
                    what: if view.fact.note.is_empty() {
                        view.label
                    } else {
                        format!("{}: {}", view.label, view.fact.note)
                    },
                    moment: moment(view.fact.at, view.fact.zone),
                    by: format!("{} (known by {})", view.fact.recorded_by, view.fact.known_by),
                    evidence: view
                        .fact
                        .evidence
                        .iter()
                        .map(|evidence| evidence.title.clone())
                        .collect::<Vec<_>>()
                        .join("; "),
                    is_superseded: view.superseded,
                })
                .collect();
        }
        if self.kind.wants("decisions") {
            content.decisions = reader
                .decisions(id)?
                .into_iter()
                .map(|decision| RecordedDecision {
                    what: format!("{}: {}", scope(desk, &decision), verdict(&decision.verdict, self)),
                    moment: moment(decision.decided_at, self.zone),
                    reason: decision.reason,
                    by: decision.decided_by,
                })
                .collect();
        }
        if self.kind.wants("notices") {
            content.notices = desk
                .notices(id)?
                .into_iter()
                .map(|notice| RecordedFile {
                    audience: notice.kind_name,
                    state: notice.state.word().to_owned(),
                    sha256: notice.sha256.unwrap_or_default(),
                    name: notice.number,
                })
                .collect();
        }
        if self.kind.wants("packs") {
            content.packs = reader
                .packs(id)?
                .into_iter()
                .map(|pack| {
                    let view = desk.pack_view(pack);
                    RecordedFile {
                        name: view.record.file_name.clone(),
                        audience: format!("{}, {}", view.authority, view.stage_name),
                        state: if view.record.sendings.is_empty() { "built".to_owned() } else { "sent".to_owned() },
                        sha256: view.record.sha256,
                    }
                })
                .collect();
        }
        if self.kind.wants("obligations") {
            content.obligations = obligations(self)?;
        }
        if self.kind.wants("history") {
            content.history = desk.whole_history(id)?.into_iter().map(|entry| history(entry, self)).collect();
        }
        Ok(())
    }
}

fn scope(desk: &crate::Desk, decision: &disclosure::Decision) -> String {
    let regime = desk.rules().regimes().iter().find(|regime| regime.id == decision.regime);
    let name = regime.map_or(decision.regime.as_str(), |regime| regime.name.as_str());
    let place = decision.place.as_ref().map(|place| format!(" ({place})")).unwrap_or_default();
    let stage = decision
        .stage
        .as_ref()
        .and_then(|id| regime?.stages.iter().find(|stage| &stage.id == id))
        .map(|stage| format!(", {}", stage.short))
        .unwrap_or_default();
    format!("{name}{place}{stage}")
}

fn verdict(verdict: &Verdict, material: &Material<'_>) -> String {
    let when = |at| deadline::time::format_instant(at, material.zone, deadline::time::Years::Always);
    match verdict {
        Verdict::Applies => "applies".to_owned(),
        Verdict::Uncertain => "not certain, reported anyway".to_owned(),
        Verdict::NotApplicable => "does not apply".to_owned(),
        Verdict::Waived => "waived by the authority".to_owned(),
        Verdict::Extended { until } => format!("extended to {}", when(*until)),
        Verdict::Met { at, receipt, .. } if receipt.is_empty() => format!("met {}", when(*at)),
        Verdict::Met { at, receipt, .. } => format!("met {}, receipt {receipt}", when(*at)),
        Verdict::Withdrawn => "earlier decision taken back".to_owned(),
    }
}

fn obligations(material: &Material<'_>) -> Result<Vec<RecordedObligation>> {
    let items = material.desk.list_due(&DueOptions::of(material.row.id))?.items;
    Ok(items
        .into_iter()
        .map(|item| {
            let obligation = item.obligation;
            let due = match &obligation.due {
                Some(due) if due.safe_at < due.legal_at => format!("safe {}; legal {}", due.safe_text, due.legal_text),
                Some(due) => due.legal_text.clone(),
                None => "no span in the law".to_owned(),
            };
            let state = match &obligation.state {
                State::Waiting { for_facts } => format!("waits for: {}", for_facts.join(", ")),
                State::OpenWithoutSpan => "open, without delay".to_owned(),
                State::OpenWithoutDate { reason } => format!("open: {reason}"),
                State::Open => "open".to_owned(),
                State::DueSoon => "due within seven days".to_owned(),
                State::DueToday { .. } => "due today".to_owned(),
                State::Overdue => "overdue".to_owned(),
                State::Met { late: Some(true), .. } => "met, late".to_owned(),
                State::Met { .. } => "met".to_owned(),
                State::NotApplicable { reason } => format!("does not apply: {reason}"),
                State::NeedsDecision { .. } => "needs a decision".to_owned(),
                State::Waived { reason } => format!("waived: {reason}"),
                State::Superseded { .. } => "an earlier clock governs".to_owned(),
            };
            let waits = matches!(obligation.state, State::Waiting { .. } | State::NotApplicable { .. });
            RecordedObligation {
                authority_stage: format!("{}: {}", obligation.authority, obligation.stage_name),
                clause: obligation.clause,
                due: if waits && obligation.due.is_none() { "no date".to_owned() } else { due },
                state,
            }
        })
        .collect())
}

fn history(entry: HistoryView, material: &Material<'_>) -> HistoryEntry {
    let mut change = format!("{} {}", entry.subject, entry.action);
    for (path, before, after) in &entry.changes {
        let path = field_words(path, &entry.names);
        let words = match (before, after) {
            (Some(before), Some(after)) => format!("{path}: {before} → {after}"),
            (None, Some(after)) => format!("{path}: {after}"),
            (Some(before), None) => format!("{path}: {before} removed"),
            (None, None) => path,
        };
        // A value that is a sentence ends as one.
        change.push_str(if change.ends_with(['.', '!', '?', '…']) { " " } else { ". " });
        change.push_str(&words);
    }
    if change.chars().count() > LONGEST_CHANGE {
        change = change.chars().take(LONGEST_CHANGE).collect::<String>() + "… (in full in the exported history)";
    }
    let at = chrono::DateTime::parse_from_rfc3339(&entry.at).map(|at| at.to_utc()).unwrap_or_default();
    HistoryEntry {
        number: u64::try_from(entry.sequence).unwrap_or_default(),
        moment: moment(at, material.zone),
        by: entry.actor,
        change,
        reason: entry.reason,
        hash: entry.hash,
    }
}
