//! The weaknesses of the Common Weakness Enumeration, by number and name.

use crate::Cwe;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Version of the enumeration whose names are known.
pub const CWE_VERSION: &str = "4.17";

const LIST: &str = include_str!("../data/cwe.txt");

static NAMES: LazyLock<BTreeMap<u32, &'static str>> = LazyLock::new(|| {
    let entries = LIST.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
    entries.filter_map(|(number, name)| Some((number.parse().ok()?, name))).collect()
});

/// Name of a weakness in CWE 4.17, by its identifier (`CWE-319`); nothing where there is none of that number.
#[must_use]
pub fn cwe_name(id: &str) -> Option<&'static str> {
    NAMES.get(&id.trim().strip_prefix("CWE-")?.parse().ok()?).copied()
}

/// The weaknesses that words may mean, the likeliest first: one of that number (`319`, `cwe-319`), those whose number
/// begins so, then those whose names hold every word.
#[must_use]
pub fn find_cwes(words: &str, limit: usize) -> Vec<Cwe> {
    let words = words.trim().to_lowercase();
    let digits = words.strip_prefix("cwe").map_or(words.as_str(), |rest| rest.trim_start_matches(['-', ' ', '_']));
    let mut found: Vec<(u8, u32, &'static str)> =
        NAMES.iter().filter_map(|(&number, &name)| Some((rank(number, name, &words, digits)?, number, name))).collect();
    found.sort_unstable();
    let as_cwe = |(_, number, name): (u8, u32, &str)| Cwe { id: format!("CWE-{number}"), name: name.to_owned() };
    found.into_iter().take(limit).map(as_cwe).collect()
}

fn rank(number: u32, name: &str, words: &str, digits: &str) -> Option<u8> {
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let number = number.to_string();
        return if number == digits { Some(0) } else { number.starts_with(digits).then_some(1) };
    }
    let name = name.to_lowercase();
    if words.is_empty() || !words.split_whitespace().all(|word| name.contains(word)) {
        return None;
    }
    Some(if name.starts_with(words) { 2 } else { 3 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_a_weakness() {
        let lines = LIST.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!((NAMES.len(), lines), (968, 968));
        assert!(NAMES.values().all(|name| !name.is_empty() && name.trim() == *name));
        assert!(LIST.lines().next().unwrap().contains(CWE_VERSION));
    }

    #[test]
    fn a_weakness_is_found_by_its_number_and_by_words() {
        let first = |words: &str| find_cwes(words, 1).pop().map(|cwe| format!("{} {}", cwe.id, cwe.name));
        for (words, expected) in [
            ("319", Some("CWE-319 Cleartext Transmission of Sensitive Information")),
            ("CWE-319", Some("CWE-319 Cleartext Transmission of Sensitive Information")),
            (
                "cwe 79",
                Some("CWE-79 Improper Neutralization of Input During Web Page Generation ('Cross-site Scripting')"),
            ),
            ("cleartext sensitive transmission", Some("CWE-319 Cleartext Transmission of Sensitive Information")),
            (
                "cross-site scripting",
                Some("CWE-79 Improper Neutralization of Input During Web Page Generation ('Cross-site Scripting')"),
            ),
            ("out-of-bounds write", Some("CWE-787 Out-of-bounds Write")),
            ("no such weakness", None),
            ("999999999999", None),
            ("", None),
            ("CWE-", None),
        ] {
            assert_eq!(first(words).as_deref(), expected, "{words}");
        }
        assert_eq!(
            find_cwes("31", 3).iter().map(|cwe| cwe.id.as_str()).collect::<Vec<_>>(),
            ["CWE-31", "CWE-311", "CWE-312"]
        );
    }

    #[test]
    fn a_name_belongs_to_an_identifier_of_the_enumeration() {
        assert_eq!(cwe_name(" CWE-787 "), Some("Out-of-bounds Write"));
        for id in ["", "787", "cwe-787", "CWE-0", "CWE-1035", "CWE--787", "CWE-99999999999999"] {
            assert_eq!(cwe_name(id), None, "{id}");
        }
    }
}
