//! Receiving reports: by hand, as a table, and as an advisory (IEC 81001-5-1 §9.2).

use super::mail::first_line;
use crate::record_fact::read_instant;
use crate::{Desk, Error, Result};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use disclosure::{
    AttachmentId, Direction, Letter, LetterFile, LetterId, ProductId, Protection, Report, ReportId, ReportSource,
    Reporter,
};
use exchange::{Encoding, ReportTable, TableFault, TableReport, read_csaf, read_report_table};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Longest text of a report, in characters.
const MAX_TEXT: usize = 1_000_000;

/// A report as a person enters it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ReportInput {
    /// What it is about; the first line of the text where it is blank.
    pub title: String,
    /// What was reported, in the words of the reporter.
    pub text: String,
    /// From which source.
    pub source: ReportSource,
    /// How it came.
    pub channel: String,
    /// When it was received: a local date and time, or an instant with its offset; now where it is blank.
    pub received_at: String,
    /// The zone of the local time (IANA); blank means the organisation's.
    pub zone: String,
    /// Who reported it.
    pub reporter: Reporter,
    /// The products, as far as they are known here.
    pub products: Vec<ProductId>,
    /// Products and versions as the reporter wrote them.
    pub products_text: String,
}

/// A report that was received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Received {
    /// Its identifier.
    pub id: ReportId,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What a person should know, one sentence each.
    pub remarks: Vec<String>,
}

/// What a table would bring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TablePreview {
    /// How the text is encoded.
    pub encoding: Encoding,
    /// The reports.
    pub reports: Vec<TableReport>,
    /// What is wrong; nothing is received while there is anything.
    pub faults: Vec<TableFault>,
}

impl Desk {
    /// Receives a report by hand.
    ///
    /// # Errors
    /// If there is neither a title nor a text; if the instant can't be read or lies ahead; if the register can't be written.
    pub fn receive_report(&mut self, input: &ReportInput) -> Result<Received> {
        let report = self.read_report(input)?;
        self.add_report(report, &[], &[])
    }

    fn read_report(&self, input: &ReportInput) -> Result<Report> {
        let text = input.text.trim();
        if text.chars().count() > MAX_TEXT {
            return Err(Error::field("/text", format!("the text is longer than {MAX_TEXT} characters")));
        }
        let title = if input.title.trim().is_empty() { first_line(text) } else { input.title.trim().to_owned() };
        if title.is_empty() {
            return Err(Error::field("/title", "a report needs a title, or the words of the reporter"));
        }
        let zone = if input.zone.trim().is_empty() {
            self.zone()?
        } else {
            crate::open_desk::parse_zone("/zone", &input.zone)?
        };
        let received_at = match input.received_at.trim() {
            "" => self.now(),
            text => read_instant(text, zone).map_err(|error| error.at_field("/received_at"))?,
        };
        if received_at > self.now() {
            return Err(Error::field(
                "/received_at",
                format!("“{}” lies ahead; a report is recorded when it has come", input.received_at.trim()),
            ));
        }
        Ok(Report {
            cves: cves_in(&[&title, text, &input.products_text]),
            analysis: disclosure::Analysis { vectors: vectors_in(text), ..disclosure::Analysis::default() },
            title,
            text: text.to_owned(),
            source: input.source,
            channel: input.channel.trim().to_owned(),
            received_at,
            zone: zone.name().to_owned(),
            reporter: input.reporter.clone(),
            products: self.products_named(&input.products, &input.products_text, text)?,
            products_text: input.products_text.trim().to_owned(),
            owner: self.actor.clone(),
            ..Report::default()
        })
    }

    /// The products that were chosen; where none was, those whose name stands in the texts.
    pub(crate) fn products_named(&self, chosen: &[ProductId], products: &str, text: &str) -> Result<Vec<ProductId>> {
        if !chosen.is_empty() {
            return Ok(chosen.to_vec());
        }
        let text = format!("{products}\n{text}").to_lowercase();
        let named = |name: &str| !name.trim().is_empty() && text.contains(&name.trim().to_lowercase());
        let known = self.known_products()?;
        Ok(known.iter().filter(|product| named(&product.product.name)).map(|product| product.id).collect())
    }

