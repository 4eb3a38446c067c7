//! The notification of one stage to an authority.

use super::parts::{exploitation, stated};
use super::{Material, moment, user};
use crate::list_due::DueOptions;
use crate::{Error, Result};
use deadline::{Group, Obligation, StepKind};
use disclosure::{Audience, Element, ToFollow};
use notice::content::{AuthorityNotice, FollowUp, Frame, Stated, TimeLimit};

pub(super) fn content(material: &Material<'_>, frame: Frame) -> Result<AuthorityNotice> {
    let draft = &material.notice.record.draft;
    let disclosure = material.disclosure();
    let (regime_id, stage_id) = (draft.regime.clone().unwrap_or_default(), draft.stage.clone().unwrap_or_default());
    let (regime, stage) = material
        .desk
        .rules()
        .stage(&regime_id, &stage_id)
        .ok_or_else(|| Error::field("/stage", "choose the authority and the stage that this notice answers"))?;
    let obligation = obligation(material, &regime_id, &stage_id)?;
    let place = draft.place.as_ref().map(|place| place.0.clone()).unwrap_or_default();
    let exploitations: Vec<String> = disclosure
        .vulnerabilities
        .iter()
        .enumerate()
        .map(|(index, item)| format!("{}: {}", item.name(index), exploitation(item)))
        .collect();
    let actions: Vec<String> = user::actions(material).into_iter().map(|action| action.text).collect();
    Ok(AuthorityNotice {
        frame,
        authority: obligation.as_ref().map_or_else(
            || regime.authority.replace("{place}", &place),
            |found| found.authority_full.replace("{place}", &place),
        ),
        authority_reference: draft.authority_reference.trim().to_owned(),
        regime: format!("{} ({})", regime.name, regime.citation),
        stage: stage.label.clone(),
        clause: stage.clause.clone(),
        disclosure: format!("{}: {}", material.row.number, disclosure.title),
        summary: if draft.why.is_blank() { stated(&disclosure.summary) } else { stated(&draft.why) },
        time_limit: time_limit(material, obligation.as_ref()),
        countries: countries(material),
        affected: material.affected(),
        vulnerabilities: material.vulnerabilities(Audience::Authority),
        impact: stated(&disclosure.safety.harm),
        exploitation: if exploitations.is_empty() {
            Stated::Missing
        } else {
            Stated::Known(exploitations.join("\n\n"))
        },
        measures_taken: user::measures(material),
        user_measures: if actions.is_empty() { Stated::Missing } else { Stated::Known(actions.join("\n\n")) },
        sensitivity: draft.sensitivity.trim().to_owned(),
        follow_ups: disclosure
            .to_follow
            .iter()
            .filter(|_| stage.early)
            .map(|entry| FollowUp { topic: topic(material, entry), by: entry.by })
            .collect(),
        contact: material.contact(),
    })
}

/// What a declaration promises, in words.
pub(crate) fn topic(material: &Material<'_>, entry: &ToFollow) -> String {
    let disclosure = material.disclosure();
    let mut words = match entry.element {
        Element::Description => "Description".to_owned(),
        Element::Severity => "Severity".to_owned(),
        Element::Versions => "Affected versions".to_owned(),
        Element::Resolution => "Resolution".to_owned(),
        other => other.word().to_owned(),
    };
    let named = entry.vulnerability.and_then(|id| disclosure.vulnerabilities.iter().position(|item| item.id == id));
    if let Some(index) = named {
        words.push_str(&format!(" of {}", disclosure.vulnerabilities[index].name(index)));
    }
    if let Some(product) = entry.product.and_then(|id| material.products.get(&id)) {
        words.push_str(&format!(" on {}", product.name));
    }
    words
}

/// The obligation that the notice answers, with its explanation: the one that is still owed, else the newest.
fn obligation(material: &Material<'_>, regime: &str, stage: &str) -> Result<Option<Obligation>> {
    let draft = &material.notice.record.draft;
    let mut found: Vec<Obligation> = material
        .desk
        .list_due(&DueOptions::of(material.row.id))?
        .items
        .into_iter()
        .map(|item| item.obligation)
        .filter(|item| item.key.regime == regime && item.key.stage == stage && item.to_follow.is_none())
        .filter(|item| draft.place.is_none() || item.key.place == draft.place)
        .collect();
    found.sort_by_key(|item| (item.group == Group::Closed, item.due.as_ref().map(|due| due.safe_at)));
    let Some(first) = found.first() else { return Ok(None) };
    Ok(material
        .desk
        .explain_obligation(&first.key, None, true)
        .map(|item| item.obligation)
        .ok()
        .or_else(|| found.first().cloned()))
}

fn time_limit(material: &Material<'_>, obligation: Option<&Obligation>) -> TimeLimit {
    let Some(obligation) = obligation else {
        return TimeLimit {
            start_fact: "No start fact is recorded".to_owned(),
            started: None,
            legal_due: None,
            safe_due: None,
            steps: Vec::new(),
            is_unverified: false,
        };
    };
    let due = obligation.due.as_ref();
    let zone = due.map_or(material.zone, |due| due.zone);
    // Warnings and the scope are for the company's own eyes; the authority reads how the date came about.
    let steps = obligation
        .explanation
        .iter()
        .filter(|step| !matches!(step.kind, StepKind::Warning | StepKind::Scope | StepKind::Decision))
        .map(|step| step.text.clone())
        .collect();
    TimeLimit {
        start_fact: obligation
            .start
            .as_ref()
            .map_or_else(|| "No start fact is recorded".to_owned(), |start| start.label.clone()),
        started: obligation.start.as_ref().map(|start| moment(start.at, zone)),
        legal_due: due.map(|due| moment(due.legal_at, zone)),
        safe_due: due.filter(|due| due.safe_at < due.legal_at).map(|due| moment(due.safe_at, zone)),
        steps,
        is_unverified: obligation.badges.contains(&deadline::Badge::NotVerified),
    }
}

fn countries(material: &Material<'_>) -> String {
    let mut countries: Vec<&str> = material
        .products
        .values()
        .flat_map(|product| &product.markets)
        .map(|market| market.country.0.as_str())
        .collect();
    countries.sort_unstable();
    countries.dedup();
    countries.join(", ")
}
