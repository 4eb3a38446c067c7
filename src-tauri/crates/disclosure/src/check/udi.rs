//! Device identifiers of every issuing entity (Regulation (EU) 2017/745 Art. 27, Commission Implementing Decision (EU)
//! 2019/939), each with its check characters, and the single registration number of EUDAMED.

use super::identifiers::gtin_check_digit_is_right;

/// The values of HIBC characters: each stands at its value (HIBC Supplier Labeling Standard, modulo 43).
const HIBC: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";
/// The characters of a GMN at their values (GS1 General Specifications 7.9.5).
const GMN: &str = "!\"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
/// The characters of the two check characters of a GMN at their values.
const GMN_CHECK: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/// The weights of a GMN, for its longest form of 23 characters.
const GMN_WEIGHTS: [usize; 23] =
    [83, 79, 73, 71, 67, 61, 59, 53, 47, 43, 41, 37, 31, 29, 23, 19, 17, 13, 11, 7, 5, 3, 2];

/// What is wrong with an identifier, and what would be right.
pub(super) type Wrong = Option<(String, &'static str)>;

fn wrong(what: impl Into<String>, right: &'static str) -> Wrong {
    Some((what.into(), right))
}

/// A UDI-DI in the notation of GS1, HIBCC, ICCBBA or IFA.
pub(super) fn udi_di(text: &str) -> Wrong {
    let text = text.trim();
    if text.is_empty() || text.starts_with("D-") {
        // EUDAMED forms the identifier of a legacy device itself.
        return None;
    }
    if text.starts_with('+') {
        return hibc(text);
    }
    if let Some(data) = text.strip_prefix("=/").or_else(|| text.strip_prefix('=')) {
        let fits = data.len() == 16 && data.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        return if fits {
            None
        } else {
            wrong("is not a UDI-DI of ICCBBA", "Expected =/ and 16 capital letters or digits.")
        };
    }
    if text.starts_with('(') {
        return wrong(
            "holds an application identifier in brackets",
            "A UDI-DI is the number after (01) alone: 14 digits, without serial number, lot or date.",
        );
    }
    if text.contains(char::is_whitespace) {
        return wrong("holds a blank", "Write it without blanks; compare it with the label.");
    }
    if let Some(strange) = text.chars().find(|character| !character.is_ascii_alphanumeric()) {
        return wrong(format!("holds “{strange}”"), "Compare it with the label.");
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        // A PPN of IFA is of digits as well.
        return if gtin_check_digit_is_right(text) || ppn_is_right(text) {
            None
        } else {
            wrong(
                "has a wrong check digit, or digits are missing",
                "A GS1 UDI-DI has 14 digits; compare it with the label.",
            )
        };
    }
    if ppn_is_right(text) {
        return None;
    }
    wrong(
        "holds letters, and its check characters fit no issuing entity",
        "A GS1 UDI-DI has digits only (0, not the letter O); HIBC begins with +, ICCBBA with =, IFA ends in two check digits.",
    )
}

/// `+`, four characters of the labeler, the product, a unit of measure, and a check character over all before it.
fn hibc(text: &str) -> Wrong {
    if text.contains('/') {
        return wrong(
            "holds more than the device identifier",
            "Leave out what follows the slash: lot, serial number, date.",
        );
    }
    let values: Option<Vec<usize>> = text.chars().map(|character| HIBC.find(character)).collect();
    let Some(values) = values.filter(|values| (8..=26).contains(&values.len())) else {
        return wrong(
            "is not a UDI-DI of HIBC",
            "Expected +, the labeler, the product, the unit and a check character, in capitals.",
        );
    };
    let (check, data) = values.split_last().map_or((0, [].as_slice()), |(check, data)| (*check, data));
    if data.iter().sum::<usize>() % 43 == check {
        None
    } else {
        wrong("has a wrong HIBC check character", "Compare it with the label.")
    }
}

/// The two check digits of IFA over all before them (IFA, check digit calculations: ASCII values with weights from 2,
/// modulo 97).
fn ppn_is_right(text: &str) -> bool {
    let Some((data, check)) = text.len().checked_sub(2).filter(|at| *at > 0).and_then(|at| text.split_at_checked(at))
    else {
        return false;
    };
    let fits = (6..=25).contains(&text.len()) && text.is_ascii();
    let sum: usize = data.bytes().enumerate().map(|(index, byte)| usize::from(byte) * (index + 2)).sum();
    fits && check == format!("{:02}", sum % 97)
}

/// The two check characters that GS1 and HIBCC put at the end of a Basic UDI-DI.
fn gmn_is_right(text: &str) -> bool {
    let Some((data, check)) = text.len().checked_sub(2).and_then(|at| text.split_at_checked(at)) else { return false };
    let Some(offset) = GMN_WEIGHTS.len().checked_sub(data.len()).filter(|_| !data.is_empty()) else { return false };
    let values: Option<Vec<usize>> = data.chars().map(|character| GMN.find(character)).collect();
    let Some(values) = values else { return false };
    let sum = values.iter().zip(&GMN_WEIGHTS[offset..]).map(|(value, weight)| value * weight).sum::<usize>() % 1021;
    check.as_bytes() == [GMN_CHECK[sum >> 5], GMN_CHECK[sum & 31]]
}

/// A Basic UDI-DI (MDR Annex VI part C): GMN of GS1, `++` of HIBCC, `PP` of IFA.
pub(super) fn basic_udi_di(text: &str) -> Wrong {
    let text = text.trim();
    if text.is_empty() || text.starts_with("B-") || text.starts_with('=') {
        // EUDAMED forms B- itself; ICCBBA has no check characters that are published.
        return None;
    }
    if text.contains(char::is_whitespace) {
        return wrong("holds a blank", "Write it without blanks.");
    }
    let ifa = text.starts_with("PP");
    if ifa && ppn_is_right(text) || !ifa && gmn_is_right(text) {
        return None;
    }
    wrong(
        "has wrong check characters",
        "Compare it with the declaration of conformity: the last two characters follow from those before them, and capitals and small letters differ.",
    )
}

/// The single registration number that EUDAMED gives (MDR Art. 31(2)): `DE-MF-000012345`.
pub(super) fn srn(text: &str) -> Wrong {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let parts: Vec<&str> = text.split('-').collect();
    let fits = matches!(parts.as_slice(), [country, role, number]
        if country.len() == 2
            && country.bytes().all(|byte| byte.is_ascii_uppercase())
            && matches!(*role, "MF" | "AR" | "IM" | "PR")
            && number.len() == 9
            && number.bytes().all(|byte| byte.is_ascii_digit()));
    if fits {
        None
    } else {
        wrong(
            "is not a single registration number",
            "Expected country, role and nine digits, such as DE-MF-000012345; roles are MF, AR, IM and PR.",
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_of_every_issuing_entity_are_checked() {
        for (text, expected) in [
            ("", None),
            ("04000000300106", None),
            ("00312345678906", None),
            ("04000000300107", Some("wrong check digit")),
            ("0400000030010", Some("wrong check digit")),
            ("(01)04000000300106", Some("in brackets")),
            ("(01)04000000300106(21)A7", Some("in brackets")),
            ("O4000000300106", Some("holds letters")),
            ("0400 0000 30010 6", Some("a blank")),
            ("04000000-300106", Some("holds “-”")),
            // The examples of the issuing entities.
            ("+A123BJC5D6E71G", None),
            ("+A123BJC5D6E71H", Some("HIBC check character")),
            ("+E308T800206X0F", None),
            ("+E308T800206X0W", Some("HIBC check character")),
            ("+a123bjc5d6e71G", Some("is not a UDI-DI of HIBC")),
            ("+A123BJC5D6E71/$$52001510X3G", Some("more than the device identifier")),
            ("111234567842", None),
            ("111234567843", Some("wrong check digit")),
            ("=/A9999XYZ100T0944", None),
            ("=/A9999XYZ100T094", Some("is not a UDI-DI of ICCBBA")),
        ] {
            let found = udi_di(text).map(|(what, _)| what);
            assert_eq!(found.is_some(), expected.is_some(), "{text}: {found:?}");
            assert!(expected.is_none_or(|words| found.as_deref().unwrap().contains(words)), "{text}: {found:?}");
        }
        for (text, right) in [
            ("", true),
            ("1987654Ad4X4bL5ttr2310c2K", true),
            ("1987654Ad4X4bL5ttr2310c2L", false),
            ("1987654AD4X4bL5ttr2310c2K", false),
            ("++A999MODELIDENTIFIER11S8", true),
            ("++A999MODELIDENTIFIER11S9", false),
            ("PP12345ABCD.12345678.9004", true),
            ("PP12345ABCD.12345678.9005", false),
            ("1987654 Ad4X4bL5ttr2310c2K", false),
        ] {
            assert_eq!(basic_udi_di(text).is_none(), right, "{text}");
        }
        for (text, right) in [
            ("", true),
            ("DE-MF-000012345", true),
            ("DE-XX-000012345", false),
            ("DE-MF-12345", false),
            ("de-mf-000012345", false),
        ] {
            assert_eq!(srn(text).is_none(), right, "{text}");
        }
    }
}
