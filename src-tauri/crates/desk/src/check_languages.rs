//! Notices of one matter in several languages say the same: scores, versions, dates, references and numbers.

use crate::compose_notice::Material;
use crate::{Desk, Error, Result};
use disclosure::{Finding, NoticeDraft, Weight};
use notice::content::Content;
use notice::facts::{Difference, differences};
use register::NoticeRow;

/// Most facts that one message names.
const NAMED: usize = 3;

impl Desk {
    /// The facts in which a notice differs from those of its matter in other languages. Another draft must be put right
    /// before either is sealed; from a sealed notice an update may differ on purpose, and a plain number in a sentence
    /// may be spelled out.
    pub(crate) fn language_findings(&self, material: &Material<'_>, content: &Content) -> Result<Vec<Finding>> {
        let own = &material.notice;
        let rows = self.register.read().notices(own.disclosure)?;
        let replaced: Vec<_> = rows.iter().filter_map(|row| row.record.draft.replaces).collect();
        let mut findings = Vec::new();
        for row in rows {
            if row.id == own.id
                || replaced.contains(&row.id)
                || !is_same_but_for_language(&own.record.draft, &row.record.draft)
            {
                continue;
            }
            let (number, language, sealed) =
                (row.number.clone(), language_of(&row.record.draft).to_owned(), row.record.seal.is_some());
            let other = self.content_of(row)?;
            let found = differences(content, &other);
            if found.is_empty() {
                continue;
            }
            let lines: Vec<String> = found.iter().take(NAMED).map(told).collect();
            let more = if found.len() > NAMED { format!("; {} more", found.len() - NAMED) } else { String::new() };
            findings.push(Finding {
                path: "/notice/language".to_owned(),
                weight: if sealed || !found.iter().any(Difference::is_certain) { Weight::Note } else { Weight::Stops },
                element: None,
                missing: false,
                vulnerability: None,
                product: None,
                message: format!(
                    "{} ({}) and {number} ({language}) do not say the same: {}{more}.",
                    own.number,
                    material.language(),
                    lines.join("; ")
                ),
                way_out: if sealed {
                    format!("Compare both; where {number} is wrong, draft a notice that replaces it.")
                } else {
                    "Put right the translation, or the field of the notice that differs.".to_owned()
                },
                clause: "MDR Art. 89(8)".to_owned(),
            });
        }
        Ok(findings)
    }

    /// What a notice says: the sealed file itself, or the draft filled anew.
    pub(crate) fn content_of(&self, row: NoticeRow) -> Result<Content> {
        if let Some(seal) = &row.record.seal {
            let pdf = self.register.read().attachment(seal.attachment)?.bytes;
            let mut said = notice::read_content(&pdf).map_err(|error| Error::State(error.to_string()))?;
            // The data inside a notice leaves out the files that travel with it.
            said["frame"]["attachments"] = serde_json::json!([]);
            return Ok(serde_json::from_value(said)?);
        }
        let issue = self.draft_issue(&row);
        Material::of(self, row)?.content(&issue)
    }
}

pub(crate) fn language_of(draft: &NoticeDraft) -> &str {
    if draft.language.is_empty() { disclosure::BASE_LANGUAGE } else { &draft.language }
}

pub(crate) fn is_same_but_for_language(one: &NoticeDraft, other: &NoticeDraft) -> bool {
    one.kind == other.kind
        && one.regime == other.regime
        && one.stage == other.stage
        && one.place == other.place
        && language_of(one) != language_of(other)
}

fn told(one: &Difference) -> String {
    let said =
        |list: &[String]| if list.is_empty() { "nothing".to_owned() } else { format!("“{}”", list.join(", ")) };
    format!("{} ({} here, {} there)", one.what, said(&one.here), said(&one.there))
}
