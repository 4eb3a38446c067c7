//! The notification to an authority, of any stage.

use crate::content::{AuthorityNotice, TimeLimit};
use crate::document::{Block, Document, Pair, gap, text};
use crate::kinds::parts::Draft;
use crate::messages::{Kind, Messages};

/// Writes the notification. What is declared to follow prints as such, with its date.
#[must_use]
pub fn authority_notice(content: &AuthorityNotice) -> Document {
    let frame = &content.frame;
    let words = Messages::new(Kind::AuthorityNotice, &frame.language);
    let mut draft = Draft { words: &words, blocks: Vec::new() };
    let title = words.text("title");
    let subject = words.with("subject", &[("stage", &content.stage), ("authority", &content.authority)]);
    draft.blocks.push(Block::Title { text: title.clone() });
    draft.blocks.push(Block::Subtitle {
        text: words.with("subtitle", &[("stage", &content.stage), ("authority", &content.authority)]),
    });
    let kind = frame.replaces.as_ref().map(|reference| words.with("update-of", &[("reference", reference)]));
    let pairs = [
        draft.pair("reference", &frame.reference),
        draft.pair("date", &words.date(frame.issued_on)),
        draft.pair("authority", &content.authority),
        draft.pair("authority-reference", &content.authority_reference),
        draft.pair("regime", &content.regime),
        draft.pair("stage", &content.stage),
        draft.pair("clause", &content.clause),
        draft.pair("disclosure", &content.disclosure),
        draft.pair("type", kind.as_deref().unwrap_or_default()),
    ];
    draft.blocks.push(Block::ReferenceBlock { pairs: pairs.into_iter().flatten().collect() });

    draft.section("summary");
    draft.paragraphs(&content.summary, "what-summary");
    time_limit(&content.time_limit, &mut draft);
    draft.section("products");
    draft.affected(&content.affected, "products");
    if !content.countries.is_empty() {
        let pairs = draft.pair("countries", &content.countries).into_iter().collect();
        draft.blocks.push(Block::KeyValues { pairs, anchor: Some("countries".into()) });
    }
    draft.section("severity");
    draft.severity(&content.vulnerabilities);
    draft.section("vulnerabilities");
    draft.vulnerabilities(&content.vulnerabilities);
    for (key, value, what) in [
        ("impact", &content.impact, "what-impact"),
        ("exploitation-title", &content.exploitation, "what-exploitation"),
        ("measures-taken", &content.measures_taken, "what-measures"),
        ("measures-users", &content.user_measures, "what-user-measures"),
    ] {
        draft.section(key);
        draft.paragraphs(value, what);
    }
    if !content.sensitivity.is_empty() {
        draft.section("sensitivity");
        draft.blocks.push(Block::paragraph(vec![text(&content.sensitivity)]));
    }
    if !content.follow_ups.is_empty() {
        draft.section("follow-ups");
        let items = content.follow_ups.iter().map(|next| {
            vec![text(words.with("follow-up-row", &[("what", &next.topic), ("date", &words.date(next.by))]))]
        });
        draft.blocks.push(Block::Bullets { items: items.collect(), anchor: Some("follow-ups.list".into()) });
    }
    draft.section("manufacturer");
    draft.contact(&content.contact, frame);
    draft.about(frame);
    draft.document(frame, title, subject)
}

/// Start fact, both instants where they differ, and the way from one to the other.
fn time_limit(limit: &TimeLimit, draft: &mut Draft<'_>) {
    let words = draft.words;
    draft.section("time");
    let started = match &limit.started {
        Some(moment) => vec![text(format!("{}: {}", limit.start_fact, words.moment(moment)))],
        None => {
            vec![text(format!("{}: ", limit.start_fact)), gap(words.with("missing", &[("what", &words.text("date"))]))]
        }
    };
    let mut pairs = vec![Pair { label: words.text("start"), value: started }];
    match &limit.legal_due {
        Some(due) => pairs.push(Pair { label: words.text("legal-due"), value: vec![text(words.moment(due))] }),
        None => pairs.push(Pair { label: words.text("legal-due"), value: vec![text(words.text("no-span"))] }),
    }
    if let Some(due) = &limit.safe_due {
        pairs.push(Pair { label: words.text("safe-due"), value: vec![text(words.moment(due))] });
    }
    draft.blocks.push(Block::KeyValues { pairs, anchor: Some("time.limits".into()) });
    if limit.is_unverified {
        draft.blocks.push(Block::Callout { content: vec![text(words.text("unverified"))], anchor: None });
    }
    if !limit.steps.is_empty() {
        draft.blocks.push(Block::heading(2, words.text("how-computed"), "how-computed"));
        let items = limit.steps.iter().map(|step| vec![text(step)]).collect();
        draft.blocks.push(Block::Steps { items, anchor: None });
    }
}
