//! Disclosures: list, start, change, close.

use crate::answer::counted;
use crate::arguments::{Common, Edit};
use crate::pointer::readings;
use crate::table::{Table, short};
use crate::{Answer, Failure, office};
use desk::{DisclosureSummary, Error, SetField};
use serde_json::json;

/// Lists the disclosures.
pub(crate) fn list(common: &Common, all: bool) -> Result<Answer, Failure> {
    let desk = office::open(common)?;
    let mut rows = desk.list_disclosures()?;
    let closed = rows.iter().filter(|row| row.closed_at.is_some()).count();
    if !all {
        rows.retain(|row| row.closed_at.is_none());
    }
    let mut table = Table::new(&["number", "title", "worst", "CVE", "stops", "TLP", "owner", ""]);
    for row in &rows {
        table.row([
            row.number.clone(),
            short(&row.title, 56),
            row.worst.map_or_else(|| "-".to_owned(), |(score, severity)| format!("{score} {severity}")),
            cves(row),
            if row.findings == 0 { "-".to_owned() } else { row.findings.to_string() },
            row.tlp.trim_start_matches("TLP:").to_owned(),
            row.owner.clone(),
            if row.closed_at.is_some() { "closed".to_owned() } else { String::new() },
        ]);
    }
    let mut text = table.text();
    if rows.is_empty() {
        text =
            "No disclosure is open. Start one with “desk new TITLE”, or bring one in with “desk import FILE”.\n".into();
    }
    if !all && closed > 0 {
        text.push_str(&format!("\n{} not shown; --all shows them.\n", counted(closed, "closed disclosure")));
    }
    Answer::new(text, &rows)
}

fn cves(row: &DisclosureSummary) -> String {
    match row.cves.as_slice() {
        [] => "-".to_owned(),
        [only] => only.clone(),
        [first, rest @ ..] => format!("{first} +{}", rest.len()),
    }
}

/// Starts a disclosure.
pub(crate) fn new(common: &Common, title: &str, linked_to: Option<&str>) -> Result<Answer, Failure> {
    if let Some(first) = linked_to {
        let mut desk = office::open_to_write(common)?;
        let of = office::disclosure(&desk, first)?;
        let (id, number) = desk.new_linked_disclosure(of, title)?;
        let text = format!(
            "Started {number}, linked to {first}, with its vulnerabilities and products.\n\nNext:  desk fact {number} KIND --at \"2026-11-20 09:40\"   records the event itself\n"
        );
        return Answer::new(text, &json!({ "id": id, "number": number, "linked_to": first }));
    }
    if title.trim().is_empty() {
        return Err(Failure::wrong_use("the title is empty; say in a few words what the matter is"));
    }
    let mut desk = office::open_to_write(common)?;
    let (id, number) = desk.new_disclosure(title)?;
    let text = format!(
        "Started {number} {}.\n\nNext:  desk set {number} /vulnerabilities/- '{{}}'     adds a first vulnerability\n       desk show {number}                        says what is missing\n",
        foreign::quoted(title)
    );
    Answer::new(text, &json!({ "id": id, "number": number }))
}

/// Sets one field.
pub(crate) fn set(common: &Common, number: &str, path: &str, typed: &str, reason: &str) -> Result<Answer, Failure> {
    let mut desk = office::open_to_write(common)?;
    let id = office::disclosure(&desk, number)?;
    let mut refused = None;
    for value in readings(typed) {
        // A new vulnerability, the one record inside a disclosure that has an identifier, is given it by the desk.
        if path == "/vulnerabilities/-" && value == json!({}) {
            let revision = desk.register().read().disclosure(id)?.revision;
            let saved = desk.add_vulnerability(id, revision)?;
            return Answer::new(format!("{number} has a new vulnerability (revision {}).\n", saved.revision), &saved);
        }
        let path = path.to_owned();
        let step = if path.ends_with("/-") { SetField::Add { path, value } } else { SetField::Replace { path, value } };
        match desk.patch_disclosure(id, None, &[step], reason) {
            Ok(saved) => {
                return Answer::new(format!("{number} saved (revision {}).\n", saved.revision), &saved);
            }
            Err(error @ Error::Field { .. }) => refused = refused.or(Some(error)),
            Err(error) => return Err(error.into()),
        }
    }
    Err(refused.map_or_else(|| Failure::wrong_use("there is no value"), |error| explain(error, path, typed)))
}

/// Names the field and the value where the record as a whole refused them.
fn explain(error: Error, path: &str, typed: &str) -> Failure {
    match error {
        Error::Field { field, message } if field.is_empty() => Error::Field {
            field: path.to_owned(),
            message: format!(
                "“{}” does not fit here: {}. “desk show NUMBER --json” shows the fields",
                short(typed, 60),
                message.trim_start_matches("the disclosure can't take this value: ")
            ),
        }
        .into(),
        other => other.into(),
    }
}

/// Applies a JSON Patch.
pub(crate) fn edit(common: &Common, edit: &Edit) -> Result<Answer, Failure> {
    let bytes = office::read(&edit.patch)?;
    let patch: Vec<SetField> = serde_json::from_slice(&bytes).map_err(|error| {
        Failure::from(Error::from(error)).with_context(&format!(
            "{} is no JSON Patch, a list such as [{{\"op\": \"replace\", \"path\": \"/title\", \"value\": \"New\"}}]",
            edit.patch.display()
        ))
    })?;
    let mut desk = office::open_to_write(common)?;
    let id = office::disclosure(&desk, &edit.number)?;
    let saved = desk.patch_disclosure(id, edit.revision, &patch, &edit.reason)?;
    let text =
        format!("{} saved with {} (revision {}).\n", edit.number, counted(patch.len(), "change"), saved.revision);
    Answer::new(text, &saved)
}

/// Closes a disclosure, or opens it again. With open obligations a reason is the answer to the question whether to close it
/// despite them.
pub(crate) fn close(common: &Common, number: &str, closed: bool, reason: &str) -> Result<Answer, Failure> {
    let mut desk = office::open_to_write(common)?;
    let id = office::disclosure(&desk, number)?;
    let open = desk.close_disclosure(id, closed, reason, !reason.trim().is_empty()).map_err(|error| match error {
        Error::StillOwed { .. } => {
            let message = format!("{error}. To close it despite them, say why with --reason");
            Failure::from(error).with_message(message)
        }
        other => other.into(),
    })?;
    let word = if closed { "closed" } else { "open again" };
    let mut text = format!("{number} is {word}.\n");
    if !open.is_empty() {
        text.push_str("These obligations are open; Due goes on to list them:\n");
        open.iter().for_each(|line| text.push_str(&crate::table::wrap(line, 2, 100)));
    }
    Answer::new(text, &json!({ "number": number, "closed": closed, "open": open }))
}
