//! The list of those to whom a notice goes, from a table: `name,email,language`.

use crate::PackError;
use csv::{ReaderBuilder, StringRecord, Trim};
use disclosure::ascii_address;
use std::collections::HashMap;

/// Largest list that is read, in bytes.
pub const MAX_RECIPIENT_FILE: usize = 2 * 1024 * 1024;
/// Most recipients of one list.
pub const MAX_RECIPIENTS: usize = 5_000;
/// Most problems that are told one by one.
const MAX_PROBLEMS: usize = 20;

/// One recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// Name of the person or the organisation; may be blank.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// The language that the recipient wishes, BCP 47; blank for none.
    pub language: String,
}

/// Reads a list of recipients. Its first line names the columns `name`, `email` and `language`, in any order; only
/// `email` must be there. Comma, semicolon or tab part the columns. Either every line is read, or none.
///
/// # Errors
/// If it is too large, is not UTF-8, or names no column `email`; with the number of each line that has no address, one
/// that can't be an address, a language that can't be one, or an address that an earlier line has.
pub fn read_recipients(bytes: &[u8]) -> Result<Vec<Recipient>, PackError> {
    let refuse = |problem: String| Err(PackError::Recipients(vec![problem]));
    if bytes.len() > MAX_RECIPIENT_FILE {
        return refuse(format!("it has {} bytes; at most {MAX_RECIPIENT_FILE} are read", bytes.len()));
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return refuse("it is not UTF-8; save it as “CSV UTF-8”".to_owned());
    };
    let text = text.trim_start_matches('\u{feff}');
    let (named, skipped, text) = without_separator_line(text);
    let mut reader = ReaderBuilder::new()
        .delimiter(named.unwrap_or_else(|| delimiter(text)))
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let columns = Columns::of(reader.headers()?)?;
    let mut problems = Vec::new();
    let mut recipients: Vec<Recipient> = Vec::new();
    let mut lines: HashMap<String, u64> = HashMap::new();
    for record in reader.records() {
        let record = record?;
        let line = skipped + record.position().map_or(0, csv::Position::line);
        if record.iter().all(str::is_empty) {
            continue;
        }
        match columns.read(&record) {
            Ok(recipient) => {
                if let Some(earlier) = lines.insert(recipient.email.to_lowercase(), line) {
                    problems.push(format!("line {line}: {} stands in line {earlier} too", recipient.email));
                }
                recipients.push(recipient);
            }
            Err(problem) => problems.push(format!("line {line}: {problem}")),
        }
    }
    if recipients.is_empty() && problems.is_empty() {
        return refuse("it lists nobody".to_owned());
    }
    if recipients.len() > MAX_RECIPIENTS {
        return refuse(format!("it lists {}; at most {MAX_RECIPIENTS} are read", recipients.len()));
    }
    if problems.is_empty() {
        return Ok(recipients);
    }
    if problems.len() > MAX_PROBLEMS {
        let more = problems.len() - MAX_PROBLEMS;
        problems.truncate(MAX_PROBLEMS);
        problems.push(format!("and {more} more"));
    }
    Err(PackError::Recipients(problems))
}

/// A line `sep=;` before the heads names the sign that parts the columns, as spreadsheets write and read it.
fn without_separator_line(text: &str) -> (Option<u8>, u64, &str) {
    let Some((first, rest)) = text.split_once('\n') else { return (None, 0, text) };
    let named = first.get(..4).filter(|start| start.eq_ignore_ascii_case("sep="));
    match named.and_then(|_| first[4..].bytes().next()).filter(|sign| b",;\t|".contains(sign)) {
        Some(sign) => (Some(sign), 1, rest),
        None => (None, 0, text),
    }
}

/// The sign that the first line holds most of.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: &u8| first.bytes().filter(|byte| byte == sign).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(count).unwrap_or(b',')
}

struct Columns {
    name: Option<usize>,
    email: usize,
    language: Option<usize>,
}

impl Columns {
    fn of(heads: &StringRecord) -> Result<Self, PackError> {
        let find =
            |names: &[&str]| heads.iter().position(|head| names.iter().any(|name| head.eq_ignore_ascii_case(name)));
        let Some(email) = find(&["email", "e-mail", "mail"]) else {
            let found = heads.iter().collect::<Vec<_>>().join(", ");
            return Err(PackError::Recipients(vec![format!(
                "line 1: no column is named “email”; it names: {found}. Begin with a line such as name,email,language"
            )]));
        };
        Ok(Self { name: find(&["name"]), email, language: find(&["language", "lang"]) })
    }

    fn read(&self, record: &StringRecord) -> Result<Recipient, String> {
        let of = |column: Option<usize>| column.and_then(|column| record.get(column)).unwrap_or_default().to_owned();
        let recipient = Recipient { name: of(self.name), email: of(Some(self.email)), language: of(self.language) };
        if recipient.email.is_empty() {
            return Err("there is no address".to_owned());
        }
        ascii_address(&recipient.email).map_err(|fault| fault.to_string())?;
        if !is_language(&recipient.language) {
            return Err(format!("“{}” can't be a language; write it as de or en-GB", recipient.language));
        }
        Ok(recipient)
    }
}

fn is_language(text: &str) -> bool {
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    text.is_empty() || (text.len() <= 35 && text.split('-').all(is_part))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_line_is_read_or_none() {
        let list = read_recipients(
            "\u{feff}Language;E-Mail;Name\nde;a@klinik.example;\"Klinik; Haus 1\"\n\n;b@spital.example;\n".as_bytes(),
        )
        .unwrap();
        assert_eq!(list.len(), 2);
        assert_eq!((list[0].name.as_str(), list[0].language.as_str()), ("Klinik; Haus 1", "de"));
        assert_eq!(
            list[1],
            Recipient { name: String::new(), email: "b@spital.example".into(), language: String::new() }
        );
        let error = read_recipients(
            b"name,email,language\nA,a@b.example,\nB,,\nC,nobody,\nD,d@e.example,x y\nE,A@b.example,\n",
        )
        .unwrap_err();
        assert_eq!(
            error.to_string(),
            "the list of recipients was not read: line 3: there is no address; line 4: “nobody” is not an e-mail address; write it as name@domain; line 5: “x y” can't be a language; write it as de or en-GB; line 6: A@b.example stands in line 2 too"
        );
    }

    #[test]
    fn what_is_no_list_says_why() {
        for (bytes, words) in [
            (b"".as_slice(), "no column is named"),
            (b"name,address\nA,a@b.example\n", "name, address"),
            (b"email\n", "it lists nobody"),
            (b"email\n\xff\n", "not UTF-8"),
        ] {
            let error = read_recipients(bytes).unwrap_err().to_string();
            assert!(error.contains(words), "{error}");
        }
        let many: String = (0..=MAX_RECIPIENTS).map(|number| format!("p{number}@b.example\n")).collect();
        assert!(read_recipients(format!("email\n{many}").as_bytes()).unwrap_err().to_string().contains("at most 5000"));
        assert!(read_recipients(&vec![b'x'; MAX_RECIPIENT_FILE + 1]).is_err());
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = read_recipients(&bytes);
        }
    }
}
