//! A kind is used only if every name in it is known: a typing mistake in a form must not print as a gap.

use super::{Block, Kind, Kinds, Per, ReplyRow};
use crate::content::is_name;
use crate::words::Catalogue;

/// The first thing that is wrong with a kind.
pub(super) fn validate(kind: &Kind, known: &Kinds) -> Option<String> {
    let words = Catalogue::embedded();
    if kind.letter.is_empty() || kind.letter.len() > 4 || !kind.letter.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Some(format!("letter {:?}: expected one to four capitals", kind.letter));
    }
    if known.all().iter().any(|other| other.id == kind.id || other.letter == kind.letter) {
        return Some(format!("the name {} or the letter {} is taken", kind.id, kind.letter));
    }
    if kind.title.is_empty() {
        return Some("there is no title".to_owned());
    }
    if let Some(name) = kind.names().into_iter().find(|name| !is_name(name)) {
        return Some(format!("nothing of the record is named {name:?}"));
    }
    if let Some(field) =
        kind.names().into_iter().filter_map(|name| name.strip_prefix("form.")).find(|id| known.field(id).is_none())
    {
        return Some(format!("no field of a form is named {field:?}"));
    }
    for block in kind.blocks() {
        if let Some(problem) = check_block(block, known) {
            return Some(problem);
        }
    }
    let missing: Vec<String> = keys(kind, known).into_iter().filter(|key| !words.has_base(kind, key)).collect();
    (!missing.is_empty()).then(|| format!("no English wording: {}", missing.join(", ")))
}

fn check_block(block: &Block, known: &Kinds) -> Option<String> {
    match block {
        Block::Fields { per, rows, .. } => rows.iter().find_map(|row| {
            let of_product = row.from.starts_with("product.")
                || row
                    .from
                    .strip_prefix("form.")
                    .and_then(|id| known.field(id))
                    .is_some_and(|field| field.scope == super::Scope::Product);
            match (of_product, per) {
                (true, Per::Matter) => Some(format!("{:?} is about one product: give per = \"product\"", row.from)),
                (false, Per::Product) => Some(format!("{:?} is not about one product", row.from)),
                _ => None,
            }
        }),
        Block::Reply { rows } => rows.iter().find_map(|ReplyRow { kind, from, key }| {
            (*kind == super::block::ReplyKind::Given && from.is_empty())
                .then(|| format!("{key}: which value is given?"))
        }),
        _ => None,
    }
}

/// Every message that the kind itself names.
pub(super) fn keys(kind: &Kind, known: &Kinds) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    keys.extend(kind.title.iter().chain(&kind.subtitle).map(|variant| variant.key.clone()));
    keys.push("subject".to_owned());
    for pair in &kind.reference {
        keys.extend([pair.label.clone(), pair.key.clone()]);
    }
    keys.extend(kind.section.iter().map(|section| section.heading.clone()));
    keys.extend(kind.blocks().flat_map(Block::keys).map(str::to_owned));
    for row in kind.rows().filter(|row| row.label.is_empty()) {
        keys.push(super::field::label_key(row.from.strip_prefix("form.").unwrap_or(&row.from)));
    }
    for field in known.fields_of(kind) {
        keys.extend(field.choices.iter().map(|choice| field.choice_key(choice)));
    }
    keys.retain(|key| !key.is_empty());
    keys.sort_unstable();
    keys.dedup();
    keys
}
