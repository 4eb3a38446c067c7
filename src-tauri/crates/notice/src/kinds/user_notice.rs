//! The urgent security notice to users (MDR Art. 89(8); IEC 81001-5-1 4.1.7).

use crate::content::{Stated, UserNotice};
use crate::document::{Block, Document, Pair, gap, strong, text};
use crate::kinds::parts::Draft;
use crate::messages::{Kind, Messages};

/// Writes the notice. What is missing prints as a gap.
#[must_use]
pub fn user_notice(content: &UserNotice) -> Document {
    let frame = &content.frame;
    let words = Messages::new(Kind::UserNotice, &frame.language);
    let mut draft = Draft { words: &words, blocks: Vec::new() };
    let title = words.text(if content.is_field_safety_notice { "title-field-safety" } else { "title-security" });
    let subject = words.with("subject", &[("products", &content.products)]);
    draft.blocks.push(Block::Title { text: title.clone() });
    draft.blocks.push(Block::Subtitle { text: words.with("subtitle", &[("products", &content.products)]) });
    draft.blocks.push(Block::ReferenceBlock { pairs: references(content, &draft) });

    draft.section("why");
    draft.paragraphs(&content.reason, "what-reason");
    draft.section("risk");
    draft.paragraphs(&content.risk, "what-risk");
    draft.section("affected-devices");
    draft.affected(&content.affected, "affected-devices");
    for line in &content.not_affected {
        draft.blocks.push(Block::Note { content: vec![text(words.with("not-affected", &[("what", line)]))] });
    }
    draft.section("severity-title");
    draft.severity(&content.vulnerabilities);
    actions(content, &mut draft);
    draft.section("what-we-do");
    draft.paragraphs(&content.measures, "what-measures");
    if content.authorities_informed {
        draft.blocks.push(Block::paragraph(vec![text(words.text("authorities-informed"))]));
    }
    if let Some(next) = &content.follow_up {
        let line = words.with("follow-up", &[("date", &words.date(next.by)), ("topic", &next.topic)]);
        draft.blocks.push(Block::paragraph(vec![text(line)]));
    }
    draft.section("details");
    for vulnerability in &content.vulnerabilities {
        let mut line =
            vec![strong(format!("{}  {}.", vulnerability.id, vulnerability.title.trim_end_matches('.'))), text(" ")];
        match &vulnerability.description {
            Stated::Known(description) if !description.trim().is_empty() => {
                let parts = crate::kinds::parts::paragraphs(description);
                line.push(text(parts.first().cloned().unwrap_or_default()));
                draft.blocks.push(Block::paragraph(line));
                draft.blocks.extend(parts.into_iter().skip(1).map(|part| Block::paragraph(vec![text(part)])));
            }
            other => {
                line.extend(draft.inlines(other, "what-description"));
                draft.blocks.push(Block::paragraph(line));
            }
        }
        let mut resolution = vec![text(format!("{}: ", words.text("resolution")))];
        resolution.extend(draft.inlines(&vulnerability.resolution, "what-resolution"));
        draft.blocks.push(Block::paragraph(resolution));
    }
    draft.section("pass-on");
    draft.blocks.push(Block::paragraph(vec![text(words.text("pass-on-text"))]));
    draft.section("contact-title");
    draft.contact(&content.contact, frame);
    draft.about(frame);
    draft.document(frame, title, subject)
}

fn references(content: &UserNotice, draft: &Draft<'_>) -> Vec<Pair> {
    let words = draft.words;
    let frame = &content.frame;
    let kind = match &frame.replaces {
        Some(reference) => words.with("update-of", &[("reference", reference)]),
        None => words.text("new-notice"),
    };
    let reference_key = if content.is_field_safety_notice { "fsn-reference" } else { "reference" };
    let reply_by = content.reply_by.map(|on| words.date(on)).unwrap_or_default();
    [
        draft.pair(reference_key, &frame.reference),
        draft.pair("date", &words.date(frame.issued_on)),
        draft.pair("fsca-reference", &content.fsca_reference),
        draft.pair("type", &kind),
        draft.pair("for-attention", &content.attention),
        draft.pair("reply-by", &reply_by),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Numbered, one action each, with a date; then whether the devices may be used.
fn actions(content: &UserNotice, draft: &mut Draft<'_>) {
    draft.section("what-you-must-do");
    if content.actions.is_empty() {
        let missing = draft.inlines(&Stated::Missing, "what-actions");
        draft.blocks.push(Block::paragraph(missing));
    } else {
        let items = content.actions.iter().map(|action| {
            let mut line = vec![text(action.text.trim())];
            if let Some(on) = action.by {
                line.push(text(" "));
                line.push(strong(draft.words.with("by-date", &[("date", &draft.words.date(on))])));
            }
            line
        });
        let items = items.collect();
        draft.blocks.push(Block::Steps { items, anchor: Some("actions".into()) });
    }
    let line = match &content.use_statement {
        Stated::Known(words) if !words.trim().is_empty() => match words.trim().split_once(". ") {
            Some((first, rest)) => vec![strong(format!("{first}.")), text(format!(" {rest}"))],
            None => vec![strong(words.trim())],
        },
        Stated::ToFollow(on) => vec![gap(draft.words.with("to-follow", &[("date", &draft.words.date(*on))]))],
        Stated::Known(_) | Stated::Missing => draft.inlines(&Stated::Missing, "what-use"),
    };
    draft.blocks.push(Block::Callout { content: line, anchor: Some("use".into()) });
}
