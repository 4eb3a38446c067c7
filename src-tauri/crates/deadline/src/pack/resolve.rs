//! From the file as written to the rule as used: names become indices, and what cannot be is refused with its line.

use super::names::Names;
use super::raw::{RawCountingRule, RawLaterSpan, RawRegime, RawSafeSpan, RawStage, Word};
use super::{
    CalendarChoice, Condition, Confidence, CountingRule, CountrySet, DutyKind, LaterSpan, PlacePolicy, Regime, Restart,
    RoleSet, RuleError, RuleFile, SafeReading, SafeSpan, Span, Stage, Start, StatusSet, Unit, Validity,
};
use chrono::NaiveDate;
use disclosure::{CompanyRole, LegalStatus};
use std::collections::HashSet;
use toml::Spanned;
use toml::value::Datetime;
use zone::Zone;

/// The largest span of each unit: ten years, well inside what dates can hold.
const LARGEST_SPAN: u32 = 87_600;

pub(super) struct Resolver<'a> {
    pub(super) file: &'a RuleFile,
    pub(super) kinds: &'a Names,
    pub(super) questions: &'a Names,
    pub(super) counting_rules: &'a Names,
}

pub(super) fn counting_rule(raw: RawCountingRule) -> CountingRule {
    CountingRule {
        id: raw.id.into_inner(),
        text: raw.text,
        start_from: raw.start_from,
        start_day: raw.start_day,
        rollover: raw.rollover,
        minimum: raw.minimum_working_days,
        hours: raw.hours,
        start_zone: raw.start_zone,
        end_zone: raw.end_zone,
        safe: raw.safe.into_iter().map(|safe| SafeReading { reading: safe.reading, reason: safe.reason }).collect(),
        later: raw.later,
        basis: raw.basis,
        confidence: raw.confidence,
    }
}

