//! Measures: how long it took to acknowledge, to investigate, to decide, to remedy and to disclose, and how much time was
//! left when an authority was told; by quarter, product and authority.

use crate::list_due::DueOptions;
use crate::{Desk, Error, Result};
use chrono::{DateTime, Datelike, Utc};
use deadline::State;
use deadline::pack::Audience;
use disclosure::standing;
use notice::document::{Block, Column, Document, Meta, Pair, Row, Table, Words, text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;
use zone::Zone;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// From receipt to the acknowledgement.
    Acknowledge,
    /// From receipt to the end of the investigation (9.3).
    Investigate,
    /// From receipt to the decision (9.5).
    Decide,
    /// From knowing of it to a remedy.
    Remedy,
    /// From knowing of it to telling the users.
    Disclose,
    /// What was left to the legal date when an authority was told; below zero where it was late.
    Margin,
}

impl Measure {
    /// All of them, in the order of the work.
    pub const ALL: [Self; 6] =
        [Self::Acknowledge, Self::Investigate, Self::Decide, Self::Remedy, Self::Disclose, Self::Margin];

    /// In words.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Acknowledge => "Receipt to acknowledgement",
            Self::Investigate => "Receipt to investigation",
            Self::Decide => "Receipt to decision",
            Self::Remedy => "Knowledge to remedy",
            Self::Disclose => "Knowledge to telling users",
            Self::Margin => "Margin to the legal date",
        }
    }
}

/// By what it is grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MeasureBy {
    /// The quarter in which it was done, in the organisation's zone.
    #[default]
    Quarter,
    /// The product.
    Product,
    /// The authority; what concerns none is left out.
    Authority,
}

/// One measure over its groups.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct MeasureSeries {
    /// What is measured.
    pub measure: Measure,
    /// In words.
    pub title: String,
    /// The groups, quarters in their order, others by name.
    pub points: Vec<MeasurePoint>,
    /// The chart as SVG; it says in words what it shows.
    pub svg: String,
}

/// One group.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct MeasurePoint {
    /// The group (`2026 Q4`).
    pub group: String,
    /// How many were measured.
    pub count: usize,
    /// The median, in hours.
    pub median: f64,
    /// The worst, in hours: the longest time, or the smallest margin.
    pub worst: f64,
    /// Record of the worst.
    pub worst_record: String,
}

struct Sample {
    measure: Measure,
    done_at: DateTime<Utc>,
    hours: f64,
    record: String,
    products: Vec<String>,
    authority: String,
}

