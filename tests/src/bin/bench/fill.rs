//! Registers with many disclosures, put in as records: plainly made up, and different from each other.

use chrono::{DateTime, TimeDelta, Utc};
use disclosure::{
    AffectedStatement, Answer, Disclosure, DisclosureId, Fact, FactId, Knower, LegalStatus, Market, Product, ProductId,
    PublicText, Vulnerability, VulnerabilityId, YesNo,
};
use register::{Register, RegisterError, Stamp};
use std::path::Path;
use uuid::Uuid;

/// Makes a register with `count` disclosures in one transaction; with facts and answers where clocks should run.
pub(crate) fn fill(path: &Path, count: u64, with_facts: bool) {
    let at: DateTime<Utc> = "2026-11-20T08:00:00Z".parse().unwrap();
    let stamp = Stamp { at, actor: "Bench".into(), reason: String::new() };
    let mut register = Register::create(path, &stamp).unwrap();
    register
        .change(&stamp, |change| {
            for number in 0..40 {
                change.add_product(ProductId(Uuid::from_u128(number + 1)), &product(number))?;
            }
            for number in 0..count {
                let id = DisclosureId(Uuid::from_u128(1_000_000 + u128::from(number)));
                change.add_disclosure(id, 2026, &disclosure(number))?;
                if with_facts {
                    for (index, kind) in
                        ["learning_of_vulnerability", "initiation_correction_removal"].iter().enumerate()
                    {
                        change.add_fact(&fact(id, number * 2 + index as u64, kind, at))?;
                    }
                }
            }
            Ok::<_, RegisterError>(())
        })
        .unwrap();
}

fn product(number: u128) -> Product {
    let market = |country: &str, status| Market {
        country: disclosure::CountryCode(country.into()),
        status,
        ..Market::default()
    };
    Product {
        name: format!("Example pump {number}"),
        markets: vec![market("US", LegalStatus::UsDevice), market("DE", LegalStatus::MdrDevice)],
        ..Product::default()
    }
}

fn disclosure(number: u64) -> Disclosure {
    let words = ["infusion", "gateway", "monitor", "library", "keypad", "channel", "wireless", "service"];
    let word = |step: u64| words[usize::try_from((number / step) % 8).unwrap_or_default()];
    let vulnerability = Vulnerability {
        cve: format!("CVE-2026-{}", 10_000 + number),
        description: PublicText(format!("The {} of the {} answers without a password.", word(1), word(8))),
        affected: vec![AffectedStatement {
            product: Some(ProductId(Uuid::from_u128(u128::from(number % 40) + 1))),
            versions: "< 4.6.2".into(),
            ..AffectedStatement::default()
        }],
        ..Vulnerability::new(VulnerabilityId(Uuid::from_u128(50_000_000 + u128::from(number))))
    };
    let mut disclosure = Disclosure {
        title: format!("Matter {number}: {} {}", word(64), word(512)),
        summary: PublicText(format!("Reported by a clinic; it concerns the {} and the {}.", word(4096), word(3))),
        vulnerabilities: vec![vulnerability],
        ..Disclosure::default()
    };
    for (question, answer) in
        [("uncontrolled_risk", YesNo::Yes), ("risk_to_health", YesNo::Yes), ("serious_incident", YesNo::No)]
    {
        let answer = Answer { answer, reason: "assessed".into(), by: "Bench".into(), at: None };
        disclosure.assessment.insert(question.to_owned(), answer);
    }
    disclosure
}

fn fact(disclosure: DisclosureId, number: u64, kind: &str, at: DateTime<Utc>) -> Fact {
    Fact {
        id: FactId(Uuid::from_u128(100_000_000 + u128::from(number))),
        disclosure,
        kind: kind.to_owned(),
        at: at - TimeDelta::minutes(i64::try_from(number % 20_000).unwrap_or_default()),
        zone: "Europe/Berlin".parse::<zone::Zone>().unwrap(),
        country: None,
        known_by: "Bench".into(),
        knower: Knower::AnyEmployee,
        note: String::new(),
        evidence: Vec::new(),
        supersedes: None,
        withdrawn: false,
        reason: String::new(),
        recorded_at: at,
        recorded_by: "Bench".into(),
    }
}
