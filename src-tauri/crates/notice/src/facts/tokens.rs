//! The numbers of a text, whatever its language: versions, scores, years, identifiers, addresses.

/// Words with a digit, and addresses, in a form that does not depend on how the language writes numbers.
#[must_use]
pub fn tokens(text: &str) -> Vec<String> {
    let is_space = |character: char| character.is_whitespace() && !is_group_space(character);
    let mut found: Vec<String> = Vec::new();
    for word in joined(text).split(is_space) {
        let is_edge = |character: char| !character.is_alphanumeric();
        let bare = word.trim_matches(is_edge);
        if bare.contains("://") || (bare.contains('@') && bare.contains('.')) {
            found.push(bare.to_owned());
        } else {
            found.extend(parts(bare).map(normal).filter(|part| !part.is_empty()));
        }
    }
    found.sort();
    found
}

/// `1 480` is one number: a no-break space between groups of three.
fn joined(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let is_digit = |at: usize| characters.get(at).is_some_and(char::is_ascii_digit);
    let mut out = String::new();
    for (at, character) in characters.iter().enumerate() {
        let is_group = is_group_space(*character)
            && at > 0
            && is_digit(at - 1)
            && (1..=3).all(|next| is_digit(at + next))
            && !is_digit(at + 4);
        if is_group_space(*character) {
            if !is_group {
                out.push(' ');
            }
        } else {
            out.push(*character);
        }
    }
    out
}

const fn is_group_space(character: char) -> bool {
    matches!(character, '\u{a0}' | '\u{202f}' | '\u{2009}')
}

/// A word with a digit, parted at signs that no number or identifier holds.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let is_inside =
        |character: char| character.is_alphanumeric() || matches!(character, '.' | ',' | '-' | '_' | ':' | '/');
    word.split(move |character| !is_inside(character))
        .map(|part| part.trim_matches(|character: char| !character.is_alphanumeric()))
        .filter(|part| part.chars().any(|character| character.is_ascii_digit()))
}

/// A decimal comma becomes a point, separators of thousands go, and letters around a bare number too: `30.`, `24-Stunden`.
fn normal(part: &str) -> String {
    let is_identifier = part.chars().next().is_some_and(char::is_alphabetic) && part.is_ascii();
    if is_identifier {
        return part.to_owned();
    }
    let number: String = part
        .chars()
        .take_while(|character| character.is_ascii_digit() || matches!(character, '.' | ',' | ':'))
        .collect();
    let number = number.trim_end_matches(['.', ',', ':']);
    let groups: Vec<&str> = number.split([',', '.']).collect();
    let separators: Vec<char> = number.chars().filter(|character| matches!(character, ',' | '.')).collect();
    let is_grouped = groups.len() > 1
        && groups[0].len() <= 3
        && groups[1..].iter().all(|group| group.len() == 3)
        && separators.iter().all(|separator| *separator == separators[0]);
    if is_grouped { groups.concat() } else { number.replace(',', ".") }
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn numbers_are_the_same_in_every_language() {
        let english = tokens(
            "Install version 4.6.2 by 18 December 2026 (CVE-2026-90417, score 8.3); 10,000 pumps within 24-hour shifts.",
        );
        let german = tokens(
            "Version 4.6.2 bis 18. Dezember 2026 installieren (CVE-2026-90417, Wert 8,3); 10.000 Pumpen in 24-Stunden-Schichten.",
        );
        let french = tokens(
            "Installer la version 4.6.2 au plus tard le 18 décembre 2026 (CVE-2026-90417, score 8,3)\u{a0}; 10\u{202f}000 pompes en postes de 24\u{a0}heures.",
        );
        assert_eq!(english, ["10000", "18", "2026", "24", "4.6.2", "8.3", "CVE-2026-90417"]);
        assert_eq!(german, english);
        assert_eq!(french, english);
        assert_eq!(tokens("Mail a@b.example or see https://b.example/x."), ["a@b.example", "https://b.example/x"]);
    }
}
