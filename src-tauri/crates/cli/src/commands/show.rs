//! `desk show`: one disclosure with everything that belongs to it.

use super::due_text;
use super::notice_text::notice_rows;
use crate::arguments::Common;
use crate::table::{Table, short, wrap};
use crate::{Answer, Failure, office};
use deadline::Group;
use desk::{DisclosureView, DueItem, ProductView};
use disclosure::{AffectedStatement, ProductId, Reading, Remark, VersionOrder, Vulnerability, Weight};

/// Shows one disclosure.
pub(crate) fn run(common: &Common, number: &str) -> Result<Answer, Failure> {
    let desk = office::open(common)?;
    let view = desk.show_disclosure(office::disclosure(&desk, number)?)?;
    let mut text = head(&view);
    text.push_str(&elements(&view));
    for (index, vulnerability) in view.disclosure.vulnerabilities.iter().enumerate() {
        text.push_str(&of_vulnerability(&view, index, vulnerability));
    }
    text.push_str(&findings(&view));
    text.push_str(&facts(&view));
    let open: Vec<&DueItem> = view.obligations.iter().filter(|item| item.obligation.group != Group::Closed).collect();
    let closed = view.obligations.len() - open.len();
    if !open.is_empty() {
        text.push_str("\nWho must be told\n");
        text.push_str(&due_text::groups(&open, false));
    }
    if closed > 0 {
        text.push_str(&format!("  {closed} more are met or do not apply: desk due {} --all\n", view.number));
    }
    if !view.notices.is_empty() {
        text.push_str("\nNotices\n");
        text.push_str(&notice_rows(&view.notices, 2));
    }
    if !view.packs.is_empty() {
        let mut table = Table::new(&["pack", "for", "built", "sent"]).indented(2);
        for pack in &view.packs {
            table.row([
                pack.record.file_name.clone(),
                format!("{}: {}", pack.authority, pack.stage_name),
                pack.record.built_at.format("%Y-%m-%d %H:%M UTC").to_string(),
                pack.record.sendings.first().map_or_else(|| "not yet".to_owned(), |sending| sending.channel.clone()),
            ]);
        }
        text.push_str(&format!("\nPacks\n{}", table.text()));
    }
    Answer::new(text, &view)
}

fn head(view: &DisclosureView) -> String {
    let record = &view.disclosure;
    let mut text = format!("{}  {}\n", view.number, foreign::one_line(&record.title));
    text.push_str(&format!(
        "{}, owner {}, revision {}{}\n",
        record.tlp.label(),
        if record.owner.is_empty() { "nobody".to_owned() } else { foreign::one_line(&record.owner) },
        view.revision,
        if view.closed_at.is_some() { ", closed" } else { "" }
    ));
    if !record.summary.is_blank() {
        text.push_str(&format!("\n{}", wrap(record.summary.as_str(), 0, 100)));
    }
    text
}

fn elements(view: &DisclosureView) -> String {
    let mut table = Table::new(&[""]).indented(2);
    for state in &view.elements {
        table.row([
            state.element.word().to_owned(),
            state.words.clone(),
            state.first_gap.clone().map_or_else(String::new, |gap| format!("first gap {gap}")),
        ]);
    }
    format!("\nThe seven elements\n{}", table.text())
}

fn of_vulnerability(view: &DisclosureView, index: usize, vulnerability: &Vulnerability) -> String {
    let mut text = format!("\nVulnerability {index}: {}", vulnerability.name(index));
    if !vulnerability.cve.is_empty() && !vulnerability.title.is_empty() {
        text.push_str(&format!(", {}", foreign::one_line(&vulnerability.title)));
    }
    text.push('\n');
    let vectors = view.vulnerabilities.get(index).map_or(&[][..], |found| &found.vectors);
    for (scoring, rated) in vulnerability.scores.iter().zip(vectors) {
        let score = match (&rated.rating, &rated.error) {
            (Some(rating), _) => format!("{} {}", rating.base, rating.base_severity),
            (None, Some(error)) => format!("can't be read: {error}"),
            (None, None) => String::new(),
        };
        text.push_str(&format!("  {score}  {}\n", scoring.vector));
    }
    let mut table = Table::new(&[""]).indented(2);
    for statement in &vulnerability.affected {
        table.row([
            statement.status.word().to_owned(),
            product_name(&view.products, statement.product),
            versions(view, statement),
        ]);
    }
    for resolution in &vulnerability.resolutions {
        table.row([
            resolution.kind.word().to_lowercase(),
            short(resolution.details.as_str(), 70),
            resolution.fixed_version.clone(),
        ]);
    }
    text + &table.text()
}

/// As a notice prints them, and as they were published where that differs.
fn versions(view: &DisclosureView, statement: &AffectedStatement) -> String {
    let product = statement.product.and_then(|id| view.products.iter().find(|product| product.id == id));
    let reading = product.map_or_else(
        || Reading::of(&statement.versions),
        |product| Reading::under(&statement.versions, VersionOrder::of(&product.product)),
    );
    let (printed, published) = (reading.printed(), reading.published());
    if reading.is_blank() {
        "versions missing".to_owned()
    } else if printed == published || reading.remarks().iter().all(|remark| *remark == Remark::Everything) {
        printed
    } else {
        format!("{printed} (published as “{published}”)")
    }
}

fn product_name(products: &[ProductView], id: Option<ProductId>) -> String {
    let found = id.and_then(|id| products.iter().find(|product| product.id == id));
    found.map_or_else(|| "no product chosen".to_owned(), |product| short(&product.product.name, 70))
}

fn findings(view: &DisclosureView) -> String {
    let mut text = String::new();
    for (weight, title) in [(Weight::Stops, "Stops a notice"), (Weight::Note, "Worth a look")] {
        let found: Vec<_> = view.findings.iter().filter(|finding| finding.weight == weight).collect();
        if found.is_empty() {
            continue;
        }
        text.push_str(&format!("\n{title}\n"));
        for finding in found {
            text.push_str(&format!("  {}\n", finding.path));
            text.push_str(&wrap(&format!("{} {} ({})", finding.message, finding.way_out, finding.clause), 4, 100));
        }
    }
    text
}

fn facts(view: &DisclosureView) -> String {
    if view.facts.is_empty() {
        return format!(
            "\nNo fact is recorded yet; facts start the clocks: desk fact {} KIND --at \"2026-11-20 09:40\"\n",
            view.number
        );
    }
    let mut table = Table::new(&[""]).indented(2);
    let all: Vec<_> = view.facts.iter().map(|fact| fact.fact.clone()).collect();
    for fact in &view.facts {
        let corrected = if fact.fact.withdrawn {
            " (the withdrawal)"
        } else if disclosure::withdrawn_by(&all, fact.fact.id).is_some() {
            " (withdrawn)"
        } else if fact.superseded {
            " (corrected by a later one)"
        } else {
            ""
        };
        table.row([
            fact.at_text.clone(),
            format!("{}{corrected}", fact.label),
            fact.fact.known_by.clone(),
            short(&fact.fact.note, 60),
        ]);
    }
    format!("\nFacts\n{}", table.text())
}
