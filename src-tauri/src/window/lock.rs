//! The lock of an idle window. It hides what the window shows and refuses every command that would show or change
//! something; it is no encryption, and says so. A passphrase for it is kept as an Argon2id hash beside the program's
//! settings, and wrong ones are slowed down, also over a restart.

use super::{remember, remembered};
use crate::{Answer, IpcError};
use argon2::Argon2;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use chrono::{DateTime, TimeDelta, Utc};
use desk::Code;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use ts_rs::TS;

const FILE: &str = "lock.json";
/// The spans that can be chosen, in minutes; 0 is never.
pub const SPANS: [u32; 5] = [0, 5, 15, 30, 60];
/// What holds where nobody chose.
const USUAL: u32 = 15;
/// Shortest passphrase, in characters: four digits will do for a screen, as people know it.
const SHORTEST: usize = 4;
/// Longest one, in bytes.
const LONGEST: usize = 1024;
/// Wrong passphrases before each further one has to wait.
const FREE_TRIES: u32 = 4;
/// The first wait; it doubles with each further wrong passphrase.
const FIRST_WAIT: TimeDelta = TimeDelta::seconds(15);
const LONGEST_WAIT: TimeDelta = TimeDelta::minutes(15);

/// How the window locks, as the page knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LockState {
    /// After how many minutes without a key or a click; 0 is never.
    pub minutes: u32,
    /// Whether a passphrase unlocks it; else a click does.
    pub has_passphrase: bool,
    /// Whether it is locked.
    pub locked: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    minutes: u32,
    /// The hash of the passphrase, as a PHC string.
    passphrase: Option<String>,
    locked: bool,
    wrong: u32,
    wait_until: Option<DateTime<Utc>>,
}

impl Default for Kept {
    fn default() -> Self {
        Self { minutes: USUAL, passphrase: None, locked: false, wrong: 0, wait_until: None }
    }
}

/// The lock of this window.
#[derive(Default)]
pub(crate) struct Lock {
    folder: Option<PathBuf>,
    kept: Mutex<Kept>,
}

impl Lock {
    /// As it was left: a window that was locked when the program ended is locked when it starts.
    pub(crate) fn of(folder: Option<&Path>) -> Self {
        let mut kept: Kept = remembered(folder, FILE);
        if !SPANS.contains(&kept.minutes) {
            kept.minutes = USUAL;
        }
        // Without a passphrase a click would do: nothing is gained by asking for it at the start.
        kept.locked = kept.locked && kept.passphrase.is_some();
        Self { folder: folder.map(Path::to_owned), kept: Mutex::new(kept) }
    }

    pub(crate) fn is_locked(&self) -> bool {
        self.kept().locked
    }

    pub(crate) fn state(&self) -> LockState {
        let kept = self.kept();
        LockState { minutes: kept.minutes, has_passphrase: kept.passphrase.is_some(), locked: kept.locked }
    }

    /// Locks the window.
    pub(crate) fn lock(&self) {
        let mut kept = self.kept();
        kept.locked = true;
        // Where it can't be written, the window is locked nevertheless.
        let _ = self.write(&kept);
    }

    /// Unlocks it.
    ///
    /// # Errors
    /// If the passphrase is wrong, or it is too early for another try.
    pub(crate) fn unlock(&self, passphrase: &str, now: DateTime<Utc>) -> Answer<()> {
        let mut kept = self.kept();
        self.check(&mut kept, passphrase, now)?;
        kept.locked = false;
        let _ = self.write(&kept);
        Ok(())
    }

    /// Sets the span after which it locks.
    ///
    /// # Errors
    /// If it is none of those that can be chosen, or the settings can't be written.
    pub(crate) fn set_minutes(&self, minutes: u32) -> Answer<()> {
        if !SPANS.contains(&minutes) {
            let known = SPANS.map(|span| span.to_string()).join(", ");
            return Err(field("/minutes", &format!("{minutes} minutes can't be chosen; expected one of {known}")));
        }
        let mut kept = self.kept();
        let changed = Kept { minutes, ..kept.clone() };
        self.change(&mut kept, changed)
    }

    /// Sets the passphrase, changes it, or takes it away where the new one is blank.
    ///
    /// # Errors
    /// If the one until now is wrong, the new one is too short, or the settings can't be written.
    pub(crate) fn set_passphrase(&self, current: &str, new: &str, now: DateTime<Utc>) -> Answer<()> {
        let mut kept = self.kept();
        self.check(&mut kept, current, now)
            .map_err(|error| IpcError { field: Some("/current".to_owned()), ..error })?;
        let length = new.chars().count();
        if (1..SHORTEST).contains(&length) || new.len() > LONGEST {
            let message =
                format!("it has {length} characters; expected at least {SHORTEST}, and at most {LONGEST} bytes");
            return Err(field("/new", &message));
        }
        let passphrase = if new.is_empty() { None } else { Some(hash(new)?) };
        let changed = Kept { passphrase, wrong: 0, wait_until: None, ..kept.clone() };
        self.change(&mut kept, changed)
    }

