//! A case as it is written in a file, and the matter that it describes.

use chrono::{DateTime, NaiveDateTime, Utc};
use deadline::{Matter, local_instant};
use disclosure::{
    Answer, Assessment, CountryCode, Decision, DecisionId, DisclosureId, Fact, FactId, FollowUp, Knower, Market,
    NoticeId, Product, Verdict, YesNo,
};
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;
use zone::Zone;

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Case {
    pub(crate) why: String,
    pub(crate) now: String,
    #[serde(default = "berlin")]
    pub(crate) site_zone: Zone,
    #[serde(default = "germany")]
    pub(crate) main: String,
    /// Regimes that are off by default and are switched on for the case.
    #[serde(default)]
    pub(crate) enable: Vec<String>,
    pub(crate) markets: Vec<Sold>,
    #[serde(default)]
    pub(crate) answers: BTreeMap<String, YesNo>,
    #[serde(default)]
    pub(crate) facts: Vec<Happened>,
    #[serde(default)]
    pub(crate) decisions: Vec<Decided>,
    #[serde(default)]
    pub(crate) follow_ups: Vec<Promised>,
    #[serde(default)]
    pub(crate) expect: Vec<Expected>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sold {
    pub(crate) country: String,
    pub(crate) status: disclosure::LegalStatus,
    #[serde(default)]
    pub(crate) role: disclosure::CompanyRole,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Happened {
    #[serde(default)]
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) at: String,
    pub(crate) country: Option<String>,
    #[serde(default)]
    pub(crate) knower: Knower,
    #[serde(default)]
    pub(crate) note: String,
    pub(crate) supersedes: Option<String>,
    #[serde(default)]
    pub(crate) withdrawn: bool,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Decided {
    pub(crate) regime: String,
    pub(crate) stage: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) verdict: String,
    pub(crate) at: Option<String>,
    pub(crate) decided_at: String,
    pub(crate) notice: Option<u8>,
    #[serde(default = "because")]
    pub(crate) reason: String,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Promised {
    pub(crate) what: String,
    pub(crate) regime: String,
    pub(crate) stage: String,
    pub(crate) place: Option<String>,
    pub(crate) by: String,
    pub(crate) notice: u8,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expected {
    pub(crate) regime: String,
    pub(crate) stage: String,
    pub(crate) place: Option<String>,
    /// The name of the start fact, where a stage has several clocks.
    pub(crate) start: Option<String>,
    #[serde(default)]
    pub(crate) follow_up: bool,
    /// True where no such obligation may exist.
    #[serde(default)]
    pub(crate) absent: bool,
    pub(crate) state: Option<String>,
    pub(crate) group: Option<String>,
    pub(crate) legal: Option<String>,
    pub(crate) safe: Option<String>,
    #[serde(default)]
    pub(crate) no_date: bool,
    pub(crate) late: Option<bool>,
    pub(crate) authority: Option<String>,
    /// Pieces of the explanation.
    #[serde(default)]
    pub(crate) says: Vec<String>,
    /// What the explanation must not hold.
    #[serde(default)]
    pub(crate) never_says: Vec<String>,
    /// What the row must be marked with.
    pub(crate) badge: Option<String>,
}

fn berlin() -> Zone {
    "Europe/Berlin".parse().unwrap()
}

fn germany() -> String {
    "DE".to_owned()
}

fn because() -> String {
    "For the test".to_owned()
}

/// `2026-11-12T10:05 America/New_York`; without a zone it is UTC.
pub(crate) fn instant(text: &str) -> DateTime<Utc> {
    zoned(text).0
}

fn zoned(text: &str) -> (DateTime<Utc>, Zone) {
    let (local, zone) = text.split_once(' ').unwrap_or((text, "UTC"));
    let zone: Zone = zone.parse().unwrap();
    let local = NaiveDateTime::parse_from_str(local, "%Y-%m-%dT%H:%M:%S")
        .or_else(|_| NaiveDateTime::parse_from_str(local, "%Y-%m-%dT%H:%M"))
        .unwrap_or_else(|error| panic!("{text}: {error}"));
    (local_instant(local.date(), local.time(), zone).unwrap(), zone)
}

fn uuid(kind: u8, number: usize) -> Uuid {
    Uuid::from_bytes([kind, 0, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, u8::try_from(number).unwrap()])
}

/// The matter of a case, owned.
pub(crate) struct Owned {
    pub(crate) product: Product,
    pub(crate) assessment: Assessment,
    pub(crate) facts: Vec<Fact>,
    pub(crate) decisions: Vec<Decision>,
    pub(crate) follow_ups: Vec<FollowUp>,
    pub(crate) main: CountryCode,
    pub(crate) site_zone: Zone,
    pub(crate) now: DateTime<Utc>,
}

pub(crate) fn disclosure_id() -> DisclosureId {
    DisclosureId(uuid(1, 1))
}

pub(crate) fn fact_id(case: &Case, name: &str) -> FactId {
    let index = case.facts.iter().position(|fact| fact.name == name);
    FactId(uuid(2, index.unwrap_or_else(|| panic!("no fact is named {name}"))))
}

impl Owned {
    pub(crate) fn new(case: &Case) -> Self {
        let markets = case.markets.iter().map(|sold| Market {
            country: CountryCode(sold.country.clone()),
            status: sold.status,
            role: sold.role,
            ..Market::default()
        });
        let product = Product { name: "Perfusa IV 300".to_owned(), markets: markets.collect(), ..Product::default() };
        let answer = |(question, answer): (&String, &YesNo)| {
            let by = "Jana Petersen".to_owned();
            (question.clone(), Answer { answer: *answer, reason: String::new(), by, at: None })
        };
        let facts = case.facts.iter().enumerate().map(|(index, fact)| fact_of(case, index, fact));
        let decisions = case.decisions.iter().enumerate();
        Self {
            product,
            assessment: case.answers.iter().map(answer).collect(),
            facts: facts.collect(),
            decisions: decisions.map(|(index, decided)| decision_of(index, decided)).collect(),
            follow_ups: case.follow_ups.iter().map(follow_up_of).collect(),
            main: CountryCode(case.main.clone()),
            site_zone: case.site_zone,
            now: instant(&case.now),
        }
    }

    pub(crate) fn matter<'a>(&'a self, products: &'a [&'a Product]) -> Matter<'a> {
        Matter {
            disclosure: disclosure_id(),
            products,
            assessment: &self.assessment,
            facts: &self.facts,
            decisions: &self.decisions,
            follow_ups: &self.follow_ups,
            main_establishment: &self.main,
            site_zone: self.site_zone,
        }
    }
}

