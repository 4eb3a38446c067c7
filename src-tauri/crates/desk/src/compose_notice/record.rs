//! The disclosure record: everything, with its history, for an inspector.

use super::parts::stated;
use super::{Material, moment};
use crate::list_due::DueOptions;
use crate::{HistoryView, Result};
use deadline::State;
use disclosure::{Audience, RiskControl, Verdict};
use notice::content::{
    DisclosureRecord, Frame, HistoryEntry, RecordedDecision, RecordedFact, RecordedFile, RecordedObligation, Stated,
};

/// Longest list of changes that one entry prints, in characters.
const LONGEST_CHANGE: usize = 700;

pub(super) fn content(material: &Material<'_>, frame: Frame) -> Result<DisclosureRecord> {
    let desk = material.desk;
    let row = &material.row;
    let disclosure = material.disclosure();
    let reader = desk.register.read();
    let zone = material.zone;
    let facts = desk.facts(row.id)?.into_iter().map(|view| RecordedFact {
        what: if view.fact.note.is_empty() { view.label } else { format!("{}: {}", view.label, view.fact.note) },
        moment: moment(view.fact.at, view.fact.zone),
        by: format!("{} (known by {})", view.fact.recorded_by, view.fact.known_by),
        evidence: view.fact.evidence.iter().map(|evidence| evidence.title.clone()).collect::<Vec<_>>().join("; "),
        is_superseded: view.superseded,
    });
    let decisions = reader.decisions(row.id)?.into_iter().map(|decision| RecordedDecision {
        what: format!("{}: {}", scope(desk, &decision), verdict(&decision.verdict, material)),
        moment: moment(decision.decided_at, zone),
        reason: decision.reason,
        by: decision.decided_by,
    });
    let notices = desk.notices(row.id)?.into_iter().map(|notice| RecordedFile {
        audience: notice.kind.word().to_owned(),
        state: notice.state.word().to_owned(),
        sha256: notice.sha256.unwrap_or_default(),
        name: notice.number,
    });
    let packs = reader.packs(row.id)?.into_iter().map(|pack| {
        let view = desk.pack_view(pack);
        RecordedFile {
            name: view.record.file_name.clone(),
            audience: format!("{}, {}", view.authority, view.stage_name),
            state: if view.record.sendings.is_empty() { "built".to_owned() } else { "sent".to_owned() },
            sha256: view.record.sha256,
        }
    });
    Ok(DisclosureRecord {
        id: row.number.clone(),
        title: disclosure.title.clone(),
        state: row
            .closed_at
            .map_or_else(|| "open".to_owned(), |at| format!("closed {}", moment(at, zone).at.format("%-d %B %Y"))),
        marking: disclosure.tlp.label().to_owned(),
        opened: moment(row.created_at, zone),
        summary: stated(&disclosure.summary),
        discovery: discovery(material),
        safety: safety(material),
        affected: material.affected(),
        vulnerabilities: material.vulnerabilities(Audience::Internal),
        facts: facts.collect(),
        obligations: obligations(material)?,
        decisions: decisions.collect(),
        notices: notices.collect(),
        packs: packs.collect(),
        history: desk.whole_history(row.id)?.into_iter().map(|entry| history(entry, material)).collect(),
        frame,
    })
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

fn discovery(material: &Material<'_>) -> Stated {
    let discovery = &material.disclosure().discovery;
    let mut words = Vec::new();
    if !discovery.found_by.trim().is_empty() {
        words.push(format!("Found by {}.", discovery.found_by.trim()));
    }
    if let Some(on) = discovery.found_on {
        words.push(format!("Found on {}.", super::parts::day(on)));
    }
    if !discovery.channel.trim().is_empty() {
        words.push(format!("Received from: {}.", discovery.channel.trim()));
    }
    for credit in &discovery.credits {
        let names = credit.names.join(", ");
        let who = [names.as_str(), credit.organisation.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ");
        words.push(format!(
            "Credit: {who}{}{}.",
            if credit.summary.is_empty() { "" } else { ", " },
            credit.summary.trim_end_matches('.')
        ));
    }
    if words.is_empty() { Stated::Missing } else { Stated::Known(words.join(" ")) }
}

fn safety(material: &Material<'_>) -> Stated {
    let safety = &material.disclosure().safety;
    let risk = match safety.risk {
        RiskControl::NotAssessed => "The risk of patient harm is not assessed yet (FDA 2016 postmarket guidance).",
        RiskControl::Controlled => "Controlled risk of patient harm (FDA 2016 postmarket guidance).",
        RiskControl::Uncontrolled => "Uncontrolled risk of patient harm (FDA 2016 postmarket guidance).",
    };
    let mut parts = vec![safety.harm.0.trim().to_owned(), risk.to_owned()];
    if !safety.hazard.trim().is_empty() {
        parts.push(format!("Hazard in the risk management file: {}.", safety.hazard.trim()));
    }
    if let Some(rationale) = safety.rationale.reveal_to(Audience::Internal).filter(|text| !text.trim().is_empty()) {
        parts.push(rationale.trim().to_owned());
    }
    for (question, answer) in &material.disclosure().assessment {
        let text = material
            .desk
            .rules()
            .questions()
            .iter()
            .find(|known| &known.id == question)
            .map_or(question.as_str(), |known| known.text.as_str());
        let word = match answer.answer {
            disclosure::YesNo::Yes => "yes",
            disclosure::YesNo::No => "no",
            disclosure::YesNo::Uncertain => "not certain",
        };
        let reason = if answer.reason.is_empty() { String::new() } else { format!(" Reason: {}", answer.reason) };
        parts.push(format!("{text} Answer: {word} ({}).{reason}", answer.by));
    }
    Stated::Known(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n"))
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
        let words = match (before, after) {
            (Some(before), Some(after)) => format!("{path}: {before} → {after}"),
            (None, Some(after)) => format!("{path}: {after}"),
            (Some(before), None) => format!("{path}: {before} removed"),
            (None, None) => path.clone(),
        };
        change.push_str(". ");
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
