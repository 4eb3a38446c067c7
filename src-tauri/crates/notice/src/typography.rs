//! No-break spaces where a line break would tear a number from what it counts.

const NO_BREAK: char = '\u{a0}';

/// Words that hold on to the number after them.
const BEFORE_NUMBER: [&str; 22] = [
    "version", "versions", "Version", "Versions", "Art.", "Article", "Annex", "section", "Section", "clause", "Clause",
    "page", "No.", "§", "≥", "≤", "<", ">", "CVSS", "rev.", "Nr.", "Reg.",
];

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Binds "version 4.6.2", "12 Nov" and "Art. 87" with a no-break space.
pub(crate) fn bind(text: &str) -> String {
    let mut bound = String::with_capacity(text.len());
    for (index, character) in text.char_indices() {
        if character == ' ' && holds(word_before(&text[..index]), word_after(&text[index + 1..])) {
            bound.push(NO_BREAK);
        } else {
            bound.push(character);
        }
    }
    bound
}

fn holds(before: &str, after: &str) -> bool {
    let number_follows = after.starts_with(|character: char| character.is_ascii_digit());
    if number_follows && BEFORE_NUMBER.contains(&before.trim_start_matches('(')) {
        return true;
    }
    let year_follows = after.len() >= 4 && after.bytes().take(4).all(|byte| byte.is_ascii_digit());
    if year_follows && MONTHS.iter().any(|month| before.starts_with(month)) {
        return true;
    }
    let short_number = (1..=2).contains(&before.len()) && before.chars().all(|character| character.is_ascii_digit());
    short_number && MONTHS.iter().any(|month| after.starts_with(month))
}

fn word_before(text: &str) -> &str {
    text.rsplit([' ', '\n', NO_BREAK]).next().unwrap_or_default()
}

fn word_after(text: &str) -> &str {
    text.split([' ', '\n']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::bind;

    #[test]
    fn numbers_stay_with_their_words() {
        for (text, bound) in [
            ("install version 4.6.2 now", "install version\u{a0}4.6.2 now"),
            ("by 12 November 2026", "by 12\u{a0}November\u{a0}2026"),
            ("see Art. 87(3)", "see Art.\u{a0}87(3)"),
            ("of ≥ 2.0 and < 2.9", "of ≥\u{a0}2.0 and <\u{a0}2.9"),
            ("112 November", "112 November"),
            ("two versions, old", "two versions, old"),
        ] {
            assert_eq!(bind(text), bound);
        }
    }
}
