//! The single values, by the names that kinds know.

use super::vulnerabilities::{credited, weakness};
use super::{Issue, Material, moment};
use crate::{Error, Result};
use disclosure::{AffectedStatus, Audience, RiskControl, YesNo, standing};
use notice::content::{Argument, Part, Value};
use std::collections::BTreeSet;

impl Material<'_> {
    /// A value of the record, of the notice or of the organisation.
    pub(super) fn value(&self, name: &str, issue: &Issue) -> Result<Value> {
        let draft = &self.notice.record.draft;
        let disclosure = self.disclosure();
        let organisation = &self.organisation;
        if let Some((prefix, rest)) = name.split_once('.') {
            match prefix {
                "form" => return self.form_value(rest, issue),
                "fact" => return self.fact(rest),
                "answer" => {
                    return Ok(disclosure.assessment.get(rest).map_or(Value::Missing, |answer| {
                        Value::Choice(format!("answer-{}", answer_key(answer.answer)))
                    }));
                }
                _ => {}
            }
        }
        Ok(match name {
            "reference" => self.notice.number.as_str().into(),
            "issued_on" => issue.at.with_timezone(&self.zone).date_naive().into(),
            "replaces" => self.replaces.clone().into(),
            "attention" if draft.attention.trim().is_empty() => Value::Choice("attention-users".to_owned()),
            "attention" => draft.attention.as_str().into(),
            "products" if draft.subtitle.trim().is_empty() => self.product_phrase().into(),
            "products" => draft.subtitle.as_str().into(),
            "reason" if draft.why.is_blank() => self.text("/summary", &disclosure.summary.0).into(),
            "reason" => draft.why.as_str().into(),
            "use_statement" => draft.use_statement.as_str().into(),
            "measures" => self.measures(),
            "sensitivity" => draft.sensitivity.as_str().into(),
            "fsca_reference" => draft.fsca_reference.as_str().into(),
            "act_by" => draft.act_by.into(),
            "reply_by" => draft.reply_by.into(),
            "authority" | "authority_reference" | "regime" | "stage" | "clause" | "started" | "legal_due" => {
                self.of_the_stage(name)?
            }
            "number" => self.row.number.as_str().into(),
            "title" => self.text("/title", &disclosure.title).into(),
            "matter" => format!("{}: {}", self.row.number, disclosure.title).into(),
            "summary" => self.text("/summary", &disclosure.summary.0).into(),
            "restricted" => {
                let shown = disclosure.restricted.reveal_to(self.audience()).filter(|_| draft.include_restricted);
                shown.unwrap_or_default().into()
            }
            "harm" => self.text("/safety/harm", &disclosure.safety.harm.0).into(),
            "hazard" => disclosure.safety.hazard.as_str().into(),
            "risk_control" => Value::Choice(format!("choice-risk-control-{}", risk_key(disclosure.safety.risk))),
            "safety" => self.safety(),
            "discovery" => self.discovery(),
            "reporter" => disclosure.discovery.found_by.as_str().into(),
            "found_on" => disclosure.discovery.found_on.into(),
            "received_from" => disclosure.discovery.channel.as_str().into(),
            "credits" => self.credits(),
            "marking" => disclosure.tlp.label().into(),
            "embargo" => disclosure.embargo.as_ref().map(|embargo| moment(embargo.until, embargo.zone)).into(),
            "state" => match self.row.closed_at {
                None => Value::Choice("state-open".to_owned()),
                Some(at) => {
                    let on = at.with_timezone(&self.zone).date_naive();
                    Value::phrases([vec![Part::message("state-closed", [("date", Argument::Day(on))])]])
                }
            },
            "opened" => moment(self.row.created_at, self.zone).into(),
            "cves" => Value::list(disclosure.vulnerabilities.iter().map(|item| item.cve.trim().to_owned())),
            "descriptions" => self.descriptions(),
            "severities" => self.severities(),
            "exploitation" => self.exploitation(),
            "resolutions" => self.resolution_words(),
            "user_measures" => Value::list(self.actions().into_iter().map(|action| action.text)),
            "weaknesses" => Value::list(disclosure.vulnerabilities.iter().map(weakness)),
            "measure_available_on" => {
                let dates = disclosure.vulnerabilities.iter().flat_map(|item| &item.resolutions);
                dates
                    .filter(|resolution| resolution.kind == disclosure::ResolutionKind::Fix)
                    .filter_map(|resolution| resolution.available_on)
                    .min()
                    .into()
            }
            "product_names" => {
                Value::list(self.affected_products().into_iter().map(|(_, product, _)| product.name.clone()))
            }
            "affected_versions" => self.version_lines(),
            "countries" => Value::list(self.countries(|_| true)),
            "member_states" => Value::list(self.countries(disclosure::CountryCode::in_european_union)),
            "references" => Value::list(
                disclosure
                    .references
                    .iter()
                    .map(|reference| format!("{} {}", reference.title.trim(), reference.url.trim()).trim().to_owned()),
            ),
            "organisation.name" => organisation.name.as_str().into(),
            "organisation.address" => organisation.address.join(", ").into(),
            "organisation.country" => organisation.country.0.as_str().into(),
            "organisation.srn" => organisation.srn.as_str().into(),
            "organisation.fda_registration" => organisation.fda_registration.as_str().into(),
            "organisation.email" => organisation.email.as_str().into(),
            "organisation.phone" => organisation.phone.as_str().into(),
            "organisation.website" => organisation.website.as_str().into(),
            "signatory" => {
                let who =
                    [&draft.signatory, &organisation.signatory].into_iter().find(|who| !who.name.trim().is_empty());
                who.map_or(Value::Missing, |who| {
                    let parts = [who.name.trim(), who.function.trim()];
                    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ").into()
                })
            }
            unknown => return Err(Error::State(format!("nothing of the record is named {unknown}"))),
        })
    }

    /// What the stage says: the authority, the act, the clause, the clock.
    fn of_the_stage(&self, name: &str) -> Result<Value> {
        let draft = &self.notice.record.draft;
        if name == "authority_reference" {
            return Ok(draft.authority_reference.as_str().into());
        }
        let Some((regime, stage)) = self.answered()? else { return Ok(Value::Missing) };
        let place = draft.place.as_ref().map(|place| place.0.clone()).unwrap_or_default();
        Ok(match name {
            "authority" => {
                let full = self.obligation()?.map_or(&regime.authority, |found| &found.authority_full);
                full.replace("{place}", &place).into()
            }
            "regime" => format!("{} ({})", regime.name, regime.citation).into(),
            "stage" => stage.label.as_str().into(),
            "clause" => stage.clause.as_str().into(),
            "started" => self.time_limit()?.started.into(),
            _ => self.time_limit()?.legal_due.into(),
        })
    }

    /// The instant of the newest standing fact of a kind, in the zone in which it was written down.
    fn fact(&self, kind: &str) -> Result<Value> {
        let facts = self.desk.register.read().facts(self.row.id)?;
        let newest = standing(&facts).into_iter().filter(|fact| fact.kind == kind).max_by_key(|fact| fact.at);
        Ok(newest.map(|fact| moment(fact.at, fact.zone)).into())
    }

    fn discovery(&self) -> Value {
        let discovery = &self.disclosure().discovery;
        let name = |text: &str| Argument::Name(text.trim().to_owned());
        let mut parts = Vec::new();
        if !discovery.found_by.trim().is_empty() {
            parts.push(Part::message("found-by", [("name", name(&discovery.found_by))]));
        }
        if let Some(on) = discovery.found_on {
            parts.push(Part::message("found-on", [("date", Argument::Day(on))]));
        }
        if !discovery.channel.trim().is_empty() {
            parts.push(Part::message("received-from", [("name", name(&discovery.channel))]));
        }
        for credit in discovery.credits.iter().map(credited).filter(|credit| !credit.is_empty()) {
            parts.push(Part::message("credit-to", [("name", Argument::Name(credit))]));
        }
        Value::phrases([parts])
    }

    fn credits(&self) -> Value {
        let disclosure = self.disclosure();
        let all =
            disclosure.discovery.credits.iter().chain(disclosure.vulnerabilities.iter().flat_map(|item| &item.credits));
        let mut names: Vec<String> = Vec::new();
        for credit in all.map(credited) {
            if !credit.is_empty() && !names.contains(&credit) {
                names.push(credit);
            }
        }
        Value::list(names)
    }

    fn safety(&self) -> Value {
        let safety = &self.disclosure().safety;
        let mut paragraphs: Vec<Vec<Part>> = Vec::new();
        let harm = self.text("/safety/harm", &safety.harm.0);
        if !harm.is_empty() {
            paragraphs.push(vec![Part::Own(harm)]);
        }
        paragraphs.push(vec![Part::message(&format!("risk-{}", risk_key(safety.risk)), [])]);
        if !safety.hazard.trim().is_empty() {
            let hazard = Argument::Name(safety.hazard.trim().to_owned());
            paragraphs.push(vec![Part::message("hazard-in-file", [("name", hazard)])]);
        }
        if let Some(rationale) = safety.rationale.reveal_to(self.audience()).filter(|text| !text.trim().is_empty())
            && self.audience() == Audience::Internal
        {
            paragraphs.push(vec![Part::Own(rationale.trim().to_owned())]);
        }
        for (question, answer) in &self.disclosure().assessment {
            let known = self.desk.rules().questions().iter().find(|known| &known.id == question);
            let text = known.map_or(question.as_str(), |known| known.text.as_str());
            let key = Argument::Key(format!("answer-{}", answer_key(answer.answer)));
            let by = Argument::Name(answer.by.clone());
            let mut parts =
                vec![Part::Own(text.to_owned()), Part::message("answer-of", [("answer", key), ("name", by)])];
            if !answer.reason.is_empty() {
                parts.push(Part::message("reason-is", [("name", Argument::Name(answer.reason.clone()))]));
            }
            paragraphs.push(parts);
        }
        Value::phrases(paragraphs)
    }

    fn version_lines(&self) -> Value {
        let lines = self.affected_products().into_iter().filter_map(|(_, product, versions)| match versions {
            notice::content::Stated::Known(versions) => Some(vec![Part::message(
                "product-versions",
                [("product", Argument::Name(product.name.clone())), ("versions", Argument::Versions(versions))],
            )]),
            _ => None,
        });
        Value::phrases(lines)
    }

    /// Countries where an affected product is sold.
    pub(super) fn countries(&self, which: impl Fn(&disclosure::CountryCode) -> bool) -> Vec<String> {
        let affected: BTreeSet<_> = self
            .disclosure()
            .vulnerabilities
            .iter()
            .flat_map(|item| &item.affected)
            .filter(|statement| statement.status != AffectedStatus::NotAffected)
            .filter_map(|statement| statement.product)
            .collect();
        let markets = affected.iter().filter_map(|id| self.products.get(id)).flat_map(|product| &product.markets);
        let countries: BTreeSet<&str> = markets
            .map(|market| &market.country)
            .filter(|country| which(country))
            .map(|country| country.0.as_str())
            .collect();
        countries.into_iter().map(str::to_owned).collect()
    }

    /// The products in one phrase.
    pub(super) fn product_phrase(&self) -> String {
        let products = self.disclosure().products();
        let names: Vec<&str> =
            products.iter().filter_map(|id| self.products.get(id)).map(|product| product.name.as_str()).collect();
        match names.as_slice() {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [first, second] => format!("{first}, {second}"),
            [first, second, rest @ ..] => format!("{first}, {second} (+{})", rest.len()),
        }
    }
}

const fn risk_key(risk: RiskControl) -> &'static str {
    match risk {
        RiskControl::NotAssessed => "not-assessed",
        RiskControl::Controlled => "controlled",
        RiskControl::Uncontrolled => "uncontrolled",
    }
}

const fn answer_key(answer: YesNo) -> &'static str {
    match answer {
        YesNo::Yes => "yes",
        YesNo::No => "no",
        YesNo::Uncertain => "uncertain",
    }
}
