//! The correspondence about a report: letters that came, letters that are written from a text that is ready, and drafts
//! for a mail program.

use super::clocks::TRIAGE;
use super::mail::first_line;
use super::receive::came_at;
use crate::record_fact::read_instant;
use crate::{Desk, Error, Result};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use deadline::time::{Years, format_instant};
use disclosure::{
    AttachmentId, CreditWish, Direction, Letter, LetterFile, LetterId, LetterPurpose, Protection, Report, ReportState,
    ReportVerdict,
};
use exchange::{MailFile, OutgoingMail, mail_content, write_encrypted_mail, write_mail};
use register::ReportRow;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// The texts that are ready, by language.
const TEXTS: [(&str, &str); 2] =
    [("en", include_str!("../../letters/en.toml")), ("de", include_str!("../../letters/de.toml"))];

/// A letter as a front end shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LetterView {
    /// Its identifier.
    pub id: LetterId,
    /// The letter.
    pub letter: Letter,
    /// When, as a person reads it.
    pub at_text: String,
    /// What it was written for, in words.
    pub purpose_text: Option<String>,
}

/// A letter that a person records, in or out: a telephone call, a mail that was sent elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LetterInput {
    /// In or out.
    pub direction: Direction,
    /// When: a local date and time, or an instant with its offset; now where it is blank.
    #[serde(default)]
    pub at: String,
    /// Who wrote it; blank means the reporter, or the person at the desk.
    #[serde(default)]
    pub from: String,
    /// To whom.
    #[serde(default)]
    pub to: String,
    /// Subject.
    #[serde(default)]
    pub subject: String,
    /// The text.
    pub text: String,
    /// What it was written for.
    #[serde(default)]
    pub purpose: Option<LetterPurpose>,
}

/// A letter before it is written: what a person may change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LetterText {
    /// What it is for.
    pub purpose: LetterPurpose,
    /// Address of the recipient.
    pub to: String,
    /// Subject; it carries the number of the report.
    pub subject: String,
    /// The text.
    pub text: String,
    /// What to know before it is written, one sentence each.
    #[serde(default)]
    pub remarks: Vec<String>,
}

/// A letter that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct WrittenLetter {
    /// Its identifier.
    pub id: LetterId,
    /// The file in the register.
    pub attachment: AttachmentId,
    /// Name of the file.
    pub file_name: String,
    /// Whether it is encrypted.
    pub is_encrypted: bool,
}

type Texts = BTreeMap<String, toml::Value>;

impl Desk {
    pub(crate) fn letters_of(&self, row: &ReportRow) -> Result<Vec<LetterView>> {
        let zone = self.report_zone(&row.report)?;
        let letters = self.register.read().letters(row.id)?;
        Ok(letters
            .into_iter()
            .map(|entry| LetterView {
                id: entry.id,
                at_text: format_instant(entry.letter.at, zone, Years::Always),
                purpose_text: entry.letter.purpose.map(|purpose| purpose.word().to_owned()),
                letter: entry.letter,
            })
            .collect())
    }

    /// A file of the correspondence about a report: a mail as it came or went, or what came with it.
    ///
    /// # Errors
    /// If no letter of the report has it; if the register can't be read.
    pub fn letter_file(&self, report: &str, file: AttachmentId) -> Result<register::Attachment> {
        let row = self.register.read().report(report)?;
        let letters = self.register.read().letters(row.id)?;
        let has = |letter: &Letter| letter.mail == Some(file) || letter.files.iter().any(|entry| entry.file == file);
        if !letters.iter().any(|entry| has(&entry.letter)) {
            return Err(Error::State(format!("No letter of {} has this file.", row.number)));
        }
        Ok(self.register.read().attachment(file)?)
    }

