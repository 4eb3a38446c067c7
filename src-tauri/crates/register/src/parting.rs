//! Two copies of one register that went apart: where their histories part.
//!
//! Each entry holds the hash of the one before it. So what two histories share is a beginning, and the end of it is found
//! by halving.

use crate::{HistoryEntry, Reader, RegisterError};

/// How two registers stand to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kinship {
    /// They are not copies of one register.
    Strangers,
    /// Both hold the same history.
    Same,
    /// The first holds what the other holds, and so many entries more.
    Ahead(i64),
    /// The other holds what the first holds, and so many entries more.
    Behind(i64),
    /// Both went on from a common beginning in different ways.
    Parted(Box<Parting>),
}

/// Where two histories part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parting {
    /// How many entries they share.
    pub common: i64,
    /// The first entry of the first one that the other does not hold.
    pub first: HistoryEntry,
    /// The first entry of the other one that the first does not hold.
    pub second: HistoryEntry,
    /// How many entries the first went on.
    pub first_more: i64,
    /// How many entries the other went on.
    pub second_more: i64,
    /// Numbers of disclosures and reports that both gave away for different matters.
    pub twice: Vec<String>,
}

/// Most numbers that are named.
const MAX_TWICE: usize = 20;

impl Reader<'_> {
    /// How another register stands to this one.
    ///
    /// # Errors
    /// If one of them can't be read.
    pub fn kinship(&self, other: &Reader<'_>) -> Result<Kinship, RegisterError> {
        if self.register_id()? != other.register_id()? {
            return Ok(Kinship::Strangers);
        }
        let ((ours, _), (theirs, _)) = (self.history_head()?, other.history_head()?);
        let is_shared = |sequence: i64| {
            Ok::<_, RegisterError>(self.history_entry(sequence)?.hash == other.history_entry(sequence)?.hash)
        };
        // Of the entries up to `known` it is certain that they are shared, of those from `open` on nothing.
        let (mut known, mut open) = (0, ours.min(theirs) + 1);
        if open > 1 && is_shared(open - 1)? {
            known = open - 1;
        }
        while known + 1 < open {
            let middle = known + (open - known) / 2;
            if is_shared(middle)? { known = middle } else { open = middle }
        }
        Ok(match (ours - known, theirs - known) {
            (0, 0) => Kinship::Same,
            (more, 0) => Kinship::Ahead(more),
            (0, more) => Kinship::Behind(more),
            (first_more, second_more) => Kinship::Parted(Box::new(Parting {
                common: known,
                first: self.history_entry(known + 1)?,
                second: other.history_entry(known + 1)?,
                first_more,
                second_more,
                twice: self.given_twice(other, known)?,
            })),
        })
    }

    /// Numbers that both registers gave away after they parted.
    fn given_twice(&self, other: &Reader<'_>, common: i64) -> Result<Vec<String>, RegisterError> {
        let mut twice = Vec::new();
        for table in ["disclosure", "report"] {
            let given = |reader: &Reader<'_>| -> Result<Vec<String>, RegisterError> {
                let mut statement = reader.connection.prepare(&format!(
                    "SELECT number FROM {table} WHERE id NOT IN (SELECT subject_id FROM history WHERE sequence <= ?1) ORDER BY number"
                ))?;
                let rows = statement.query_map([common], |row| row.get(0))?;
                Ok(rows.collect::<Result<_, _>>()?)
            };
            let theirs = given(other)?;
            twice.extend(given(self)?.into_iter().filter(|number| theirs.contains(number)));
        }
        twice.truncate(MAX_TWICE);
        Ok(twice)
    }
}
