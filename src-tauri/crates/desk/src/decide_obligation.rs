//! Deciding about obligations: that one applies or not, is waived, extended, or met. A decision not to report is a record.

use crate::{Desk, Error, Result};
use chrono::Utc;
use disclosure::{Answer, CountryCode, Decision, DecisionId, DisclosureId, Verdict, YesNo};

impl Desk {
    /// Records a decision about a regime, or about one stage of it.
    ///
    /// # Errors
    /// If the regime or stage does not exist, the reason is missing, or the register can't be written.
    pub fn decide(
        &mut self,
        disclosure: DisclosureId,
        regime: &str,
        stage: Option<&str>,
        place: Option<&CountryCode>,
        verdict: Verdict,
        reason: &str,
    ) -> Result<()> {
        self.check_stage(regime, stage)?;
        if let Some(code) = place {
            let known = self.law().rules.regimes().iter().find(|known| known.id == regime);
            let place = deadline::pack::Place::of(code);
            if known.is_some_and(|known| !place.is_some_and(|place| known.countries.contains(place))) {
                let message = format!("{} is none of the countries of {regime}", foreign::quoted(&code.0));
                return Err(Error::field("/place", message));
            }
        }
        if reason.trim().is_empty() {
            return Err(Error::field("/reason", "a decision needs a reason; an inspector will ask for it"));
        }
        if let Verdict::Met { at, .. } = &verdict
            && *at > self.now() + chrono::Duration::minutes(5)
        {
            return Err(Error::field("/at", "what is met can't lie in the future"));
        }
        let decision = Decision {
            id: DecisionId(self.new_id()),
            disclosure,
            regime: regime.to_owned(),
            stage: stage.map(str::to_owned),
            place: place.cloned(),
            verdict,
            reason: reason.trim().to_owned(),
            decided_by: self.actor.clone(),
            decided_at: self.now(),
        };
        let stamp = self.stamp(reason);
        self.register.change(&stamp, |change| change.add_decision(&decision).map_err(Error::from))
    }

    /// Answers a question of the assessment; `None` takes the answer back.
    ///
    /// # Errors
    /// If there is no such question; if somebody saved the disclosure in between; if the register can't be written.
    pub fn answer(
        &mut self,
        disclosure: DisclosureId,
        question: &str,
        answer: Option<YesNo>,
        reason: &str,
    ) -> Result<()> {
        if !self.law().rules.questions().iter().any(|known| known.id == question) {
            let known =
                self.law().rules.questions().iter().map(|question| question.id.as_str()).collect::<Vec<_>>().join(", ");
            return Err(Error::Unknown { what: "question", name: question.to_owned(), known });
        }
        let row = self.register.read().disclosure(disclosure)?;
        let mut changed = row.disclosure;
        match answer {
            Some(answer) => {
                let at: chrono::DateTime<Utc> = self.now();
                let entry = Answer { answer, reason: reason.trim().to_owned(), by: self.actor.clone(), at: Some(at) };
                changed.assessment.insert(question.to_owned(), entry);
            }
            None => {
                changed.assessment.remove(question);
            }
        }
        self.save_disclosure(disclosure, row.revision, &changed, reason).map(|_| ())
    }

    pub(crate) fn check_stage(&self, regime: &str, stage: Option<&str>) -> Result<()> {
        let Some(known) = self.law().rules.regimes().iter().find(|known| known.id == regime) else {
            let known =
                self.law().rules.regimes().iter().map(|regime| regime.id.as_str()).collect::<Vec<_>>().join(", ");
            return Err(Error::Unknown { what: "regime", name: regime.to_owned(), known });
        };
        if let Some(stage) = stage
            && self.law().rules.stage(regime, stage).is_none()
        {
            let names = known.stages.iter().map(|stage| stage.id.as_str()).collect::<Vec<_>>().join(", ");
            return Err(Error::Unknown { what: "stage", name: format!("{regime} {stage}"), known: names });
        }
        Ok(())
    }
}
