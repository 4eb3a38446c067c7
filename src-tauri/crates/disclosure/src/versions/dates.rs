//! Dates in the place of versions.

use super::lexer::{Kind, Token};
use super::phrases::{has_digit, words_of};

const MONTHS: [&str; 24] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];

/// Whether a month stands beside or inside something with a number.
pub(super) fn holds_month(text: &str) -> bool {
    let month = words_of(text).any(|word| {
        MONTHS.contains(&word.as_str())
            || word.split(['/', '-', '.', ' ']).filter(|part| !part.is_empty()).any(|part| MONTHS.contains(&part))
    });
    month && has_digit(text)
}

/// `2021-06-16`, `16.06.2021`, `6/16/2021`.
pub(super) fn is_day(word: &str) -> bool {
    ['-', '.', '/'].iter().any(|separator| {
        let parts: Vec<&str> = word.split(*separator).collect();
        let number =
            |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u32>().ok()).flatten();
        let [one, two, three] = parts.as_slice() else { return false };
        let (Some(first), Some(second), Some(third)) = (number(one), number(two), number(three)) else { return false };
        let year = |number: u32, text: &str| text.len() == 4 && (1990..2100).contains(&number);
        let small = |number: u32, most: u32, text: &str| text.len() <= 2 && (1..=most).contains(&number);
        year(first, one) && small(second, 12, two) && small(third, 31, three) && *separator == '-'
            || year(third, three) && small(first, 31, one) && small(second, 31, two) && (first <= 12 || second <= 12)
    })
}

/// Whether tokens are a date with the name of a month and nothing else: "January 31 2014", "April/20/2023".
pub(super) fn is_date(tokens: &[Token<'_>]) -> bool {
    let part = |word: &str| MONTHS.contains(&word) || word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() <= 4;
    let fits = |token: &Token<'_>| {
        token.is(Kind::Comma)
            || token.is(Kind::Word)
                && token
                    .lower()
                    .trim_end_matches(['t', 'h', 's', 'n', 'd', 'r'])
                    .split(['/', '-'])
                    .all(|word| !word.is_empty() && part(word))
            || token.is(Kind::Word) && MONTHS.contains(&token.lower().as_str())
    };
    (1..=4).contains(&tokens.len()) && tokens.iter().all(fits)
}

pub(super) fn is_month(word: &str) -> bool {
    MONTHS.contains(&word)
}
