//! Sealing, extending and checking without keeping anybody from working: the desk is held for its own steps only, and not
//! while keys work or authorities are waited for.

use super::{Office, locked};
use crate::commands::history::VerificationFile;
use crate::{Answer, IpcError};
use chrono::{DateTime, Utc};
use desk::{
    Clock, Desk, ExtendedNotice, FileReport, IdentitySummary, SealOrder, SealedNotice, TokenKey, extend_bytes,
    read_roots, verify_bytes, verify_path,
};
use disclosure::NoticeId;
use seal::{Certificate, Level, Outcome};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::sync::atomic::Ordering;
use ts_rs::TS;
use zeroize::Zeroizing;

/// Who signs, as the window names them.
#[derive(Clone, Deserialize, TS)]
pub struct SignerInput {
    /// The place of a remembered identity.
    pub identity: String,
    /// Its passphrase or PIN; it is used once and kept nowhere.
    #[ts(type = "string")]
    pub passphrase: Zeroizing<String>,
    /// Meaning of the signature; blank for what the notice says.
    pub meaning: String,
}

impl std::fmt::Debug for SignerInput {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("SignerInput").field("identity", &self.identity).finish_non_exhaustive()
    }
}

/// What became of one notice of a batch; where neither is set it was not tried, and it is as it was.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SealOutcome {
    /// The notice.
    pub notice: NoticeId,
    /// Sealed.
    pub sealed: Option<SealedNotice>,
    /// Why it was not; then nothing of it was kept.
    pub error: Option<IpcError>,
}

/// The orders, all of identities that are remembered.
fn orders<'a>(desk: &Desk, signers: &'a [SignerInput]) -> desk::Result<Vec<SealOrder<'a>>> {
    let order = |signer: &'a SignerInput| {
        desk.remembered_identity(&signer.identity)?;
        Ok(SealOrder {
            identity: Path::new(&signer.identity),
            passphrase: &signer.passphrase,
            meaning: &signer.meaning,
        })
    };
    signers.iter().map(order).collect()
}

impl Office {
    /// Seals a notice by all signers or by none.
    ///
    /// # Errors
    /// As [`Desk::seal_notice_by`]; if an identity is not remembered.
    pub fn seal(&self, id: NoticeId, signers: &[SignerInput], level: Option<Level>) -> Answer<SealedNotice> {
        let (ready, signers) = self.with(|desk| desk.begin_seal(id, &orders(desk, signers)?, level))?;
        let signed = ready.sign(&signers)?;
        self.with(|desk| desk.keep_seal(signed))
    }

    /// Seals many notices with identities that are opened once. `tell` hears how many of how many are done.
    ///
    /// # Errors
    /// If an identity can't be used. What fails for one notice is in its outcome.
    pub fn seal_each(
        &self,
        ids: &[NoticeId],
        signers: &[SignerInput],
        level: Option<Level>,
        mut tell: impl FnMut(i64, i64),
    ) -> Answer<Vec<SealOutcome>> {
        self.stop_sealing.store(false, Ordering::Relaxed);
        let signers = self.with(|desk| desk.open_signers(&orders(desk, signers)?, level))?;
        let mut seal_one = |id| {
            let signed = self.at_desk(|desk| desk.ready_to_seal(id, &signers))?.sign(&signers)?;
            self.at_desk(|desk| desk.keep_seal(signed))
        };
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let outcomes = desk::seal_each(ids, &mut seal_one, &mut |progress| {
            tell(count(progress.done), count(progress.total));
            !self.stop_sealing.load(Ordering::Relaxed)
        });
        Ok(ids.iter().zip(outcomes).map(|(id, outcome)| told(*id, outcome)).collect())
    }

    /// Ends the batch of seals after the notice that is being sealed.
    pub fn stop_sealing(&self) {
        self.stop_sealing.store(true, Ordering::Relaxed);
    }

    /// Extends a sealed notice.
    ///
    /// # Errors
    /// As [`Desk::extend_notice`].
    pub fn extend(&self, id: NoticeId, level: Level) -> Answer<ExtendedNotice> {
        let extended = self.with(|desk| desk.ready_to_extend(id, level))?.extend()?;
        self.with(|desk| desk.keep_extension(extended))
    }

