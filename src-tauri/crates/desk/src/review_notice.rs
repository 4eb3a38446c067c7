//! Review and approval of a notice, bound to its content.

use crate::compose_notice::{Issue, Material};
use crate::{Desk, Error, Result};
use chrono::SubsecRound;
use disclosure::{Approval, NoticeId, NoticeState, Weight};
use register::NoticeRecord;

impl Desk {
    /// Sends a draft to review.
    ///
    /// # Errors
    /// If it is no draft, or the register can't be written.
    pub fn send_to_review(&mut self, id: NoticeId, remark: &str) -> Result<()> {
        let row = self.register.read().notice(id)?;
        match row.record.state {
            NoticeState::Draft => {}
            NoticeState::InReview => return Ok(()),
            other => {
                return Err(Error::State(format!(
                    "{} is {}; only a draft goes to review",
                    row.number,
                    other.word().to_lowercase()
                )));
            }
        }
        let record = NoticeRecord { state: NoticeState::InReview, ..row.record };
        let stamp = self.stamp(remark);
        self.register
            .change(&stamp, |change| change.save_notice(id, row.revision, &record, "sent to review").map(|_| ()))?;
        Ok(())
    }

    /// Sends a notice back to its author.
    ///
    /// # Errors
    /// If it is sealed, the reason is missing, or the register can't be written.
    pub fn send_back(&mut self, id: NoticeId, reason: &str) -> Result<()> {
        let row = self.register.read().notice(id)?;
        if reason.trim().is_empty() {
            return Err(Error::field("/reason", "say what should be changed"));
        }
        let record = NoticeRecord { state: NoticeState::Draft, approval: None, ..row.record };
        let stamp = self.stamp(reason);
        self.register
            .change(&stamp, |change| change.save_notice(id, row.revision, &record, "sent back").map(|_| ()))?;
        Ok(())
    }

    /// Approves a notice: what it says now is what may be sealed. A later change of the notice or of the record takes
    /// the approval away.
    ///
    /// # Errors
    /// If it is not in review, findings stop it, or the register can't be written.
    pub fn approve_notice(&mut self, id: NoticeId, remark: &str) -> Result<()> {
        let row = self.register.read().notice(id)?;
        if row.record.state != NoticeState::InReview && row.record.state != NoticeState::Approved {
            return Err(Error::State(format!(
                "{} is {}; send it to review first",
                row.number,
                row.record.state.word().to_lowercase()
            )));
        }
        let revision = row.revision;
        let material = Material::of(self, row)?;
        let stops: Vec<_> =
            self.notice_findings(&material)?.into_iter().filter(|finding| finding.weight == Weight::Stops).collect();
        if !stops.is_empty() {
            return Err(Error::Gate(stops));
        }
        let issue = Issue { at: self.now().trunc_subsecs(0), draft: false, seal: None };
        let content_sha256 = material.compose(&issue)?.content_sha256;
        let approval = Approval { by: self.actor.clone(), at: self.now(), content_sha256 };
        let record = NoticeRecord { state: NoticeState::Approved, approval: Some(approval), ..material.notice.record };
        let stamp = self.stamp(remark);
        self.register.change(&stamp, |change| change.save_notice(id, revision, &record, "approved").map(|_| ()))?;
        Ok(())
    }
}
