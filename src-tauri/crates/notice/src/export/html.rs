//! One HTML file that needs no other: no script, no picture from elsewhere, headings, lists and tables as such.

use super::numbering::Numbering;
use crate::document::{Block, Document, FormRow, Image, Inline, Pair, SeverityPanel, SignatureBlock, Table};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

/// Contrast of at least 4.5 on white; prints as it looks; narrow screens scroll tables, never the page.
const STYLE: &str = "body{font:16px/1.5 \"Noto Sans\",system-ui,sans-serif;color:#1a1a1a;background:#fff;max-width:46rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.2rem;margin-top:2rem}h3{font-size:1.05rem}.clause{font-size:.85rem;font-weight:400;color:#555}.head{border-bottom:1px solid #bbb;padding-bottom:.5rem}.head strong{font-size:1.1rem}.state{text-align:right;font-weight:600}dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{color:#555}dd{margin:0}.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid #ccc}.callout{border-left:3px solid #1a1a1a;padding-left:.75rem}.note{font-size:.9rem;color:#444}.gap{border:1px dashed #555;padding:0 .25rem}code{font-family:\"Noto Sans Mono\",ui-monospace,monospace;font-size:.9em;overflow-wrap:anywhere}.severity{border:1px solid #1a1a1a;padding:.5rem 1rem}.severity strong{font-size:1.3rem}.line{border-bottom:1px solid #555;height:1.6rem}img{max-width:100%}@media(max-width:36rem){dl{grid-template-columns:1fr}}";

/// The document as one HTML file.
#[must_use]
pub fn to_html(document: &Document) -> String {
    let mut numbers = Numbering::new(document.words.is_letter);
    let mut body = letterhead(document);
    if let Some(state) = &document.state {
        body.push_str(&format!("<p class=\"state\">{}</p>\n", escape(state)));
    }
    for block in &document.blocks {
        body.push_str(&of_block(block, &mut numbers));
        body.push('\n');
    }
    if let Some(block) = &document.signature {
        body.push_str(&signature(block));
        body.push('\n');
    }
    let meta = &document.meta;
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n<meta name=\"author\" content=\"{}\">\n<meta name=\"description\" content=\"{}\">\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n",
        escape(&meta.language),
        escape(&meta.organisation),
        escape(&meta.subject),
        escape(&meta.title),
    )
}

fn letterhead(document: &Document) -> String {
    let head = &document.letterhead;
    if head.organisation.trim().is_empty() {
        return String::new();
    }
    let mut lines = vec![format!("<strong>{}</strong>", escape(&head.organisation))];
    lines.extend(
        head.address_lines.iter().chain(&head.registration).chain(&head.contact_lines).map(|line| escape(line)),
    );
    format!("<p class=\"head\">{}</p>\n", lines.join("<br>"))
}

fn of_block(block: &Block, numbers: &mut Numbering) -> String {
    match block {
        Block::Title { text } => format!("<h1>{}</h1>", escape(text)),
        Block::Subtitle { text } => format!("<p>{}</p>", escape(text)),
        Block::ReferenceBlock { pairs } | Block::KeyValues { pairs, .. } => of_pairs(pairs),
        Block::Heading { level, text, clause, .. } => {
            let tag = if *level <= 1 { "h2" } else { "h3" };
            let clause = clause
                .as_ref()
                .map(|clause| format!(" <span class=\"clause\">{}</span>", escape(clause)))
                .unwrap_or_default();
            format!("<{tag}>{}{}{clause}</{tag}>", numbers.next(*level), escape(text))
        }
        Block::Paragraph { content, language, .. } => {
            let language = language.as_ref().map(|tag| format!(" lang=\"{}\"", escape(tag))).unwrap_or_default();
            format!("<p{language}>{}</p>", inline(content))
        }
        Block::Note { content } => format!("<p class=\"note\">{}</p>", inline(content)),
        Block::Callout { content, .. } => format!("<p class=\"callout\">{}</p>", inline(content)),
        Block::Steps { items, .. } => list("ol", items),
        Block::Bullets { items, .. } => list("ul", items),
        Block::Table(table) => of_table(table),
        Block::Severity(panel) => severity(panel),
        Block::Form { rows, .. } => rows.iter().map(form_row).collect(),
        Block::Figure { image, caption } => figure(image, caption),
        Block::Signature(block) => signature(block),
        Block::PageBreak => String::new(),
    }
}

fn list(tag: &str, items: &[Vec<Inline>]) -> String {
    let items: String = items.iter().map(|item| format!("<li>{}</li>", inline(item))).collect();
    format!("<{tag}>{items}</{tag}>")
}

