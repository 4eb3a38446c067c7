//! `desk report` and `desk channel`.

use crate::answer::counted;
use crate::arguments::{Channel, Common, NewReport, Report};
use crate::pointer::readings;
use crate::table::{Table, wrap};
use crate::{Answer, Failure, office, passphrase};
use desk::{
    EmbargoInput, Error, JudgementInput, LetterInput, LetterWish, MailFile, MailProtection, PromiseInput, Received,
    ReportDecisionInput, ReportInput, ReportView, SetField,
};
use disclosure::{ReportId, Reporter};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Receives, shows, works on, decides.
pub(crate) fn run(common: &Common, command: Report) -> Result<Answer, Failure> {
    match command {
        Report::List => list(common),
        Report::Show { number } => {
            let view = office::open(common)?.show_report(&number)?;
            Answer::new(shown(&view), &view)
        }
        Report::New(input) => new(common, *input),
        Report::Mail { file, about, preview, passphrase_file } => {
            mail(common, &file, about.as_deref(), preview, passphrase_file.as_deref())
        }
        Report::Table { file, preview, encoding } => table(common, &file, preview, encoding.map(Into::into)),
        Report::Advisory { file } => {
            let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let received = office::open_to_write(common)?.receive_advisory(&name, &read(&file)?)?;
            Answer::new(told(&received), &received)
        }
        Report::Set { number, path, value } => set(common, &number, &path, &value),
        Report::Judge { number, question, answer, reason } => {
            let input = JudgementInput { question: word(&question.replace('-', "_"))?, answer: word(&answer)?, reason };
            change(common, &number, |desk, id| Ok(desk.judge_report(id, None, &input)?))
        }
        Report::Decide { number, verdict, reason, approved_by } => {
            let input = ReportDecisionInput { verdict: word(&verdict.replace('-', "_"))?, reason, approved_by };
            let mut desk = office::open_to_write(common)?;
            let id = desk.show_report(&number)?.id;
            let decided = desk.decide_report(id, None, &input)?;
            let made = decided.disclosure.as_ref().map(|made| format!("; disclosure {}", made.number));
            Answer::new(format!("{number} decided: {verdict}{}\n", made.unwrap_or_default()), &decided)
        }
        Report::Duplicate { number, of, reason } => {
            change(common, &number, |desk, id| Ok(desk.mark_duplicate(id, of.as_deref(), &reason)?))
        }
        Report::Letter { number, purpose, party, language, attach, out, encrypt, passphrase_file } => {
            let wish = LetterWish { purpose: word(&purpose)?, party, language };
            let passphrase_file = passphrase_file.as_deref();
            letter(common, Draft { number: &number, wish, attach: &attach, out, encrypt, passphrase_file })
        }
        Report::Record { number, direction, text, at, channel, subject, from, to, purpose, file } => {
            let purpose = purpose.map(|purpose| word(&purpose)).transpose()?;
            let input = LetterInput { direction: word(&direction)?, at, from, to, channel, subject, text, purpose };
            let files = letter_files(&file)?;
            office::open_to_write(common)?.record_letter(&number, &input, &files)?;
            Answer::new(format!("Recorded in the correspondence of {number}.\n"), &json!({ "report": number }))
        }
        Report::Embargo { number, until, with, reason } => {
            let input = EmbargoInput { until, with, reason, ..EmbargoInput::default() };
            change(common, &number, |desk, id| Ok(desk.agree_embargo(id, None, &input)?))
        }
        Report::Promise { number, what, by, kept } => change(common, &number, |desk, id| {
            Ok(match kept {
                Some(position) => desk.keep_promise(id, None, position.saturating_sub(1))?,
                None => desk.promise(id, None, &PromiseInput { what, by, ..PromiseInput::default() })?,
            })
        }),
    }
}

/// A value by its key, such as `yes` or `component_supplier`; clap has checked it.
fn word<T: DeserializeOwned>(key: &str) -> Result<T, Failure> {
    Ok(serde_json::from_value(Value::String(key.to_owned())).map_err(Error::from)?)
}

fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    office::read(file)
}

fn change(
    common: &Common,
    number: &str,
    work: impl FnOnce(&mut desk::Desk, ReportId) -> Result<desk::Saved, Failure>,
) -> Result<Answer, Failure> {
    let mut desk = office::open_to_write(common)?;
    let id = desk.show_report(number)?.id;
    let saved = work(&mut desk, id)?;
    Answer::new(format!("{number} saved (revision {}).\n", saved.revision), &saved)
}

fn told(received: &Received) -> String {
    let mut text = format!("Received {}: {}\n", received.number, foreign::one_line(&received.title));
    received.remarks.iter().for_each(|remark| text.push_str(&wrap(remark, 2, 100)));
    text
}

fn list(common: &Common) -> Result<Answer, Failure> {
    let reports = office::open(common)?.list_reports()?;
    let mut table = Table::new(&["report", "title", "state", "next", "disclosure"]);
    for report in &reports {
        let next = report.next.as_ref().map_or_else(String::new, |clock| {
            format!("{}{} {}", if clock.over { "over: " } else { "" }, clock.label, clock.due_text)
        });
        let made = report.disclosure.as_ref().map(|made| made.number.clone()).unwrap_or_default();
        table.row([report.number.clone(), report.title.clone(), report.state_text.clone(), next, made]);
    }
    let text = if table.is_empty() { "No report was received yet.\n".to_owned() } else { table.text() };
    Answer::new(text, &reports)
}

fn new(common: &Common, input: NewReport) -> Result<Answer, Failure> {
    let input = ReportInput {
        title: input.title,
        text: input.text,
        source: word(&input.source)?,
        channel: input.channel,
        received_at: input.at,
        reporter: Reporter { name: input.name, email: input.email, language: input.language, ..Reporter::default() },
        ..ReportInput::default()
    };
    let received = office::open_to_write(common)?.receive_report(&input)?;
    Answer::new(told(&received), &received)
}

fn mail(
    common: &Common,
    file: &Path,
    about: Option<&str>,
    preview: bool,
    passphrase_file: Option<&Path>,
) -> Result<Answer, Failure> {
    let bytes = read(file)?;
    let first = office::open(common)?.preview_mail(&bytes, None)?;
    let key = PathBuf::from("the organisation’s OpenPGP key");
    let secret = if first.protection.needs_passphrase && !(preview && passphrase_file.is_none()) {
        Some(passphrase::read(passphrase_file, &key, false)?)
    } else {
        None
    };
    let secret = secret.as_ref().map(|secret| secret.as_str());
    if preview {
        let shown = office::open(common)?.preview_mail(&bytes, secret)?;
        let mut text = format!("From {} <{}>\nSubject: {}\n", shown.from_name, shown.from, shown.subject);
        if shown.protection.needs_passphrase {
            text.push_str("Encrypted: give --passphrase-file to open it.\n");
        }
        text.push_str(&signature_line(&shown.protection));
        text.push_str(&format!("\n{}\n", shown.text));
        shown.files.iter().for_each(|file| text.push_str(&format!("  {} ({} bytes)\n", file.name, file.size)));
        shown.remarks.iter().for_each(|remark| text.push_str(&wrap(&format!("Note: {remark}"), 0, 100)));
        return Answer::new(text, &shown);
    }
    let received = office::open_to_write(common)?.receive_mail(&bytes, secret, about)?;
    Answer::new(told(&received), &received)
}

/// The state of a signature, and what to know of it.
fn signature_line(protection: &MailProtection) -> String {
    let by = if protection.signed_by.is_empty() { String::new() } else { format!(", by {}", protection.signed_by) };
    let mut text = format!("Signature: {}{by}\n", protection.signature.word());
    if !protection.note.is_empty() {
        text.push_str(&wrap(&protection.note, 0, 100));
    }
    text
}

