//! A product that is sold in the whole world must not bury its makers in rows, and every regime must be complete.

use crate::matter::{Case, Owned};
use deadline::pack::{CalendarChoice, PlacePolicy, Unit};
use deadline::{Calendars, Row, RulePack, Standing, rows};
use std::collections::BTreeSet;

/// A device in 27 markets, with a report received and an incident in Germany that nobody has assessed yet.
const CASE: &str = r#"
why = "an everyday matter of a worldwide product"
now = "2026-11-10T12:00"
markets = [
  { country = "DE", status = "mdr_device" }, { country = "FR", status = "mdr_device" },
  { country = "IT", status = "mdr_device" }, { country = "US", status = "us_device" },
  { country = "GB", status = "medical_device" }, { country = "CH", status = "medical_device" },
  { country = "CA", status = "medical_device" }, { country = "AU", status = "medical_device" },
  { country = "JP", status = "medical_device" }, { country = "CN", status = "medical_device" },
  { country = "KR", status = "medical_device" }, { country = "SG", status = "medical_device" },
  { country = "SA", status = "medical_device" }, { country = "IN", status = "medical_device" },
  { country = "TW", status = "medical_device" }, { country = "IL", status = "medical_device" },
  { country = "BR", status = "medical_device" }, { country = "MX", status = "medical_device" },
]
facts = [
  { kind = "vulnerability_received", at = "2026-11-06T09:00 Europe/Berlin" },
  { kind = "learning_of_vulnerability", at = "2026-11-06T15:00 Europe/Berlin" },
"#;

fn counted(more: &str, check: impl Fn(&[Row<'_>])) {
    let case: Case = toml::from_str(&format!("{CASE}{more}")).unwrap();
    let owned = Owned::new(&case);
    let products = [&owned.product];
    let (pack, calendars) = (RulePack::shipped(), Calendars::shipped());
    let matter = owned.matter(&products);
    check(&rows(&matter, &pack, &calendars));
}

fn list(rows: &[Row<'_>]) -> String {
    let one = |row: &Row<'_>| format!("{}/{} {:?}", row.regime.id, row.stage.id, row.standing);
    rows.iter().map(one).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_vulnerability_alone_shows_few_rows() {
    counted("]", |rows| {
        let open = rows.iter().filter(|row| row.is_open()).count();
        assert!(open <= 8 && rows.len() <= 36, "{open} open of {}:\n{}", rows.len(), list(rows));
    });
}

#[test]
fn an_incident_in_one_country_is_quiet_in_the_others() {
    let incident = r#"{ kind = "awareness_serious_incident", at = "2026-11-09T09:00 Europe/Berlin", country = "DE" }]"#;
    counted(incident, |rows| {
        let open = rows.iter().filter(|row| row.is_open() || row.standing == Standing::Superseded).count();
        assert!(open <= 20 && rows.len() <= 40, "{open} open of {}:\n{}", rows.len(), list(rows));
        let abroad = rows.iter().filter(|row| row.stage.place == PlacePolicy::Abroad && row.is_open()).count();
        assert_eq!(abroad, 3, "China once, Japan twice:\n{}", list(rows));
    });
}

#[test]
fn every_regime_is_complete() {
    let (pack, calendars) = (RulePack::shipped(), Calendars::shipped());
    let words = BTreeSet::from(["practice-certcc-45", "std-iec81001-417", "std-iso29147"]);
    for regime in pack.regimes() {
        if let CalendarChoice::Named(name) = &regime.calendar {
            assert!(calendars.named(name).is_some(), "{}: no calendar {name}", regime.id);
        }
        let own_zone = regime.zone.is_some();
        let of_place = regime.calendar == CalendarChoice::Place;
        assert!(own_zone || of_place || words.contains(regime.id.as_str()), "{} has no zone", regime.id);
        assert!(!regime.channel.is_empty() && !regime.name.is_empty(), "{}", regime.id);
        for stage in &regime.stages {
            assert!(stage.span.is_none_or(|span| span.unit != Unit::None), "{}", stage.id);
            assert!(stage.short.chars().count() <= 48, "{}: {:?} is long", stage.id, stage.short);
            assert!(!stage.text.contains("must be submitted"), "{}: say who does what", stage.id);
        }
    }
    assert!(pack.regimes().len() >= 35, "a file was left out");
    assert!(pack.regimes().iter().map(|regime| regime.stages.len()).sum::<usize>() >= 168);
}