    fn check(&self, kept: &mut Kept, passphrase: &str, now: DateTime<Utc>) -> Answer<()> {
        let Some(known) = kept.passphrase.clone() else { return Ok(()) };
        // A clock that was set back would make the wait endless.
        let left = kept.wait_until.map(|until| until - now).filter(|left| *left > TimeDelta::zero());
        if let Some(left) = left.map(|left| left.min(LONGEST_WAIT)) {
            return Err(wrong(format!(
                "too many wrong passphrases; the next one is taken in {} seconds",
                left.num_seconds() + 1
            )));
        }
        let is_right = PasswordHash::new(&known)
            .is_ok_and(|known| Argon2::default().verify_password(passphrase.as_bytes(), &known).is_ok());
        if is_right {
            (kept.wrong, kept.wait_until) = (0, None);
            return Ok(());
        }
        kept.wrong = kept.wrong.saturating_add(1);
        let over = kept.wrong.saturating_sub(FREE_TRIES);
        if over > 0 {
            let doubled = i32::try_from(2_u32.saturating_pow(over - 1)).unwrap_or(i32::MAX);
            let wait = FIRST_WAIT.checked_mul(doubled).unwrap_or(LONGEST_WAIT).min(LONGEST_WAIT);
            kept.wait_until = Some(now + wait);
        }
        let _ = self.write(kept);
        Err(wrong("this is not the passphrase of the lock; nothing that was typed is lost".to_owned()))
    }

    fn change(&self, kept: &mut Kept, to: Kept) -> Answer<()> {
        self.write(&to).map_err(|error| IpcError::state(&format!("The setting was not kept: {error}")))?;
        *kept = to;
        Ok(())
    }

    fn write(&self, kept: &Kept) -> std::io::Result<()> {
        remember(self.folder.as_deref(), FILE, kept)
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn hash(passphrase: &str) -> Answer<String> {
    let unfit = |what: &str| IpcError::state(&format!("The passphrase was not kept: {what}."));
    let salt = SaltString::encode_b64(&desk::random_bytes()?).map_err(|error| unfit(&error.to_string()))?;
    let hash = Argon2::default().hash_password(passphrase.as_bytes(), &salt);
    Ok(hash.map_err(|error| unfit(&error.to_string()))?.to_string())
}

fn wrong(message: String) -> IpcError {
    IpcError { code: Code::WrongPassphrase, message, field: Some("/passphrase".to_owned()), findings: Vec::new() }
}

fn field(field: &str, message: &str) -> IpcError {
    IpcError {
        code: Code::Field,
        message: format!("{field}: {message}"),
        field: Some(field.to_owned()),
        findings: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds)
    }

    #[test]
    fn without_a_passphrase_anything_unlocks_and_nothing_is_locked_at_the_start() {
        let folder = tempfile::tempdir().unwrap();
        let lock = Lock::of(Some(folder.path()));
        assert_eq!(lock.state(), LockState { minutes: USUAL, has_passphrase: false, locked: false });
        lock.lock();
        assert!(lock.is_locked());
        assert!(!Lock::of(Some(folder.path())).is_locked());
        lock.unlock("", at(0)).unwrap();
        assert!(!lock.is_locked());
    }

    #[test]
    fn a_passphrase_is_asked_for_kept_as_a_hash_and_slowed_down() {
        let folder = tempfile::tempdir().unwrap();
        let lock = Lock::of(Some(folder.path()));
        assert_eq!(lock.set_passphrase("", "123", at(0)).unwrap_err().field.as_deref(), Some("/new"));
        lock.set_passphrase("", "correct horse", at(0)).unwrap();
        let written = std::fs::read_to_string(folder.path().join(FILE)).unwrap();
        assert!(written.contains("$argon2id$") && !written.contains("correct horse"), "{written}");
        lock.lock();

        // Another start finds it locked.
        let lock = Lock::of(Some(folder.path()));
        assert!(lock.is_locked());
        for _ in 0..=FREE_TRIES {
            assert_eq!(lock.unlock("wrong", at(0)).unwrap_err().code, Code::WrongPassphrase);
        }
        let error = lock.unlock("correct horse", at(1)).unwrap_err();
        assert!(error.message.contains("taken in 15 seconds"), "{}", error.message);
        // A restart does not help.
        assert!(Lock::of(Some(folder.path())).unlock("correct horse", at(1)).is_err());
        assert!(lock.is_locked());
        lock.unlock("correct horse", at(20)).unwrap();
        assert!(!lock.is_locked());

        assert_eq!(lock.set_passphrase("wrong", "", at(30)).unwrap_err().field.as_deref(), Some("/current"));
        lock.set_passphrase("correct horse", "", at(30)).unwrap();
        assert!(!lock.state().has_passphrase);
    }

    #[test]
    fn only_the_spans_that_are_offered_are_taken() {
        let folder = tempfile::tempdir().unwrap();
        let lock = Lock::of(Some(folder.path()));
        assert!(lock.set_minutes(7).unwrap_err().message.contains("expected one of 0, 5, 15, 30, 60"));
        lock.set_minutes(0).unwrap();
        assert_eq!(Lock::of(Some(folder.path())).state().minutes, 0);
        std::fs::write(folder.path().join(FILE), b"{\"minutes\": 9}").unwrap();
        assert_eq!(Lock::of(Some(folder.path())).state().minutes, USUAL);
    }
}
