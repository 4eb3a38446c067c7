//! Runs of text.

use super::package::Package;
use crate::direction::{Levels, language_of};
use crate::document::Inline;

/// A text as runs with their properties, each in one direction; a line break in the text stays one.
pub(super) fn run(text: &str, properties: &str) -> String {
    let levels = Levels::of(text);
    if !levels.is_mixed() {
        return one_run(text, properties);
    }
    // Numbers inside a text from right to left belong to it: Word puts a run of their own in the wrong place.
    let mut runs: Vec<(std::ops::Range<usize>, bool)> = Vec::new();
    for (range, level) in levels.runs(text, 0..text.len()) {
        match runs.last_mut() {
            Some((run, from_right)) if *from_right == (level > 0) => run.end = range.end,
            _ => runs.push((range, level > 0)),
        }
    }
    let written = runs.into_iter().map(|(range, is_from_right)| {
        let part = &text[range];
        if is_from_right { one_run(part, &from_right(part, properties)) } else { one_run(part, properties) }
    });
    written.collect()
}

/// Properties of a run from right to left: Word takes direction, bold, size and language of such a text from properties of
/// their own (ISO/IEC 29500-1 section 17.3.2), in the order of their schema.
fn from_right(text: &str, properties: &str) -> String {
    let mut own = properties
        .replace("<w:b/>", "<w:b/><w:bCs/>")
        .replace("<w:b w:val=\"0\"/>", "<w:b w:val=\"0\"/><w:bCs w:val=\"0\"/>");
    if let Some(start) = own.find("<w:sz ") {
        let end = own[start..].find("/>").map_or(own.len(), |end| start + end + 2);
        let size = own[start..end].replace("<w:sz ", "<w:szCs ");
        own.insert_str(end, &size);
    }
    let said = own.find("<w:lang ").map(|start| own.split_off(start)).unwrap_or_default();
    let said = said.split('"').nth(1).unwrap_or_default();
    let language = if is_from_right(said) { said } else { language_of(text) };
    format!("{own}<w:rtl/><w:lang w:bidi=\"{}\"/>", escape(language))
}

/// Whether a language is written from right to left.
fn is_from_right(tag: &str) -> bool {
    let code = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    ["ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "ckb", "dv", "syr", "nqo"].contains(&code.as_str())
}

/// A run with its properties.
fn one_run(text: &str, properties: &str) -> String {
    let lines: Vec<String> =
        text.split('\n').map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escape(line))).collect();
    let properties = if properties.is_empty() { String::new() } else { format!("<w:rPr>{properties}</w:rPr>") };
    format!("<w:r>{properties}{}</w:r>", lines.join("<w:br/>"))
}

/// Inlines as runs; `language` where all of them are in another language than the document.
pub(super) fn runs(content: &[Inline], language: Option<&str>, package: &mut Package) -> String {
    let own = language.map(of_language).unwrap_or_default();
    let mut out = String::new();
    for inline in content {
        match inline {
            Inline::Text { text } => out.push_str(&run(text, &own)),
            Inline::Strong { text } => out.push_str(&run(text, &format!("<w:b/>{own}"))),
            Inline::Gap { text } => {
                let edge = "<w:bdr w:val=\"dashed\" w:sz=\"4\" w:space=\"0\" w:color=\"555555\"/>";
                out.push_str(&run(text, &format!("{edge}{own}")));
            }
            Inline::Mono { text } => out.push_str(&run(text, super::MONO)),
            Inline::Foreign { text, language } => out.push_str(&run(text, &of_language(language))),
            Inline::Link { text, target } if super::super::is_safe(target) => {
                let id = package.link(target);
                let words = run(text, "<w:color w:val=\"0B4F8A\"/><w:u w:val=\"single\"/>");
                out.push_str(&format!("<w:hyperlink r:id=\"{id}\">{words}</w:hyperlink>"));
            }
            Inline::Link { text, .. } => out.push_str(&run(text, &own)),
            Inline::Break => out.push_str("<w:r><w:br/></w:r>"),
        }
    }
    out
}

fn of_language(language: &str) -> String {
    format!("<w:lang w:val=\"{}\"/>", escape(language))
}

/// Text that XML 1.0 can hold.
pub(super) fn escape(text: &str) -> String {
    let is_held = |character: &char| match character {
        '\t' | '\n' => true,
        character => !character.is_control() && !matches!(character, '\u{fffe}' | '\u{ffff}'),
    };
    let held: String = text.chars().filter(is_held).collect();
    held.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_from_right_to_left_has_its_own_properties() {
        let cases = [
            ("Pump 300", "<w:b/>", vec!["<w:rPr><w:b/></w:rPr>"], vec!["<w:rtl/>"]),
            ("משאבת Perfusa", "", vec!["<w:rPr><w:rtl/><w:lang w:bidi=\"he-IL\"/></w:rPr>", "Perfusa</w:t>"], vec![]),
            (
                "المضخة آمنة",
                "<w:b/><w:sz w:val=\"28\"/><w:lang w:val=\"de\"/>",
                vec!["<w:b/><w:bCs/><w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/><w:rtl/><w:lang w:bidi=\"ar-SA\"/>"],
                vec!["w:val=\"de\""],
            ),
            ("پمپ", "<w:lang w:val=\"fa-IR\"/>", vec!["<w:rtl/><w:lang w:bidi=\"fa-IR\"/>"], vec![]),
        ];
        for (text, properties, parts, never) in cases {
            let runs = run(text, properties);
            assert!(parts.iter().all(|part| runs.contains(part)), "{runs}");
            assert!(never.iter().all(|part| !runs.contains(part)), "{runs}");
            let words: String =
                runs.split("preserve\">").skip(1).filter_map(|part| part.split("</w:t>").next()).collect();
            assert_eq!(words, text);
        }
    }
}
