//! Tables as spreadsheets write them: CSV with a line of heads, whatever separates it and in either usual encoding.

use crate::encoding::{Encoding, decode};
use serde::Serialize;
use thiserror::Error;
use ts_rs::TS;

/// The largest table that is read, in bytes.
pub const MAX_TABLE: usize = 10 * 1024 * 1024;
/// What is wrong with a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TableFault {
    /// Line of the file, from 1.
    #[ts(type = "number")]
    pub line: u64,
    /// The column.
    pub column: String,
    /// The value, shortened.
    pub value: String,
    /// What is wrong, and what would be right.
    pub message: String,
}

/// Why a file is no table that can be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TableError {
    /// Too large.
    #[error("the table has {0} bytes; at most {MAX_TABLE} are read. Split it")]
    TooLarge(usize),
    /// No encoding makes words of it.
    #[error(
        "how the text of the table is encoded can't be told. Save it as “CSV UTF-8”, or name the encoding: --encoding windows-1252, windows-1250 or macintosh"
    )]
    Encoding,
    /// The bytes are none of the encoding that was named.
    #[error("the table is not {0} text. Name another encoding, or save it as “CSV UTF-8”")]
    NotInEncoding(Encoding),
    /// A line that is no row.
    #[error("line {line}: {message}")]
    Line {
        /// Line, from 1.
        line: u64,
        /// Why.
        message: String,
    },
    /// No column that is known.
    #[error("the first line names no column that is known; it needs {needed}, and may have {known}")]
    NoColumns {
        /// What it needs.
        needed: &'static str,
        /// What it may have.
        known: String,
    },
    /// A column that stands there twice.
    #[error("the first line has two columns for “{0}”; keep one of them")]
    TwiceTheColumn(String),
    /// Too many rows.
    #[error("the table has more than {0} rows. Split it")]
    TooManyRows(usize),
}

/// A table as it stands in the file.
pub(crate) struct RawTable {
    pub(crate) encoding: Encoding,
    pub(crate) heads: Vec<String>,
    pub(crate) rows: Vec<RawRow>,
}

/// One line of it.
pub(crate) struct RawRow {
    /// Line of the file, from 1.
    pub(crate) line: u64,
    pub(crate) values: Vec<String>,
}

/// Reads a table; the separator is a comma, a semicolon or a tabulator, whichever the first line has most of, or the one
/// that a line `sep=;` before it names.
pub(crate) fn read_raw(bytes: &[u8], max_rows: usize, told: Option<Encoding>) -> Result<RawTable, TableError> {
    if bytes.len() > MAX_TABLE {
        return Err(TableError::TooLarge(bytes.len()));
    }
    let (text, encoding) = decode(bytes, told)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    // A Mac ends a line in a carriage return alone.
    let (first, rest) = text.split_once(['\r', '\n']).unwrap_or((text, ""));
    let named = first
        .get(..4)
        .filter(|start| start.eq_ignore_ascii_case("sep="))
        .and_then(|_| first[4..].bytes().next())
        .filter(|byte| b",;\t|".contains(byte));
    let (skipped, body) = match named {
        Some(_) => (1, rest.strip_prefix('\n').unwrap_or(rest)),
        None => (0, text),
    };
    let separator = named.unwrap_or_else(|| separator_of(first));
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).trim(csv::Trim::All).from_reader(body.as_bytes());
    let error = |error: &csv::Error| line_error(error, body, skipped);
    let heads = reader.headers().map_err(|found| error(&found))?.iter().map(str::to_owned).collect();
    let mut rows = Vec::new();
    let mut place = Place::default();
    for record in reader.records() {
        let record = record.map_err(|found| error(&found))?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        if rows.len() == max_rows {
            return Err(TableError::TooManyRows(max_rows));
        }
        let line = place.line_of(body, record.position()) + skipped;
        rows.push(RawRow { line, values: record.iter().map(str::to_owned).collect() });
    }
    Ok(RawTable { encoding, heads, rows })
}

