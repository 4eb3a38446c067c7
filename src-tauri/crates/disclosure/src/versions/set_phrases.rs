//! Texts that say as a whole what they mean: everything, nothing, not known.

/// Texts that say that nothing is known.
const UNSTATED: [&str; 24] = [
    "n/a",
    "na",
    "n.a.",
    "n. a.",
    "unspecified",
    "not specified",
    "unknown",
    "not known",
    "not applicable",
    "tbd",
    "tba",
    "to be determined",
    "to be announced",
    "-",
    "--",
    "–",
    "—",
    "?",
    "various",
    "multiple",
    "several",
    "see advisory",
    "undefined",
    "unversioned",
];
/// Texts that say that no version is meant.
const NOTHING: [&str; 12] = [
    "none",
    "no version",
    "no versions",
    "none affected",
    "no version affected",
    "no versions affected",
    "no affected version",
    "no affected versions",
    "not affected",
    "none of the versions",
    "nil",
    "vers:none/*",
];
/// Texts that mean every version.
const EVERYTHING: [&str; 24] = [
    "all",
    "*",
    "any",
    "all versions",
    "all version",
    "any version",
    "any versions",
    "every version",
    "vers:all/*",
    "*.*",
    "*.*.*",
    "all releases",
    "all versions affected",
    "all versions are affected",
    "all affected",
    "all versions (all)",
    "all affected versions",
    "every release",
    "any release",
    "versions all",
    "version all",
    "all version(s)",
    "version(s): all",
    "version *",
];

/// What the whole text says, where it is a set phrase.
pub(super) enum Whole {
    Everything,
    Nothing,
    Unstated,
}

pub(super) fn whole(text: &str) -> Option<Whole> {
    let words: Vec<String> = text.replace('_', " ").split_whitespace().map(str::to_lowercase).collect();
    let text = words.join(" ");
    let text = if text.len() > 1 { text.trim_end_matches(['.', '!']) } else { &text };
    let is = |list: &[&str]| list.iter().any(|known| known.trim_end_matches('.') == text || *known == text);
    if is(&EVERYTHING) {
        Some(Whole::Everything)
    } else if is(&NOTHING) {
        Some(Whole::Nothing)
    } else if is(&UNSTATED) {
        Some(Whole::Unstated)
    } else {
        None
    }
}