    /// Adds a report with its letters and files, in one transaction.
    pub(crate) fn add_report(
        &mut self,
        report: Report,
        files: &[(AttachmentId, &str, &str, &[u8])],
        letters: &[Letter],
    ) -> Result<Received> {
        let id = ReportId(self.new_id());
        let year = self.now().with_timezone(&self.zone()?).year();
        let letters: Vec<(LetterId, &Letter)> =
            letters.iter().map(|letter| (LetterId(self.new_id()), letter)).collect();
        let stamp = self.stamp("");
        let number = self.register.change(&stamp, |change| {
            for (file, name, media_type, bytes) in files {
                change.add_attachment(*file, None, name, media_type, bytes)?;
            }
            let number = change.add_report(id, year, &report)?;
            for (letter_id, letter) in &letters {
                change.add_letter(*letter_id, id, letter)?;
            }
            Ok::<_, Error>(number)
        })?;
        Ok(Received { id, number, title: report.title, remarks: Vec::new() })
    }

    /// What a table of reports would bring; changes nothing.
    ///
    /// # Errors
    /// If it is no table, or beyond the limits.
    pub fn preview_report_table(&self, bytes: &[u8]) -> Result<TablePreview> {
        self.preview_report_table_in(bytes, None)
    }

    /// The same where a person names the encoding of the table.
    ///
    /// # Errors
    /// As [`Desk::preview_report_table`]; if the table is not of that encoding.
    pub fn preview_report_table_in(&self, bytes: &[u8], told: Option<Encoding>) -> Result<TablePreview> {
        let ReportTable { encoding, reports, mut faults } = read_report_table(bytes, told)?;
        for report in &reports {
            if let Err(error) = self.table_input(report).and_then(|input| self.read_report(&input)) {
                let column = error.field_path().unwrap_or_default().trim_start_matches('/').to_owned();
                let message = error.bare_message();
                if !faults.iter().any(|fault| fault.line == report.line) {
                    faults.push(TableFault { line: report.line, column, value: String::new(), message });
                }
            }
        }
        faults.sort_by_key(|fault| fault.line);
        Ok(TablePreview { encoding, reports, faults })
    }

    /// Receives the reports of a table: all of them, or none where one has a fault.
    ///
    /// # Errors
    /// If it is no table or has a fault; if the register can't be written.
    pub fn receive_report_table(&mut self, bytes: &[u8]) -> Result<Vec<Received>> {
        self.receive_report_table_in(bytes, None)
    }

    /// The same where a person names the encoding of the table.
    ///
    /// # Errors
    /// As [`Desk::receive_report_table`]; if the table is not of that encoding.
    pub fn receive_report_table_in(&mut self, bytes: &[u8], told: Option<Encoding>) -> Result<Vec<Received>> {
        let preview = self.preview_report_table_in(bytes, told)?;
        if !preview.faults.is_empty() {
            let faults: Vec<String> = preview
                .faults
                .iter()
                .map(|fault| format!("line {}, {}: {}", fault.line, fault.column, fault.message))
                .collect();
            return Err(Error::State(format!("Nothing was received from the table:\n{}", faults.join("\n"))));
        }
        let mut received = Vec::new();
        for row in &preview.reports {
            let input = self.table_input(row)?;
            received.push(self.receive_report(&input)?);
        }
        Ok(received)
    }

    fn table_input(&self, row: &TableReport) -> Result<ReportInput> {
        let source = match row.source.trim() {
            "" => ReportSource::default(),
            text => source_of(text).ok_or_else(|| {
                let known: Vec<&str> = ReportSource::ALL.iter().map(|source| source.word()).collect();
                Error::field("/source", format!("“{text}” is no source; expected one of: {}", known.join(", ")))
            })?,
        };
        let mut received_at = row.received_at.trim().to_owned();
        if NaiveDate::parse_from_str(&received_at, "%Y-%m-%d").is_ok() {
            // A day without an hour: its first minute, so that no clock starts late.
            received_at.push_str(" 00:00");
        }
        let text = if row.cves.is_empty() {
            row.text.clone()
        } else {
            format!("{}\n\n{}", row.text, row.cves).trim().to_owned()
        };
        Ok(ReportInput {
            title: row.title.clone(),
            text,
            source,
            channel: row.channel.clone(),
            received_at,
            reporter: Reporter {
                name: row.reporter.clone(),
                organisation: row.organisation.clone(),
                email: row.email.clone(),
                ..Reporter::default()
            },
            products_text: row.products.clone(),
            ..ReportInput::default()
        })
    }

