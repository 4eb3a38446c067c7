//! Recording that a pack or a notice was handed over: when, by whom, how, and the receipt. It meets the obligation.

use crate::record_fact::read_instant;
use crate::{Desk, Error, Result};
use chrono::{DateTime, TimeDelta, Utc};
use deadline::time::{Years, format_instant};
use disclosure::{
    AttachmentId, CountryCode, Decision, DecisionId, DisclosureId, Evidence, Fact, FactId, Knower, NoticeDraft,
    NoticeId, NoticeState, PackId, Sending, Verdict,
};
use register::{Change, NoticeRow, RegisterError};
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

/// The obligation that something answers.
struct Answered<'a> {
    disclosure: DisclosureId,
    regime: &'a str,
    stage: &'a str,
    place: Option<&'a CountryCode>,
}

/// A receipt as a file: its name and bytes.
type Receipt<'a> = Option<(&'a str, &'a [u8])>;

impl Desk {
    /// Records that a pack was handed over. The notices that answer its stage count as sent, and the obligation as met. A
    /// notice to users that lies in the pack does not: the authority has it, the users may not.
    ///
    /// # Errors
    /// If there is no such pack, the time can't be read or lies ahead, or the register can't be written.
    pub fn send_pack(&mut self, pack: &str, input: &SendingInput, receipt: Receipt<'_>) -> Result<PackId> {
        let row = self.register.read().pack_named(pack)?;
        let sending = self.read_sending(input, receipt, &row.record.file_name, Some(row.record.built_at))?;
        let mut record = row.record.clone();
        record.sendings.push(sending.clone());
        let reader = self.register.read();
        let notices = record.notices.iter().map(|id| reader.notice(*id)).collect::<std::result::Result<Vec<_>, _>>()?;
        let answered = Answered {
            disclosure: row.disclosure,
            regime: &record.regime,
            stage: &record.stage,
            place: record.place.as_ref(),
        };
        let what = format!("pack {} sent", record.file_name);
        let (decision, fact) = self.met(&answered, &sending, record.notices.first().copied(), Some(row.id), &what);
        let stamp = self.stamp(&format!("sent by {}", sending.channel));
        self.register.change(&stamp, |change| {
            keep_receipt(change, row.disclosure, &sending, receipt)?;
            let answers = |notice: &&NoticeRow| {
                notice.record.draft.regime.as_ref() == Some(&record.regime)
                    && notice.record.draft.stage.as_ref() == Some(&record.stage)
            };
            notices.iter().filter(answers).try_for_each(|notice| mark_sent(change, notice, &sending))?;
            change.save_pack(row.id, row.revision, &record, "sent")?;
            fact.as_ref().map_or(Ok(()), |fact| change.add_fact(fact))?;
            change.add_decision(&decision)
        })?;
        Ok(row.id)
    }

    /// Records that a sealed notice was handed over without a pack. Where it answers a stage, the obligation is met; a
    /// notice to users is a fact that meets every duty to tell them.
    ///
    /// # Errors
    /// If the notice is not sealed, the time can't be read or lies ahead, or the register can't be written.
    pub fn send_notice(&mut self, notice: NoticeId, input: &SendingInput, receipt: Receipt<'_>) -> Result<()> {
        let row = self.register.read().notice(notice)?;
        if row.record.seal.is_none() {
            return Err(Error::State(format!(
                "{} is not sealed; only a sealed notice can be recorded as sent",
                row.number
            )));
        }
        let sealed_at = row.record.seal.as_ref().map(|seal| seal.at);
        let sending = self.read_sending(input, receipt, &row.number, sealed_at)?;
        let draft = &row.record.draft;
        let met = draft.regime.as_deref().zip(draft.stage.as_deref()).map(|(regime, stage)| {
            let answered = Answered { disclosure: row.disclosure, regime, stage, place: draft.place.as_ref() };
            self.met(&answered, &sending, Some(notice), None, &format!("{} sent", row.number))
        });
        let mut facts: Vec<Fact> = met.iter().filter_map(|(_, fact)| fact.clone()).collect();
        for kind in told_users(draft) {
            let known = self.law().rules.fact_kind(kind).is_some() && facts.iter().all(|fact| fact.kind != *kind);
            if known {
                facts.push(self.submitted(kind, row.disclosure, None, &sending, &format!("{} sent", row.number)));
            }
        }
        let stamp = self.stamp(&format!("sent by {}", sending.channel));
        self.register.change(&stamp, |change| {
            keep_receipt(change, row.disclosure, &sending, receipt)?;
            mark_sent(change, &row, &sending)?;
            facts.iter().try_for_each(|fact| change.add_fact(fact))?;
            met.as_ref().map_or(Ok(()), |(decision, _)| change.add_decision(decision))
        })?;
        Ok(())
    }

