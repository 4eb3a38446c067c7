use super::{Reading, Remark, VersionOrder, VersionSet};
use crate::{Product, ProductVersion, VersionScheme};
use proptest::prelude::*;

/// Names of published advisories, each looked at by a person: the text, what it is read as ("=" where it stays text),
/// its canonical `vers:` form ("-" where it has none), and the kinds of remarks.
const PUBLISHED: &str = include_str!("tests/published.tsv");
/// The same for what people type, what the specification of `vers:` shows, and slips.
const TYPED: &str = include_str!("tests/typed.tsv");

fn set(text: &str) -> VersionSet {
    let reading = Reading::of(text);
    reading.set().unwrap_or_else(|| panic!("{text:?}: {:?}", reading.remarks())).clone()
}

fn kinds(reading: &Reading) -> String {
    let kind =
        |remark: &Remark| format!("{remark:?}").chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
    let kinds: Vec<String> = reading.remarks().iter().map(kind).collect();
    if kinds.is_empty() { "-".to_owned() } else { kinds.join(" ") }
}

#[test]
fn what_is_published_and_typed_is_read_as_a_person_would() {
    let mut wrong = Vec::new();
    for line in PUBLISHED.lines().chain(TYPED.lines()) {
        let [text, expected, vers, remarks] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line:?}") };
        let reading = Reading::of(text);
        let shown = if reading.set().is_some() { reading.to_string() } else { "=".to_owned() };
        let written = reading.to_vers(None).unwrap_or_else(|| "-".to_owned());
        let found = (shown.as_str(), written.as_str(), kinds(&reading));
        if found != (expected, vers, remarks.to_owned()) {
            wrong.push(format!("{text:?}: {found:?}, not {:?}", (expected, vers, remarks)));
        }
        if reading.set().is_none() {
            assert_eq!(reading.to_string(), text.trim(), "text that is not read stays as it is");
            assert!(!reading.remarks().is_empty(), "{text:?}: text without a finding");
        }
        assert!(
            reading.to_vers(None).is_some() || !reading.remarks().is_empty(),
            "{text:?}: no order without a finding"
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(PUBLISHED.lines().count() >= 300);
}

/// A notice holds what is printed, and prints it again in each language: it must be read as the same.
#[test]
fn what_is_printed_is_read_as_the_same() {
    for line in PUBLISHED.lines().chain(TYPED.lines()) {
        let reading = Reading::of(line.split('\t').next().unwrap());
        let again = Reading::of(&reading.to_string());
        assert_eq!(again.to_string(), reading.to_string(), "{:?}", reading.published());
        assert!(again.set().is_none() || again.set() == reading.set(), "{:?}", reading.published());
    }
}

#[test]
fn a_text_without_a_certain_meaning_has_a_finding() {
    for (text, expected, stops) in [
        ("", "no version is named", true),
        ("  ", "no version is named", true),
        (",,,", "no version is named", true),
        (">=", "“>=” stands without a version", true),
        ("<< 4.6", "“<<” stands without a version", true),
        ("vers:semver", "is not a vers: range (the slash after the type is missing)", true),
        ("vers:/1", "is not a vers: range", true),
        ("vers:semver/>=4.0, <4.6", "must be percent-encoded", true),
        ("<2.0 and earlier", "contradicts itself", true),
        ("none", "no version is meant", true),
        ("unknown", "names no version", true),
        ("All versions with Ethernet interface", "is not understood, so the published words are kept", false),
        ("all", "covers every version", false),
    ] {
        let reading = Reading::of(text);
        let words: Vec<String> = reading.remarks().iter().map(ToString::to_string).collect();
        assert!(words.iter().any(|words| words.contains(expected)), "{text:?}: {words:?}");
        assert_eq!(reading.stops(), stops, "{text:?}");
    }
    assert_eq!(Reading::of(&"1,".repeat(600)).remarks().last(), Some(&Remark::TooMany));
    assert_eq!(Reading::of(&"1".repeat(5000)).remarks(), [Remark::TooLong]);
}

#[test]
fn schemes_compare_in_their_own_way() {
    let vendor = listed(&["R1", "R2", "2024a", "Xmas"]);
    let semantic = VersionOrder::without_list(VersionScheme::Semantic);
    let numeric = VersionOrder::without_list(VersionScheme::Numeric);
    let by_list = VersionOrder::of(&vendor);
    let cases = [
        (">= 4.0 and < 4.6.2", "4.6.1", semantic, Some(true)),
        (">= 4.0 and < 4.6.2", "4.6.2", semantic, Some(false)),
        ("< 4.6.2", "4.6.2-rc.1", semantic, Some(true)),
        ("< 4.6.2", "four", semantic, None),
        ("<= 12.1.3", "12.1.10", numeric, Some(false)),
        ("<= 12.1.3", "12.1.3.0", numeric, Some(true)),
        ("< 10", "9", numeric, Some(true)),
        ("< 10", "v9.99999999999999999999999", numeric, Some(true)),
        (">= R2 and <= 2024a", "2024a", by_list, Some(true)),
        (">= R2 and <= 2024a", "Xmas", by_list, Some(false)),
        (">= R2", "R3", by_list, None),
        ("R1, 2024a", "2024a", by_list, Some(true)),
        ("all", "anything", by_list, Some(true)),
        ("none", "anything", by_list, Some(false)),
        ("vers:semver/>=1.0.0|!=1.5.0|<2.0.0", "1.5.0", semantic, Some(false)),
        ("vers:semver/!=1.5.0", "1.5.0", semantic, Some(false)),
        ("vers:semver/!=1.5.0", "1.4.9", semantic, Some(true)),
        ("vers:semver/!=1.5.0", "1.5", semantic, Some(false)),
        ("all versions except 1.1", "1.1.0", numeric, Some(false)),
        ("5.x", "5.9", numeric, Some(true)),
        ("5.x", "6.0", numeric, Some(false)),
        ("<= V7.x", "7.4", numeric, Some(true)),
        ("< V7.x", "7.4", numeric, Some(false)),
        ("V3.X.17", "3.2.17", numeric, None),
        ("5.x", "5.9", by_list, None),
        ("firmware <= 2.1", "2.0", numeric, None),
        ("firmware <= 2.1", "2.2", numeric, Some(false)),
        ("All versions with Ethernet interface", "1.0", numeric, None),
    ];
    for (text, version, order, expected) in cases {
        assert_eq!(Reading::of(text).contains(version, order), expected, "{version} in {text}");
    }
}

#[test]
fn names_in_the_list_of_a_product_are_versions() {
    let product = listed(&["Xmas", "Winter Release", "9.x (with Wireless Battery Module)", "2.0-2.0.5", "4.1.2", "3"]);
    let order = VersionOrder::of(&product);
    for (text, expected, contained) in [
        ("Xmas", "Xmas", Some(true)),
        ("Winter Release and later", "≥ Winter Release", Some(false)),
        ("Xmas, Winter Release", "Xmas, Winter Release", Some(true)),
        ("2.0-2.0.5", "2.0-2.0.5", Some(false)),
        ("4.1.2, 3", "4.1.2, 3", Some(false)),
        ("9.x (with Wireless Battery Module)", "9.x (with Wireless Battery Module)", None),
    ] {
        let reading = Reading::under(text, order);
        assert_eq!(reading.to_string(), expected);
        assert_eq!(reading.remarks(), [], "{text}");
        assert_eq!(reading.contains("Xmas", order), contained, "{text}");
    }
}

#[test]
fn impossible_ranges_are_found() {
    let numeric = VersionOrder::without_list(VersionScheme::Numeric);
    let product = listed(&["R1", "Q9"]);
    for (text, order, impossible) in [
        ("4 to 5", numeric, false),
        (">= 4 and <= 4", numeric, false),
        (">= R1 and <= Q9", VersionOrder::of(&product), false),
        (">= Q9 and < R1", VersionOrder::of(&product), true),
    ] {
        assert_eq!(set(text).impossible(order).is_some(), impossible, "{text}");
    }
    for text in [">= 5 and < 4", "> 4 and < 4", ">= 4 and < 4.0.0", "5 to 4"] {
        assert!(matches!(Reading::of(text).remarks().last(), Some(Remark::Impossible(_))), "{text}");
    }
}

#[test]
fn vers_is_written_in_its_canonical_form() {
    let order = VersionOrder::without_list;
    for (text, scheme, expected) in [
        (">= 4.0 and < 4.6.2", VersionScheme::Numeric, Some("vers:intdot/>=4.0|<4.6.2")),
        (">= V4.0 and < V4.6.2", VersionScheme::Numeric, Some("vers:intdot/>=4.0|<4.6.2")),
        (">= 4.0 and < V4.6.2", VersionScheme::Semantic, Some("vers:semver/>=4.0.0|<4.6.2")),
        ("V8.0 SP4", VersionScheme::Vendor, Some("vers:generic/V8.0%20SP4")),
        ("V8.0 SP4", VersionScheme::Numeric, None),
        ("all", VersionScheme::Semantic, Some("vers:all/*")),
        ("none", VersionScheme::Semantic, Some("vers:none/*")),
        ("5.0.1, 5.0, < 3.2, 2.0", VersionScheme::Numeric, Some("vers:intdot/<3.2|5.0|5.0.1")),
        ("< 4.0, 4.0", VersionScheme::Numeric, Some("vers:intdot/<=4.0")),
        ("5.0, 5.0.0", VersionScheme::Numeric, Some("vers:intdot/5.0")),
        (">= 1.0 and < 2.0, >= 2.0 and < 3.0, not 2.5", VersionScheme::Numeric, Some("vers:intdot/>=1.0|!=2.5|<3.0")),
        ("EH3, SS2, EH2", VersionScheme::Vendor, Some("vers:generic/EH2|EH3|SS2")),
        ("R1.2 to 4.2", VersionScheme::Vendor, Some("vers:generic/>=R1.2|<=4.2")),
        ("R1.2 to 4.2, 5.0", VersionScheme::Vendor, None),
        ("12.6.*", VersionScheme::Numeric, Some("vers:intdot/>=12.6|<12.7")),
    ] {
        assert_eq!(set(text).to_vers(order(scheme)).as_deref(), expected, "{text}");
    }
    let listed = listed(&["Spring", "Autumn 2"]);
    assert_eq!(
        Reading::under("Autumn 2, Spring", VersionOrder::of(&listed))
            .to_vers(Some(VersionOrder::of(&listed)))
            .as_deref(),
        Some("vers:generic/Spring|Autumn%202"),
        "the product's own list sorts"
    );
}

fn listed(names: &[&str]) -> Product {
    Product {
        version_scheme: VersionScheme::Vendor,
        versions: names
            .iter()
            .map(|name| ProductVersion { name: (*name).to_owned(), ..ProductVersion::default() })
            .collect(),
        ..Product::default()
    }
}

/// One comparison as people write it, of small numbers, so that ends meet.
fn comparison() -> impl Strategy<Value = String> {
    let version = (0u8..4, 0u8..4).prop_map(|(major, minor)| format!("{major}.{minor}"));
    (prop::sample::select(vec!["<", "<=", ">", ">=", "", "!="]), version)
        .prop_map(|(sign, version)| format!("{sign}{version}"))
}

proptest! {
    #[test]
    fn a_text_of_signs_and_words_is_read_or_kept(text in "([<>=!|,;() ._+/-]|and|or|to|all|versions|prior|earlier|up|including|not|V|x|SP|[0-9]){1,16}") {
        let reading = Reading::of(&text);
        let again = Reading::of(&reading.to_string());
        prop_assert!(again.set().is_none() || again.set() == reading.set(), "{:?} prints as {:?}", text, reading.to_string());
        prop_assert_eq!(again.to_string(), reading.to_string());
        for order in [None, Some(VersionScheme::Semantic), Some(VersionScheme::Numeric), Some(VersionScheme::Vendor)] {
            let vers = reading.to_vers(order.map(VersionOrder::without_list));
            prop_assert!(vers.is_some() || !reading.remarks().is_empty());
        }
    }

    #[test]
    fn what_is_written_as_vers_is_the_same_set(
        parts in prop::collection::vec(comparison(), 1..6),
        separator in prop::sample::select(vec![" | ", ", ", " and ", " or ", " "]),
    ) {
        let order = VersionOrder::without_list(VersionScheme::Numeric);
        let text = parts.join(separator);
        let reading = Reading::of(&text);
        if let (Some(set), Some(vers)) = (reading.set(), reading.to_vers(Some(order))) {
            let again = Reading::of(&vers);
            let written = again.set().cloned();
            prop_assert!(written.is_some(), "{text:?} is written as {vers:?}: {:?}", again.remarks());
            prop_assert_eq!(again.to_vers(None), Some(vers.clone()), "canonical: {}", vers);
            for version in (0..5).flat_map(|major| (0..5).map(move |minor| format!("{major}.{minor}"))).chain(["1.1.5".to_owned()]) {
                prop_assert_eq!(
                    written.as_ref().and_then(|written| written.contains(&version, order)),
                    set.contains(&version, order),
                    "{} in {} and {}", version, text, vers
                );
            }
        }
    }

    #[test]
    fn canonical_vers_has_no_remark_on_its_form(parts in prop::collection::vec(comparison(), 1..5)) {
        if let Some(vers) = Reading::of(&parts.join(", ")).to_vers(None) {
            let remarks = Reading::of(&vers).remarks().to_vec();
            prop_assert!(!remarks.iter().any(|remark| matches!(remark, Remark::InvalidVers(_) | Remark::BrokenVers { .. })), "{vers}: {remarks:?}");
        }
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,60}", version in "\\PC{0,20}") {
        let reading = Reading::of(&text);
        for scheme in [VersionScheme::Semantic, VersionScheme::Numeric, VersionScheme::Vendor] {
            let order = VersionOrder::without_list(scheme);
            let _ = (reading.contains(&version, order), reading.to_vers(Some(order)), reading.to_string());
            if let Some(set) = reading.set() {
                let _ = set.impossible(order);
            }
        }
    }

    #[test]
    fn numeric_order_is_that_of_the_numbers(left in prop::collection::vec(0u32..50, 1..4), right in prop::collection::vec(0u32..50, 1..4)) {
        let print = |parts: &[u32]| parts.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
        let pad = |parts: &[u32]| { let mut parts = parts.to_vec(); parts.resize(4, 0); parts };
        let order = VersionOrder::without_list(VersionScheme::Numeric);
        prop_assert_eq!(order.compare(&print(&left), &print(&right)), Some(pad(&left).cmp(&pad(&right))));
        prop_assert_eq!(super::natural::compare(&print(&left), &print(&right)), Some(pad(&left).cmp(&pad(&right))));
    }

    #[test]
    fn the_order_of_names_turns_round_with_them(left in "[vV]?[0-9]{1,2}(\\.[0-9xX]{1,2}){0,2}( SP[0-9]| HF2|a|-rc1)?", right in "[vV]?[0-9]{1,2}(\\.[0-9xX]{1,2}){0,2}( SP[0-9]| HF2|a|-rc1)?") {
        prop_assert_eq!(super::natural::compare(&left, &right), super::natural::compare(&right, &left).map(std::cmp::Ordering::reverse));
    }
}
