//! Extending what is sealed, so that it can be checked for longer: evidence and a new time stamp follow the file, and
//! the sealed file itself stays as it is.

use crate::set_sealing::Sealing;
use crate::{Clock, Desk, Error, Result};
use disclosure::{AttachmentId, DisclosureId, NoticeId, SealExtension};
use register::{Attachment, NoticeRecord, NoticeRow};
use seal::{Level, anchors, extend_pdf, verify_pdf};
use serde::Serialize;
use ts_rs::TS;

/// A sealed notice that was extended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ExtendedNotice {
    /// Its number.
    pub number: String,
    /// File name of the extended copy.
    pub file_name: String,
    /// SHA-256 of the extended copy.
    pub sha256: String,
    /// Its level.
    pub level: String,
}

/// A sealed notice that is about to be extended: its newest file, and where to turn to.
#[derive(Debug)]
pub struct ReadyToExtend {
    id: NoticeId,
    disclosure: DisclosureId,
    number: String,
    revision: i64,
    record: NoticeRecord,
    pdf: Vec<u8>,
    sealing: Sealing,
    clock: Clock,
}

/// An extended copy that was checked, and is not kept yet.
#[derive(Debug)]
pub struct ExtendedFile {
    ready: ReadyToExtend,
    pdf: Vec<u8>,
}

impl Desk {
    /// Extends a sealed notice to a level; at B-LTA that renews its time stamp before the last one runs out. What comes
    /// of it is kept beside the sealed file.
    ///
    /// # Errors
    /// If it is not sealed, no time-stamp authority is set, one does not answer, or the register can't be written.
    pub fn extend_notice(&mut self, id: NoticeId, level: Level) -> Result<ExtendedNotice> {
        let ready = self.ready_to_extend(id, level)?;
        self.keep_extension(ready.extend()?)
    }

    /// Gets a sealed notice ready to be extended.
    ///
    /// # Errors
    /// If it is not sealed, or no time-stamp authority is set.
    pub fn ready_to_extend(&self, id: NoticeId, level: Level) -> Result<ReadyToExtend> {
        let row = self.register.read().notice(id)?;
        let pdf = self.newest(&row)?.bytes;
        let sealing = self.sealing_for_extension(level)?;
        let NoticeRow { id, disclosure, number, revision, record, .. } = row;
        Ok(ReadyToExtend { id, disclosure, number, revision, record, pdf, sealing, clock: self.clock })
    }

    /// How a sealed file is extended to a level: the way seals are set to be made.
    ///
    /// # Errors
    /// If the level is the lowest, no time-stamp authority is set, or the register can't be read.
    pub fn sealing_for_extension(&self, level: Level) -> Result<Sealing> {
        if level == Level::B {
            return Err(Error::field(
                "/level",
                "a sealed file has the level B-B already; extend it to B-T, B-LT or B-LTA",
            ));
        }
        let sealing = Sealing { level, ..self.sealing()? };
        sealing.check()?;
        Ok(sealing)
    }

    /// Keeps an extended copy: file, record and history in one transaction.
    ///
    /// # Errors
    /// If somebody saved the notice in between, or the register can't be written; then nothing is kept.
    pub fn keep_extension(&mut self, extended: ExtendedFile) -> Result<ExtendedNotice> {
        let ExtendedFile { ready, pdf } = extended;
        let attachment = AttachmentId(self.new_id());
        let mut record = ready.record;
        let file_name = format!("{}-extended-{}.pdf", ready.number, record.extensions.len() + 1);
        let (at, level) = (self.now(), ready.sealing.level.to_string());
        let stamp = self.stamp("");
        let sha256 = self.register.change(&stamp, |change| {
            let sha256 =
                change.add_attachment(attachment, Some(ready.disclosure), &file_name, "application/pdf", &pdf)?;
            record.extensions.push(SealExtension {
                by: change.stamp().actor.clone(),
                at,
                level: level.clone(),
                sha256: sha256.clone(),
                attachment,
            });
            change.save_notice(ready.id, ready.revision, &record, "extended")?;
            Ok::<_, Error>(sha256)
        })?;
        Ok(ExtendedNotice { number: ready.number, file_name, sha256, level })
    }

    /// The newest file of a sealed notice: its last extended copy, else the sealed file.
    ///
    /// # Errors
    /// If the notice is not sealed, or the register can't be read.
    pub fn newest_file(&self, id: NoticeId) -> Result<Attachment> {
        self.newest(&self.register.read().notice(id)?)
    }

    fn newest(&self, row: &NoticeRow) -> Result<Attachment> {
        let Some(seal) = &row.record.seal else {
            return Err(Error::State(format!("{} is not sealed yet", row.number)));
        };
        let newest = row.record.extensions.last().map_or(seal.attachment, |extension| extension.attachment);
        Ok(self.register.read().attachment(newest)?)
    }

    /// Extends a sealed PDF that is not one of this register, the way seals are set to be made.
    ///
    /// # Errors
    /// If it is not sealed or not in order, no time-stamp authority is set, or one does not answer.
    pub fn extend_bytes(&self, pdf: &[u8], level: Level) -> Result<Vec<u8>> {
        extend_bytes(pdf, &self.sealing_for_extension(level)?, self.clock)
    }
}

impl ReadyToExtend {
    /// Extends it, and checks the result as anybody would. The desk is not needed meanwhile.
    ///
    /// # Errors
    /// If the file is not in order, an authority does not answer, or the result does not pass its own check.
    pub fn extend(self) -> Result<ExtendedFile> {
        let pdf = extend_bytes(&self.pdf, &self.sealing, self.clock)?;
        Ok(ExtendedFile { ready: self, pdf })
    }
}

/// Extends a sealed PDF, and checks the result as anybody would; what comes back begins with its bytes.
///
/// # Errors
/// If it is not sealed or not in order, an authority does not answer, or the result does not pass its own check.
pub fn extend_bytes(pdf: &[u8], sealing: &Sealing, clock: Clock) -> Result<Vec<u8>> {
    let network = sealing.network();
    let extended = extend_pdf(pdf, sealing.level, sealing.outside(&network, clock.now()))?;
    if !extended.starts_with(pdf) {
        return Err(Error::State("The extended file does not begin with the sealed one and was not kept.".to_owned()));
    }
    let checked = verify_pdf(&extended, &anchors(&extended), clock.now())?;
    match checked.all_faults().next() {
        Some(fault) => Err(Error::State(format!(
            "The extended file did not pass its own check and was not kept: {}",
            fault.message
        ))),
        None => Ok(extended),
    }
}
