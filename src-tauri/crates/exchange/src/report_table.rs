//! Reports as a table: CSV with a head line.

use serde::Serialize;
use thiserror::Error;
use ts_rs::TS;

/// The largest table that is read, in bytes.
pub const MAX_TABLE: usize = 10 * 1024 * 1024;
/// Most reports of one table.
const MAX_ROWS: usize = 5_000;
/// Longest value, in characters.
const MAX_VALUE: usize = 100_000;
/// The columns, with other words for them.
const COLUMNS: [(&str, &[&str]); 10] = [
    ("title", &["subject", "summary"]),
    ("text", &["description", "report", "details"]),
    ("source", &["category"]),
    ("channel", &["via"]),
    ("received_at", &["received", "date"]),
    ("reporter", &["name", "reported_by"]),
    ("organisation", &["organization", "company"]),
    ("email", &["e-mail", "mail"]),
    ("products", &["product", "affected"]),
    ("cves", &["cve"]),
];

/// One line of the table; every value as it stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct TableReport {
    /// Line of the file, from 1.
    #[ts(type = "number")]
    pub line: u64,
    /// What it is about.
    pub title: String,
    /// What was reported.
    pub text: String,
    /// The source.
    pub source: String,
    /// How it came.
    pub channel: String,
    /// When.
    pub received_at: String,
    /// Name of the reporter.
    pub reporter: String,
    /// Their organisation.
    pub organisation: String,
    /// Their e-mail address.
    pub email: String,
    /// Products and versions.
    pub products: String,
    /// CVE identifiers, between spaces, commas or semicolons.
    pub cves: String,
}

/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TableFault {
    /// Line of the file, from 1.
    #[ts(type = "number")]
    pub line: u64,
    /// The column.
    pub column: String,
    /// What is wrong, and what would be right.
    pub message: String,
}

/// Why a file is no table of reports.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReportTableError {
    /// Too large.
    #[error("the table has {0} bytes; at most {MAX_TABLE} are read. Split it")]
    TooLarge(usize),
    /// Not UTF-8.
    #[error("the table is not UTF-8 text (byte {0}). Save it as “CSV UTF-8”")]
    Encoding(usize),
    /// A line that is no row.
    #[error("line {line}: {message}")]
    Line {
        /// Line, from 1.
        line: u64,
        /// Why.
        message: String,
    },
    /// No column that is known.
    #[error("the first line names no column that is known; it needs “title” or “text”, and may have {0}")]
    NoColumns(String),
    /// Too many rows.
    #[error("the table has more than {MAX_ROWS} reports. Split it")]
    TooManyRows,
}

/// Reads a table; the separator is a comma, a semicolon or a tabulator, whichever the first line has most of.
///
/// # Errors
/// If it is none, or beyond the limits.
pub fn read_report_table(bytes: &[u8]) -> Result<(Vec<TableReport>, Vec<TableFault>), ReportTableError> {
    if bytes.len() > MAX_TABLE {
        return Err(ReportTableError::TooLarge(bytes.len()));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| ReportTableError::Encoding(error.valid_up_to()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head = text.lines().next().unwrap_or_default();
    let separator = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|separator| (head.bytes().filter(|byte| byte == separator).count(), *separator == b','))
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).trim(csv::Trim::All).from_reader(text.as_bytes());
    let columns: Vec<Option<&str>> = reader.headers().map_err(|error| line(&error))?.iter().map(column).collect();
    if !columns.iter().flatten().any(|name| matches!(*name, "title" | "text")) {
        let known: Vec<&str> = COLUMNS.iter().map(|(name, _)| *name).collect();
        return Err(ReportTableError::NoColumns(known.join(", ")));
    }
    let (mut reports, mut faults) = (Vec::new(), Vec::new());
    for record in reader.records() {
        let record = record.map_err(|error| line(&error))?;
        let number = record.position().map_or(0, csv::Position::line);
        if record.iter().all(str::is_empty) {
            continue;
        }
        if reports.len() == MAX_ROWS {
            return Err(ReportTableError::TooManyRows);
        }
        let mut report = TableReport { line: number, ..TableReport::default() };
        for (name, value) in columns.iter().zip(&record) {
            let Some(name) = name else { continue };
            if value.chars().count() > MAX_VALUE {
                let message = format!("longer than {MAX_VALUE} characters");
                faults.push(TableFault { line: number, column: (*name).to_owned(), message });
            } else {
                value.clone_into(report.slot(name));
            }
        }
        if report.title.is_empty() && report.text.is_empty() {
            let message = "neither a title nor a text; a report needs one of them".to_owned();
            faults.push(TableFault { line: number, column: "title".to_owned(), message });
        }
        reports.push(report);
    }
    Ok((reports, faults))
}

impl TableReport {
    fn slot(&mut self, name: &str) -> &mut String {
        match name {
            "title" => &mut self.title,
            "text" => &mut self.text,
            "source" => &mut self.source,
            "channel" => &mut self.channel,
            "received_at" => &mut self.received_at,
            "reporter" => &mut self.reporter,
            "organisation" => &mut self.organisation,
            "email" => &mut self.email,
            "products" => &mut self.products,
            _ => &mut self.cves,
        }
    }
}

fn column(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase().replace(' ', "_");
    COLUMNS.iter().find(|(known, others)| *known == name || others.contains(&name.as_str())).map(|(known, _)| *known)
}

fn line(error: &csv::Error) -> ReportTableError {
    let line = error.position().map_or(1, csv::Position::line);
    let message = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!(
                "{len} values, but the first line has {expected_len} columns; put a text with a separator in quotes"
            )
        }
        other => format!("{other:?}"),
    };
    ReportTableError::Line { line, message }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_with_whatever_separates_it() {
        for (separator, title) in [(',', "\"A, b\""), (';', "A, b"), ('\t', "A, b")] {
            let table = format!(
                "\u{feff}Title{separator}E-Mail{separator}CVE{separator}unknown\n{title}{separator}a@b.example{separator}CVE-2026-1111{separator}x\n\n"
            );
            let (reports, faults) = read_report_table(table.as_bytes()).unwrap();
            assert_eq!(faults, []);
            let expected = TableReport {
                line: 2,
                title: "A, b".into(),
                email: "a@b.example".into(),
                cves: "CVE-2026-1111".into(),
                ..TableReport::default()
            };
            assert_eq!(reports, [expected]);
        }
    }

    #[test]
    fn faults_name_their_line() {
        let (_, faults) = read_report_table(b"title,text\n,\"\"\nx,y\n ,  \n").unwrap();
        assert_eq!(faults, []);
        let (_, faults) = read_report_table(b"title,email\n,a@b.example\n").unwrap();
        assert_eq!((faults[0].line, faults[0].column.as_str()), (2, "title"));
        let error = read_report_table(b"title,text\na,b\na,b,c\n").unwrap_err();
        assert_eq!(
            error.to_string(),
            "line 3: 3 values, but the first line has 2 columns; put a text with a separator in quotes"
        );
        assert!(matches!(read_report_table(b"a,b\n1,2\n"), Err(ReportTableError::NoColumns(_))));
        assert_eq!(read_report_table(b"title\n\xff\n").unwrap_err(), ReportTableError::Encoding(6));
    }
}
