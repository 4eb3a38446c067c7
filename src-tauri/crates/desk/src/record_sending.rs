//! Recording that a pack or a notice was handed over: when, by whom, how, and the receipt. It meets the obligation.

use crate::record_fact::read_instant;
use crate::{Desk, Error, Result};
use disclosure::{AttachmentId, Decision, DecisionId, NoticeId, NoticeState, PackId, Sending, Verdict};
use serde::Deserialize;
use ts_rs::TS;

/// Largest receipt that is kept, in bytes.
pub const MAX_RECEIPT: usize = 50 * 1024 * 1024;

/// A handing over as a person enters it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SendingInput {
    /// When: local date and time in the organisation's zone, or an instant; empty means now.
    pub at: String,
    /// How: portal, e-mail, letter.
    pub channel: String,
    /// To whom.
    pub to: String,
    /// Reference of the receipt.
    pub receipt: String,
}

impl Desk {
    /// Records that a pack was handed over. Its notices count as sent, and the obligation as met.
    ///
    /// # Errors
    /// If there is no such pack, the time can't be read or lies ahead, or the register can't be written.
    pub fn send_pack(&mut self, pack: &str, input: &SendingInput, receipt: Option<(&str, &[u8])>) -> Result<PackId> {
        let row = self.register.read().pack_named(pack)?;
        check_receipt(receipt)?;
        let file = receipt.map(|_| AttachmentId(self.new_id()));
        let sending = self.read_sending(input, file)?;
        let mut record = row.record.clone();
        record.sendings.push(sending.clone());
        let mut notices = Vec::new();
        for id in &record.notices {
            notices.push(self.register.read().notice(*id)?);
        }
        let decision = Decision {
            id: DecisionId(self.new_id()),
            disclosure: row.disclosure,
            regime: record.regime.clone(),
            stage: Some(record.stage.clone()),
            place: record.place.clone(),
            verdict: Verdict::Met {
                at: sending.at,
                notice: record.notices.first().copied(),
                pack: Some(row.id),
                receipt: sending.receipt.clone(),
            },
            reason: format!("pack {} sent", record.file_name),
            decided_by: self.actor.clone(),
            decided_at: self.now(),
        };
        let stamp = self.stamp(&format!("sent by {}", sending.channel));
        self.register.change(&stamp, |change| {
            if let (Some((name, bytes)), Some(id)) = (receipt, file) {
                change.add_attachment(id, Some(row.disclosure), name, "application/octet-stream", bytes)?;
            }
            for notice in &notices {
                let mut sent = notice.record.clone();
                sent.state = NoticeState::Sent;
                sent.sendings.push(sending.clone());
                change.save_notice(notice.id, notice.revision, &sent, "sent")?;
            }
            change.save_pack(row.id, row.revision, &record, "sent")?;
            change.add_decision(&decision)
        })?;
        Ok(row.id)
    }

    /// Records that a sealed notice was handed over without a pack. Where it answers a stage, the obligation is met.
    ///
    /// # Errors
    /// If the notice is not sealed, the time can't be read or lies ahead, or the register can't be written.
    pub fn send_notice(
        &mut self,
        notice: NoticeId,
        input: &SendingInput,
        receipt: Option<(&str, &[u8])>,
    ) -> Result<()> {
        let row = self.register.read().notice(notice)?;
        if row.record.seal.is_none() {
            return Err(Error::State(format!(
                "{} is not sealed; only a sealed notice can be recorded as sent",
                row.number
            )));
        }
        check_receipt(receipt)?;
        let file = receipt.map(|_| AttachmentId(self.new_id()));
        let sending = self.read_sending(input, file)?;
        let mut record = row.record.clone();
        record.state = NoticeState::Sent;
        record.sendings.push(sending.clone());
        let stage = record.draft.regime.clone().zip(record.draft.stage.clone());
        let decision = stage.map(|(regime, stage)| Decision {
            id: DecisionId(self.new_id()),
            disclosure: row.disclosure,
            regime,
            stage: Some(stage),
            place: record.draft.place.clone(),
            verdict: Verdict::Met {
                at: sending.at,
                notice: Some(notice),
                pack: None,
                receipt: sending.receipt.clone(),
            },
            reason: format!("{} sent", row.number),
            decided_by: self.actor.clone(),
            decided_at: self.now(),
        });
        let stamp = self.stamp(&format!("sent by {}", sending.channel));
        self.register.change(&stamp, |change| {
            if let (Some((name, bytes)), Some(id)) = (receipt, file) {
                change.add_attachment(id, Some(row.disclosure), name, "application/octet-stream", bytes)?;
            }
            change.save_notice(notice, row.revision, &record, "sent")?;
            decision.as_ref().map_or(Ok(()), |decision| change.add_decision(decision))
        })?;
        Ok(())
    }

    fn read_sending(&self, input: &SendingInput, receipt_file: Option<AttachmentId>) -> Result<Sending> {
        let at = if input.at.trim().is_empty() { self.now() } else { read_instant(&input.at, self.zone()?)? };
        if at > self.now() + chrono::Duration::minutes(5) {
            return Err(Error::field("/at", "what was sent can't lie in the future; check the date and the zone"));
        }
        if input.channel.trim().is_empty() {
            return Err(Error::field("/channel", "say how it was sent, such as portal, e-mail or letter"));
        }
        Ok(Sending {
            at,
            by: self.actor.clone(),
            channel: input.channel.trim().to_owned(),
            to: input.to.trim().to_owned(),
            receipt: input.receipt.trim().to_owned(),
            receipt_file,
        })
    }
}

fn check_receipt(receipt: Option<(&str, &[u8])>) -> Result<()> {
    match receipt {
        Some((name, bytes)) if bytes.len() > MAX_RECEIPT => Err(Error::field(
            "/receipt",
            format!("{name} has {} bytes; a receipt of at most 50 MB is kept", bytes.len()),
        )),
        _ => Ok(()),
    }
}