    /// That an obligation is met, and the fact that goes with it: the next clock may run from the submission (Regulation
    /// (EU) 2024/2847 Art. 14(4)(c)).
    fn met(
        &self,
        answered: &Answered<'_>,
        sending: &Sending,
        notice: Option<NoticeId>,
        pack: Option<PackId>,
        what: &str,
    ) -> (Decision, Option<Fact>) {
        let decision = Decision {
            id: DecisionId(self.new_id()),
            disclosure: answered.disclosure,
            regime: answered.regime.to_owned(),
            stage: Some(answered.stage.to_owned()),
            place: answered.place.cloned(),
            verdict: Verdict::Met { at: sending.at, notice, pack, receipt: sending.receipt.clone() },
            reason: what.to_owned(),
            decided_by: self.actor.clone(),
            decided_at: self.now(),
        };
        let kind = self
            .law()
            .rules
            .stage(answered.regime, answered.stage)
            .and_then(|(_, stage)| stage.met_by.first().copied());
        let kind = kind.and_then(|index| self.law().rules.fact_kinds().get(usize::from(index)));
        let fact = kind.map(|kind| self.submitted(&kind.id, answered.disclosure, answered.place, sending, what));
        (decision, fact)
    }

    /// The fact that something was handed over.
    fn submitted(
        &self,
        kind: &str,
        disclosure: DisclosureId,
        place: Option<&CountryCode>,
        sending: &Sending,
        what: &str,
    ) -> Fact {
        let receipt = Evidence { title: sending.receipt.clone(), attachment: sending.receipt_file };
        Fact {
            id: FactId(self.new_id()),
            disclosure,
            kind: kind.to_owned(),
            at: sending.at,
            zone: self.zone().unwrap_or(zone::Zone::UTC),
            country: place.cloned(),
            known_by: self.actor.clone(),
            knower: Knower::AnyEmployee,
            note: what.to_owned(),
            evidence: if sending.receipt.is_empty() { Vec::new() } else { vec![receipt] },
            supersedes: None,
            withdrawn: false,
            reason: String::new(),
            recorded_at: self.now(),
            recorded_by: self.actor.clone(),
        }
    }

    fn read_sending(
        &self,
        input: &SendingInput,
        receipt: Receipt<'_>,
        what: &str,
        ready_at: Option<DateTime<Utc>>,
    ) -> Result<Sending> {
        if let Some((name, bytes)) = receipt.filter(|(_, bytes)| bytes.len() > MAX_RECEIPT) {
            return Err(Error::field(
                "/receipt",
                format!("{name} has {} bytes; a receipt of at most 50 MB is kept", bytes.len()),
            ));
        }
        let at = if input.at.trim().is_empty() { self.now() } else { read_instant(&input.at, self.zone()?)? };
        if at > self.now() + chrono::Duration::minutes(5) {
            return Err(Error::field("/at", "what was sent can't lie in the future; check the date and the zone"));
        }
        // Minutes are what a person enters.
        if let Some(ready_at) = ready_at.filter(|ready_at| at + TimeDelta::minutes(1) <= *ready_at)
            // A seal that was made while the clock ran ahead is not in the way of what is recorded after.
            && self.clock_behind()?.is_none()
        {
            let zone = self.zone()?;
            let words = |at| format_instant(at, zone, Years::Always);
            return Err(Error::field(
                "/at",
                format!(
                    "{what} can't have been sent {}, before it was made {}. Check the date, the time and the time zone",
                    words(at),
                    words(ready_at)
                ),
            ));
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
            receipt_file: receipt.map(|_| AttachmentId(self.new_id())),
        })
    }
}

/// The facts that sending a notice makes true, by the names of the rule pack.
fn told_users(draft: &NoticeDraft) -> Vec<&'static str> {
    let Some(kind) = notice::kind::Kinds::embedded().get(&draft.kind) else { return Vec::new() };
    let stage = match (&draft.regime, &draft.stage) {
        (Some(regime), Some(stage)) => format!("{regime}/{stage}"),
        _ => String::new(),
    };
    let holds = |when: &str| match when.strip_prefix("stage:") {
        Some(pattern) => notice::kind::fits(pattern, &stage),
        None => match when {
            "" => true,
            "field_safety_notice" => draft.field_safety_notice,
            "authorities_informed" => draft.authorities_informed,
            _ => false,
        },
    };
    // A draft that goes to an authority for comment tells no user.
    let told = kind.told.iter().filter(|told| match told.when.strip_prefix('!') {
        Some(when) => !holds(when),
        None => holds(&told.when),
    });
    told.map(|told| told.fact.as_str()).collect()
}

fn keep_receipt(
    change: &Change<'_>,
    disclosure: DisclosureId,
    sending: &Sending,
    receipt: Receipt<'_>,
) -> std::result::Result<(), RegisterError> {
    if let (Some((name, bytes)), Some(id)) = (receipt, sending.receipt_file) {
        change.add_attachment(id, Some(disclosure), name, "application/octet-stream", bytes)?;
    }
    Ok(())
}

fn mark_sent(change: &Change<'_>, notice: &NoticeRow, sending: &Sending) -> std::result::Result<(), RegisterError> {
    let mut record = notice.record.clone();
    record.state = NoticeState::Sent;
    record.sendings.push(sending.clone());
    change.save_notice(notice.id, notice.revision, &record, "sent").map(|_| ())
}