    /// Extends a sealed PDF that is not one of the register.
    ///
    /// # Errors
    /// As [`extend_bytes`].
    pub fn extend_bytes(&self, pdf: &[u8], level: Level) -> Answer<Vec<u8>> {
        let sealing = self.with(|desk| desk.sealing_for_extension(level))?;
        Ok(extend_bytes(pdf, &sealing, Clock::System)?)
    }

    /// The keys on the tokens that a library reaches. Only these may be added: a page that named a library of its own
    /// could have any code run.
    ///
    /// # Errors
    /// If the library can't be loaded, or a token can't be read.
    pub fn look_at_token(&self, library: &Path) -> Answer<Vec<TokenKey>> {
        let keys = desk::token_keys(library)?;
        *locked(&self.token) = keys.iter().map(|key| key.address.clone()).collect();
        Ok(keys)
    }

    /// Remembers a key on the token that is being looked at.
    ///
    /// # Errors
    /// If it is none of those, or the PIN is wrong.
    pub fn add_token_key(&self, address: &str, pin: &str) -> Answer<IdentitySummary> {
        if !locked(&self.token).iter().any(|known| known == address) {
            return Err(IpcError::state("Choose the library of the token again, and then one of its keys."));
        }
        self.with(|desk| desk.remember_identity(Path::new(address), pin))
    }

    /// Checks a file; the trusted roots of the register count beside those in `root`. The report is kept until the next
    /// check, so that it can be written to a file.
    ///
    /// # Errors
    /// If the file can't be read, or is none of the kinds that can be checked; if `root` holds no root.
    pub fn verify(&self, path: &Path, root: Option<&[u8]>) -> Answer<FileReport> {
        let given = root.map(read_roots).transpose()?.unwrap_or_default();
        self.check(&given, |roots, now| verify_path(path, roots, now))
    }

    /// Checks a file that was dropped on the window, as [`Office::verify`] does.
    ///
    /// # Errors
    /// If it is none of the kinds that can be checked.
    pub fn verify_dropped(&self, name: &str, bytes: &[u8]) -> Answer<FileReport> {
        self.check(&[], |roots, now| verify_bytes(name, bytes, roots, now))
    }

    fn check(
        &self,
        given: &[Certificate],
        check: impl FnOnce(&[String], DateTime<Utc>) -> desk::Result<FileReport>,
    ) -> Answer<FileReport> {
        // Without a register nobody trusts a root yet; what the file says of itself is checked all the same.
        let (mut roots, now) = if self.is_open() {
            self.with(|desk| Ok((desk.trusted_pems()?, desk.now())))?
        } else {
            (Vec::new(), Clock::System.now())
        };
        roots.extend(given.iter().filter_map(Certificate::to_pem));
        let report = check(&roots, now)?;
        *locked(&self.verified) = Some(report.clone());
        Ok(report)
    }

    /// The newest check.
    ///
    /// # Errors
    /// If none was made.
    pub fn verified(&self) -> Answer<FileReport> {
        locked(&self.verified).clone().ok_or_else(|| IpcError::state("No file was checked yet; check one first."))
    }

    /// The report of a check, as a file.
    ///
    /// # Errors
    /// If it can't be drawn or written.
    pub fn verification(&self, report: &FileReport, form: VerificationFile) -> Answer<Vec<u8>> {
        self.with(|desk| match form {
            VerificationFile::Pdf => desk.verification_report(std::slice::from_ref(report)),
            VerificationFile::Json => Ok(serde_json::to_vec_pretty(report)?),
            VerificationFile::Text => Ok(report.to_text(&report.name).into_bytes()),
        })
    }
}

fn told(notice: NoticeId, outcome: Outcome<SealedNotice, desk::Error>) -> SealOutcome {
    let (sealed, error) = match outcome {
        Outcome::Done(sealed) => (Some(sealed), None),
        Outcome::Failed(error) => (None, Some(error.into())),
        Outcome::NotTried => (None, None),
    };
    SealOutcome { notice, sealed, error }
}
