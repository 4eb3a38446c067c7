//! Names in which a placeholder takes the place of a number: `5.x`, `12.6.*`, `V3.X.17`.

/// Whether a name holds a placeholder: a part between its dots that is only `x` or `*`, or an `x` that follows a digit
/// at its end (`8.1x`).
pub(super) fn is_wildcard(name: &str) -> bool {
    let plain = super::natural::without_version_mark(name);
    let plain = plain.strip_prefix(['v', 'V']).filter(|rest| rest.starts_with(['x', 'X'])).unwrap_or(plain);
    let parts: Vec<&str> = plain.split(['.', '-', '/', '_', ' ']).collect();
    if !parts.iter().any(|part| part.bytes().any(|byte| byte.is_ascii_digit())) {
        return false;
    }
    parts.iter().any(|part| is_placeholder(part) || ends_in_placeholder(part))
}

fn is_placeholder(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| matches!(byte, b'x' | b'X' | b'*'))
}

/// `8.1x`, `16XXXXXXXXX`, `InRouter6XX`.
fn ends_in_placeholder(part: &str) -> bool {
    let start = part.trim_end_matches(['x', 'X', '*']);
    start.len() < part.len() && start.ends_with(|character: char| character.is_ascii_digit())
}

/// The versions that `5.x` or `V12.6.*` stands for: from the first text on, below the second. `None` where a
/// placeholder stands before a number, or the numbers before it can't be counted on.
pub(super) fn expand(name: &str) -> Option<(String, String)> {
    let (fixed, _) = name.split_once(['x', 'X', '*'])?;
    let fixed = fixed.strip_suffix('.').or_else(|| fixed.strip_suffix(' '))?;
    let placeholders = &name[fixed.len()..];
    let only = placeholders.split(['.', ' ']).skip(1).all(is_placeholder);
    let digits = fixed.len() - fixed.trim_end_matches(|character: char| character.is_ascii_digit()).len();
    let (head, last) = fixed.split_at(fixed.len() - digits);
    let marked = super::natural::without_version_mark(fixed);
    let plain = marked.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if !only || !plain || digits == 0 {
        return None;
    }
    let next = last.parse::<u64>().ok()?.checked_add(1)?;
    Some((fixed.to_owned(), format!("{head}{next}")))
}

/// Whether a placeholder stands where a range would have to be written for it, which [`expand`] can't.
pub(super) fn is_fixed_by_range(name: &str) -> bool {
    let parts = name.split(['.', '-', '_']).any(|part| is_placeholder(part.trim_start_matches(['v', 'V'])));
    parts && is_wildcard(name)
}
