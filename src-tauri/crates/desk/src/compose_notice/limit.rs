//! The stage that a notice answers: its obligation, its time limit, what is declared to follow.

use super::{Material, moment};
use crate::list_due::DueOptions;
use crate::{Desk, Error, Result};
use deadline::pack::{Regime, Stage};
use deadline::{Group, Obligation, StepKind};
use disclosure::{CountryCode, DisclosureId, ToFollow};
use notice::content::{FollowUp, TimeLimit};
use zone::Zone;

impl Material<'_> {
    /// The regime and stage that the notice answers, where it names one.
    pub(super) fn answered(&self) -> Result<Option<(&Regime, &Stage)>> {
        let draft = &self.notice.record.draft;
        let found = draft
            .regime
            .as_deref()
            .zip(draft.stage.as_deref())
            .and_then(|(regime, stage)| self.desk.rules().stage(regime, stage));
        if found.is_none() && self.kind.needs_stage {
            return Err(Error::field("/stage", "choose the authority and the stage that this notice answers"));
        }
        Ok(found)
    }

    /// The obligation that the notice answers, with its explanation: the one that is still owed, else the newest.
    pub(super) fn obligation(&self) -> Result<Option<&Obligation>> {
        if self.obligation.get().is_none() {
            let found = self.find_obligation()?;
            let _ = self.obligation.set(found);
        }
        Ok(self.obligation.get().and_then(Option::as_ref))
    }

    fn find_obligation(&self) -> Result<Option<Obligation>> {
        let draft = &self.notice.record.draft;
        let (Some(regime), Some(stage)) = (&draft.regime, &draft.stage) else { return Ok(None) };
        self.desk.answered_obligation(self.row.id, regime, stage, draft.place.as_ref())
    }

    pub(super) fn time_limit(&self) -> Result<TimeLimit> {
        Ok(self.obligation()?.map(|obligation| time_limit_of(obligation, self.zone)).unwrap_or_default())
    }

    /// What the record declares to follow, where the document may say so.
    pub(super) fn follow_ups(&self) -> Vec<FollowUp> {
        let allowed = match self.kind.may_follow {
            notice::kind::MayFollow::Always => true,
            notice::kind::MayFollow::Stage => self.desk.is_early(&self.notice.record.draft),
            notice::kind::MayFollow::Never => false,
        };
        let entries = self.disclosure().to_follow.iter().enumerate().filter(|_| allowed);
        entries
            .map(|(index, entry)| FollowUp {
                element: element_key(entry.element).to_owned(),
                of: self.concerned(entry),
                by: entry.by,
                reason: self.text(&format!("/to_follow/{index}/reason"), &entry.reason.0),
            })
            .collect()
    }

    /// What a declaration is about, in words.
    fn concerned(&self, entry: &ToFollow) -> String {
        let vulnerabilities = &self.disclosure().vulnerabilities;
        let named = entry.vulnerability.and_then(|id| vulnerabilities.iter().position(|item| item.id == id));
        let vulnerability = named.map(|index| vulnerabilities[index].name(index));
        let product = entry.product.and_then(|id| self.products.get(&id)).map(|product| product.name.clone());
        match (vulnerability, product) {
            (Some(vulnerability), Some(product)) => format!("{vulnerability} ({product})"),
            (one, other) => one.or(other).unwrap_or_default(),
        }
    }

    /// What a declaration promises, in words.
    pub(crate) fn topic(&self, entry: &ToFollow) -> String {
        let mut words = entry.element.word().to_owned();
        let vulnerabilities = &self.disclosure().vulnerabilities;
        let named = entry.vulnerability.and_then(|id| vulnerabilities.iter().position(|item| item.id == id));
        if let Some(index) = named {
            words.push_str(&format!(" of {}", vulnerabilities[index].name(index)));
        }
        if let Some(product) = entry.product.and_then(|id| self.products.get(&id)) {
            words.push_str(&format!(" on {}", product.name));
        }
        words
    }
}

const fn element_key(element: disclosure::Element) -> &'static str {
    use disclosure::Element;
    match element {
        Element::Authorities => "authorities",
        Element::Users => "users",
        Element::Timeliness => "timeliness",
        Element::Description => "description",
        Element::Severity => "severity",
        Element::Versions => "versions",
        Element::Resolution => "resolution",
    }
}

impl Desk {
    /// The obligation that a document of a stage answers, with its explanation: the one that is still owed, else the
    /// newest.
    pub(crate) fn answered_obligation(
        &self,
        disclosure: DisclosureId,
        regime: &str,
        stage: &str,
        place: Option<&CountryCode>,
    ) -> Result<Option<Obligation>> {
        let mut found: Vec<Obligation> = self
            .list_due(&DueOptions::of(disclosure))?
            .items
            .into_iter()
            .map(|item| item.obligation)
            .filter(|item| item.key.regime == regime && item.key.stage == stage && item.to_follow.is_none())
            .filter(|item| place.is_none() || item.key.place.as_ref() == place)
            .collect();
        found.sort_by_key(|item| (item.group == Group::Closed, item.due.as_ref().map(|due| due.safe_at)));
        let Some(first) = found.into_iter().next() else { return Ok(None) };
        let explained = self.explain_obligation(&first.key, None, true).map(|item| item.obligation);
        Ok(Some(explained.unwrap_or(first)))
    }
}

/// The time limit of an obligation as an authority reads it. Warnings and the scope are for the company's own eyes; the
/// authority reads how the date came about. `zone` stands where there is no date.
pub(crate) fn time_limit_of(obligation: &Obligation, zone: Zone) -> TimeLimit {
    let due = obligation.due.as_ref();
    let zone = due.map_or(zone, |due| due.zone);
    let steps = obligation
        .explanation
        .iter()
        .filter(|step| !matches!(step.kind, StepKind::Warning | StepKind::Scope | StepKind::Decision))
        .map(|step| step.text.clone())
        .collect();
    TimeLimit {
        start_fact: obligation.start.as_ref().map(|start| start.label.clone()).unwrap_or_default(),
        started: obligation.start.as_ref().map(|start| moment(start.at, zone)),
        legal_due: due.map(|due| moment(due.legal_at, zone)),
        safe_due: due.filter(|due| due.safe_at < due.legal_at).map(|due| moment(due.safe_at, zone)),
        steps,
        is_unverified: obligation.badges.contains(&deadline::Badge::NotVerified),
    }
}
