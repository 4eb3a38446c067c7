//! Measures the rows of 10,000 disclosures: `cargo run --release -p deadline --example speed`.
#![expect(clippy::print_stdout, reason = "a measurement must be said")]

use chrono::{DateTime, Duration, Utc};
use deadline::{Calendars, Matter, RulePack, obligations, rows, summaries, summaries_of};
use disclosure::{
    Answer, Assessment, CountryCode, DisclosureId, Fact, FactId, Knower, LegalStatus, Market, Product, YesNo,
};
use std::hint::black_box;
use std::time::Instant;
use zone::Zone;

/// How many disclosures; another number can be given.
const NUMBER: u32 = 10_000;

fn main() {
    let before = memory();
    let started = Instant::now();
    let (mut pack, calendars) = (RulePack::shipped(), Calendars::shipped());
    println!(
        "rule pack and calendars: read in {:?}, {} kB of memory",
        started.elapsed(),
        memory().saturating_sub(before)
    );
    let regimes: Vec<String> = pack.regimes().iter().map(|regime| regime.id.clone()).collect();
    for regime in &regimes {
        pack.set_enabled(regime, true);
    }
    let products = [device(), gateway()];
    let products: Vec<&Product> = products.iter().collect();
    let facts: Vec<Vec<Fact>> = (0..NUMBER).map(facts).collect();
    let assessment = assessment();
    let main = CountryCode("DE".to_owned());
    let now = DateTime::UNIX_EPOCH + Duration::days(20_780);
    let matters: Vec<Matter<'_>> = facts
        .iter()
        .map(|facts| Matter {
            disclosure: DisclosureId(uuid::Uuid::nil()),
            products: &products,
            assessment: &assessment,
            facts,
            decisions: &[],
            follow_ups: &[],
            main_establishment: &main,
            site_zone: "Europe/Berlin".parse().unwrap_or(Zone::UTC),
        })
        .collect();
    let report = |what: &str, count: &dyn Fn(&Matter<'_>) -> usize| {
        let started = Instant::now();
        let total: usize = matters.iter().map(count).sum();
        println!("{what}: {total} of {NUMBER} disclosures in {:?}", started.elapsed());
    };
    for _ in 0..5 {
        report("rows", &|matter| black_box(rows(matter, &pack, &calendars)).len());
    }
    if std::env::args().any(|argument| argument == "--rows") {
        return;
    }
    report("summaries", &|matter| black_box(summaries(matter, &pack, &calendars, now)).len());
    let due = |row: &deadline::Row<'_>| {
        row.is_open() && row.time_state(now).is_none_or(|state| state != deadline::TimeState::Later)
    };
    report("summaries of what is due soon", &|matter| {
        black_box(summaries_of(matter, &pack, &calendars, now, due)).len()
    });
    report("explained", &|matter| black_box(obligations(matter, &pack, &calendars, now)).len());
}

/// Resident memory in kB; 0 where the system does not tell.
fn memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok()).unwrap_or_default()
}

fn market(country: &str, status: LegalStatus) -> Market {
    Market { country: CountryCode(country.to_owned()), status, ..Market::default() }
}

fn device() -> Product {
    // Twelve markets, as the sample's maker has them.
    let mut markets = vec![market("US", LegalStatus::UsDevice)];
    markets.extend(["DE", "AT", "FR"].map(|country| market(country, LegalStatus::MdrDevice)));
    let others = ["GB", "CH", "CA", "AU", "JP", "SG", "SA", "BR"];
    markets.extend(others.map(|country| market(country, LegalStatus::MedicalDevice)));
    Product { name: "Perfusa IV 300".to_owned(), markets, ..Product::default() }
}

fn gateway() -> Product {
    let markets = ["DE", "FR"].map(|country| market(country, LegalStatus::DigitalProduct));
    Product { name: "Perfusa Link 2".to_owned(), markets: markets.into(), ..Product::default() }
}

fn assessment() -> Assessment {
    let answer = |answer| Answer { answer, reason: String::new(), by: String::new(), at: None };
    [
        ("risk_to_health", YesNo::Yes),
        ("uncontrolled_risk", YesNo::Yes),
        ("known_serious_adverse_events", YesNo::No),
        ("death", YesNo::No),
        ("unanticipated_deterioration", YesNo::No),
        ("serious_injury", YesNo::Yes),
    ]
    .into_iter()
    .map(|(question, yes_no)| (question.to_owned(), answer(yes_no)))
    .collect()
}

fn facts(number: u32) -> Vec<Fact> {
    let at = DateTime::UNIX_EPOCH + Duration::days(20_700) + Duration::minutes(i64::from(number) * 11);
    let kinds = [
        ("learning_of_vulnerability", None),
        ("awareness_serious_incident", Some("DE")),
        ("awareness_serious_incident", Some("AT")),
        ("awareness_aev", None),
        ("initiation_correction_removal", None),
        ("awareness_reportable_event", None),
        ("disclosure_decision", None),
    ];
    let fact = |(index, (kind, country)): (usize, &(&str, Option<&str>))| Fact {
        id: FactId(uuid::Uuid::from_u128(index as u128 + 1)),
        disclosure: DisclosureId(uuid::Uuid::nil()),
        kind: (*kind).to_owned(),
        at,
        zone: "Europe/Berlin".parse().unwrap_or(Zone::UTC),
        country: country.map(|code| CountryCode(code.to_owned())),
        known_by: String::new(),
        knower: Knower::AnyEmployee,
        note: String::new(),
        evidence: Vec::new(),
        supersedes: None,
        withdrawn: false,
        reason: String::new(),
        recorded_at: DateTime::<Utc>::UNIX_EPOCH,
        recorded_by: String::new(),
    };
    kinds.iter().enumerate().map(fact).collect()
}