    /// Records a letter that was exchanged elsewhere.
    ///
    /// # Errors
    /// If it has no text, or its instant can't be read or lies ahead; if the register can't be written.
    pub fn record_letter(&mut self, report: &str, input: &LetterInput) -> Result<()> {
        let row = self.register.read().report(report)?;
        if input.text.trim().is_empty() {
            return Err(Error::field("/text", "a letter needs a text: what was written or said"));
        }
        let now = self.now();
        let at = match input.at.trim() {
            "" => now,
            text => read_instant(text, self.report_zone(&row.report)?)?,
        };
        if at > now {
            return Err(Error::field(
                "/at",
                format!("“{}” lies ahead; a letter is recorded when it was exchanged", input.at),
            ));
        }
        let other = super::reporter_name(&row.report);
        let or =
            |text: &str, other: &str| if text.trim().is_empty() { other.to_owned() } else { text.trim().to_owned() };
        let (from, to) = match input.direction {
            Direction::In => (or(&input.from, &other), or(&input.to, &self.actor)),
            Direction::Out => (or(&input.from, &self.actor), or(&input.to, &other)),
        };
        let letter = Letter {
            direction: input.direction,
            at: came_at(Some(at), now),
            from,
            to,
            subject: or(&input.subject, &first_line(&input.text)),
            text: input.text.trim().to_owned(),
            purpose: input.purpose,
            mail: None,
            files: Vec::new(),
            protection: Protection::default(),
            recorded_by: self.actor.clone(),
        };
        self.add_letter_to(report, &letter, &[]).map(|_| ())
    }

    /// A letter from the text that is ready for its purpose, in the language of the reporter.
    ///
    /// # Errors
    /// If there is no such report, or the register can't be read.
    pub fn letter_text(&self, report: &str, purpose: LetterPurpose) -> Result<LetterText> {
        let row = self.register.read().report(report)?;
        let report = &row.report;
        let mut remarks = Vec::new();
        let (texts, is_theirs) = texts_of(&report.reporter.language);
        if !is_theirs {
            remarks.push(format!(
                "The reporter writes in “{}”; there is no ready text in that language, so this one is English.",
                report.reporter.language
            ));
        }
        if report.reporter.email.trim().is_empty() {
            remarks.push("The reporter left no e-mail address; the draft names no recipient.".to_owned());
        }
        let section = texts.get(key(purpose)).cloned().unwrap_or(toml::Value::Boolean(false));
        let field = |name: &str| section.get(name).and_then(toml::Value::as_str).unwrap_or_default().to_owned();
        let values = self.letter_values(&row, &texts)?;
        if field("text").contains("{embargo}") && !values.contains_key("embargo") {
            remarks.push("No date of publication is agreed on; lines that need one are left out.".to_owned());
        }
        Ok(LetterText {
            purpose,
            to: report.reporter.email.trim().to_owned(),
            subject: format!("[{}] {}", row.number, fill(&field("subject"), &values)),
            text: fill(&field("text"), &values).trim().to_owned(),
            remarks,
        })
    }

