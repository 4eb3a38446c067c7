//! Reports as a table: CSV with a head line.

use crate::encoding::Encoding;
use crate::table::{TableError, TableFault, read_raw, shown};
use serde::Serialize;
use ts_rs::TS;

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

/// A table of reports.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportTable {
    /// How the text is encoded.
    pub encoding: Encoding,
    /// The lines.
    pub reports: Vec<TableReport>,
    /// What is wrong with single values.
    pub faults: Vec<TableFault>,
}

/// Reads a table of reports; `told` is the encoding where a person names it.
///
/// # Errors
/// If it is none, or beyond the limits.
pub fn read_report_table(bytes: &[u8], told: Option<Encoding>) -> Result<ReportTable, TableError> {
    let table = read_raw(bytes, MAX_ROWS, told)?;
    let encoding = table.encoding;
    let columns: Vec<Option<&str>> = table.heads.iter().map(|head| column(head)).collect();
    if !columns.iter().flatten().any(|name| matches!(*name, "title" | "text")) {
        let known = COLUMNS.map(|(name, _)| name).join(", ");
        return Err(TableError::NoColumns { needed: "“title” or “text”", known });
    }
    let (mut reports, mut faults) = (Vec::new(), Vec::new());
    for row in table.rows {
        let line = row.line;
        let mut report = TableReport { line, ..TableReport::default() };
        for (name, value) in columns.iter().zip(row.values) {
            let Some(name) = name else { continue };
            if value.chars().count() > MAX_VALUE {
                let message = format!("longer than {MAX_VALUE} characters");
                faults.push(TableFault { line, column: (*name).to_owned(), value: shown(&value), message });
            } else {
                *report.slot(name) = value;
            }
        }
        if report.title.is_empty() && report.text.is_empty() {
            let message = "neither a title nor a text; a report needs one of them".to_owned();
            faults.push(TableFault { line, column: "title".to_owned(), value: String::new(), message });
        }
        reports.push(report);
    }
    Ok(ReportTable { encoding, reports, faults })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_with_whatever_separates_it() {
        for (separator, title) in [(',', "\"A, b\""), (';', "A, b"), ('\t', "A, b")] {
            let table = format!(
                "\u{feff}Title{separator}E-Mail{separator}CVE{separator}unknown\n{title}{separator}a@b.example{separator}CVE-2026-1111{separator}x\n\n"
            );
            let ReportTable { reports, faults, .. } = read_report_table(table.as_bytes(), None).unwrap();
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
        let faults = read_report_table(b"title,text\n,\"\"\nx,y\n ,  \n", None).unwrap().faults;
        assert_eq!(faults, []);
        let faults = read_report_table(b"title,email\n,a@b.example\n", None).unwrap().faults;
        assert_eq!((faults[0].line, faults[0].column.as_str()), (2, "title"));
        let error = read_report_table(b"title,text\na,b\na,b,c\n", None).unwrap_err();
        assert_eq!(
            error.to_string(),
            "line 3: 3 values, but the first line has 2 columns; put a text with a separator in quotes"
        );
        assert!(matches!(read_report_table(b"a,b\n1,2\n", None), Err(TableError::NoColumns { .. })));
        assert_eq!(read_report_table(b"title\nGer\xe4t\n", None).unwrap().reports[0].title, "Gerät");
    }
}