fn of_pairs(pairs: &[Pair]) -> String {
    let pairs: String =
        pairs.iter().map(|pair| format!("<dt>{}</dt><dd>{}</dd>", escape(&pair.label), inline(&pair.value))).collect();
    format!("<dl>{pairs}</dl>")
}

fn of_table(table: &Table) -> String {
    let caption = table.caption.as_ref().map(|text| format!("<caption>{}</caption>", escape(text))).unwrap_or_default();
    let heads: String =
        table.columns.iter().map(|column| format!("<th scope=\"col\">{}</th>", escape(&column.head))).collect();
    let mut rows = String::new();
    for row in &table.rows {
        let cells: String = row.cells.iter().map(|cell| format!("<td>{}</td>", inline(cell))).collect();
        rows.push_str(&format!("<tr>{cells}</tr>"));
        if !row.vectors.is_empty() {
            let vectors: Vec<String> =
                row.vectors.iter().map(|vector| format!("<code>{}</code>", escape(vector))).collect();
            rows.push_str(&format!("<tr><td colspan=\"{}\">{}</td></tr>", table.columns.len(), vectors.join("<br>")));
        }
    }
    // A wide table scrolls in itself, and the keyboard reaches it.
    format!(
        "<div class=\"scroll\" tabindex=\"0\"><table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
}

fn severity(panel: &SeverityPanel) -> String {
    let mut scores = String::new();
    for score in &panel.scores {
        let line = format!("{} {}", score.score, score.word);
        scores.push_str(&format!("<p><strong>{}</strong> {}", escape(line.trim()), escape(&score.standard)));
        if !score.vector.trim().is_empty() {
            scores.push_str(&format!("<br><code>{}</code>", escape(&score.vector)));
        }
        scores.push_str("</p>");
    }
    format!("<div class=\"severity\">{scores}<p>{}</p></div>", lines(&panel.about))
}

fn form_row(row: &FormRow) -> String {
    match row {
        FormRow::Tick { text } => format!("<p>\u{2610} {}</p>", escape(text)),
        FormRow::Lines { label, count } => {
            format!("<p>{}</p>{}", escape(label), "<div class=\"line\"></div>".repeat(usize::from(*count)))
        }
        FormRow::Given { label, value } => format!("<p>{}: {}</p>", escape(label), inline(value)),
    }
}

fn figure(image: &Image, caption: &str) -> String {
    let media_type = if image.bytes.starts_with(b"\x89PNG") { "image/png" } else { "image/svg+xml" };
    let picture = if image.bytes.is_empty() {
        format!("<p>{}</p>", escape(&image.alternative))
    } else {
        format!(
            "<img alt=\"{}\" src=\"data:{media_type};base64,{}\">",
            escape(&image.alternative),
            BASE64.encode(&image.bytes)
        )
    };
    format!("<figure>{picture}<figcaption>{}</figcaption></figure>", lines(caption))
}

fn signature(block: &SignatureBlock) -> String {
    let lines = [&block.place_and_date, &block.name, &block.function];
    let lines: Vec<String> =
        lines.into_iter().filter(|line| !line.trim().is_empty()).map(|line| escape(line)).collect();
    format!("<p>{}</p>", lines.join("<br>"))
}

fn inline(content: &[Inline]) -> String {
    let piece = |piece: &Inline| match piece {
        Inline::Text { text } => lines(text),
        Inline::Strong { text } => format!("<strong>{}</strong>", lines(text)),
        Inline::Gap { text } => format!("<span class=\"gap\">{}</span>", lines(text)),
        Inline::Mono { text } => format!("<code>{}</code>", escape(text)),
        Inline::Foreign { text, language } => format!("<span lang=\"{}\">{}</span>", escape(language), lines(text)),
        Inline::Link { text, target } if super::is_safe(target) => {
            format!("<a href=\"{}\" rel=\"noreferrer\">{}</a>", escape(target), escape(text))
        }
        Inline::Link { text, .. } => escape(text),
        Inline::Break => "<br>".to_owned(),
    };
    content.iter().map(piece).collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

/// A text in which a line break shows.
fn lines(text: &str) -> String {
    escape(text).replace('\n', "<br>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_wrote_stays_text() {
        assert_eq!(lines("<b>\"'&\n"), "&lt;b&gt;&quot;&#39;&amp;<br>");
        let link = |target: &str| inline(&[Inline::Link { text: "x".into(), target: target.into() }]);
        assert_eq!(link("javascript:alert(1)"), "x");
        assert!(link("https://a.example/?a=1&b=\"").starts_with("<a href=\"https://a.example/?a=1&amp;b=&quot;\""));
    }
}
