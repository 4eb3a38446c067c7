//! The gate of a kind: what its form wants and the content lacks, each beside the field it is about.

use super::{Entry, EntryState, Report};
use crate::content::{Content, path_of};
use crate::kind::{Block, Kind, Kinds, Mark, MayFollow, Required, Scope};
use crate::words::Catalogue;
use disclosure::{Finding, Weight, is_base_language};

/// What the gate looks at.
#[derive(Debug, Clone, Copy)]
pub struct GateInput<'a> {
    /// The kind.
    pub kind: &'a Kind,
    /// The content.
    pub content: &'a Content,
    /// What its composition found out.
    pub report: &'a Report,
    /// The fields of forms.
    pub kinds: &'a Kinds,
    /// The wording.
    pub catalogue: &'a Catalogue,
    /// Whether the stage is an early one.
    pub early: bool,
}

/// What stops a document of this kind, and what is worth a look.
#[must_use]
pub fn findings(input: GateInput<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(wording(input));
    for text in &input.report.untranslated {
        let mut start: String = text.text.chars().take(60).collect();
        if start.len() < text.text.len() {
            start.push('…');
        }
        findings.push(finding(
            &format!("/translations/{}{}", input.content.frame.language, text.path),
            Weight::Stops,
            format!("“{start}” has no text in “{}”, the language of this notice.", input.content.frame.language),
            "Enter the translation, or draft the notice in English.".to_owned(),
            "language set by the Member State, MDR Art. 89(8)",
        ));
    }
    let asks_why = input.kind.blocks().any(|block| matches!(block, Block::Outstanding {}));
    for entry in &input.report.entries {
        findings.extend(missing(input, entry, asks_why));
        findings.extend(length(input, entry));
    }
    for picture in input.content.figures.iter().filter(|picture| picture.alternative.trim().is_empty()) {
        let name = if picture.caption.trim().is_empty() { "A picture" } else { picture.caption.trim() };
        findings.push(finding(
            "/notice/figures",
            Weight::Stops,
            format!("{name} has no words for those who do not see it."),
            "Say in a sentence what it shows.".to_owned(),
            "ISO 14289-1 7.3",
        ));
    }
    findings
}

fn wording(input: GateInput<'_>) -> Option<Finding> {
    let language = &input.content.frame.language;
    if is_base_language(language) {
        return None;
    }
    let missing = input.catalogue.missing(input.kind, input.kinds, language);
    if missing.is_empty() {
        return None;
    }
    let message = if input.catalogue.has_language(language) {
        format!("{} of its fixed texts have no wording in “{language}” ({} …).", missing.len(), missing[0])
    } else {
        format!("There is no wording in “{language}”.")
    };
    let has_all = |tag: &&str| input.catalogue.missing(input.kind, input.kinds, tag).is_empty();
    let known: Vec<&str> = input.catalogue.languages().filter(has_all).collect();
    Some(finding(
        "/notice/language",
        Weight::Stops,
        message,
        format!("Choose one of: {}.", known.join(", ")),
        "language set by the Member State, MDR Art. 89(8)",
    ))
}

fn missing(input: GateInput<'_>, entry: &Entry, asks_why: bool) -> Option<Finding> {
    let may_follow = match input.kind.may_follow {
        MayFollow::Always => true,
        MayFollow::Stage => input.early,
        MayFollow::Never => false,
    };
    let name = named(entry);
    let path = entry_path(input.kinds, entry);
    match &entry.state {
        EntryState::Missing => {
            let weight = match entry.required {
                Required::No => return None,
                Required::Wanted => Weight::Note,
                Required::Yes | Required::Always => Weight::Stops,
            };
            let mut way_out = "Enter it.".to_owned();
            if may_follow && entry.required != Required::Always && entry.name.starts_with("form.") {
                way_out = "Enter it, or declare it “not known yet, to follow by DATE” and say why.".to_owned();
            }
            Some(finding(&path, weight, format!("Missing: {name}."), way_out, &entry.clause))
        }
        EntryState::ToFollow { by, reason } => {
            let refused = entry.required == Required::Always || !may_follow;
            if refused && entry.required != Required::No {
                let message = format!("{name} is declared to follow by {by}, which this document does not allow.");
                return Some(finding(&path, Weight::Stops, message, "Enter it.".to_owned(), &entry.clause));
            }
            if asks_why && reason.trim().is_empty() {
                let message = format!("{name} is to follow by {by}, and it is not said why it is not available.");
                return Some(finding(&path, Weight::Stops, message, "Say why.".to_owned(), "21 CFR 806.10(c)(13)"));
            }
            Some(finding(
                &path,
                Weight::Note,
                format!("{name} is to follow by {by}."),
                "Enter it when it is known.".to_owned(),
                &entry.clause,
            ))
        }
        EntryState::Known | EntryState::Instead => None,
    }
}

fn length(input: GateInput<'_>, entry: &Entry) -> Option<Finding> {
    let max = entry.max.filter(|_| entry.is_too_long())?;
    let surplus = entry.characters() - max;
    let (weight, remark) = match entry.mark {
        Mark::V => (Weight::Stops, ""),
        Mark::S | Mark::M => (Weight::Note, " The limit itself is not verified."),
    };
    let message = format!("{} has {} characters; the form takes {max}.{remark}", named(entry), entry.characters());
    let way_out = format!("Shorten it by {surplus}, for this notice alone where the record shall keep the long text.");
    Some(finding(&entry_path(input.kinds, entry), weight, message, way_out, &entry.clause))
}

/// The entry in the words of the form.
fn named(entry: &Entry) -> String {
    let mut name =
        if entry.number.is_empty() { entry.label.clone() } else { format!("{} {}", entry.number, entry.label) };
    if let Some((_, product)) = &entry.product {
        name.push_str(&format!(", {product}"));
    }
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Where a person would change it.
#[must_use]
pub fn entry_path(kinds: &Kinds, entry: &Entry) -> String {
    let field = entry.name.strip_prefix("form.").and_then(|id| kinds.field(id));
    if field.is_some_and(|field| field.scope == Scope::Notice) {
        return format!("/notice/form/{}", entry.name.trim_start_matches("form."));
    }
    path_of(&entry.name, entry.product.as_ref().map(|(id, _)| id.as_str()))
}

fn finding(path: &str, weight: Weight, message: String, way_out: String, clause: &str) -> Finding {
    Finding {
        path: path.to_owned(),
        weight,
        element: None,
        missing: false,
        vulnerability: None,
        product: None,
        message,
        way_out,
        clause: clause.to_owned(),
    }
}
