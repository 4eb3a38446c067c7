//! A notice in other forms: for Word, for pages, for mails, and together with its reply forms.

use crate::check_languages::language_of;
use crate::compose_notice::{Issue, Material};
use crate::{Desk, Error, Result};
use disclosure::{NoticeId, NoticeKind};
use notice::Document;
use notice::content::Content;
use register::NoticeRow;
use serde::{Deserialize, Serialize};
use std::path::Path;
use ts_rs::TS;

/// The forms that go out to be filled in and returned, by the names of their kinds.
const REPLY_FORMS: [&str; 2] = ["customer_reply_form", "distributor_reply_form"];

/// A form in which a notice leaves the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoticeForm {
    /// The pages: the sealed file, or the draft.
    Pdf,
    /// The pages with the reply forms for customers and for distributors, in one zip.
    WithReplies,
    /// The text for Word.
    Docx,
    /// One HTML file.
    Html,
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// The fields of a form as XML, where the kind has them: the MIR.
    Fields,
}

impl NoticeForm {
    /// All forms.
    pub const ALL: [Self; 7] =
        [Self::Pdf, Self::WithReplies, Self::Docx, Self::Html, Self::Text, Self::Markdown, Self::Fields];

    /// Ending of the file's name.
    #[must_use]
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::WithReplies => "zip",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Fields => "xml",
        }
    }

    /// The form that an ending names.
    ///
    /// # Errors
    /// If it names none.
    pub fn named(suffix: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|form| form.suffix().eq_ignore_ascii_case(suffix)).ok_or_else(|| {
            let known: Vec<&str> = Self::ALL.iter().map(|form| form.suffix()).collect();
            Error::State(format!("“{suffix}” names no form of a notice; choose one of: {}.", known.join(", ")))
        })
    }

    /// The form that the name of a file ends with.
    ///
    /// # Errors
    /// If it ends with none.
    pub fn of(file: &Path) -> Result<Self> {
        Self::named(file.extension().and_then(|suffix| suffix.to_str()).unwrap_or_default())
    }
}

impl Desk {
    /// A notice in a form: name and bytes. What is sealed leaves with the words that were sealed, a draft as it stands.
    ///
    /// # Errors
    /// If it can't be drawn, or the register can't be read.
    pub fn export_notice(&self, id: NoticeId, form: NoticeForm) -> Result<(String, Vec<u8>)> {
        let row = self.register.read().notice(id)?;
        let name = file_name(&row, form.suffix());
        let document = self.document_of(row)?;
        let bytes = match form {
            NoticeForm::Pdf => return self.notice_file(id),
            NoticeForm::WithReplies => return self.with_replies(id),
            NoticeForm::Fields => return self.export_notice_fields(id),
            NoticeForm::Docx => pack::write_package(&notice::to_docx(&document), document.meta.issued_at)?,
            NoticeForm::Html => foreign::visible(&notice::to_html(&document)).into_bytes(),
            NoticeForm::Text => foreign::visible(&notice::to_text(&document)).into_bytes(),
            NoticeForm::Markdown => foreign::visible(&notice::to_markdown(&document)).into_bytes(),
        };
        Ok((name, bytes))
    }

    /// The composed document of a notice: of a sealed one from the content that was sealed.
    pub(crate) fn document_of(&self, row: NoticeRow) -> Result<Document> {
        let kind = self.kind(&row.record.draft.kind)?;
        let is_sealed = row.record.seal.is_some();
        let mut content = self.content_of(row.clone())?;
        if is_sealed {
            self.restore_pictures(row, &mut content);
        }
        let composed = notice::compose(kind, &content).map_err(|error| Error::State(error.to_string()))?;
        Ok(composed.document)
    }

    /// The data inside a notice names its pictures; those that the record still holds are put back.
    fn restore_pictures(&self, row: NoticeRow, content: &mut Content) {
        let issue = self.draft_issue(&row);
        let known = Material::of(self, row).and_then(|material| material.content(&issue)).map(|now| now.figures);
        for picture in &mut content.figures {
            let same = known.iter().flatten().find(|one| one.sha256 == picture.sha256);
            picture.bytes = same.map(|one| one.bytes.clone()).unwrap_or_default();
        }
    }

    /// The pages of a notice and its reply forms in one zip.
    fn with_replies(&self, id: NoticeId) -> Result<(String, Vec<u8>)> {
        let row = self.register.read().notice(id)?;
        let mut files = vec![self.notice_file(id)?];
        for kind in REPLY_FORMS {
            let mut form = row.clone();
            let draft = row.record.seal.is_none();
            form.record.draft.kind = NoticeKind::parse(kind).map_err(|error| Error::State(error.to_string()))?;
            form.record.draft.language = language_of(&row.record.draft).to_owned();
            let issue = Issue { draft, ..self.draft_issue(&row) };
            let (rendered, _) = Material::of(self, form)?.draw(&issue)?;
            files.push((format!("{}-{}.pdf", row.number, kind.replace('_', "-")), rendered.bytes));
        }
        let at = row.record.seal.as_ref().map_or(row.updated_at, |seal| seal.at);
        Ok((file_name(&row, "zip"), pack::write_zip(&row.number, &files, at)?))
    }
}

fn file_name(row: &NoticeRow, suffix: &str) -> String {
    let state = if row.record.seal.is_some() { "" } else { "-draft" };
    format!("{}{state}.{suffix}", row.number)
}
