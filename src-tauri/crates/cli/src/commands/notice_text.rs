//! Notices as a person reads them.

use crate::table::{Table, wrap};
use desk::{KindView, NoticeEntry, NoticeEntryState, NoticeSummary, NoticeView};
use disclosure::{Finding, Weight};

/// The rows of a list of notices.
pub(crate) fn notice_rows(notices: &[NoticeSummary], indent: usize) -> String {
    let mut table = Table::new(&["notice", "document", "answers", "state"]).indented(indent);
    for notice in notices {
        table.row([
            notice.number.clone(),
            notice.kind_name.clone(),
            notice.answers.clone().unwrap_or_else(|| "-".to_owned()),
            notice.state.word().to_owned(),
        ]);
    }
    table.text()
}

/// One notice.
pub(crate) fn notice(view: &NoticeView) -> String {
    let mut table = Table::new(&[""]);
    let mut row = |name: &str, value: String| {
        if !value.is_empty() {
            table.row([name.to_owned(), value]);
        }
    };
    row("state", view.summary.state.word().to_owned());
    row("document", view.summary.kind_name.clone());
    row("disclosure", view.disclosure_number.clone());
    row("answers", view.summary.answers.clone().unwrap_or_default());
    if let Some(approval) = &view.approval {
        let changed = if view.changed_since_approval { "; the record changed since: approve it anew" } else { "" };
        row(
            "approved",
            format!("by {}, {}{changed}", foreign::one_line(&approval.by), approval.at.format("%Y-%m-%d %H:%M UTC")),
        );
    }
    if let Some(seal) = &view.seal {
        row("sealed", format!("by {}, {}", foreign::one_line(&seal.identity), seal.at.format("%Y-%m-%d %H:%M UTC")));
        row("SHA-256", seal.sha256.clone());
    }
    for sending in &view.summary.sendings {
        row(
            "sent",
            format!(
                "{}, to {}, {}",
                sending.at.format("%Y-%m-%d %H:%M UTC"),
                foreign::one_line(&sending.to),
                foreign::one_line(&sending.channel)
            ),
        );
    }
    if !view.language.reviewed {
        row("language", format!("{}: {}", view.language.name, view.language.words));
    }
    for fact in &view.unverified {
        row("not verified", format!("{} ({})", fact.what, fact.known));
    }
    format!(
        "{}  {}\n{}{}",
        view.summary.number,
        foreign::one_line(&view.summary.title),
        table.text(),
        findings(&view.findings)
    )
}

/// The kinds of document.
pub(crate) fn kinds(kinds: &[KindView]) -> String {
    let mut table = Table::new(&["kind", "for", "document"]);
    for kind in kinds {
        table.row([kind.id.to_string(), kind.audience.word().to_lowercase(), kind.name.clone()]);
    }
    table.text()
}

/// The entries of a notice, ready to be pasted.
pub(crate) fn entries(entries: &[NoticeEntry]) -> String {
    let mut text = String::new();
    for entry in entries {
        let name = format!("{} {}", entry.number, entry.label);
        let of = entry.product.as_ref().map(|product| format!(" ({})", foreign::one_line(product))).unwrap_or_default();
        let limit = match entry.max {
            Some(max) => format!(
                "  [{} of {max} characters{}]",
                entry.characters,
                if entry.too_long { ", TOO LONG" } else { "" }
            ),
            None => String::new(),
        };
        text.push_str(&format!("{}{of}{limit}\n", name.trim()));
        let words = match &entry.state {
            NoticeEntryState::Known | NoticeEntryState::Instead => entry.text.clone(),
            NoticeEntryState::ToFollow { by, reason } => format!("- to follow by {by}. {reason}"),
            NoticeEntryState::Missing if entry.required => "- missing".to_owned(),
            NoticeEntryState::Missing => "-".to_owned(),
        };
        for line in words.lines() {
            text.push_str(&format!("    {line}\n"));
        }
    }
    text
}

/// What stops a notice, and what is worth a look.
fn findings(findings: &[Finding]) -> String {
    let mut text = String::new();
    for (weight, title) in [(Weight::Stops, "Stops the seal"), (Weight::Note, "Worth a look")] {
        let found: Vec<&Finding> = findings.iter().filter(|finding| finding.weight == weight).collect();
        if !found.is_empty() {
            text.push_str(&format!("\n{title}\n"));
        }
        for finding in found {
            text.push_str(&format!("  {}\n", finding.path));
            text.push_str(&wrap(&format!("{} {} ({})", finding.message, finding.way_out, finding.clause), 4, 100));
        }
    }
    text
}
