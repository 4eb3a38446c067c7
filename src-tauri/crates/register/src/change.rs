//! One transaction of changes, each with its history entry and its search row.

use crate::diff::diff;
use crate::history::{self, Subject};
use crate::{Reader, RegisterError, Stamp};
use disclosure::DisclosureId;
use rusqlite::Transaction;
use serde::Serialize;
use serde_json::Value;
use std::ops::Deref;

/// A transaction that is under way. What it writes is saved when the closure given to
/// [`Register::change`](crate::Register::change) returns `Ok`.
pub struct Change<'t> {
    reader: Reader<'t>,
    stamp: &'t Stamp,
}

impl<'t> Change<'t> {
    pub(crate) fn new(transaction: &'t Transaction<'t>, stamp: &'t Stamp) -> Self {
        Self { reader: Reader { connection: transaction }, stamp }
    }

    pub(crate) const fn connection(&self) -> &'t rusqlite::Connection {
        self.reader.connection
    }

    /// Who, when and why.
    #[must_use]
    pub const fn stamp(&self) -> &Stamp {
        self.stamp
    }

    /// The next number of a series (`VD-2026` gives 1, 2, 3 …); numbers are never given twice.
    ///
    /// # Errors
    /// If the register can't be written.
    pub fn next_number(&self, series: &str) -> Result<i64, RegisterError> {
        Ok(self.connection().query_row(
            "INSERT INTO counter VALUES (?1, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
            [series],
            |row| row.get(0),
        )?)
    }

    pub(crate) fn record(
        &self,
        action: &str,
        subject: &Subject<'_>,
        before: Option<&Value>,
        after: Option<&Value>,
    ) -> Result<(), RegisterError> {
        let entry = history::append(self.connection(), self.stamp, action, subject, diff(before, after))?;
        self.index_history(&entry)
    }
}

impl<'t> Deref for Change<'t> {
    type Target = Reader<'t>;

    fn deref(&self) -> &Reader<'t> {
        &self.reader
    }
}

/// A record as JSON.
pub(crate) fn to_value<T: Serialize>(what: &'static str, id: &str, record: &T) -> Result<Value, RegisterError> {
    serde_json::to_value(record).map_err(|source| RegisterError::Record { what, id: id.to_owned(), source })
}

/// A subject of the history.
pub(crate) const fn subject<'a>(kind: &'static str, id: &'a str, disclosure: Option<DisclosureId>) -> Subject<'a> {
    Subject { kind, id, disclosure }
}
