use super::{CvssVector, CvssVersion};
use proptest::prelude::*;

#[test]
fn scores_equal_the_reference_implementation() {
    let table = include_str!("../../tests/cvss/reference.tsv");
    let mut compared = 0;
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let vector: CvssVector = columns[0].parse().unwrap_or_else(|error| panic!("{}: {error}", columns[0]));
        let rating = vector.rating();
        if rating.version == CvssVersion::V40 {
            assert_eq!(rating.overall.to_string(), columns[1], "{line}");
        } else {
            assert_eq!(rating.base.to_string(), columns[1], "base of {line}");
            // The reference prints a temporal or environmental score whenever such a metric stands there, even as X.
            if let Some(threat) = rating.threat {
                assert_eq!(threat.to_string(), columns[2], "temporal of {line}");
            }
            if let Some(environmental) = rating.environmental {
                assert_eq!(environmental.to_string(), columns[3], "environmental of {line}");
            }
        }
        compared += 1;
    }
    assert!(compared > 1000, "the reference table has {compared} vectors");
}

#[test]
fn v3_0_rounds_up_in_decimal() {
    // In binary floating point this temporal score becomes 4.7.
    let vector: CvssVector = "CVSS:3.0/AV:L/AC:L/PR:L/UI:R/S:U/C:N/I:N/A:H/E:X/RL:U/RC:R".parse().unwrap();
    assert_eq!(vector.base_score().to_string(), "5.0");
    assert_eq!(vector.rating().threat.unwrap().to_string(), "4.8");
    for tenths in 0..=100_u32 {
        let score = super::Score::nearest(f64::from(tenths) / 10.0);
        assert_eq!(u32::from(score.tenths()), tenths);
    }
}

#[test]
fn what_is_wrong_is_named() {
    let cases = [
        ("", "the vector is empty"),
        ("nonsense", "is not a CVSS version"),
        ("CVSS:3.2/AV:N", "“CVSS:3.2” is not a CVSS version"),
        ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H", "needs every base metric; missing: A"),
        ("CVSS:3.1/av:n/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "did you mean AV?"),
        ("CVSS:3.1/AV:n/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "did you mean AV:N?"),
        ("CVSS:3.1/AV:Z/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "expected one of N, A, L, P"),
        ("CVSS:3.1/AV:N/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "AV stands twice"),
        ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:X/C:H/I:H/A:H", "not a value of Scope"),
        ("CVSS:4.0/AV:N/AC:L/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "missing: AT"),
        ("CVSS:3.1/AV", "“AV” is not a metric"),
    ];
    for (text, expected) in cases {
        let message = text.parse::<CvssVector>().unwrap_err().to_string();
        assert!(message.contains(expected), "{text:?} gave {message:?}");
    }
    assert!("A:".repeat(400).parse::<CvssVector>().is_err());
}

#[test]
fn one_canonical_form() {
    let cases = [
        ("CVSS:3.1/A:H/I:H/C:H/S:U/UI:N/PR:N/AC:L/AV:N/E:X", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"),
        (" cvss:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H ", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"),
        ("(AV:N/AC:L/Au:N/C:P/I:P/A:P/E:ND)", "AV:N/AC:L/Au:N/C:P/I:P/A:P"),
        (
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:X/CR:X/U:Amber",
            "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/U:Amber",
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(text.parse::<CvssVector>().unwrap().to_string(), expected);
    }
}

#[test]
fn nomenclature_ignores_metrics_that_are_not_defined() {
    let base = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
    for (suffix, expected) in [
        ("", "CVSS-B"),
        ("/E:X/CR:X", "CVSS-B"),
        ("/E:A", "CVSS-BT"),
        ("/CR:H", "CVSS-BE"),
        ("/E:P/MSI:S", "CVSS-BTE"),
        ("/S:P", "CVSS-B"),
    ] {
        assert_eq!(format!("{base}{suffix}").parse::<CvssVector>().unwrap().rating().nomenclature, expected);
    }
}

fn any_vector() -> impl Strategy<Value = String> {
    let version =
        prop_oneof![Just(CvssVersion::V2), Just(CvssVersion::V30), Just(CvssVersion::V31), Just(CvssVersion::V40)];
    (version, proptest::collection::vec(0usize..60, 40)).prop_map(|(version, picks)| {
        let mut parts = Vec::new();
        for (metric, pick) in version.metrics().iter().zip(picks) {
            if metric.group == super::MetricGroup::Base || pick % 3 == 0 {
                parts.push(format!("{}:{}", metric.key, metric.values[pick % metric.values.len()].0));
            } else if pick % 3 == 1 {
                parts.push(format!("{}:{}", metric.key, version.not_defined()));
            }
        }
        let prefix = if version == CvssVersion::V2 { String::new() } else { format!("CVSS:{}/", version.number()) };
        format!("{prefix}{}", parts.join("/"))
    })
}

proptest! {
    #[test]
    fn every_legal_vector_is_read_scored_and_printed_back(text in any_vector()) {
        let vector: CvssVector = text.parse().unwrap();
        let rating = vector.rating();
        prop_assert!(rating.overall.tenths() <= 100);
        prop_assert_eq!(&vector.to_string().parse::<CvssVector>().unwrap(), &vector);
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,80}") {
        if let Ok(vector) = text.parse::<CvssVector>() {
            let _ = vector.rating();
        }
    }
}