    fn letter_values(&self, row: &ReportRow, texts: &Texts) -> Result<BTreeMap<&'static str, String>> {
        let report = &row.report;
        let organisation = self.organisation()?;
        let zone = self.report_zone(report)?;
        let words = texts.get("words").cloned().unwrap_or(toml::Value::Boolean(false));
        let word = |name: &str| words.get(name).and_then(toml::Value::as_str).unwrap_or_default().to_owned();
        let form = texts.get("date").and_then(toml::Value::as_str).unwrap_or("%Y-%m-%d %H:%M").to_owned();
        let in_zone = |at: DateTime<Utc>, zone: Tz| at.with_timezone(&zone).format(&format!("{form} %Z")).to_string();
        let long = |at: DateTime<Utc>| in_zone(at, zone);
        let mut values = BTreeMap::from([
            ("number", row.number.clone()),
            ("title", report.title.trim().trim_end_matches('.').to_owned()),
            ("received", long(report.received_at)),
            ("organisation", organisation.name),
            ("email", organisation.email),
            ("policy", organisation.website),
            ("name", report.reporter.name.trim().to_owned()),
        ]);
        let triage = self.report_clocks(row)?.into_iter().find(|clock| clock.stage == TRIAGE.1);
        values.insert("triage_due", triage.map_or_else(String::new, |clock| long(clock.due_at)));
        if let Some(key) = self.channel_certificate()? {
            values.insert("key", key.fingerprint().to_uppercase());
        }
        if let Some((until, zone)) = report.embargoed_until() {
            values.insert("embargo", in_zone(until, zone));
        }
        values.insert("state", word(state_word(report)));
        if let Some(decision) = &report.decision {
            values.insert("verdict", word(verdict_word(decision.verdict)));
        }
        if let Some(disclosure) = self.named_disclosure(report.disclosure)? {
            values
                .insert("disclosure", fill(&word("disclosure"), &BTreeMap::from([("disclosure", disclosure.number)])));
        } else {
            values.insert("disclosure", String::new());
        }
        let credit_name = if report.reporter.credit_name.trim().is_empty() {
            &report.reporter.name
        } else {
            &report.reporter.credit_name
        };
        let credit = match report.reporter.credit {
            CreditWish::Named => "credit_named",
            CreditWish::NotWished => "credit_not_wished",
            CreditWish::NotAsked => "credit_not_asked",
        };
        values.insert("credit", fill(&word(credit), &BTreeMap::from([("credit_name", credit_name.trim().to_owned())])));
        let greeting = if report.reporter.name.trim().is_empty() { "greeting_unknown" } else { "greeting" };
        values.insert("greeting", fill(&word(greeting), &values));
        values.insert("closing", fill(&word("closing"), &values));
        Ok(values)
    }

    /// Writes a letter: a draft for a mail program, kept in the correspondence as it goes out. Encrypted where that is
    /// wished, and signed where a passphrase is given.
    ///
    /// # Errors
    /// If it has no text, or it is to be encrypted and no certificate of the reporter is known; if the register can't be
    /// written.
    pub fn write_letter(
        &mut self,
        report: &str,
        text: &LetterText,
        encrypt: bool,
        passphrase: Option<&str>,
        files: &[MailFile],
    ) -> Result<WrittenLetter> {
        let row = self.register.read().report(report)?;
        if text.text.trim().is_empty() {
            return Err(Error::field("/text", "the letter has no text"));
        }
        let organisation = self.organisation()?;
        if !organisation.email.contains('@') {
            return Err(Error::field(
                "/email",
                "the organisation has no e-mail address for product security to write from",
            ));
        }
        let now = self.now();
        let id = LetterId(self.new_id());
        let domain = organisation.email.rsplit('@').next().unwrap_or("localhost").to_owned();
        let mail = OutgoingMail {
            from_name: format!("{} Product Security", organisation.name),
            from: organisation.email,
            to_name: String::new(),
            bcc: Vec::new(),
            to: if text.to.trim().is_empty() { Vec::new() } else { vec![text.to.trim().to_owned()] },
            subject: text.subject.trim().to_owned(),
            text: format!("{}\n", text.text.trim()),
            files: files.to_vec(),
            at: now,
            message_id: format!("{id}@{domain}"),
            answers: String::new(),
        };
        let in_memory = |error: std::io::Error| Error::State(format!("The mail could not be written: {error}"));
        let (bytes, protection) = if encrypt {
            let certificate = self.certificate_of(&row.report.reporter.openpgp)?.ok_or_else(|| {
                Error::field(
                    "/reporter/openpgp",
                    "no OpenPGP certificate of the reporter is known; add it, or write without encryption",
                )
            })?;
            let secret = self.channel_secret()?;
            let signer = secret.as_ref().zip(passphrase);
            let mut to = vec![certificate];
            // A copy that the organisation can read too.
            to.extend(self.channel_certificate()?);
            let armour = openpgp::encrypt(&mail_content(&mail).map_err(in_memory)?, &to, signer, now)?;
            let signed_by = signer.map(|(key, _)| key.certificate().fingerprint()).unwrap_or_default();
            let bytes = write_encrypted_mail(&mail, &armour).map_err(in_memory)?;
            (bytes, Protection { encrypted: true, signed_by, note: String::new() })
        } else {
            (write_mail(&mail).map_err(in_memory)?, Protection::default())
        };
        let attachment = AttachmentId(self.new_id());
        let file_name = format!("{}-{}.eml", row.number, key(text.purpose));
        let mut kept: Vec<(AttachmentId, &str, &str, &[u8])> =
            vec![(attachment, file_name.as_str(), "message/rfc822", bytes.as_slice())];
        let mut letter_files = Vec::new();
        for file in files {
            let id = AttachmentId(self.new_id());
            letter_files.push(LetterFile { name: file.name.clone(), media_type: file.media_type.clone(), file: id });
            kept.push((id, file.name.as_str(), file.media_type.as_str(), file.bytes.as_slice()));
        }
        let letter = Letter {
            direction: Direction::Out,
            at: now,
            from: self.actor.clone(),
            to: text.to.trim().to_owned(),
            subject: mail.subject,
            text: text.text.trim().to_owned(),
            purpose: Some(text.purpose),
            mail: Some(attachment),
            files: letter_files,
            protection,
            recorded_by: self.actor.clone(),
        };
        let stamp = self.stamp("");
        self.register.change(&stamp, |change| {
            for (file, name, media_type, bytes) in &kept {
                change.add_attachment(*file, row.report.disclosure, name, media_type, bytes)?;
            }
            change.add_letter(id, row.id, &letter).map_err(Error::from)
        })?;
        Ok(WrittenLetter { id, attachment, is_encrypted: letter.protection.encrypted, file_name })
    }
}