/// A head without what people write differently: case, spaces, hyphens, points, colons.
pub(crate) fn plain_head(head: &str) -> String {
    let letters = head.to_lowercase();
    letters.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// A value for a message, shortened.
pub(crate) fn shown(value: &str) -> String {
    const SHOWN: usize = 80;
    if value.chars().count() <= SHOWN { value.to_owned() } else { value.chars().take(SHOWN).chain(['…']).collect() }
}

fn separator_of(head: &str) -> u8 {
    [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|separator| (head.bytes().filter(|byte| byte == separator).count(), *separator == b','))
        .unwrap_or(b',')
}

/// A place in the text and its line. The reader of CSV counts the lines of Windows one too few: it ends a line before its
/// line feed.
struct Place {
    byte: usize,
    line: u64,
}

impl Default for Place {
    fn default() -> Self {
        Self { byte: 0, line: 1 }
    }
}

impl Place {
    /// The line of a record at or behind this place.
    fn line_of(&mut self, body: &str, position: Option<&csv::Position>) -> u64 {
        let bytes = body.as_bytes();
        let mut at = position.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or_default();
        at = at.min(bytes.len());
        // What is left of the line before, and blank lines, are no part of the record.
        while bytes.get(at).is_some_and(|byte| b"\r\n".contains(byte)) {
            at += 1;
        }
        let between = bytes.get(self.byte..at).unwrap_or_default();
        let ends = between.iter().enumerate().filter(|(index, byte)| {
            **byte == b'\n' || **byte == b'\r' && bytes.get(self.byte + index + 1) != Some(&b'\n')
        });
        self.line += ends.count() as u64;
        self.byte = at.max(self.byte);
        self.line
    }
}

fn line_error(error: &csv::Error, body: &str, skipped: u64) -> TableError {
    let line = Place::default().line_of(body, error.position()) + skipped;
    let message = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!(
                "{len} values, but the first line has {expected_len} columns; put a text with a separator in quotes"
            )
        }
        other => format!("{other:?}"),
    };
    TableError::Line { line, message }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_encoding_is_read_and_the_separator_found() {
        let cases: [(&[u8], Encoding, &str); 7] = [
            ("Gerät,Land\nPumpe,DE\n".as_bytes(), Encoding::Utf8, "Gerät"),
            ("\u{feff}Gerät;Land\r\nPumpe;DE\r\n".as_bytes(), Encoding::Utf8, "Gerät"),
            (b"Ger\xe4t\tLand\nPumpe\tDE\n", Encoding::Windows1252, "Gerät"),
            (b"Preis in \x80;Land\nPumpe;DE\n", Encoding::Windows1252, "Preis in €"),
            ("sep=;\nGerät;Land\nPumpe;DE\n".as_bytes(), Encoding::Utf8, "Gerät"),
            (b"sep=|\rGer\x8at|Land\rPumpe|DE\r", Encoding::Macintosh, "Gerät"),
            (b"Ger\x8at;Land\rPumpe;DE\r", Encoding::Macintosh, "Gerät"),
        ];
        for (bytes, encoding, head) in cases {
            let table = read_raw(bytes, 10, None).unwrap();
            assert_eq!((table.encoding, table.heads[0].as_str()), (encoding, head));
            assert_eq!(table.rows[0].values, ["Pumpe", "DE"]);
            assert_eq!(table.rows[0].line, if bytes.starts_with(b"sep") { 3 } else { 2 });
        }
    }

    #[test]
    fn a_line_is_counted_as_an_editor_counts_it() {
        for (text, lines) in [
            ("a,b\n1,2\n3,4\n", vec![2, 3]),
            ("a,b\r\n1,2\r\n3,4\r\n", vec![2, 3]),
            ("a,b\r1,2\r3,4\r", vec![2, 3]),
            ("a,b\r\n\r\n1,2\r\n\"two\r\nlines\",4\r\n5,6", vec![3, 4, 6]),
        ] {
            let table = read_raw(text.as_bytes(), 10, None).unwrap();
            assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), lines, "{text:?}");
        }
        let error = read_raw(b"a,b\r\n1,2\r\n3\r\n", 10, None).map(|_| ()).unwrap_err();
        assert!(matches!(error, TableError::Line { line: 3, .. }), "{error}");
    }

    #[test]
    fn what_is_no_table_says_why() {
        let error = |bytes: &[u8], rows| read_raw(bytes, rows, None).map(|_| ()).unwrap_err();
        assert_eq!(error(b"a\n\x81\x9d\x83\0\n", 10), TableError::Encoding);
        assert_eq!(error(b"a\n\0\n", 10), TableError::Encoding);
        assert_eq!(error(b"a\n1\n2\n3\n", 2), TableError::TooManyRows(2));
        assert_eq!(error(&vec![b'a'; MAX_TABLE + 1], 2), TableError::TooLarge(MAX_TABLE + 1));
        assert_eq!(
            error(b"sep=,\na,b\n1\n", 9).to_string(),
            "line 3: 1 values, but the first line has 2 columns; put a text with a separator in quotes"
        );
    }
}
