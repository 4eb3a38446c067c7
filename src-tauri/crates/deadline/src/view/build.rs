use super::context::Context;
use super::{Due, ExtendedInfo, Group, MetInfo, Obligation, ObligationKey, StartInfo, State};
use super::{narrate, obligation::Badge, result, scope_text};
use crate::calendar::Calendars;
use crate::engine::{Matter, Row, Standing, TimeState, rows};
use crate::pack::{Confidence, Direction, DutyKind, RollOver, RulePack, Unit};
use crate::time::format_day;
use chrono::{DateTime, Utc};
use disclosure::Verdict;

/// How much is explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Explain {
    /// Nothing: for lists.
    No,
    /// Step by step; years only where they are not this one.
    Screen,
    /// Step by step, with every year: for documents and exports.
    Document,
}

/// Everything that a matter owes, or would owe, each with its explanation.
#[must_use]
pub fn obligations<'a>(
    matter: &'a Matter<'a>,
    pack: &'a RulePack,
    calendars: &'a Calendars,
    now: DateTime<Utc>,
) -> Vec<Obligation> {
    views(matter, pack, calendars, now, Explain::Screen)
}

/// The same with every year written out, for documents and exports.
#[must_use]
pub fn obligations_for_documents<'a>(
    matter: &'a Matter<'a>,
    pack: &'a RulePack,
    calendars: &'a Calendars,
    now: DateTime<Utc>,
) -> Vec<Obligation> {
    views(matter, pack, calendars, now, Explain::Document)
}

/// The same without explanations, for lists.
#[must_use]
pub fn summaries<'a>(
    matter: &'a Matter<'a>,
    pack: &'a RulePack,
    calendars: &'a Calendars,
    now: DateTime<Utc>,
) -> Vec<Obligation> {
    views(matter, pack, calendars, now, Explain::No)
}

/// Summaries of the rows that are wanted. A list over all disclosures drops what is closed before any text is made.
#[must_use]
pub fn summaries_of<'a>(
    matter: &'a Matter<'a>,
    pack: &'a RulePack,
    calendars: &'a Calendars,
    now: DateTime<Utc>,
    wanted: impl Fn(&Row<'_>) -> bool,
) -> Vec<Obligation> {
    let rows = rows(matter, pack, calendars);
    let rows: Vec<&Row<'_>> = rows.iter().filter(|row| wanted(row)).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let context = Context::new(matter, pack, now, false);
    rows.into_iter().map(|row| view(row, &context, Explain::No)).collect()
}

/// One obligation with its explanation; `None` if facts or rules no longer give it.
#[must_use]
pub fn obligation<'a>(
    matter: &'a Matter<'a>,
    pack: &'a RulePack,
    calendars: &'a Calendars,
    now: DateTime<Utc>,
    key: &ObligationKey,
    explain: Explain,
) -> Option<Obligation> {
    let rows = rows(matter, pack, calendars);
    let row = rows.iter().find(|row| row.key(matter) == *key)?;
    let context = Context::new(matter, pack, now, explain == Explain::Document);
    Some(view(row, &context, explain))
}

fn views<'a>(
    matter: &'a Matter<'a>,
    pack: &'a RulePack,
    calendars: &'a Calendars,
    now: DateTime<Utc>,
    explain: Explain,
) -> Vec<Obligation> {
    let context = Context::new(matter, pack, now, explain == Explain::Document);
    rows(matter, pack, calendars).iter().map(|row| view(row, &context, explain)).collect()
}

impl Row<'_> {
    /// What identifies the obligation while its facts stand.
    #[must_use]
    pub fn key(&self, matter: &Matter<'_>) -> ObligationKey {
        ObligationKey {
            disclosure: matter.disclosure,
            regime: self.regime.id.clone(),
            stage: self.stage.id.clone(),
            place: self.place.map(crate::pack::Place::code),
            start: self.start.map(|start| start.fact.id),
            follow_up: self.follow_up.map(|promise| (promise.notice, promise.what.clone())),
        }
    }

    /// The authority as a row reads it, with the country where there is one.
    #[must_use]
    pub fn authority(&self) -> String {
        let Some(place) = self.place.map(|place| place.code().0) else {
            return self.regime.authority.replace(" ({place})", "");
        };
        match self.regime.authority_names.get(&place) {
            Some(name) => format!("{name} ({place})"),
            None if self.regime.authority.contains("{place}") => self.regime.authority.replace("{place}", &place),
            None => format!("{} ({place})", self.regime.authority),
        }
    }

    /// Whether the rule may move the last day, and no calendar says whether it does.
    fn is_outside_calendar(&self, pack: &RulePack) -> bool {
        let rule = &pack.counting_rules[self.stage.counting_rule];
        let rolls = rule.rollover != RollOver::None && self.stage.direction == Direction::After;
        let counts_days = self.stage.span.is_some_and(|span| matches!(span.unit, Unit::CalendarDay | Unit::Month));
        self.extended.is_none()
            && self.counted.is_some_and(|counted| counted.unchecked || self.calendar.is_none() && rolls && counts_days)
    }

    /// What a person should know about the rule before relying on the date.
    #[must_use]
    pub fn badges(&self, pack: &RulePack) -> Vec<Badge> {
        let mut badges = Vec::new();
        if self.regime.own {
            badges.push(Badge::OwnRule);
        }
        match confidence(self, pack) {
            Confidence::Conflicting => badges.push(Badge::Conflicting),
            Confidence::Verified if !self.stage.needs_review => {}
            _ => badges.push(Badge::NotVerified),
        }
        match self.stage.duty {
            DutyKind::Law => {}
            DutyKind::Guidance => badges.push(Badge::Guidance),
            DutyKind::Practice => badges.push(Badge::Practice),
            DutyKind::Proposal => badges.push(Badge::Proposal),
        }
        if self.legal_at.is_some() && self.is_outside_calendar(pack) {
            badges.push(Badge::OutsideCalendar);
        }
        badges
    }
}

