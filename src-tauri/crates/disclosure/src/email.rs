//! Addresses of mails as they may stand in a header: ASCII alone, with the domain as the mail system knows it.

use thiserror::Error;

/// The longest address, in bytes (RFC 5321 section 4.5.3.1).
const MAX_ADDRESS: usize = 254;
/// The longest part before the @, in bytes.
const MAX_LOCAL: usize = 64;

/// Why a text is not an address that a mail can go to.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AddressFault {
    /// Not of the form of an address.
    #[error("“{0}” is not an e-mail address; write it as name@domain")]
    Form(String),
    /// A character that nobody sees.
    #[error(
        "the e-mail address “{shown}” contains an invisible character ({code}); delete the address and type it again"
    )]
    Invisible {
        /// The address without it.
        shown: String,
        /// The character: `U+200B`.
        code: String,
    },
    /// A full-width character, which looks like another one.
    #[error(
        "the e-mail address “{shown}” contains the full-width character “{character}”; type it in ordinary letters"
    )]
    FullWidth {
        /// The address.
        shown: String,
        /// The character.
        character: char,
    },
    /// Letters outside ASCII before the @.
    #[error(
        "the e-mail address “{0}” has letters other than a to z before the @, which many mail systems can't deliver; ask for an address without them"
    )]
    Local(String),
    /// A domain that can't be one.
    #[error("“{domain}” is not a valid domain of an e-mail address ({shown}); check its spelling")]
    Domain {
        /// The address.
        shown: String,
        /// The domain.
        domain: String,
    },
    /// Too long.
    #[error("the e-mail address “{0}” is too long")]
    TooLong(String),
}

/// An address in the form in which it stands in a header: the domain in ASCII (`xn--…`), the rest as it is written.
///
/// # Errors
/// If no mail can go to it, or a reader could take it for another one.
pub fn ascii_address(text: &str) -> Result<String, AddressFault> {
    let text = text.trim();
    let shown: String = text.chars().filter(|character| !is_unseen(*character)).take(80).collect();
    if let Some(unseen) = text.chars().find(|character| is_unseen(*character)) {
        return Err(AddressFault::Invisible { shown, code: format!("U+{:04X}", u32::from(unseen)) });
    }
    if let Some(character) = text.chars().find(|character| is_full_width(*character)) {
        return Err(AddressFault::FullWidth { shown, character });
    }
    let Some((local, domain)) = text.rsplit_once('@') else { return Err(AddressFault::Form(shown)) };
    if !local.is_ascii() && !local.contains('@') {
        return Err(AddressFault::Local(shown));
    }
    let is_atom = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte))
    };
    if !local.split('.').all(is_atom) {
        return Err(AddressFault::Form(shown));
    }
    let Some(domain_in_ascii) = ascii_domain(domain) else {
        return Err(AddressFault::Domain { shown, domain: domain.chars().take(80).collect() });
    };
    let address = format!("{local}@{domain_in_ascii}");
    if address.len() > MAX_ADDRESS || local.len() > MAX_LOCAL {
        return Err(AddressFault::TooLong(shown));
    }
    Ok(address)
}

/// A domain in ASCII; one that is so already stays as it is written.
#[must_use]
pub fn ascii_domain(domain: &str) -> Option<String> {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let ascii = idna::domain_to_ascii_strict(domain).ok()?;
    let kept = if domain.is_ascii() { domain.to_owned() } else { ascii };
    (kept.split('.').all(is_label) && kept.len() <= 253).then_some(kept)
}

/// Characters that take no room, turn the direction of writing, or control a device.
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

fn is_full_width(character: char) -> bool {
    matches!(character, '\u{ff01}'..='\u{ff65}' | '\u{ffe0}'..='\u{ffe6}' | '\u{3000}'..='\u{3002}' | '\u{fe50}'..='\u{fe6b}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_are_made_ready_for_a_header() {
        for (given, expected) in [
            ("einkauf@krankenhaus-köln.example", "einkauf@xn--krankenhaus-kln-ltb.example"),
            (" A.B+c@Klinik.EXAMPLE ", "A.B+c@Klinik.EXAMPLE"),
            ("a@例え.テスト", "a@xn--r8jz45g.xn--zckzah"),
            ("a@xn--r8jz45g.xn--zckzah", "a@xn--r8jz45g.xn--zckzah"),
            ("a@STRASSE.example", "a@STRASSE.example"),
        ] {
            assert_eq!(ascii_address(given).unwrap(), expected);
        }
    }

    #[test]
    fn what_no_mail_can_go_to_is_refused() {
        let long = format!("{}@b.example", "a".repeat(65));
        for (given, words) in [
            ("", "not an e-mail address"),
            ("nobody", "not an e-mail address"),
            ("a@@b.example", "not an e-mail address"),
            ("a b@c.example", "not an e-mail address"),
            ("\"a\"@c.example", "not an e-mail address"),
            ("a..b@c.example", "not an e-mail address"),
            ("a@b.example>,c@d.example", "not an e-mail address"),
            ("a@", "not a valid domain"),
            ("a@b..example", "not a valid domain"),
            ("a@-b.example", "not a valid domain"),
            ("a@[127.0.0.1]", "not a valid domain"),
            ("a@b.example.", "not a valid domain"),
            ("a\u{200b}@b.example", "invisible character (U+200B)"),
            ("\u{202e}a@b.example", "invisible character (U+202E)"),
            ("a@b.\u{ad}example", "invisible character (U+00AD)"),
            ("a@b.example\r\nBcc: x@y.example", "invisible character (U+000D)"),
            ("a@\u{ff42}.example", "full-width character “ｂ”"),
            ("a\u{ff20}b.example", "full-width character “＠”"),
            ("a@b\u{3002}example", "full-width character “。”"),
            ("jörg@b.example", "before the @"),
            (long.as_str(), "too long"),
        ] {
            let error = ascii_address(given).unwrap_err().to_string();
            assert!(error.contains(words), "{given:?}: {error}");
            assert!(!error.contains(['\r', '\n', '\u{200b}', '\u{202e}']), "{error:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_taken_can_stand_in_a_header(text in "[ -~äß＠。\u{200b}\r\n@.]{0,40}") {
            if let Ok(address) = ascii_address(&text) {
                prop_assert!(address.bytes().all(|byte| byte.is_ascii_graphic()));
                prop_assert!(!address.contains(['<', '>', ',', ';', '"', '(', ')']));
                prop_assert_eq!(ascii_address(&address), Ok(address));
            }
        }
    }
}
