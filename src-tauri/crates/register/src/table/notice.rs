//! Notices.

use crate::change::{subject, to_value};
use crate::stamp::{instant_text, read_instant};
use crate::{Change, Reader, RegisterError};
use chrono::{DateTime, Utc};
use disclosure::{Approval, DisclosureId, NoticeDraft, NoticeId, NoticeState, SealExtension, SealRecord, Sending};
use rusqlite::{OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

/// The whole record of a notice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeRecord {
    /// Where it stands.
    pub state: NoticeState,
    /// What its author typed.
    pub draft: NoticeDraft,
    /// Approval, bound to the content.
    pub approval: Option<Approval>,
    /// The seal.
    pub seal: Option<SealRecord>,
    /// Extended copies of the sealed file, the newest last; none is ever taken away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extensions: Vec<SealExtension>,
    /// Each handing over.
    pub sendings: Vec<Sending>,
    /// When changes of the record were last taken up, UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_up_at: Option<DateTime<Utc>>,
}

/// A notice in the register.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NoticeRow {
    /// Its identifier.
    pub id: NoticeId,
    /// The disclosure.
    pub disclosure: DisclosureId,
    /// Its number (`VD-2026-0014-U1`).
    pub number: String,
    /// How often it was saved.
    pub revision: i64,
    /// First saved, UTC.
    pub created_at: DateTime<Utc>,
    /// Last saved, UTC.
    pub updated_at: DateTime<Utc>,
    /// The record.
    pub record: NoticeRecord,
}

const SELECT: &str = "SELECT id, disclosure, number, revision, created_at, updated_at, body FROM notice";

type Raw = (NoticeId, DisclosureId, String, i64, DateTime<Utc>, DateTime<Utc>, String);

fn read(row: &Row<'_>) -> rusqlite::Result<Raw> {
    let (id, disclosure): (String, String) = (row.get(0)?, row.get(1)?);
    let (created, updated): (String, String) = (row.get(4)?, row.get(5)?);
    Ok((
        super::read_id(&id)?,
        super::read_id(&disclosure)?,
        row.get(2)?,
        row.get(3)?,
        read_instant(&created)?,
        read_instant(&updated)?,
        row.get(6)?,
    ))
}

fn finish((id, disclosure, number, revision, created_at, updated_at, body): Raw) -> Result<NoticeRow, RegisterError> {
    let record = super::read_body("notice", &number, &body)?;
    Ok(NoticeRow { id, disclosure, number, revision, created_at, updated_at, record })
}

const fn state_text(state: NoticeState) -> &'static str {
    match state {
        NoticeState::Draft => "draft",
        NoticeState::InReview => "in_review",
        NoticeState::Approved => "approved",
        NoticeState::Sealed => "sealed",
        NoticeState::Sent => "sent",
    }
}

impl Reader<'_> {
    /// The notices of a disclosure, by number.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn notices(&self, disclosure: DisclosureId) -> Result<Vec<NoticeRow>, RegisterError> {
        let mut statement =
            self.connection.prepare_cached(&format!("{SELECT} WHERE disclosure = ?1 ORDER BY created_at, number"))?;
        statement.query_map([disclosure.to_string()], read)?.map(|row| finish(row?)).collect()
    }

    /// The notices of some disclosures, by number.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn notices_among(&self, ids: &[DisclosureId]) -> Result<Vec<NoticeRow>, RegisterError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "{SELECT} WHERE disclosure IN (SELECT value FROM json_each(?1)) ORDER BY created_at, number"
        ))?;
        statement.query_map([super::list_of(ids)], read)?.map(|row| finish(row?)).collect()
    }

    /// Every notice.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn all_notices(&self) -> Result<Vec<NoticeRow>, RegisterError> {
        let mut statement = self.connection.prepare_cached(&format!("{SELECT} ORDER BY created_at, number"))?;
        statement.query_map([], read)?.map(|row| finish(row?)).collect()
    }

    /// One notice.
    ///
    /// # Errors
    /// If there is none, or the register can't be read.
    pub fn notice(&self, id: NoticeId) -> Result<NoticeRow, RegisterError> {
        self.notice_named(&id.to_string())
    }

    /// The notice with a number, or with an identifier.
    ///
    /// # Errors
    /// If there is none, or the register can't be read.
    pub fn notice_named(&self, name: &str) -> Result<NoticeRow, RegisterError> {
        let mut statement =
            self.connection.prepare_cached(&format!("{SELECT} WHERE id = ?1 OR number = ?1 COLLATE NOCASE"))?;
        let row = statement.query_row([name.trim()], read).optional()?;
        finish(row.ok_or_else(|| RegisterError::NoSuchRecord { what: "notice", id: name.to_owned() })?)
    }
}

impl Change<'_> {
    /// Adds a notice; its number is that of the disclosure, the letters of its kind and a running number.
    ///
    /// # Errors
    /// If the disclosure does not exist, or the register can't be written.
    pub fn add_notice(
        &self,
        id: NoticeId,
        disclosure: DisclosureId,
        draft: &NoticeDraft,
        letter: &str,
    ) -> Result<String, RegisterError> {
        let owner = self.disclosure(disclosure)?;
        let series = format!("{}-{}", owner.number, letter);
        let number = format!("{series}{}", self.next_number(&series)?);
        let key = id.to_string();
        let record = NoticeRecord { draft: draft.clone(), ..NoticeRecord::default() };
        let body = to_value("notice", &number, &record)?;
        let now = instant_text(self.stamp().at);
        self.connection()
            .prepare_cached("INSERT INTO notice VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6, ?6)")?
            .execute(params![key, disclosure.to_string(), number, state_text(record.state), body.to_string(), now])?;
        self.index("notice", &key, Some(disclosure), &format!("{number} {}", draft.title), &body)?;
        self.record("created", &subject("notice", &key, Some(disclosure)), None, Some(&body))?;
        Ok(number)
    }

    /// Saves a notice that was read at `revision`, under a verb for the history (`changed`, `approved`, `sealed`).
    ///
    /// # Errors
    /// [`RegisterError::Conflict`] if somebody saved it in between; [`RegisterError::Sealed`] if what was sealed would
    /// change; if the register can't be written.
    pub fn save_notice(
        &self,
        id: NoticeId,
        revision: i64,
        record: &NoticeRecord,
        action: &str,
    ) -> Result<i64, RegisterError> {
        let old = self.notice(id)?;
        if old.revision != revision {
            return Err(RegisterError::Conflict { what: old.number, yours: revision, theirs: old.revision });
        }
        if &old.record == record {
            return Ok(revision);
        }
        let sealed = old.record.state >= NoticeState::Sealed;
        if sealed
            && (old.record.draft != record.draft
                || old.record.seal != record.seal
                || !record.extensions.starts_with(&old.record.extensions)
                || record.state < NoticeState::Sealed)
        {
            return Err(RegisterError::Sealed(old.number));
        }
        let key = id.to_string();
        let before = to_value("notice", &old.number, &old.record)?;
        let after = to_value("notice", &old.number, record)?;
        self.connection()
            .prepare_cached("UPDATE notice SET state = ?2, body = ?3, revision = ?4, updated_at = ?5 WHERE id = ?1")?
            .execute(params![
                key,
                state_text(record.state),
                after.to_string(),
                revision + 1,
                instant_text(self.stamp().at)
            ])?;
        self.index("notice", &key, Some(old.disclosure), &format!("{} {}", old.number, record.draft.title), &after)?;
        self.record(action, &subject("notice", &key, Some(old.disclosure)), Some(&before), Some(&after))?;
        Ok(revision + 1)
    }
}
