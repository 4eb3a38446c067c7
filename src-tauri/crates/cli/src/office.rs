//! Opening the register that a command works on: the file, who is at the desk, and the clock.

use crate::Failure;
use crate::arguments::Common;
use chrono::{DateTime, Utc};
use desk::{Clock, Desk};
use disclosure::{DisclosureId, NoticeId};
use register::Mode;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The register where nothing else is said.
const DEFAULT: &str = "disclosures.desk";

/// How long a command waits for another program that writes.
const PATIENCE: Duration = Duration::from_secs(5);

/// The register that the arguments mean.
pub(crate) fn register_path(common: &Common) -> PathBuf {
    common.register.clone().unwrap_or_else(|| PathBuf::from(DEFAULT))
}

/// Opens the register for reading.
pub(crate) fn open(common: &Common) -> Result<Desk, Failure> {
    opened(common, Mode::Read, common.actor.as_deref().unwrap_or("reader"))
}

/// Opens the register for changes, in somebody's name.
pub(crate) fn open_to_write(common: &Common) -> Result<Desk, Failure> {
    opened(common, Mode::Write, &actor(common)?)
}

fn opened(common: &Common, mode: Mode, actor: &str) -> Result<Desk, Failure> {
    let path = register_path(common);
    let desk = Desk::open_waiting(&path, mode, actor, clock()?, PATIENCE).map_err(|error| match error {
        desk::Error::Register(register::RegisterError::NotFound(_)) if common.register.is_none() => {
            Failure::from(error).with_message(format!(
                "there is no register {} in this folder; make one with “desk init {}”, or name one with --register FILE or the variable DESK_REGISTER",
                foreign::one_line(&path.display().to_string()),
                foreign::one_line(&path.display().to_string())
            ))
        }
        other => other.into(),
    })?;
    desk.use_zones();
    if let Some(damage) = &desk.register().condition().damage {
        eprintln!(
            "desk: {} is damaged and open read-only: {damage}. Restore a backup, or export what can be read.",
            foreign::one_line(&path.display().to_string())
        );
    } else if !common.quiet {
        // A command that only reads opens it read-only; that is no news.
        let news = |warning: &&String| *warning != "The register is open read-only.";
        for warning in desk.state()?.warnings.iter().filter(news) {
            eprintln!("desk: {}", foreign::one_line(warning));
        }
    }
    Ok(desk)
}

/// Who changes something: the history names a person.
pub(crate) fn actor(common: &Common) -> Result<String, Failure> {
    let from_system = || ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
    let name = common.actor.clone().or_else(from_system).unwrap_or_default();
    if name.trim().is_empty() {
        return Err(Failure::wrong_use(
            "the history names who made a change: say it with --as \"First Last\", or the variable DESK_AS",
        ));
    }
    Ok(name.trim().to_owned())
}

/// The clock. A build for tests can be told an instant, so that two runs give the same bytes; a released program can't.
pub(crate) fn clock() -> Result<Clock, Failure> {
    if cfg!(debug_assertions)
        && let Ok(text) = std::env::var("DESK_NOW")
    {
        let at: DateTime<Utc> =
            text.parse().map_err(|_| Failure::wrong_use(format!("DESK_NOW: “{text}” is not an instant")))?;
        return Ok(Clock::Fixed(at));
    }
    Ok(Clock::System)
}

/// The disclosure with a number.
pub(crate) fn disclosure(desk: &Desk, number: &str) -> Result<DisclosureId, Failure> {
    Ok(desk.register().read().disclosure_named(number)?.id)
}

/// The notice with a number.
pub(crate) fn notice(desk: &Desk, number: &str) -> Result<NoticeId, Failure> {
    Ok(desk.register().read().notice_named(number)?.id)
}

/// Tells of long work on standard error, where a person looks at it.
pub(crate) fn progress(common: &Common, text: &str) {
    if !common.quiet && std::io::stderr().is_terminal() {
        eprintln!("{}", foreign::visible(text));
    }
}

/// Largest file that is read where nothing else limits it, in bytes.
const LARGEST: u64 = 1024 * 1024 * 1024;

/// Reads a file of any kind that a command takes.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    read_file(path, LARGEST)
}

/// Reads a text file.
pub(crate) fn read_text(path: &Path) -> Result<String, Failure> {
    let refuse = |error| Failure::file(path, std::io::Error::new(std::io::ErrorKind::InvalidData, error));
    String::from_utf8(read(path)?).map_err(refuse)
}

/// Reads a file of limited size. A device may have no end, and a pipe nobody who writes: neither is opened.
pub(crate) fn read_file(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    let refuse = |text: String| -> Failure { desk::Error::Field { field: String::new(), message: text }.into() };
    let bytes = read_start(path, limit)?;
    if bytes.len() as u64 > limit {
        let text = format!(
            "{} has more than {limit} bytes; at most {limit} are read here. Split it",
            foreign::one_line(&path.display().to_string())
        );
        return Err(refuse(text));
    }
    Ok(bytes)
}

/// Reads a file up to one byte more than a limit, so that whoever limits it can refuse it in its own words.
pub(crate) fn read_start(path: &Path, limit: u64) -> Result<Vec<u8>, Failure> {
    use std::io::Read;
    let error = |source| Failure::file(path, source);
    let kind = std::fs::metadata(path).map_err(error)?.file_type();
    if !kind.is_file() && !kind.is_dir() {
        let text = format!(
            "{} is a device or a pipe, not a file. Save what it holds to a file, and name that",
            foreign::one_line(&path.display().to_string())
        );
        return Err(desk::Error::Field { field: String::new(), message: text }.into());
    }
    let mut bytes = Vec::new();
    std::fs::File::open(path).map_err(error)?.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(error)?;
    Ok(bytes)
}

/// Writes a file that must not exist yet, unless it may be overwritten.
pub(crate) fn write_file(path: &Path, bytes: &[u8], force: bool) -> Result<(), Failure> {
    if path.exists() && !force {
        return Err(Failure::exists(path));
    }
    register::write_whole(path, bytes).map_err(|source| Failure::file(path, source))
}