impl Desk {
    /// The measures, grouped.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn measures(&self, by: MeasureBy) -> Result<Vec<MeasureSeries>> {
        let zone = self.zone()?;
        let samples = self.samples()?;
        Ok(Measure::ALL.into_iter().map(|measure| series(measure, &samples, by, zone)).collect())
    }

    fn samples(&self) -> Result<Vec<Sample>> {
        let mut samples = Vec::new();
        let products = self.known_products()?;
        let names = |ids: &[disclosure::ProductId]| {
            let known = ids.iter().filter_map(|id| products.iter().find(|known| known.id == *id));
            known.map(|known| known.product.name.clone()).collect::<Vec<_>>()
        };
        for row in self.register.read().reports()? {
            let received = row.report.received_at;
            let mut add = |measure, done_at: Option<DateTime<Utc>>| {
                let Some(done_at) = done_at.filter(|at| *at >= received) else { return };
                samples.push(Sample {
                    measure,
                    done_at,
                    hours: hours(received, done_at),
                    record: row.number.clone(),
                    products: names(&row.report.products),
                    authority: String::new(),
                });
            };
            let clocks = self.report_clocks(&row)?;
            add(Measure::Acknowledge, clocks.iter().find(|clock| clock.stage == "ack").and_then(|clock| clock.met_at));
            add(Measure::Investigate, row.report.triage.done_at());
            add(Measure::Decide, row.report.decision.as_ref().map(|decision| decision.at));
        }
        let due = self.list_due(&DueOptions { closed: true, ..DueOptions::default() })?.items;
        for row in self.register.read().disclosures()? {
            let facts = self.register.read().facts(row.id)?;
            let first = |kinds: &[&str]| {
                let stands = standing(&facts).into_iter().filter(|fact| kinds.contains(&fact.kind.as_str()));
                stands.map(|fact| fact.at).min()
            };
            let names = names(&row.disclosure.products());
            let mut add = |measure, from: DateTime<Utc>, done_at: DateTime<Utc>, hours: f64, authority: &str| {
                if done_at >= from {
                    samples.push(Sample {
                        measure,
                        done_at,
                        hours,
                        record: row.number.clone(),
                        products: names.clone(),
                        authority: authority.to_owned(),
                    });
                }
            };
            let of_this = || due.iter().filter(|item| item.number == row.number);
            let met = |item: &crate::DueItem| match item.obligation.state {
                State::Met { at, .. } => Some(at),
                _ => None,
            };
            if let Some(known) = first(&["vulnerability_received", "learning_of_vulnerability"]) {
                if let Some(remedy) = first(&["corrective_measure_available"]) {
                    add(Measure::Remedy, known, remedy, hours(known, remedy), "");
                }
                let users = of_this().filter(|item| item.obligation.audience == Audience::Users).filter_map(met);
                let told = users.chain(first(&["user_notice_sent"])).min();
                if let Some(told) = told {
                    add(Measure::Disclose, known, told, hours(known, told), "");
                }
            }
            for item in of_this().filter(|item| item.obligation.audience == Audience::Authority) {
                if let (Some(at), Some(due)) = (met(item), item.obligation.due.as_ref()) {
                    add(Measure::Margin, DateTime::UNIX_EPOCH, at, hours(at, due.legal_at), &item.obligation.authority);
                }
            }
        }
        Ok(samples)
    }

    /// The measures as a table, by quarter, product and authority.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn measures_csv(&self) -> Result<Vec<u8>> {
        let columns = ["Measure", "By", "Group", "Number", "Median (h)", "Worst (h)", "Record of the worst"];
        let mut rows = Vec::new();
        for by in [MeasureBy::Quarter, MeasureBy::Product, MeasureBy::Authority] {
            for series in self.measures(by)? {
                for point in series.points {
                    rows.push(vec![
                        pack::Cell::text(&series.title),
                        pack::Cell::text(by_word(by)),
                        pack::Cell::text(point.group),
                        #[expect(clippy::cast_precision_loss, reason = "a count of records is small")]
                        pack::Cell::Number(point.count as f64),
                        pack::Cell::Number(point.median),
                        pack::Cell::Number(point.worst),
                        pack::Cell::text(point.worst_record),
                    ]);
                }
            }
        }
        let sheet = pack::Sheet {
            name: "Measures".to_owned(),
            columns: columns.iter().map(|head| pack::sheet_column(head, 22)).collect(),
            rows,
        };
        pack::write_csv(&sheet).map_err(Error::from)
    }

    /// The measures as a document.
    ///
    /// # Errors
    /// If it can't be drawn, or the register can't be read.
    pub fn measures_pdf(&self) -> Result<Vec<u8>> {
        let organisation = self.organisation()?;
        let now = self.now();
        let title = "Measures of vulnerability handling".to_owned();
        let at = deadline::time::format_instant(now, self.zone()?, deadline::time::Years::Always);
        let mut blocks = vec![
            Block::Title { text: title.clone() },
            Block::ReferenceBlock { pairs: vec![Pair { label: "As of".to_owned(), value: vec![text(at)] }] },
        ];
        for by in [MeasureBy::Quarter, MeasureBy::Product, MeasureBy::Authority] {
            let rows: Vec<Row> = self
                .measures(by)?
                .iter()
                .flat_map(|series| series.points.iter().map(|point| row(&series.title, point)))
                .collect();
            blocks.push(Block::Heading { level: 1, text: format!("By {}", by_word(by)), clause: None, anchor: None });
            if rows.is_empty() {
                blocks.push(Block::paragraph(vec![text("Nothing was measured yet.")]));
                continue;
            }
            let column = |head: &str, share: u16| Column { head: head.to_owned(), share: Some(share), no_wrap: false };
            blocks.push(Block::Table(Table {
                caption: None,
                columns: vec![
                    column("Measure", 34),
                    column("Group", 24),
                    column("Number", 11),
                    column("Median", 13),
                    column("Worst", 28),
                ],
                rows,
                anchor: None,
            }));
        }
        let document = Document {
            meta: Meta {
                subject: format!("{title} of {}", organisation.name),
                title,
                reference: format!("MS-{}", now.format("%Y%m%d")),
                language: "en".to_owned(),
                version: "1".to_owned(),
                organisation: organisation.name.clone(),
                keywords: Vec::new(),
                issued_at: now,
            },
            letterhead: crate::compose_notice::letterhead(&organisation),
            state: None,
            blocks,
            signature: None,
            attachments: Vec::new(),
            words: Words::default(),
        };
        Ok(notice::render(&document)?.bytes)
    }
}

