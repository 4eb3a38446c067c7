use super::{VersionError, VersionOrder, VersionSet};
use crate::{Product, ProductVersion, VersionScheme};
use proptest::prelude::*;

fn read(text: &str) -> VersionSet {
    text.parse().unwrap_or_else(|error| panic!("{text:?}: {error}"))
}

#[test]
fn what_people_and_advisories_write() {
    let cases = [
        ("all", "all versions"),
        ("vers:all/*", "all versions"),
        ("*", "all versions"),
        ("4.6.2", "4.6.2"),
        ("5.0, 5.0.1", "5.0, 5.0.1"),
        (">= 4.0 and < 4.6.2", "≥ 4.0 and < 4.6.2"),
        ("≥4.0 <4.6.2", "≥ 4.0 and < 4.6.2"),
        (">=4.0, <4.6.2", "≥ 4.0 and < 4.6.2"),
        ("4.0 to 4.6.1", "≥ 4.0 and ≤ 4.6.1"),
        ("from 4.0 through 4.6.1", "≥ 4.0 and ≤ 4.6.1"),
        ("before 2.9", "< 2.9"),
        ("prior to version 2.9", "< 2.9"),
        ("2.3.6 and  below", "≤ 2.3.6"),
        ("4.0 and later", "≥ 4.0"),
        ("<=12.1.3", "≤ 12.1.3"),
        ("< 1.003", "< 1.003"),
        (">= 2003 | <= 2006", "≥ 2003 and ≤ 2006"),
        ("1.3.1 Build 13", "1.3.1 Build 13"),
        ("<= 3.0 D15", "≤ 3.0 D15"),
        ("v8.x model 35700BAX2", "v8.x model 35700BAX2"),
        ("v6.x (with modules v9 | v11 | >= v20D29)", "v6.x (with modules v9 | v11 | >= v20D29)"),
        ("vers:semver/>=4.0.0|<4.6.2|!=4.3.0|5.0.0", "≥ 4.0.0 and < 4.6.2, not 4.3.0, 5.0.0"),
        ("vers:generic/R%202", "R 2"),
        ("=2.0", "2.0"),
    ];
    for (text, expected) in cases {
        assert_eq!(read(text).to_string(), expected, "{text:?}");
    }
}

#[test]
fn what_is_no_version() {
    for (text, expected) in [
        ("", "no version is named"),
        ("  ", "no version is named"),
        (">=", "stands without a version"),
        ("vers:semver", "is not a vers: range"),
        ("vers:/1", "is not a vers: range"),
        ("vers:generic/%ZZ", "is not a vers: range"),
        (",,,", "no version is named"),
    ] {
        assert!(text.parse::<VersionSet>().unwrap_err().to_string().contains(expected), "{text:?}");
    }
    assert!("1,".repeat(300).parse::<VersionSet>().is_err(), "more spans than one statement may hold");
    assert!("1".repeat(5000).parse::<VersionSet>().is_err(), "longer than one statement may be");
}

#[test]
fn schemes_compare_in_their_own_way() {
    let vendor = Product {
        version_scheme: VersionScheme::Vendor,
        versions: ["R1", "R2", "2024a", "Xmas"]
            .iter()
            .map(|name| ProductVersion { name: (*name).to_owned(), ..ProductVersion::default() })
            .collect(),
        ..Product::default()
    };
    let semantic = VersionOrder::without_list(VersionScheme::Semantic);
    let numeric = VersionOrder::without_list(VersionScheme::Numeric);
    let listed = VersionOrder::of(&vendor);
    let cases = [
        (">= 4.0 and < 4.6.2", "4.6.1", semantic, Some(true)),
        (">= 4.0 and < 4.6.2", "4.6.2", semantic, Some(false)),
        ("< 4.6.2", "4.6.2-rc.1", semantic, Some(true)),
        ("< 4.6.2", "four", semantic, None),
        ("<= 12.1.3", "12.1.10", numeric, Some(false)),
        ("<= 12.1.3", "12.1.3.0", numeric, Some(true)),
        ("< 10", "9", numeric, Some(true)),
        ("< 10", "v9.99999999999999999999999", numeric, Some(true)),
        (">= R2 and <= 2024a", "2024a", listed, Some(true)),
        (">= R2 and <= 2024a", "Xmas", listed, Some(false)),
        (">= R2", "R3", listed, None),
        ("R1, 2024a", "2024a", listed, Some(true)),
        ("all", "anything", listed, Some(true)),
        ("vers:semver/>=1.0.0|<2.0.0|!=1.5.0", "1.5.0", semantic, Some(false)),
    ];
    for (set, version, order, expected) in cases {
        assert_eq!(read(set).contains(version, order), expected, "{version} in {set}");
    }
}