impl Resolver<'_> {
    pub(super) fn regime(&self, raw: RawRegime) -> Result<Regime, RuleError> {
        let mut countries = CountrySet::default();
        for country in &raw.countries {
            if !countries.insert(country.get_ref()) {
                let message = format!("{:?} is no country, \"EU\" or \"*\"", country.get_ref());
                return Err(self.file.wrong(&country.span(), message));
            }
        }
        let zone = raw.zone.as_ref().map(|word| self.zone(word)).transpose()?;
        let calendar = match raw.calendar.get_ref().as_str() {
            "none" => CalendarChoice::None,
            "place" => CalendarChoice::Place,
            named => CalendarChoice::Named(named.to_owned()),
        };
        let default_rule = self.counting_rules.find(self.file, "counting rule", &raw.counting_rule)?;
        let mut seen = HashSet::new();
        let mut stages = Vec::with_capacity(raw.stage.len());
        let id_span = raw.id.span();
        for stage in raw.stage {
            if !seen.insert(stage.id.get_ref().clone()) {
                let message = format!("the stage {:?} is defined already", stage.id.get_ref());
                return Err(self.file.wrong(&stage.id.span(), message));
            }
            stages.push(self.stage(stage, raw.place, raw.obligation, default_rule, &calendar)?);
        }
        if stages.is_empty() {
            return Err(self.file.wrong(&id_span, "a regime needs a stage".to_owned()));
        }
        Ok(Regime {
            validity: self.validity(&raw.valid_from, raw.valid_from_confidence, &raw.valid_to)?,
            id: raw.id.into_inner(),
            authority: raw.authority,
            authority_full: raw.authority_full,
            authority_names: raw.authority_names,
            name: raw.name,
            jurisdiction: raw.jurisdiction,
            citation: raw.citation,
            duty: raw.obligation,
            countries,
            statuses: statuses(&raw.statuses),
            excluded_statuses: statuses(&raw.excluded_statuses),
            exclusion: raw.exclusion,
            roles: roles(&raw.roles),
            place: raw.place,
            zone,
            zone_label: raw.zone_label,
            calendar,
            trigger: raw.trigger,
            channel: raw.channel,
            content: raw.content,
            enabled_default: raw.enabled_default,
            uncertain: raw.uncertain,
            confidence: raw.confidence,
            sources: raw.sources,
            notes: raw.notes,
            own: self.file.own,
            file: self.file.name.clone(),
            stages,
        })
    }

    fn stage(
        &self,
        raw: RawStage,
        place: PlacePolicy,
        duty: DutyKind,
        default_rule: u16,
        calendar: &CalendarChoice,
    ) -> Result<Stage, RuleError> {
        let file = self.file;
        if raw.start.is_empty() {
            return Err(file.wrong(&raw.id.span(), "a stage needs a start".to_owned()));
        }
        let rule = match &raw.counting_rule {
            Some(word) => self.counting_rules.find(file, "counting rule", word)?,
            None => default_rule,
        };
        if raw.unit == Unit::WorkingDay && *calendar == CalendarChoice::None {
            let message = "working days need a calendar, and the regime has calendar = \"none\"";
            return Err(file.wrong(&raw.amount.span(), message.to_owned()));
        }
        let restart = match &raw.restart {
            Some(restart) => Some(Restart {
                kind: self.kinds.find(file, "fact kind", &restart.kind)?,
                after: self.kinds.find(file, "fact kind", &restart.after)?,
            }),
            None => None,
        };
        let safe = raw.safe.iter().map(|safe| self.safe(safe, rule)).collect::<Result<_, _>>()?;
        let later = raw.later.iter().map(|later| self.later(later, rule)).collect::<Result<_, _>>()?;
        let after = raw.after.as_ref().map(|word| self.kinds.find(file, "fact kind", word));
        let until = raw.until.as_ref().map(|word| self.kinds.find(file, "fact kind", word));
        Ok(Stage {
            span: self.span(&raw.amount, raw.unit)?,
            start: Start {
                kinds: self.kinds.find_all(file, "fact kind", &raw.start)?,
                choice: raw.start_choice,
                after: after.transpose()?,
                until: until.transpose()?,
                restart,
                clock: raw.clock,
                knower: raw.knower,
            },
            condition: Condition {
                any: self.questions.find_all(file, "question", &raw.any)?,
                all: self.questions.find_all(file, "question", &raw.all)?,
                none: self.questions.find_all(file, "question", &raw.none)?,
                no: self.questions.find_all(file, "question", &raw.no)?,
            },
            met_by: self.kinds.find_all(file, "fact kind", &raw.met_by)?,
            validity: self.validity(&raw.valid_from, raw.valid_from_confidence, &raw.valid_to)?,
            short: raw.short.unwrap_or_else(|| raw.label.clone()),
            id: raw.id.into_inner(),
            label: raw.label,
            text: raw.text,
            direction: raw.direction,
            quiet: raw.quiet,
            only_if_yes: raw.only_if_yes,
            duty: raw.obligation.unwrap_or(duty),
            condition_text: raw.condition,
            group: raw.group,
            counting_rule: usize::from(rule),
            safe,
            later,
            roles: raw.roles.as_deref().map(roles),
            place: raw.place.unwrap_or(place),
            also_main_establishment: raw.also_main_establishment,
            clause: raw.clause,
            confidence: raw.confidence,
            needs_review: raw.needs_review,
            audience: raw.audience,
            early: raw.early,
            note: raw.note,
        })
    }

    fn safe(&self, raw: &RawSafeSpan, rule: u16) -> Result<SafeSpan, RuleError> {
        let Some(span) = self.span(&raw.amount, raw.unit)? else {
            let message = "a stricter span needs a number".to_owned();
            return Err(self.file.wrong(&raw.amount.span(), message));
        };
        let rule = match &raw.counting_rule {
            Some(word) => self.counting_rules.find(self.file, "counting rule", word)?,
            None => rule,
        };
        Ok(SafeSpan {
            span,
            kinds: self.kinds.find_all(self.file, "fact kind", &raw.start)?,
            counting_rule: usize::from(rule),
            reason: raw.reason.clone(),
            basis: raw.basis.clone(),
        })
    }

    fn later(&self, raw: &RawLaterSpan, rule: u16) -> Result<LaterSpan, RuleError> {
        let Some(span) = self.span(&raw.amount, raw.unit)? else {
            return Err(self.file.wrong(&raw.amount.span(), "a longer span needs a number".to_owned()));
        };
        let rule = match &raw.counting_rule {
            Some(word) => self.counting_rules.find(self.file, "counting rule", word)?,
            None => rule,
        };
        let (reason, basis) = (raw.reason.clone(), raw.basis.clone());
        Ok(LaterSpan { span, counting_rule: usize::from(rule), reason, basis })
    }

    /// A span without a unit holds no number, and a unit without a number no span: neither may invent a date.
    fn span(&self, amount: &Spanned<u32>, unit: Unit) -> Result<Option<Span>, RuleError> {
        match (*amount.get_ref(), unit) {
            (0, Unit::None) => Ok(None),
            (0, _) => Err(self.file.wrong(&amount.span(), "amount 0 needs unit none".to_owned())),
            (_, Unit::None) => Err(self.file.wrong(&amount.span(), "unit none needs amount 0".to_owned())),
            (amount_of, _) if amount_of > LARGEST_SPAN => {
                let message = format!("amount {amount_of} is more than {LARGEST_SPAN}");
                Err(self.file.wrong(&amount.span(), message))
            }
            (amount, unit) => Ok(Some(Span { amount, unit })),
        }
    }

    fn zone(&self, word: &Word) -> Result<Zone, RuleError> {
        word.get_ref()
            .parse()
            .map_err(|_| self.file.wrong(&word.span(), format!("no time zone is called {:?}", word.get_ref())))
    }

    fn validity(
        &self,
        from: &Option<Spanned<Datetime>>,
        from_confidence: Option<Confidence>,
        to: &Option<Spanned<Datetime>>,
    ) -> Result<Validity, RuleError> {
        let day = |value: &Option<Spanned<Datetime>>| value.as_ref().map(|value| self.day(value)).transpose();
        Ok(Validity { from: day(from)?, from_confidence, to: day(to)? })
    }

    fn day(&self, value: &Spanned<Datetime>) -> Result<NaiveDate, RuleError> {
        local_day(value.get_ref())
            .ok_or_else(|| self.file.wrong(&value.span(), "write a day, as 2026-09-11".to_owned()))
    }
}

/// The day of a TOML date without time and zone.
pub(crate) fn local_day(value: &Datetime) -> Option<NaiveDate> {
    if value.time.is_some() || value.offset.is_some() {
        return None;
    }
    let date = value.date?;
    NaiveDate::from_ymd_opt(i32::from(date.year), date.month.into(), date.day.into())
}

fn statuses(list: &[LegalStatus]) -> StatusSet {
    list.iter().fold(StatusSet::default(), |set, status| set.with(*status))
}

fn roles(list: &[CompanyRole]) -> RoleSet {
    list.iter().fold(RoleSet::default(), |set, role| set.with(*role))
}