fn view(row: &Row<'_>, context: &Context<'_>, explain: Explain) -> Obligation {
    let (regime, stage) = (row.regime, row.stage);
    let due = due(row, context);
    let explanation = match explain {
        Explain::No => Vec::new(),
        Explain::Screen | Explain::Document => narrate::steps(row, due.as_ref(), context),
    };
    Obligation {
        key: row.key(context.matter),
        authority: row.authority(),
        authority_full: regime.authority_full.clone(),
        regime_name: regime.name.clone(),
        stage_name: match row.follow_up {
            Some(promise) => format!("To follow: {}", promise.what),
            None => stage.short.clone(),
        },
        stage_label: stage.label.clone(),
        citation: regime.citation.clone(),
        clause: stage.clause.clone(),
        audience: stage.audience,
        duty: stage.duty,
        early: stage.early,
        channel: regime.channel.clone(),
        content: regime.content.clone(),
        state: state(row, context),
        group: Group::of(row, context.now),
        due,
        badges: row.badges(context.pack),
        confidence: confidence(row, context.pack),
        start: start(row, context),
        applicability: scope_text::scope(row, context),
        met: row.met.map(|_| met(row)),
        extended: row.extended.map(|(until, decision)| ExtendedInfo {
            until,
            instead_of: row.counted.map(|counted| counted.due_at),
            reason: decision.reason.clone(),
            decided_by: decision.decided_by.clone(),
        }),
        another_event: narrate::another_event(row, context).map(|fact| fact.id),
        to_follow: row.follow_up.map(|promise| promise.what.clone()),
        explanation,
    }
}

fn due(row: &Row<'_>, context: &Context<'_>) -> Option<Due> {
    let (legal_at, safe_at) = (row.legal_at?, row.safe_at?);
    Some(Due {
        legal_at,
        safe_at,
        zone: row.zone,
        reason: result::reason(row, context),
        legal_text: context.instant(legal_at, row.zone),
        safe_text: context.instant(safe_at, row.zone),
    })
}

/// The weaker of what the stage and its counting rule are worth.
fn confidence(row: &Row<'_>, pack: &RulePack) -> Confidence {
    let rank = |confidence: &Confidence| *confidence as u8;
    let rule = pack.counting_rules[row.stage.counting_rule].confidence;
    let counted = row.stage.span.map(|_| rule);
    counted.into_iter().chain([row.stage.confidence]).max_by_key(rank).unwrap_or_default()
}

fn start(row: &Row<'_>, context: &Context<'_>) -> Option<StartInfo> {
    let fact = row.start?.fact;
    let label = context.kind_label(&fact.kind);
    let on = fact.at.with_timezone(&row.zone).date_naive();
    let text = format!("{label} {}", format_day(on, context.years(row.zone)));
    Some(StartInfo { fact: fact.id, kind: fact.kind.clone(), label, at: fact.at, text })
}

fn late(row: &Row<'_>) -> Option<bool> {
    let met = row.met?;
    row.legal_at.map(|legal_at| met.at > legal_at)
}

fn met(row: &Row<'_>) -> MetInfo {
    let mut info = MetInfo {
        at: row.met.map(|met| met.at).unwrap_or_default(),
        late: late(row),
        notice: None,
        pack: None,
        receipt: String::new(),
        fact: row.met.and_then(|met| met.by_fact).map(|fact| fact.id),
    };
    if let Some(Verdict::Met { notice, pack, receipt, .. }) = row.decision.map(|entry| &entry.verdict) {
        (info.notice, info.pack, info.receipt) = (*notice, *pack, receipt.clone());
    }
    info
}

fn state(row: &Row<'_>, context: &Context<'_>) -> State {
    let reason = || match row.decision {
        Some(decision) => decision.reason.clone(),
        None => scope_text::scope(row, context),
    };
    match row.standing {
        Standing::Waiting => State::Waiting { for_facts: context.waits_for(row) },
        Standing::WithoutSpan => State::OpenWithoutSpan,
        Standing::WithoutDate => State::OpenWithoutDate { reason: result::no_date(row).unwrap_or_default() },
        Standing::Met => State::Met { at: row.met.map(|met| met.at).unwrap_or_default(), late: late(row) },
        Standing::NotApplicable => State::NotApplicable { reason: reason() },
        Standing::Waived => State::Waived { reason: reason() },
        Standing::NeedsDecision => {
            let (questions, question_ids) = scope_text::open_questions(row, context);
            State::NeedsDecision { questions, question_ids }
        }
        Standing::Superseded => State::Superseded {
            by: row.superseded_by.map(|stage| stage.id.clone()).unwrap_or_default(),
            label: row.superseded_by.map(|stage| stage.short.clone()).unwrap_or_default(),
        },
        Standing::Dated => match row.time_state(context.now) {
            Some(TimeState::Overdue) => State::Overdue,
            Some(TimeState::Today) => {
                State::DueToday { safe_passed: row.safe_at.is_some_and(|safe_at| context.now > safe_at) }
            }
            Some(TimeState::Soon) => State::DueSoon,
            Some(TimeState::Later) | None => State::Open,
        },
    }
}
