//! The correspondence about a report: letters in and out, and those that were exchanged another way.

use super::mail::first_line;
use super::receive::came_at;
use crate::record_fact::read_instant;
use crate::{Desk, Error, Result};
use deadline::time::{Years, format_instant};
use disclosure::{AttachmentId, Direction, Letter, LetterFile, LetterId, LetterPurpose, Protection};
use exchange::MailFile;
use register::ReportRow;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Largest file that is kept with a letter, in bytes.
pub const MAX_LETTER_FILE: u64 = 25 * 1024 * 1024;
/// Most files that are kept with a letter.
pub const MAX_LETTER_FILES: usize = 20;

/// A file as the register keeps it: its identifier, name, media type and bytes.
pub(super) type KeptFile<'file> = (AttachmentId, &'file str, &'file str, &'file [u8]);

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
    /// How it went: telephone, portal, a mail sent elsewhere.
    #[serde(default)]
    pub channel: String,
    /// Subject; blank means the first line of the text.
    #[serde(default)]
    pub subject: String,
    /// The text.
    pub text: String,
    /// What it was written for.
    #[serde(default)]
    pub purpose: Option<LetterPurpose>,
}

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

    /// Records a letter that was exchanged elsewhere, with the files that belong to it.
    ///
    /// # Errors
    /// If it has no text, its instant can't be read or lies ahead, or a file is too large; if the register can't be
    /// written.
    pub fn record_letter(&mut self, report: &str, input: &LetterInput, files: &[MailFile]) -> Result<()> {
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
        check_files(files)?;
        let other = super::reporter_name(&row.report);
        let or =
            |text: &str, other: &str| if text.trim().is_empty() { other.to_owned() } else { text.trim().to_owned() };
        let (from, to) = match input.direction {
            Direction::In => (or(&input.from, &other), or(&input.to, &self.actor)),
            Direction::Out => (or(&input.from, &self.actor), or(&input.to, &other)),
        };
        let (letter_files, kept) = self.kept_files(files);
        let letter = Letter {
            direction: input.direction,
            at: came_at(Some(at), now),
            from,
            to,
            channel: input.channel.trim().to_owned(),
            subject: or(&input.subject, &first_line(&input.text)),
            text: input.text.trim().to_owned(),
            purpose: input.purpose,
            mail: None,
            files: letter_files,
            protection: Protection::default(),
            recorded_by: self.actor.clone(),
        };
        self.add_letter_to(report, &letter, &kept).map(|_| ())
    }

    /// Files as a letter names them, and as the register keeps them.
    pub(super) fn kept_files<'file>(&mut self, files: &'file [MailFile]) -> (Vec<LetterFile>, Vec<KeptFile<'file>>) {
        files
            .iter()
            .map(|file| {
                let id = AttachmentId(self.new_id());
                (
                    LetterFile { name: file.name.clone(), media_type: file.media_type.clone(), file: id },
                    (id, file.name.as_str(), file.media_type.as_str(), file.bytes.as_slice()),
                )
            })
            .unzip()
    }
}

/// Says which file is too large, or that there are too many.
///
/// # Errors
/// If one is, or there are.
pub fn check_files(files: &[MailFile]) -> Result<()> {
    if files.len() > MAX_LETTER_FILES {
        return Err(Error::field(
            "/files",
            format!("{} files are too many for one letter; at most {MAX_LETTER_FILES} are kept", files.len()),
        ));
    }
    match files.iter().find(|file| file.bytes.len() as u64 > MAX_LETTER_FILE) {
        Some(file) => Err(Error::field(
            "/files",
            format!(
                "{} has {} bytes; at most {MAX_LETTER_FILE} bytes are kept with a letter",
                file.name,
                file.bytes.len()
            ),
        )),
        None => Ok(()),
    }
}