const fn key(purpose: LetterPurpose) -> &'static str {
    match purpose {
        LetterPurpose::Acknowledge => "acknowledge",
        LetterPurpose::Ask => "ask",
        LetterPurpose::Status => "status",
        LetterPurpose::Embargo => "embargo",
        LetterPurpose::Release => "release",
        LetterPurpose::Credit => "credit",
    }
}

fn state_word(report: &Report) -> &'static str {
    match report.state() {
        ReportState::Received => "state_received",
        ReportState::Triaged => "state_triaged",
        ReportState::Analysed => "state_analysed",
        ReportState::Decided => "state_decided",
    }
}

const fn verdict_word(verdict: ReportVerdict) -> &'static str {
    match verdict {
        ReportVerdict::Disclose => "verdict_disclose",
        ReportVerdict::ChangeEnvironment => "verdict_change_environment",
        ReportVerdict::Monitor => "verdict_monitor",
        ReportVerdict::Reject => "verdict_reject",
    }
}

/// The texts of a language, and whether they are of it: English where there are none.
fn texts_of(language: &str) -> (Texts, bool) {
    let wanted = language.trim().split(['-', '_']).next().unwrap_or_default().to_lowercase();
    let found = TEXTS.iter().find(|(language, _)| *language == wanted);
    let (_, text) = found.unwrap_or(&TEXTS[0]);
    (toml::from_str(text).unwrap_or_default(), found.is_some() || wanted.is_empty())
}

/// Puts values into a text. A line that needs a value which is not known is left out.
fn fill(text: &str, values: &BTreeMap<&'static str, String>) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        let (mut out, mut rest, mut is_known) = (String::new(), line, true);
        while let Some(start) = rest.find('{') {
            let Some(length) = rest[start..].find('}') else { break };
            let name = &rest[start + 1..start + length];
            out.push_str(&rest[..start]);
            match values.get(name) {
                Some(value) => {
                    is_known &= !value.is_empty() || name == "disclosure";
                    out.push_str(value);
                }
                None => is_known = false,
            }
            rest = &rest[start + length + 1..];
        }
        out.push_str(rest);
        if is_known {
            lines.push(out);
        }
    }
    let mut text = lines.join("\n");
    while text.contains("\n\n\n") {
        text = text.replace("\n\n\n", "\n\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_every_letter_with_the_same_values() {
        let names = |text: &str| {
            let mut names: Vec<String> =
                text.split('{').skip(1).filter_map(|part| part.split('}').next()).map(str::to_owned).collect();
            names.sort();
            names
        };
        let (english, _) = texts_of("en");
        for (language, text) in TEXTS {
            let texts: Texts = toml::from_str(text).unwrap();
            assert_eq!(texts["language"].as_str(), Some(language));
            for purpose in LetterPurpose::ALL {
                for field in ["subject", "text"] {
                    let of = |texts: &Texts| names(texts[key(purpose)][field].as_str().unwrap());
                    assert_eq!(of(&texts), of(&english), "{language} {purpose:?} {field}");
                }
            }
            let keys = |texts: &Texts| texts["words"].as_table().unwrap().keys().cloned().collect::<Vec<_>>();
            let (mut own, mut base) = (keys(&texts), keys(&english));
            own.sort();
            base.sort();
            assert_eq!(own, base, "{language}");
        }
    }

    #[test]
    fn a_line_without_its_value_is_left_out() {
        let values = BTreeMap::from([("a", "1".to_owned()), ("b", String::new())]);
        assert_eq!(fill("x {a}\ny {b}\nz {c}\n\n\nend", &values), "x 1\n\nend");
    }
}
