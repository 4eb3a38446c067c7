//! Markdown (CommonMark with tables), for a repository or a page.

use super::numbering::Numbering;
use crate::document::{Block, Document, FormRow, Inline, Pair, SeverityPanel, SignatureBlock, Table};

/// The document as Markdown.
#[must_use]
pub fn to_markdown(document: &Document) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut numbers = Numbering::new(document.words.is_letter);
    if let Some(state) = &document.state {
        parts.push(format!("**{}**", escape(state)));
    }
    parts.extend(document.blocks.iter().map(|block| of_block(block, &mut numbers)));
    parts.extend(document.signature.as_ref().map(signature));
    parts.retain(|part| !part.trim().is_empty());
    format!("{}\n", parts.join("\n\n"))
}

fn of_block(block: &Block, numbers: &mut Numbering) -> String {
    match block {
        Block::Title { text } => format!("# {}", escape(text)),
        Block::Subtitle { text } => format!("*{}*", escape(text)),
        Block::ReferenceBlock { pairs } | Block::KeyValues { pairs, .. } => {
            pairs.iter().map(of_pair).collect::<Vec<_>>().join("\n")
        }
        Block::Heading { level, text, clause, .. } => {
            let clause = clause.as_ref().map(|clause| format!(" ({})", escape(clause))).unwrap_or_default();
            let number = numbers.next(*level);
            format!("{} {number}{}{clause}", if *level <= 1 { "##" } else { "###" }, escape(text))
        }
        Block::Paragraph { content, .. } | Block::Note { content } => inline(content),
        Block::Callout { content, .. } => format!("> {}", inline(content).replace('\n', "\n> ")),
        Block::Steps { items, .. } => list(items, |index| format!("{}. ", index + 1)),
        Block::Bullets { items, .. } => list(items, |_| "- ".to_owned()),
        Block::Table(table) => of_table(table),
        Block::Severity(panel) => severity(panel),
        Block::Form { rows, .. } => rows.iter().map(form_row).collect::<Vec<_>>().join("\n"),
        Block::Figure { image, caption } => format!("*{}* {}", escape(&image.alternative), escape(caption)),
        Block::Signature(block) => signature(block),
        Block::PageBreak => String::new(),
    }
}

fn list(items: &[Vec<Inline>], lead: impl Fn(usize) -> String) -> String {
    let lines: Vec<String> = items
        .iter()
        .enumerate()
        .map(|(index, item)| {
            let lead = lead(index);
            format!("{lead}{}", inline(item).replace('\n', &format!("\n{}", " ".repeat(lead.len()))))
        })
        .collect();
    lines.join("\n")
}

fn of_pair(pair: &Pair) -> String {
    format!("- **{}:** {}", escape(&pair.label), inline(&pair.value).replace("\\\n", ", "))
}

fn of_table(table: &Table) -> String {
    let cell = |content: &[Inline]| inline(content).replace("\\\n", "<br>").replace('\n', " ").replace('|', "\\|");
    let heads: Vec<String> = table.columns.iter().map(|column| escape(&column.head).replace('|', "\\|")).collect();
    let mut lines = Vec::new();
    if let Some(caption) = &table.caption {
        lines.push(format!("{}\n", escape(caption)));
    }
    lines.push(format!("| {} |", heads.join(" | ")));
    lines.push(format!("|{}", " --- |".repeat(heads.len())));
    for row in &table.rows {
        let mut cells: Vec<String> = row.cells.iter().map(|content| cell(content)).collect();
        if let Some(last) = cells.last_mut() {
            row.vectors.iter().for_each(|vector| last.push_str(&format!("<br>`{vector}`")));
        }
        lines.push(format!("| {} |", cells.join(" | ")));
    }
    lines.join("\n")
}

fn severity(panel: &SeverityPanel) -> String {
    let mut lines: Vec<String> = Vec::new();
    for score in &panel.scores {
        let vector = if score.vector.trim().is_empty() { String::new() } else { format!(" `{}`", score.vector) };
        lines.push(format!(
            "- **{}** ({}){vector}",
            escape(format!("{} {}", score.score, score.word).trim()),
            escape(&score.standard)
        ));
    }
    format!("{}\n\n{}", lines.join("\n"), escape(&panel.about))
}

fn form_row(row: &FormRow) -> String {
    match row {
        FormRow::Tick { text } => format!("- [ ] {}", escape(text)),
        FormRow::Lines { label, .. } => format!("- {}: ______________________________", escape(label)),
        FormRow::Given { label, value } => format!("- **{}:** {}", escape(label), inline(value)),
    }
}

fn signature(block: &SignatureBlock) -> String {
    let lines = [&block.place_and_date, &block.name, &block.function];
    let lines: Vec<String> =
        lines.into_iter().filter(|line| !line.trim().is_empty()).map(|line| escape(line)).collect();
    lines.join("\\\n")
}

fn inline(content: &[Inline]) -> String {
    let piece = |piece: &Inline| match piece {
        Inline::Text { text } | Inline::Foreign { text, .. } => escape(text),
        Inline::Strong { text } => format!("**{}**", escape(text.trim())),
        Inline::Gap { text } => format!("*\\[{}\\]*", escape(text)),
        Inline::Mono { text } => format!("`{}`", text.replace('`', "'")),
        Inline::Link { text, target } if super::is_safe(target) => {
            format!("[{}](<{}>)", escape(text), target.replace(['<', '>', '\n', '\r'], ""))
        }
        Inline::Link { text, .. } => escape(text),
        Inline::Break => "\\\n".to_owned(),
    };
    content.iter().map(piece).collect()
}

/// Signs that Markdown would take for its own. A line break in a text stays one.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            out.push_str("\\\n");
        }
        for (at, character) in line.char_indices() {
            let at_start = line[..at].trim().is_empty();
            let is_sign = matches!(character, '\\' | '`' | '*' | '_' | '[' | ']')
                || (at_start && matches!(character, '#' | '-' | '+' | '='));
            match character {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                _ => {
                    out.push_str(if is_sign { "\\" } else { "" });
                    out.push(character);
                }
            }
        }
    }
    out
}
