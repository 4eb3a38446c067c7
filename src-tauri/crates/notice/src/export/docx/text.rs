//! Runs of text.

use super::package::Package;
use crate::document::Inline;

/// A run with its properties; a line break in the text stays one.
pub(super) fn run(text: &str, properties: &str) -> String {
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
