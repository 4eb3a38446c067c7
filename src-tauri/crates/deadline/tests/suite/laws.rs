//! Laws that hold for every count and every matter.

use chrono::{DateTime, Days, NaiveDate, TimeZone, Utc};
use deadline::count::{Counted, NoCount, Period, Readings, Zones};
use deadline::pack::{
    Confidence, CountingRule, Direction, Hours, MinimumWorkingDays, RollOver, Span, StartDay, StartFrom, Unit,
    ZoneChoice,
};
use deadline::time::{day_end, day_start, format_instant, time_left};
use deadline::{Calendar, Calendars, Matter, RulePack, Standing, StepKind, obligations, rows};
use disclosure::{
    Answer, Assessment, CompanyRole, CountryCode, Decision, DecisionId, DisclosureId, Fact, FactId, Knower,
    LegalStatus, Market, Product, Verdict, YesNo,
};
use proptest::prelude::*;
use std::sync::LazyLock;
use uuid::Uuid;
use zone::Zone;

static CALENDARS: LazyLock<Calendars> = LazyLock::new(Calendars::shipped);
/// All regimes, those that are off by default too.
static PACK: LazyLock<RulePack> = LazyLock::new(|| {
    let mut pack = RulePack::shipped();
    let ids: Vec<String> = pack.regimes().iter().map(|regime| regime.id.clone()).collect();
    for id in ids {
        assert!(pack.set_enabled(&id, true));
    }
    pack
});

const ZONES: [&str; 7] = [
    "Europe/Berlin",
    "America/New_York",
    "Europe/Athens",
    "Pacific/Kiritimati",
    "America/Los_Angeles",
    "Africa/Cairo",
    "UTC",
];

fn zones() -> impl Strategy<Value = Zone> {
    prop::sample::select(&ZONES[..]).prop_map(|name| name.parse().unwrap())
}

fn instants() -> impl Strategy<Value = DateTime<Utc>> {
    // 2024-06-01 to 2031-06-01, so that no count leaves the calendars.
    (1_717_200_000_i64..1_938_000_000).prop_map(|seconds| Utc.timestamp_opt(seconds, 0).unwrap())
}

fn units() -> impl Strategy<Value = Unit> {
    prop::sample::select(vec![Unit::Hour, Unit::CalendarDay, Unit::WorkingDay, Unit::Month])
}

fn rules() -> impl Strategy<Value = CountingRule> {
    (
        prop::sample::select(vec![RollOver::None, RollOver::NextWorkingDay, RollOver::SundaysAndHolidays]),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    )
        .prop_map(|(rollover, quarter, included, minimum, weekdays)| CountingRule {
            id: "law".to_owned(),
            text: String::new(),
            start_from: if quarter { StartFrom::NextQuarter } else { StartFrom::Fact },
            start_day: if included { StartDay::Included } else { StartDay::Excluded },
            rollover,
            minimum: minimum.then_some(MinimumWorkingDays { from_days: 2, working_days: 2 }),
            hours: if weekdays { Hours::Weekdays } else { Hours::Continuous },
            start_zone: ZoneChoice::Authority,
            end_zone: ZoneChoice::Authority,
            safe: Vec::new(),
            later: None,
            basis: String::new(),
            confidence: Confidence::Verified,
        })
}

fn calendar_ids() -> impl Strategy<Value = &'static str> {
    let ids: Vec<&'static str> = CALENDARS.iter().map(|calendar| calendar.id.as_str()).collect();
    prop::sample::select(ids)
}

fn amounts(unit: Unit) -> u32 {
    if unit == Unit::Month { 5 } else { 90 }
}

#[derive(Clone)]
struct Input {
    rule: CountingRule,
    unit: Unit,
    direction: Direction,
    at: DateTime<Utc>,
    calendar: &'static Calendar,
    zones: Zones,
}

impl Input {
    fn count(&self, amount: u32) -> Result<Counted, NoCount> {
        let span = Span { amount: amount.min(amounts(self.unit)).max(1), unit: self.unit };
        self.period(span).count(Readings::NONE)
    }