fn row(title: &str, point: &MeasurePoint) -> Row {
    let cells = [
        title.to_owned(),
        point.group.clone(),
        point.count.to_string(),
        span(point.median),
        format!("{} ({})", span(point.worst), point.worst_record),
    ];
    Row { cells: cells.into_iter().map(|cell| vec![text(cell)]).collect(), vectors: Vec::new() }
}

fn series(measure: Measure, samples: &[Sample], by: MeasureBy, zone: Zone) -> MeasureSeries {
    let mut groups: BTreeMap<String, Vec<&Sample>> = BTreeMap::new();
    for sample in samples.iter().filter(|sample| sample.measure == measure) {
        let names = match by {
            MeasureBy::Quarter => vec![quarter(sample.done_at, zone)],
            MeasureBy::Product => sample.products.clone(),
            MeasureBy::Authority if sample.authority.is_empty() => Vec::new(),
            MeasureBy::Authority => vec![sample.authority.clone()],
        };
        for name in names {
            groups.entry(name).or_default().push(sample);
        }
    }
    let points: Vec<MeasurePoint> =
        groups.into_iter().filter_map(|(group, samples)| point(measure, group, samples)).collect();
    let title = measure.title().to_owned();
    MeasureSeries { svg: chart(&title, &points), title, measure, points }
}

fn point(measure: Measure, group: String, mut samples: Vec<&Sample>) -> Option<MeasurePoint> {
    samples.sort_by(|a, b| a.hours.total_cmp(&b.hours));
    let worst = if measure == Measure::Margin { samples.first() } else { samples.last() }?;
    let middle = samples.len() / 2;
    let median = if samples.len().is_multiple_of(2) {
        f64::midpoint(samples[middle - 1].hours, samples[middle].hours)
    } else {
        samples[middle].hours
    };
    Some(MeasurePoint {
        group,
        count: samples.len(),
        median: tenth(median),
        worst: tenth(worst.hours),
        worst_record: worst.record.clone(),
    })
}

fn hours(from: DateTime<Utc>, to: DateTime<Utc>) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "minutes of a few years")]
    let minutes = (to - from).num_minutes() as f64;
    minutes / 60.0
}

fn tenth(hours: f64) -> f64 {
    (hours * 10.0).round() / 10.0
}

fn quarter(at: DateTime<Utc>, zone: Zone) -> String {
    let local = at.with_timezone(&zone);
    format!("{} Q{}", local.year(), local.month0() / 3 + 1)
}

const fn by_word(by: MeasureBy) -> &'static str {
    match by {
        MeasureBy::Quarter => "quarter",
        MeasureBy::Product => "product",
        MeasureBy::Authority => "authority",
    }
}

/// Hours as a person reads them: `31 h`, `4.5 d`, `−2 h`.
fn span(hours: f64) -> String {
    let sign = if hours < 0.0 { "\u{2212}" } else { "" };
    let size = hours.abs();
    if size < 72.0 { format!("{sign}{size:.0} h") } else { format!("{sign}{:.1} d", size / 24.0) }
}