    /// Receives a CSAF advisory as a report, for example that of the supplier of a component.
    ///
    /// # Errors
    /// If the file is no CSAF 2.0 advisory; if the register can't be written.
    pub fn receive_advisory(&mut self, name: &str, bytes: &[u8]) -> Result<Received> {
        let import = read_csaf(bytes, &self.known_products()?, &mut || self.new_id())?;
        let advisory = &import.disclosure;
        let source = advisory.source.clone().unwrap_or_default();
        let mut text = vec![advisory.summary.0.trim().to_owned()];
        for vulnerability in &advisory.vulnerabilities {
            text.push(format!("{} {}", vulnerability.cve, vulnerability.description.0.trim()).trim().to_owned());
        }
        text.retain(|part| !part.is_empty());
        let vectors = advisory.vulnerabilities.iter().flat_map(|entry| &entry.scores).map(|score| score.vector.clone());
        let known: Vec<ProductId> = self.known_products()?.into_iter().map(|product| product.id).collect();
        let now = self.now();
        let report = Report {
            title: advisory.title.clone(),
            text: text.join("\n\n"),
            source: ReportSource::ComponentSupplier,
            channel: "CSAF advisory".to_owned(),
            received_at: now,
            zone: self.zone()?.name().to_owned(),
            reporter: Reporter { organisation: source.publisher.clone(), ..Reporter::default() },
            products: advisory.products().into_iter().filter(|id| known.contains(id)).collect(),
            products_text: import
                .new_products
                .iter()
                .map(|product| product.product.name.clone())
                .collect::<Vec<_>>()
                .join(", "),
            cves: advisory
                .vulnerabilities
                .iter()
                .map(|entry| entry.cve.trim().to_owned())
                .filter(|cve| !cve.is_empty())
                .collect(),
            analysis: disclosure::Analysis { vectors: vectors.collect(), ..disclosure::Analysis::default() },
            owner: self.actor.clone(),
            ..Report::default()
        };
        let file = AttachmentId(self.new_id());
        let letter = Letter {
            direction: Direction::In,
            at: now,
            from: source.publisher.clone(),
            to: String::new(),
            channel: String::new(),
            subject: format!("{} {}", source.tracking_id, advisory.title).trim().to_owned(),
            text: "The advisory as it came.".to_owned(),
            purpose: None,
            mail: None,
            files: vec![LetterFile { name: name.to_owned(), media_type: "application/json".to_owned(), file }],
            protection: Protection::default(),
            recorded_by: self.actor.clone(),
        };
        self.add_report(report, &[(file, name, "application/json", bytes)], &[letter])
    }
}

/// A source by its key or its words.
fn source_of(text: &str) -> Option<ReportSource> {
    let wanted = text.trim().to_lowercase().replace([' ', '-'], "_");
    ReportSource::ALL.into_iter().find(|source| {
        let key = serde_json::to_value(source).ok();
        key.as_ref().and_then(serde_json::Value::as_str) == Some(wanted.as_str())
            || source.word().to_lowercase().replace(' ', "_") == wanted
    })
}

/// The CVE identifiers in texts, in the order in which they stand there.
pub(crate) fn cves_in(texts: &[&str]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for text in texts {
        let upper = text.to_uppercase();
        for (start, _) in upper.match_indices("CVE-") {
            let rest = &upper[start..];
            let end = rest
                .char_indices()
                .find(|(index, character)| *index > 3 && !character.is_ascii_digit() && *character != '-')
                .map_or(rest.len(), |(index, _)| index);
            let cve = rest[..end].trim_end_matches('-');
            if disclosure::cve_is_valid(cve) && !found.iter().any(|known| known == cve) && found.len() < 200 {
                found.push(cve.to_owned());
            }
        }
    }
    found
}

/// The CVSS vectors in a text.
pub(crate) fn vectors_in(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (start, _) in text.match_indices("CVSS:") {
        let word =
            text[start..].split(|character: char| character.is_whitespace() || ",;)\"'”".contains(character)).next();
        let vector = word.unwrap_or_default().trim_end_matches('.');
        if vector.parse::<disclosure::CvssVector>().is_ok()
            && !found.iter().any(|known| known == vector)
            && found.len() < 50
        {
            found.push(vector.to_owned());
        }
    }
    found
}

/// When something came, as far as that is known: never later than now, nor in a year before such products.
pub(crate) fn came_at(said: Option<DateTime<Utc>>, now: DateTime<Utc>) -> DateTime<Utc> {
    said.filter(|at| *at <= now && at.year() >= crate::record_fact::FIRST_YEAR).unwrap_or(now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_and_vectors_are_found_in_running_text() {
        let text = "See cve-2026-1234, CVE-2026-1234 and CVE-2026-99999-. CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H. CVE-20 CVSS:9";
        assert_eq!(cves_in(&[text]), ["CVE-2026-1234", "CVE-2026-99999"]);
        assert_eq!(vectors_in(text), ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"]);
    }

    #[test]
    fn a_source_is_known_by_key_and_words() {
        for source in ReportSource::ALL {
            assert_eq!(source_of(source.word()), Some(source));
        }
        assert_eq!(source_of("component-supplier"), Some(ReportSource::ComponentSupplier));
        assert_eq!(source_of("uncle"), None);
    }
}