fn table(common: &Common, file: &Path, preview: bool, encoding: Option<desk::Encoding>) -> Result<Answer, Failure> {
    let bytes = read(file)?;
    if preview {
        let shown = office::open(common)?.preview_report_table_in(&bytes, encoding)?;
        let mut text = format!("{}, read as {}\n", counted(shown.reports.len(), "report"), shown.encoding);
        for fault in &shown.faults {
            text.push_str(&format!("  line {}, {}: {}\n", fault.line, fault.column, fault.message));
        }
        let exit = if shown.faults.is_empty() { 0 } else { crate::failure::FAULTS };
        return Ok(Answer::new(text, &shown)?.exiting(exit));
    }
    let mut desk = office::open_to_write(common)?;
    let read_as = desk.preview_report_table_in(&bytes, encoding)?.encoding;
    let received = desk.receive_report_table_in(&bytes, encoding)?;
    let text = format!("{}The table was read as {read_as}.\n", received.iter().map(told).collect::<String>());
    Answer::new(text, &received)
}

fn set(common: &Common, number: &str, path: &str, typed: &str) -> Result<Answer, Failure> {
    let mut desk = office::open_to_write(common)?;
    let id = desk.show_report(number)?.id;
    let mut refused = None;
    for value in readings(typed) {
        let path = path.to_owned();
        let step = if path.ends_with("/-") { SetField::Add { path, value } } else { SetField::Replace { path, value } };
        match desk.patch_report(id, None, &[step], "") {
            Ok(saved) => return Answer::new(format!("{number} saved (revision {}).\n", saved.revision), &saved),
            Err(error @ Error::Field { .. }) => refused = refused.or(Some(error)),
            Err(error) => return Err(error.into()),
        }
    }
    Err(refused.map_or_else(|| Failure::wrong_use("there is no value"), Failure::from))
}

/// How a letter is drafted.
struct Draft<'input> {
    number: &'input str,
    wish: LetterWish,
    attach: &'input [PathBuf],
    out: Option<PathBuf>,
    encrypt: bool,
    passphrase_file: Option<&'input Path>,
}

fn letter(common: &Common, draft: Draft<'_>) -> Result<Answer, Failure> {
    let Draft { number, wish, attach, out, encrypt, passphrase_file } = draft;
    let Some(out) = out else {
        let letter = office::open(common)?.letter_text(number, &wish)?;
        let mut text = format!("To: {}\nSubject: {}\n\n{}\n", letter.to, letter.subject, letter.text);
        letter.remarks.iter().for_each(|remark| text.push_str(&format!("\n({remark})\n")));
        return Answer::new(text, &letter);
    };
    if out.exists() {
        return Err(Failure::exists(&out));
    }
    let files = letter_files(attach)?;
    let key = PathBuf::from("the organisation’s OpenPGP key");
    let secret = if encrypt { Some(passphrase::read(passphrase_file, &key, false)?) } else { None };
    let mut desk = office::open_to_write(common)?;
    let letter = desk.letter_text(number, &wish)?;
    let secret = secret.as_ref().map(|secret| secret.as_str());
    let written = desk.write_letter(number, &letter, encrypt, secret, &files)?;
    let file = desk.letter_file(number, written.attachment)?;
    office::write_file(&out, &file.bytes, false)?;
    let how = if written.is_encrypted { ", encrypted" } else { "" };
    Answer::new(
        format!("Wrote {}{how}. Open it with your mail program and send it.\n", out.display()),
        &json!({ "written": written, "file": out }),
    )
}

fn letter_files(paths: &[PathBuf]) -> Result<Vec<MailFile>, Failure> {
    paths.iter().map(|path| Ok(MailFile::named(path, read(path)?))).collect()
}