/// Bars of the medians, with the worst as a line; what is late hangs below the line of zero.
fn chart(title: &str, points: &[MeasurePoint]) -> String {
    const WIDTH: f64 = 560.0;
    const HEIGHT: f64 = 200.0;
    const LEFT: f64 = 8.0;
    const TOP: f64 = 24.0;
    const BOTTOM: f64 = 40.0;
    let described: Vec<String> = points
        .iter()
        .map(|point| {
            format!("{}: median {}, worst {} ({})", point.group, span(point.median), span(point.worst), point.count)
        })
        .collect();
    let words = if described.is_empty() { "nothing measured yet".to_owned() } else { described.join("; ") };
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{}\" font-family=\"Noto Sans, sans-serif\" font-size=\"11\"><title>{}</title><desc>{}</desc>",
        escape(&format!("{title}: {words}")),
        escape(title),
        escape(&words)
    );
    let values = || points.iter().flat_map(|point| [point.median, point.worst]);
    let (low, high) = (values().fold(0.0_f64, f64::min), values().fold(0.0_f64, f64::max));
    let range = if high - low > 0.0 { high - low } else { 1.0 };
    let place = |value: f64| TOP + (high - value) / range * (HEIGHT - TOP - BOTTOM);
    #[expect(clippy::cast_precision_loss, reason = "a chart has few bars")]
    let step = (WIDTH - 2.0 * LEFT) / points.len().max(1) as f64;
    let bar = (step * 0.5).min(64.0);
    let zero = place(0.0);
    for (index, point) in points.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a chart has few bars")]
        let middle = LEFT + step * (index as f64 + 0.5);
        let (top, bottom) = (place(point.median).min(zero), place(point.median).max(zero));
        let colour = if point.median < 0.0 { "#a4262c" } else { "#173f63" };
        svg.push_str(&format!(
            "<rect x=\"{:.1}\" y=\"{top:.1}\" width=\"{bar:.1}\" height=\"{:.1}\" fill=\"{colour}\"/>",
            middle - bar / 2.0,
            (bottom - top).max(1.0)
        ));
        let worst = place(point.worst);
        svg.push_str(&format!(
            "<line x1=\"{:.1}\" x2=\"{:.1}\" y1=\"{worst:.1}\" y2=\"{worst:.1}\" stroke=\"#1a1a1a\" stroke-width=\"2\"/>",
            middle - bar / 2.0 - 4.0,
            middle + bar / 2.0 + 4.0
        ));
        let above = top.min(worst) - 6.0;
        let label: String = if point.group.chars().count() > 16 {
            point.group.chars().take(15).chain(['\u{2026}']).collect()
        } else {
            point.group.clone()
        };
        svg.push_str(&format!(
            "<text x=\"{middle:.1}\" y=\"{above:.1}\" text-anchor=\"middle\">{}</text><text x=\"{middle:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text><text x=\"{middle:.1}\" y=\"{:.1}\" text-anchor=\"middle\" fill=\"#555\">{} of them</text>",
            escape(&span(point.median)),
            HEIGHT - 22.0,
            escape(&label),
            HEIGHT - 8.0,
            point.count
        ));
    }
    svg.push_str(&format!(
        "<line x1=\"{LEFT}\" x2=\"{:.1}\" y1=\"{zero:.1}\" y2=\"{zero:.1}\" stroke=\"#555\"/></svg>",
        WIDTH - LEFT
    ));
    svg
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(hours: f64, record: &str) -> Sample {
        Sample {
            measure: Measure::Margin,
            done_at: "2026-12-31T23:30:00Z".parse().unwrap(),
            hours,
            record: record.into(),
            products: vec!["A & B".into()],
            authority: "FDA".into(),
        }
    }

    #[test]
    fn the_quarter_is_that_of_the_zone_and_the_worst_margin_the_smallest() {
        let samples = [sample(10.0, "a"), sample(-3.0, "b"), sample(5.0, "c")];
        let series =
            series(Measure::Margin, &samples, MeasureBy::Quarter, "Europe/Berlin".parse::<zone::Zone>().unwrap());
        let expected =
            MeasurePoint { group: "2027 Q1".into(), count: 3, median: 5.0, worst: -3.0, worst_record: "b".into() };
        assert_eq!(series.points, [expected]);
        assert!(series.svg.contains("worst \u{2212}3 h"), "{}", series.svg);
    }

    #[test]
    fn a_chart_escapes_what_it_names_and_says_when_it_is_empty() {
        let named = series(Measure::Margin, &[sample(1.0, "a")], MeasureBy::Product, Zone::UTC);
        assert!(named.svg.contains("A &amp; B") && !named.svg.contains("A & B"));
        assert!(chart("x", &[]).contains("nothing measured yet"));
    }
}