#[test]
fn impossible_ranges_are_found() {
    let numeric = VersionOrder::without_list(VersionScheme::Numeric);
    for (set, impossible) in [
        (">= 5 and < 4", true),
        ("> 4 and < 4", true),
        (">= 4 and <= 4", false),
        (">= 4 and < 4.0.0", true),
        ("4 to 5", false),
        (">= a and <= b", false),
    ] {
        assert_eq!(read(set).impossible(numeric).is_some(), impossible, "{set}");
    }
}

#[test]
fn vers_is_written_with_its_own_signs_encoded() {
    assert_eq!(read(">= 4.0 and < 4.6.2").to_vers(VersionScheme::Numeric), "vers:intdot/>=4.0|<4.6.2");
    assert_eq!(read("R 2").to_vers(VersionScheme::Vendor), "vers:generic/R%202");
    assert_eq!(read("all").to_vers(VersionScheme::Semantic), "vers:all/*");
}

proptest! {
    #[test]
    fn what_is_printed_as_vers_reads_back(text in "[0-9a-zA-Z .|<>=!,%-]{1,40}", ) {
        if let Ok(set) = text.parse::<VersionSet>() {
            let vers = set.to_vers(VersionScheme::Vendor);
            prop_assert_eq!(vers.parse::<VersionSet>().unwrap(), set, "{}", vers);
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,60}", version in "\\PC{0,20}") {
        if let Ok(set) = text.parse::<VersionSet>() {
            for scheme in [VersionScheme::Semantic, VersionScheme::Numeric, VersionScheme::Vendor] {
                let order = VersionOrder::without_list(scheme);
                let _ = (set.contains(&version, order), set.impossible(order), set.to_vers(scheme));
            }
        }
    }

    #[test]
    fn numeric_order_is_that_of_the_numbers(left in proptest::collection::vec(0u32..50, 1..4), right in proptest::collection::vec(0u32..50, 1..4)) {
        let print = |parts: &[u32]| parts.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
        let pad = |parts: &[u32]| { let mut parts = parts.to_vec(); parts.resize(4, 0); parts };
        let order = VersionOrder::without_list(VersionScheme::Numeric);
        prop_assert_eq!(order.compare(&print(&left), &print(&right)), Some(pad(&left).cmp(&pad(&right))));
    }
}

#[test]
fn a_slip_inside_vers_is_not_one_odd_version() {
    for text in ["vers:semver/>=4.0, <4.6", "vers:semver/>=1.2.2; from 4.0", "vers:generic/1.0 >=2.0"] {
        assert_eq!(text.parse::<VersionSet>(), Err(VersionError::BrokenVers(text.to_owned())));
    }
    assert!("vers:generic/1.0%2C rev B".parse::<VersionSet>().is_ok());
}

#[test]
fn a_sign_is_no_part_of_a_version() {
    for text in ["<< 4.6", ">= 4.0 and <<< 4.6.2", "!4.0", ">= 4.0 !"] {
        assert!(matches!(text.parse::<VersionSet>(), Err(VersionError::SignWithoutVersion(_))), "{text}");
    }
}

#[test]
fn words_beside_a_sign_mean_what_they_mean_alone() {
    assert_eq!(read("up to 3.20 and < 4.6.2").to_string(), "≤ 3.20, < 4.6.2");
}