fn shown(view: &ReportView) -> String {
    let report = &view.report;
    let mut text = format!(
        "{}  {}\nReceived {}, {}\n",
        view.number,
        foreign::one_line(&report.title),
        view.received_text,
        report.source.word()
    );
    if let Some(made) = &view.disclosure {
        text.push_str(&format!("Disclosure {} {}\n", made.number, foreign::one_line(&made.title)));
    }
    // The words of others stand behind a rule, so that none of their lines looks like one of the program.
    let words = wrap(&report.text, 0, 98);
    text.push('\n');
    words.trim_end().lines().for_each(|line| text.push_str(&format!("│ {line}\n")));
    if !view.clocks.is_empty() {
        text.push_str("\nClocks\n");
        let mut table = Table::new(&[""]).indented(2);
        for clock in &view.clocks {
            let state = match (clock.met_at.is_some(), clock.late, clock.over) {
                (true, false, _) => "done in time".to_owned(),
                (true, true, _) => "done late".to_owned(),
                (false, _, true) => format!("over since {}", clock.left),
                (false, _, false) => format!("in {}", clock.left),
            };
            let basis =
                if clock.is_unverified { format!("{} (not verified)", clock.basis) } else { clock.basis.clone() };
            table.row([clock.label.clone(), clock.due_text.clone(), state, basis]);
        }
        text.push_str(&table.text());
    }
    for (title, lines) in [
        ("Embargo", view.embargo_texts.clone()),
        (
            "Conflicts with the law",
            view.conflicts
                .iter()
                .map(|item| {
                    format!(
                        "{}, {}: due {}; embargo until {}. {}",
                        item.authority, item.stage, item.due_text, item.embargo_text, item.way_out
                    )
                })
                .collect(),
        ),
        (
            "Possibly about the same",
            view.duplicates.iter().map(|item| format!("{} ({})", foreign::one_line(&item.title), item.why)).collect(),
        ),
        (
            "Letters",
            view.letters
                .iter()
                .map(|item| {
                    let way = if item.letter.direction == disclosure::Direction::In { "in" } else { "out" };
                    let signature = match item.letter.protection.signature {
                        disclosure::SignatureState::None => String::new(),
                        state => format!(" (signature: {})", state.word()),
                    };
                    format!("{} {way}  {}{signature}", item.at_text, item.letter.subject)
                })
                .collect(),
        ),
        (
            "Findings",
            view.findings.iter().map(|item| format!("{}: {} {}", item.path, item.message, item.way_out)).collect(),
        ),
    ] {
        if !lines.is_empty() {
            text.push_str(&format!("\n{title}\n"));
            lines.iter().for_each(|line| text.push_str(&wrap(line, 2, 100)));
        }
    }
    text
}

/// The secure channel.
pub(crate) fn channel(common: &Common, command: Channel) -> Result<Answer, Failure> {
    let key = PathBuf::from("the organisation’s OpenPGP key");
    let view = match command {
        Channel::Show => {
            let channel = office::open(common)?.channel()?;
            let mut text = channel.own.as_ref().map_or_else(
                || "The organisation has no OpenPGP key: desk channel make\n".to_owned(),
                |own| format!("{}\n{}\n\n{}\n", own.user_ids.join(", "), own.fingerprint_text, own.armour),
            );
            for other in &channel.known {
                text.push_str(&format!("{}  {}\n", other.fingerprint_text, other.user_ids.join(", ")));
            }
            return Answer::new(text, &channel);
        }
        Channel::Make { passphrase_file } => {
            let secret = passphrase::read(passphrase_file.as_deref(), &key, true)?;
            office::open_to_write(common)?.make_channel_key(&secret)?
        }
        Channel::Import { file, passphrase_file } => {
            let secret = passphrase::read(passphrase_file.as_deref(), &file, false)?;
            office::open_to_write(common)?.import_channel_key(&read(&file)?, &secret)?
        }
        Channel::Add { file } => office::open_to_write(common)?.add_certificate(&read(&file)?)?,
    };
    Answer::new(format!("{}\n{}\n", view.user_ids.join(", "), view.fingerprint_text), &view)
}