fn fact_of(case: &Case, index: usize, fact: &Happened) -> Fact {
    let (at, zone) = zoned(&fact.at);
    Fact {
        id: FactId(uuid(2, index)),
        disclosure: disclosure_id(),
        kind: fact.kind.clone(),
        at,
        zone,
        country: fact.country.clone().map(CountryCode),
        known_by: "Jana Petersen".to_owned(),
        knower: fact.knower,
        note: fact.note.clone(),
        evidence: Vec::new(),
        supersedes: fact.supersedes.as_ref().map(|name| fact_id(case, name)),
        withdrawn: fact.withdrawn,
        reason: if fact.supersedes.is_some() { "wrong hour".to_owned() } else { String::new() },
        recorded_at: at,
        recorded_by: "Jana Petersen".to_owned(),
    }
}

fn decision_of(index: usize, decided: &Decided) -> Decision {
    let at = || instant(decided.at.as_ref().expect("the verdict needs at"));
    let verdict = match decided.verdict.as_str() {
        "applies" => Verdict::Applies,
        "uncertain" => Verdict::Uncertain,
        "not_applicable" => Verdict::NotApplicable,
        "waived" => Verdict::Waived,
        "extended" => Verdict::Extended { until: at() },
        "met" => Verdict::Met {
            at: at(),
            notice: decided.notice.map(|number| NoticeId(uuid(4, number.into()))),
            pack: None,
            receipt: String::new(),
        },
        "withdrawn" => Verdict::Withdrawn,
        other => panic!("no verdict is called {other}"),
    };
    Decision {
        id: DecisionId(uuid(3, index)),
        disclosure: disclosure_id(),
        regime: decided.regime.clone(),
        stage: decided.stage.clone(),
        place: decided.place.clone().map(CountryCode),
        verdict,
        reason: decided.reason.clone(),
        decided_by: "Miriam Albers".to_owned(),
        decided_at: instant(&decided.decided_at),
    }
}

fn follow_up_of(promised: &Promised) -> FollowUp {
    FollowUp {
        what: promised.what.clone(),
        regime: promised.regime.clone(),
        stage: promised.stage.clone(),
        place: promised.place.clone().map(CountryCode),
        by: promised.by.parse().unwrap(),
        notice: NoticeId(uuid(4, promised.notice.into())),
    }
}
