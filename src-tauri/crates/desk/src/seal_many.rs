//! Sealing many notices with identities that are opened once: each is sealed whole, or stays as it is.

use crate::open_signers::Signers;
use crate::{Desk, Error, NoticeSummary, Result, SealedNotice};
use disclosure::{DisclosureId, NoticeId, NoticeState};
use register::NoticeRow;
use seal::{Outcome, Progress, batch};
use serde::Serialize;
use ts_rs::TS;

/// A notice that waits for its seal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ApprovedNotice {
    /// The disclosure.
    pub disclosure: DisclosureId,
    /// Number of the disclosure.
    pub disclosure_number: String,
    /// The notice.
    pub notice: NoticeSummary,
    /// Who signs it, in the order of the signatures; a batch needs as many identities as the longest of these lists.
    pub signatories: Vec<String>,
}

impl Desk {
    /// The notices that are approved and not sealed, over all disclosures, in the order in which they were drafted.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn approved_notices(&self) -> Result<Vec<ApprovedNotice>> {
        let all = self.register.read().all_notices()?;
        all.iter()
            .filter(|row| row.record.state == NoticeState::Approved)
            .map(|row| self.approved_notice(row))
            .collect()
    }

    fn approved_notice(&self, row: &NoticeRow) -> Result<ApprovedNotice> {
        Ok(ApprovedNotice {
            disclosure: row.disclosure,
            disclosure_number: self.register.read().disclosure(row.disclosure)?.number,
            notice: self.notice_summary(row),
            signatories: self.signatories(row)?,
        })
    }

    /// Seals one notice with identities that are open.
    ///
    /// # Errors
    /// As [`Desk::seal_notice`].
    pub fn seal_notice_with(&mut self, id: NoticeId, signers: &Signers) -> Result<SealedNotice> {
        let ready = self.ready_to_seal(id, signers)?;
        self.keep_seal(ready.sign(signers)?)
    }

    /// Seals many notices. `go_on` hears of the progress, and may stop the batch: what is sealed by then stays sealed,
    /// and the rest stays as it is. What fails for one notice is in its outcome.
    pub fn seal_notices(
        &mut self,
        ids: &[NoticeId],
        signers: &Signers,
        go_on: &mut dyn FnMut(Progress) -> bool,
    ) -> Vec<Outcome<SealedNotice, Error>> {
        seal_each(ids, &mut |id| self.seal_notice_with(id, signers), go_on)
    }
}

/// Works through notices as a batch: a failure that would meet the others as well, three times in a row, ends it.
pub fn seal_each(
    ids: &[NoticeId],
    seal_one: &mut dyn FnMut(NoticeId) -> Result<SealedNotice>,
    go_on: &mut dyn FnMut(Progress) -> bool,
) -> Vec<Outcome<SealedNotice, Error>> {
    let is_general = |error: &Error| match error {
        Error::Seal(error) => error.is_general(),
        Error::Register(register::RegisterError::Conflict { .. } | register::RegisterError::Sealed(_)) => false,
        Error::Register(register::RegisterError::NoSuchRecord { .. }) => false,
        Error::Register(_) => true,
        _ => false,
    };
    batch(ids, &mut |id| seal_one(*id), &is_general, go_on)
}
