use super::{Gate, Products, check, completeness, gate};
use crate::{
    AffectedStatement, AffectedStatus, Audience, Cwe, Disclosure, Element, Market, Product, ProductId, PublicText,
    Resolution, Scoring, ToFollow, VersionScheme, Vulnerability, VulnerabilityId, Weight,
};
use uuid::Uuid;

fn product() -> (ProductId, Product) {
    let market =
        Market { country: crate::CountryCode("DE".into()), status: crate::LegalStatus::MdrDevice, ..Market::default() };
    let product = Product {
        name: "Perfusa IV 300".into(),
        udi_di: "04000000300106".into(),
        version_scheme: VersionScheme::Numeric,
        markets: vec![market],
        ..Product::default()
    };
    (ProductId(Uuid::from_u128(1)), product)
}

fn complete() -> Disclosure {
    let vulnerability = Vulnerability {
        cve: "CVE-2026-90418".into(),
        description: "The file transfer service stays open until restart.".into(),
        scores: vec![Scoring { vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:H".into(), ..Scoring::default() }],
        affected: vec![AffectedStatement {
            product: Some(product().0),
            versions: ">= 4.0 and < 4.6.2".into(),
            ..AffectedStatement::default()
        }],
        resolutions: vec![Resolution {
            details: "Install 4.6.2.".into(),
            fixed_version: "4.6.2".into(),
            ..Resolution::default()
        }],
        ..Vulnerability::new(VulnerabilityId(Uuid::from_u128(2)))
    };
    Disclosure {
        title: "Perfusa IV 300: open library channel".into(),
        summary: "A summary.".into(),
        safety: crate::SafetyAssessment { harm: "A delayed update.".into(), ..crate::SafetyAssessment::default() },
        vulnerabilities: vec![vulnerability],
        ..Disclosure::default()
    }
}

fn findings_of(change: impl FnOnce(&mut Disclosure)) -> Vec<crate::Finding> {
    let (id, product) = product();
    let mut disclosure = complete();
    change(&mut disclosure);
    check(&disclosure, &Products::from([(id, &product)]))
}

#[test]
fn a_complete_disclosure_has_no_finding() {
    assert_eq!(findings_of(|_| ()), []);
}

#[test]
fn each_fault_is_found_at_its_field() {
    type Change = fn(&mut Disclosure);
    let cases: [(Change, &str, Weight, &str); 19] = [
        (|d| d.title.clear(), "/title", Weight::Stops, "no title"),
        (|d| d.vulnerabilities.clear(), "/vulnerabilities", Weight::Stops, "No vulnerability"),
        (
            |d| d.vulnerabilities[0].description = PublicText("  ".into()),
            "/vulnerabilities/0/description",
            Weight::Stops,
            "CVE-2026-90418 has no description",
        ),
        (
            |d| d.vulnerabilities[0].cve = "CVE-26-1".into(),
            "/vulnerabilities/0/cve",
            Weight::Stops,
            "“CVE-26-1” is not a CVE identifier",
        ),
        (
            |d| d.vulnerabilities[0].cwes = vec![Cwe { id: "319".into(), name: String::new() }],
            "/vulnerabilities/0/cwes/0/id",
            Weight::Stops,
            "“319” is not a CWE identifier",
        ),
        (
            |d| d.vulnerabilities[0].cwes = vec![Cwe { id: "CWE-1035".into(), name: "OWASP Top Ten".into() }],
            "/vulnerabilities/0/cwes/0/id",
            Weight::Note,
            "CWE-1035 is no weakness of CWE 4.17",
        ),
        (
            |d| d.vulnerabilities[0].cwes = vec![Cwe { id: "CWE-319".into(), name: "Clear text".into() }],
            "/vulnerabilities/0/cwes/0/name",
            Weight::Note,
            "CWE-319 has another name in CWE 4.17",
        ),
        (|d| d.vulnerabilities[0].scores.clear(), "/vulnerabilities/0/scores", Weight::Stops, "no CVSS vector"),
        (
            |d| d.vulnerabilities[0].scores[0].vector = "CVSS:3.1/AV:N".into(),
            "/vulnerabilities/0/scores/0/vector",
            Weight::Stops,
            "missing: AC, PR",
        ),
        (
            |d| d.vulnerabilities[0].affected.clear(),
            "/vulnerabilities/0/affected",
            Weight::Stops,
            "No affected product",
        ),
        (
            |d| d.vulnerabilities[0].affected[0].product = None,
            "/vulnerabilities/0/affected/0/product",
            Weight::Stops,
            "names no product",
        ),
        (
            |d| d.vulnerabilities[0].affected[0].product = Some(ProductId(Uuid::nil())),
            "/vulnerabilities/0/affected/0/product",
            Weight::Stops,
            "not in the register",
        ),
        (
            |d| d.vulnerabilities[0].affected[0].versions.clear(),
            "/vulnerabilities/0/affected/0/versions",
            Weight::Stops,
            "Affected versions missing for CVE-2026-90418 on Perfusa IV 300",
        ),
        (
            |d| d.vulnerabilities[0].affected[0].versions = ">= 5 and < 4".into(),
            "/vulnerabilities/0/affected/0/versions",
            Weight::Stops,
            "the lower end is not below",
        ),
        (
            |d| d.vulnerabilities[0].affected[0].versions = "<= 4.6.2".into(),
            "/vulnerabilities/0/resolutions/0/fixed_version",
            Weight::Stops,
            "is one of the affected versions",
        ),
        (
            |d| d.vulnerabilities[0].resolutions.clear(),
            "/vulnerabilities/0/resolutions",
            Weight::Stops,
            "no resolution",
        ),
        (|d| d.safety.harm = PublicText::default(), "/safety/harm", Weight::Note, "harm to patients"),
        (
            |d| {
                let again = d.vulnerabilities[0].clone();
                d.vulnerabilities.push(again);
            },
            "/vulnerabilities/1/cve",
            Weight::Stops,
            "stands twice",
        ),
        (
            |d| {
                let mut other = d.vulnerabilities[0].affected[0].clone();
                other.status = AffectedStatus::Fixed;
                d.vulnerabilities[0].affected.push(other);
            },
            "/vulnerabilities/0/affected/1/status",
            Weight::Stops,
            "is said to be affected and fixed",
        ),
    ];
    for (change, path, weight, message) in cases {
        let findings = findings_of(change);
        let found = findings.iter().find(|finding| finding.path == path);
        let found = found.unwrap_or_else(|| panic!("nothing at {path}: {findings:#?}"));
        assert_eq!(found.weight, weight, "{path}");
        assert!(found.message.contains(message), "{path}: {}", found.message);
    }
}

#[test]
fn only_an_early_stage_may_declare_an_element_to_follow() {
    let (id, product) = product();
    let products = Products::from([(id, &product)]);
    let mut disclosure = complete();
    disclosure.vulnerabilities[0].affected[0].versions.clear();
    let stops = |disclosure: &Disclosure, audience, early| {
        gate(disclosure, &products, Gate { audience, early, elements: Gate::ALL })
            .iter()
            .filter(|finding| finding.weight == Weight::Stops)
            .count()
    };
    assert_eq!(stops(&disclosure, Audience::Authority, true), 1, "blank is never “unknown”");
    disclosure.to_follow.push(ToFollow {
        element: Element::Versions,
        vulnerability: None,
        product: Some(id),
        by: chrono::NaiveDate::from_ymd_opt(2026, 12, 18).unwrap(),
        reason: PublicText::default(),
    });
    assert_eq!(stops(&disclosure, Audience::Authority, true), 0);
    assert_eq!(stops(&disclosure, Audience::Authority, false), 1, "a final notice needs it");
    assert_eq!(stops(&disclosure, Audience::Users, false), 1, "a notice to users needs it");
    assert_eq!(stops(&disclosure, Audience::Internal, false), 0, "the record always prints");
    // Declaring the versions does not declare the resolution.
    disclosure.vulnerabilities[0].resolutions.clear();
    assert_eq!(stops(&disclosure, Audience::Authority, true), 1);
}

#[test]
fn completeness_counts_the_vulnerabilities() {
    let (id, product) = product();
    let mut disclosure = complete();
    disclosure.vulnerabilities.push(Vulnerability::new(VulnerabilityId(Uuid::from_u128(3))));
    let findings = check(&disclosure, &Products::from([(id, &product)]));
    let counts: Vec<_> =
        completeness(&disclosure, &findings).iter().map(|part| (part.element, part.done, part.of)).collect();
    assert_eq!(
        counts,
        [Element::Description, Element::Severity, Element::Versions, Element::Resolution]
            .map(|element| (element, 1, 2))
    );
}

#[test]
fn restricted_text_stays_in() {
    let text = crate::RestrictedText::new("proof of concept");
    for (audience, shown) in [
        (Audience::Authority, true),
        (Audience::Internal, true),
        (Audience::Users, false),
        (Audience::Distributors, false),
        (Audience::Public, false),
    ] {
        assert_eq!(text.reveal_to(audience).is_some(), shown, "{audience:?}");
    }
    assert!(!format!("{text:?}").contains("proof"), "restricted text does not leak into logs");
}

#[test]
fn check_digits() {
    for (digits, right) in [
        ("04000000300106", true),
        ("04000000300107", false),
        ("4006381333931", true),
        ("4006381333932", false),
        ("12", false),
    ] {
        assert_eq!(super::gtin_check_digit_is_right(digits), right, "{digits}");
    }
}
