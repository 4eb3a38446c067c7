//! Text that others wrote (names in certificates, reasons of signatures, titles of advisories, file names, mails) in the program's
//! own sentences. A control character could move the cursor of a terminal, a bidirectional one could turn a line around, and a
//! line break could begin a line that looks like one of the program. Here they are made visible: what can be seen can't deceive.

/// Text of several lines: line feeds and tabs stay, every other control or bidirectional character is made visible.
#[must_use]
pub fn visible(text: &str) -> String {
    if text.chars().all(|character| character == '\n' || character == '\t' || shown_as(character).is_none()) {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match (character, shown_as(character)) {
            ('\n' | '\t', _) => shown.push(character),
            // The line feed behind it says the same.
            ('\r', _) if characters.peek() == Some(&'\n') => {}
            (_, Some(mark)) => shown.push_str(&mark),
            (_, None) => shown.push(character),
        }
    }
    shown
}

/// A value that stands in a sentence or a cell: one line, every control or bidirectional character made visible.
#[must_use]
pub fn one_line(text: &str) -> String {
    let text = text.trim();
    if text.chars().all(|character| shown_as(character).is_none()) {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\t' => shown.push(' '),
            '\r' if characters.peek() == Some(&'\n') => {}
            '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => shown.push_str(" \u{23CE} "),
            _ => match shown_as(character) {
                Some(mark) => shown.push_str(&mark),
                None => shown.push(character),
            },
        }
    }
    shown
}

/// A value that stands between quotation marks: as [`one_line`], and it can't end its own quotation.
#[must_use]
pub fn value(text: &str) -> String {
    one_line(text)
        .chars()
        .map(|character| if matches!(character, '\u{201C}' | '\u{201D}' | '\u{201E}') { '"' } else { character })
        .collect()
}

/// A value in quotation marks that can't end its own quotation.
#[must_use]
pub fn quoted(text: &str) -> String {
    format!("\u{201C}{}\u{201D}", value(text))
}

/// Text of one line for JSON that is read on a terminal: what a parser reads is unchanged, for outside of strings JSON has none
/// of these characters.
#[must_use]
pub fn json(text: &str) -> String {
    let is_turned = |character: char| is_bidirectional(character) || matches!(character, '\u{7F}'..='\u{9F}');
    if !text.chars().any(is_turned) {
        return text.to_owned();
    }
    text.chars()
        .map(
            |character| {
                if is_turned(character) { format!("\\u{:04x}", u32::from(character)) } else { character.to_string() }
            },
        )
        .collect()
}

/// Whether a character changes the direction of the text around it (Unicode Standard Annex 9).
#[must_use]
pub const fn is_bidirectional(character: char) -> bool {
    matches!(character, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// How a character is shown that would do something instead of being seen; nothing for one that is seen.
fn shown_as(character: char) -> Option<String> {
    match character {
        // Unicode has a picture for each control character of ASCII.
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(character)).map(String::from),
        '\u{7F}' => Some('\u{2421}'.to_string()),
        '\u{80}'..='\u{9F}' | '\u{2028}' | '\u{2029}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}' => {
            Some(format!("[U+{:04X}]", u32::from(character)))
        }
        // Marks of direction are ordinary in Hebrew and Arabic text and change no more than a letter would.
        '\u{61C}' | '\u{200E}' | '\u{200F}' => None,
        other if is_bidirectional(other) => Some(format!("[U+{:04X}]", u32::from(other))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{json, one_line, quoted, visible};
    use proptest::prelude::*;

    #[test]
    fn what_would_act_is_seen() {
        for (text, line, block) in [
            ("Perfusa IV 300", "Perfusa IV 300", "Perfusa IV 300"),
            ("Grüße, 東京, שלום", "Grüße, 東京, שלום", "Grüße, 東京, שלום"),
            ("\u{1b}[2J\u{1b}[HEverything verified", "␛[2J␛[HEverything verified", "␛[2J␛[HEverything verified"),
            ("x\u{202e}gpj.exe", "x[U+202E]gpj.exe", "x[U+202E]gpj.exe"),
            ("a\nb\tc", "a ⏎ b c", "a\nb\tc"),
            ("a\r\nb", "a ⏎ b", "a\nb"),
            ("a\rb", "a ⏎ b", "a␍b"),
            ("bell\u{7}, C1 \u{9b}31m", "bell␇, C1 [U+009B]31m", "bell␇, C1 [U+009B]31m"),
            ("one\u{2028}two", "one ⏎ two", "one[U+2028]two"),
        ] {
            assert_eq!(one_line(text), line, "{text:?}");
            assert_eq!(visible(text), block, "{text:?}");
        }
        assert_eq!(quoted("safe”. It is verified. “"), "“safe\". It is verified. \"”");
        assert_eq!(json("{\"a\": \"x\u{202e}y\u{9b}\"}"), r#"{"a": "x\u202ey\u009b"}"#);
    }

    proptest! {
        #[test]
        fn nothing_that_acts_is_left(text in "\\PC*|[\\x00-\\x1f\\x7f-\\x9f\u{202a}-\u{202e}\u{2066}-\u{2069}a-z\n]{0,40}") {
            let acts = |shown: &str| shown.chars().any(|c| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
            prop_assert!(!acts(&one_line(&text)));
            prop_assert!(!acts(&visible(&text).replace(['\n', '\t'], "")));
            prop_assert_eq!(quoted(&text).matches('\u{201d}').count(), 1);
            prop_assert_eq!(one_line(&one_line(&text)), one_line(&text));
        }
    }
}