    fn period(&self, span: Span) -> Period<'_> {
        Period {
            span,
            direction: self.direction,
            start_at: self.at,
            rule: &self.rule,
            calendar: Some(self.calendar),
            zones: self.zones,
        }
    }
}

impl std::fmt::Debug for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { rule, unit, direction, at, calendar, zones } = self;
        write!(f, "{unit:?} {direction:?} {at} {} {zones:?} {rule:?}", calendar.id)
    }
}

fn inputs() -> impl Strategy<Value = Input> {
    let direction = prop::sample::select(vec![Direction::After, Direction::Before]);
    (rules(), units(), direction, instants(), calendar_ids(), zones(), zones()).prop_map(
        |(rule, unit, direction, at, id, authority, site)| {
            let calendar = CALENDARS.named(id).unwrap();
            Input { rule, unit, direction, at, calendar, zones: Zones { authority, site } }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_longer_span_is_never_due_earlier(mut input in inputs(), a in 1_u32..90, b in 1_u32..90) {
        input.direction = Direction::After;
        let (short, long) = (a.min(b), a.max(b));
        prop_assert!(input.count(short).unwrap().due_at <= input.count(long).unwrap().due_at);
    }

    #[test]
    fn a_longer_span_before_is_never_due_later(mut input in inputs(), a in 1_u32..90, b in 1_u32..90) {
        input.direction = Direction::Before;
        let (short, long) = (a.min(b), a.max(b));
        prop_assert!(input.count(long).unwrap().due_at <= input.count(short).unwrap().due_at);
    }

    #[test]
    fn a_later_start_never_makes_an_earlier_date(input in inputs(), amount in 1_u32..90, later in 0_i64..4_000_000) {
        let first = input.count(amount).unwrap();
        let second = Input { at: input.at + chrono::Duration::seconds(later), ..input };
        prop_assert!(first.due_at <= second.count(amount).unwrap().due_at);
    }

    #[test]
    fn a_new_holiday_never_helps(input in inputs(), amount in 1_u32..60, offset in 0_u64..120) {
        let plain = input.count(amount).unwrap();
        let near = input.at.date_naive();
        let on = match input.direction {
            Direction::After => near + Days::new(offset),
            Direction::Before => near - Days::new(offset),
        };
        let more = input.calendar.clone().with_holiday(on, "Day of the test");
        let period = Period { calendar: Some(&more), ..input.period(Span { amount: amount.min(amounts(input.unit)), unit: input.unit }) };
        let moved = period.count(Readings::NONE).unwrap();
        match input.direction {
            Direction::After => prop_assert!(moved.due_at >= plain.due_at),
            Direction::Before => prop_assert!(moved.due_at <= plain.due_at),
        }
    }

    #[test]
    fn a_due_working_day_is_a_working_day(input in inputs(), amount in 1_u32..60) {
        let input = Input { unit: Unit::WorkingDay, ..input };
        let on = input.count(amount).unwrap().last_on;
        prop_assert_eq!(input.calendar.is_working(on), Some(true));
    }

    #[test]
    fn a_rolled_end_is_a_working_day(input in inputs(), amount in 1_u32..60) {
        let mut input = Input { unit: Unit::CalendarDay, direction: Direction::After, ..input };
        input.rule.rollover = RollOver::NextWorkingDay;
        let counted = input.count(amount).unwrap();
        prop_assert_eq!(input.calendar.is_working(counted.last_on), Some(true));
        prop_assert!(counted.counted_on <= counted.rolled_on && counted.rolled_on <= counted.last_on);
    }

    #[test]
    fn days_end_on_the_last_second_of_the_local_day(input in inputs(), amount in 1_u32..60) {
        let input = Input { unit: Unit::CalendarDay, ..input };
        let counted = input.count(amount).unwrap();
        let zone = input.zones.authority;
        prop_assert_eq!(counted.due_at.with_timezone(&zone).date_naive(), counted.last_on);
        let next = counted.due_at + chrono::Duration::seconds(1);
        prop_assert_eq!(next.with_timezone(&zone).date_naive(), counted.last_on.succ_opt().unwrap());
        prop_assert!(format_instant(counted.due_at, zone, deadline::time::Years::Always).contains("23:59"));
    }

    #[test]
    fn a_day_starts_before_it_ends_in_every_zone(days in 0_u64..4_000, index in 0_usize..400) {
        let names = zone::names();
        let zone: Zone = names[index % names.len()].parse().unwrap();
        let on = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + Days::new(days);
        let (start, end) = (day_start(on, zone), day_end(on, zone));
        prop_assert!(start < end);
        prop_assert_eq!(end + chrono::Duration::seconds(1), day_start(on.succ_opt().unwrap(), zone));
    }

    #[test]
    fn time_left_is_rounded_down(seconds in -5_000_000_i64..5_000_000, now in instants()) {
        let left = time_left(now, now + chrono::Duration::seconds(seconds));
        prop_assert_eq!(left.is_over(), seconds < 0);
        prop_assert!(!left.span().is_empty());
    }
}

fn statuses() -> impl Strategy<Value = LegalStatus> {
    prop::sample::select(vec![
        LegalStatus::Undetermined,
        LegalStatus::MdrDevice,
        LegalStatus::UsDevice,
        LegalStatus::DigitalProduct,
        LegalStatus::MedicalDevice,
    ])
}

fn markets() -> impl Strategy<Value = Market> {
    let country = prop::sample::select(vec!["DE", "AT", "US", "FR", "CH", "", "d", "GR", "JP", "GB", "CN", "SA", "BR"]);
    let role = prop::sample::select(vec![
        CompanyRole::Manufacturer,
        CompanyRole::Importer,
        CompanyRole::UserFacility,
        CompanyRole::Distributor,
    ]);
    (country, statuses(), role).prop_map(|(country, status, role)| Market {
        country: CountryCode(country.to_owned()),
        status,
        role,
        ..Market::default()
    })
}

type DrawnFact<'a> = (String, i64, Option<&'a str>, bool, Zone, Option<u8>);
type DrawnDecision = (String, u8, DateTime<Utc>, DateTime<Utc>, Option<usize>);

fn facts() -> impl Strategy<Value = Vec<Fact>> {
    let kinds: Vec<String> = PACK.fact_kinds().iter().map(|kind| kind.id.clone()).collect();
    let country = prop::option::of(prop::sample::select(vec!["DE", "AT", "US", "", "xx", "JP", "CN", "GB"]));
    let one = (prop::sample::select(kinds), any::<i64>(), country, any::<bool>(), zones(), prop::option::of(0_u8..6));
    prop::collection::vec(one, 0..9).prop_map(|list| {
        let number = |index: usize| FactId(Uuid::from_u128(index as u128 + 1));
        let build = |(index, drawn): (usize, DrawnFact<'_>)| {
            let (kind, at, country, staff, zone, supersedes) = drawn;
            let at = Utc.timestamp_opt(1_600_000_000 + at.rem_euclid(500_000_000), 0).unwrap();
            Fact {
                id: number(index),
                disclosure: DisclosureId(Uuid::from_u128(9)),
                kind,
                at,
                zone,
                country: country.map(|code| CountryCode(code.to_owned())),
                known_by: String::new(),
                knower: if staff { Knower::DesignatedStaff } else { Knower::AnyEmployee },
                note: String::new(),
                evidence: Vec::new(),
                supersedes: supersedes.map(|other| number(other.into())).filter(|other| *other != number(index)),
                withdrawn: false,
                reason: String::new(),
                recorded_at: at,
                recorded_by: String::new(),
            }
        };
        list.into_iter().enumerate().map(build).collect()
    })
}

fn assessments() -> impl Strategy<Value = Assessment> {
    let ids: Vec<String> = PACK.questions().iter().map(|question| question.id.clone()).collect();
    let answer = prop::sample::select(vec![YesNo::Yes, YesNo::No, YesNo::Uncertain]);
    prop::collection::btree_map(prop::sample::select(ids), answer, 0..12).prop_map(|map| {
        let with = |(id, answer)| (id, Answer { answer, reason: String::new(), by: String::new(), at: None });
        map.into_iter().map(with).collect()
    })
}

fn decisions() -> impl Strategy<Value = Vec<Decision>> {
    let ids: Vec<String> = PACK.regimes().iter().map(|regime| regime.id.clone()).collect();
    let one = (prop::sample::select(ids), 0_u8..7, instants(), instants(), prop::option::of(0_usize..4));
    prop::collection::vec(one, 0..5).prop_map(|list| {
        let build = |(index, drawn): (usize, DrawnDecision)| {
            let (regime, verdict, at, decided_at, stage) = drawn;
            let stages = &PACK.regimes().iter().find(|entry| entry.id == regime).unwrap().stages;
            Decision {
                id: DecisionId(Uuid::from_u128(index as u128 + 50)),
                disclosure: DisclosureId(Uuid::from_u128(9)),
                stage: stage.and_then(|index| stages.get(index)).map(|stage| stage.id.clone()),
                regime,
                place: None,
                verdict: match verdict {
                    0 => Verdict::Applies,
                    1 => Verdict::Uncertain,
                    2 => Verdict::NotApplicable,
                    3 => Verdict::Waived,
                    4 => Verdict::Extended { until: at },
                    5 => Verdict::Met { at, notice: None, pack: None, receipt: String::new() },
                    _ => Verdict::Withdrawn,
                },
                reason: "law".to_owned(),
                decided_by: String::new(),
                decided_at,
            }
        };
        list.into_iter().enumerate().map(build).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn nothing_panics_and_explanations_agree(
        markets in prop::collection::vec(markets(), 0..6),
        facts in facts(),
        assessment in assessments(),
        decisions in decisions(),
        now in instants(),
        site_zone in zones(),
        main in prop::sample::select(vec!["DE", "US", ""]),
    ) {
        let product = Product { markets, ..Product::default() };
        let products = [&product];
        let main = CountryCode(main.to_owned());
        let matter = Matter {
            disclosure: DisclosureId(Uuid::from_u128(9)),
            products: &products,
            assessment: &assessment,
            facts: &facts,
            decisions: &decisions,
            follow_ups: &[],
            main_establishment: &main,
            site_zone,
        };
        let rows = rows(&matter, &PACK, &CALENDARS);
        let all = obligations(&matter, &PACK, &CALENDARS, now);
        prop_assert_eq!(rows.len(), all.len());
        let mut keys = std::collections::HashSet::new();
        for (row, view) in rows.iter().zip(&all) {
            prop_assert!(keys.insert(view.key.clone()), "twice: {}", view.key);
            prop_assert_eq!(row.legal_at, view.due.as_ref().map(|due| due.legal_at));
            prop_assert_eq!(row.safe_at, view.due.as_ref().map(|due| due.safe_at));
            prop_assert_eq!(view.explanation.last().map(|step| step.kind), Some(StepKind::Result));
            let result = &view.explanation.last().unwrap().text;
            if let Some(due) = &view.due {
                prop_assert!(due.safe_at <= due.legal_at);
                prop_assert!(result.contains(&due.legal_text), "{result}");
                prop_assert_eq!(due.safe_at < due.legal_at, due.reason.is_some());
                let safe = view.explanation.iter().any(|step| step.text.contains(&due.safe_text));
                prop_assert!(safe);
            }
            if row.stage.span.is_none() && row.legal_at.is_some() {
                prop_assert!(view.extended.is_some(), "a date was invented for {}", view.key);
            }
            let cells = view.explanation.iter().flat_map(|step| &step.days);
            for cell in cells.clone().filter(|cell| cell.legal) {
                let due = view.due.as_ref().unwrap();
                prop_assert_eq!(due.legal_at.with_timezone(&due.zone).date_naive(), cell.on);
            }
            if row.standing == Standing::Superseded {
                prop_assert!(row.superseded_by.is_some() && row.legal_at.is_some());
            }
            let _ = deadline::explain(view);
        }
    }
}
