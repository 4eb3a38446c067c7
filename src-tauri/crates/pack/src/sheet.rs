//! Tables for other programs: CSV (RFC 4180) and Excel workbooks, the same bytes for the same content.

use crate::PackError;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike, Utc};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Name of the sheet, at most 31 characters.
    pub name: String,
    /// The columns.
    pub columns: Vec<SheetColumn>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetColumn {
    /// Its head.
    pub head: String,
    /// Its width, in characters of text.
    pub width: u16,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// A score with one decimal, such as 9.0.
    Score(f64),
    /// A day, of no zone.
    Day(NaiveDate),
    /// An instant, printed in UTC.
    Instant(DateTime<Utc>),
}

impl Cell {
    /// Text, or nothing where it is blank.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    fn plain(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => harmless(text),
            Self::Number(number) => number.to_string(),
            Self::Score(score) => format!("{score:.1}"),
            Self::Day(on) => on.to_string(),
            Self::Instant(at) => at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
        }
    }
}

/// A spreadsheet takes text that begins like a formula for one; an apostrophe before it keeps it text.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// How long a text in a cell may be, in the units in which Excel counts.
const MAX_CELL: usize = 32_767;
/// What stands at the end of one that was cut.
const CUT: &str =
    " … [Shortened: a cell of a workbook holds at most 32,767 characters. The whole text is in the register.]";

/// A column of a sheet.
#[must_use]
pub fn sheet_column(head: &str, width: u16) -> SheetColumn {
    SheetColumn { head: head.to_owned(), width }
}

/// CSV with a line of heads, in UTF-8 with the mark by which spreadsheets know it.
///
/// # Errors
/// If the text can't be written.
pub fn write_csv(sheet: &Sheet) -> Result<Vec<u8>, PackError> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(sheet.columns.iter().map(|column| column.head.as_str()))?;
    for row in &sheet.rows {
        writer.write_record(row.iter().map(Cell::plain))?;
    }
    writer.into_inner().map_err(|error| PackError::File(error.into_error()))
}

/// An Excel workbook. The instant stands as its date of creation.
///
/// # Errors
/// If a sheet is larger than Excel takes, or its name can't be one.
pub fn write_xlsx(title: &str, sheets: &[Sheet], at: DateTime<Utc>) -> Result<Vec<u8>, PackError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&excel_time(at.naive_utc())?));
    for sheet in sheets {
        fill(workbook.add_worksheet(), sheet)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn fill(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let body = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    let head = body.clone().set_bold().set_border_bottom(FormatBorder::Thin);
    let score = body.clone().set_num_format("0.0");
    let day = body.clone().set_num_format("yyyy-mm-dd");
    let instant = body.clone().set_num_format("yyyy-mm-dd hh:mm");
    worksheet.set_name(&sheet.name)?.set_freeze_panes(1, 0)?;
    worksheet.set_landscape().set_paper_size(8).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    let (mut column_number, last_row) = (0_u16, u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX));
    for column in &sheet.columns {
        worksheet.set_column_width(column_number, column.width)?;
        worksheet.write_string_with_format(0, column_number, &column.head, &head)?;
        column_number += 1;
    }
    if column_number > 0 {
        worksheet.autofilter(0, 0, last_row, column_number - 1)?;
    }
    for (row_number, row) in (1_u32..).zip(&sheet.rows) {
        for (column, cell) in (0_u16..).zip(row) {
            match cell {
                Cell::Empty => worksheet.write_blank(row_number, column, &body)?,
                Cell::Text(text) => worksheet.write_string_with_format(row_number, column, fitting(text), &body)?,
                Cell::Number(number) => worksheet.write_number_with_format(row_number, column, *number, &body)?,
                Cell::Score(number) => worksheet.write_number_with_format(row_number, column, *number, &score)?,
                Cell::Day(on) => {
                    let at = excel_time(on.and_time(chrono::NaiveTime::MIN))?;
                    worksheet.write_datetime_with_format(row_number, column, &at, &day)?
                }
                Cell::Instant(at) => {
                    worksheet.write_datetime_with_format(row_number, column, excel_time(at.naive_utc())?, &instant)?
                }
            };
        }
    }
    Ok(())
}

/// A text as Excel can hold it: a longer one is cut, and says so and where the whole is.
fn fitting(text: &str) -> std::borrow::Cow<'_, str> {
    if text.encode_utf16().count() <= MAX_CELL {
        return text.into();
    }
    let room = MAX_CELL - CUT.encode_utf16().count();
    let mut used = 0;
    let end = text.char_indices().find(|(_, character)| {
        used += character.len_utf16();
        used > room
    });
    format!("{}{CUT}", &text[..end.map_or(text.len(), |(end, _)| end)]).into()
}

fn excel_time(at: NaiveDateTime) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    let year = u16::try_from(at.year()).unwrap_or(1900);
    let hour = u16::try_from(at.hour()).unwrap_or_default();
    ExcelDateTime::from_ymd(year, part(at.month()), part(at.day()))?.and_hms(hour, part(at.minute()), at.second())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_fits_a_cell_or_says_that_it_was_cut() {
        for (text, is_cut) in [
            ("a".repeat(MAX_CELL), false),
            ("a".repeat(MAX_CELL + 1), true),
            ("ü".repeat(40_000), true),
            // Two units each.
            ("😀".repeat(MAX_CELL / 2 + 1), true),
        ] {
            let fits = fitting(&text);
            assert!(fits.encode_utf16().count() <= MAX_CELL);
            assert_eq!(fits.ends_with(CUT), is_cut);
            let sheet =
                Sheet { name: "S".into(), columns: vec![sheet_column("Note", 20)], rows: vec![vec![Cell::text(text)]] };
            assert!(write_xlsx("t", &[sheet], DateTime::UNIX_EPOCH).is_ok());
        }
    }

    #[test]
    fn a_score_is_a_number() {
        let rows = vec![vec![Cell::Score(9.8), Cell::text("9.8")]];
        let columns = vec![sheet_column("Score", 8), sheet_column("Text", 8)];
        let sheet = Sheet { name: "S".into(), columns, rows };
        let csv = String::from_utf8(write_csv(&sheet).unwrap()).unwrap();
        assert!(csv.ends_with("9.8,9.8\r\n"), "{csv}");
        let book = write_xlsx("t", &[sheet], DateTime::UNIX_EPOCH).unwrap();
        let mut book = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
        let mut xml = String::new();
        std::io::Read::read_to_string(&mut book.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut xml).unwrap();
        let cell = |name: &str| xml.split(&format!("<c r=\"{name}\"")).nth(1).unwrap().split("</c>").next().unwrap();
        assert!(cell("A2").ends_with("<v>9.8</v>") && !cell("A2").contains("t=\"s\""), "{xml}");
        assert!(cell("B2").contains("t=\"s\""), "{xml}");
    }
}
