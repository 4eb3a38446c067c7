//! Copies of a register that went apart, such as the conflict copy of a synchronised folder: both give the same numbers
//! away, and each is sound for itself.

use crate::verify_file::{FileKind, FileReport};
use crate::{Desk, Result};
use deadline::time::{Years, format_instant};
use register::{HistoryEntry, Kinship, Mode, Parting, Register};
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// Most files of a folder that are looked at for copies of a register.
const MAX_LOOKED_AT: usize = 1_000;
/// Most registers of a folder that are compared.
const MAX_COMPARED: usize = 20;

/// Compares a file with a register: a register with a copy of it, a pack with the one to which the register gave its number.
/// What is worth saying is a statement of its report; that both went apart is a fault.
///
/// # Errors
/// If one of them can't be read.
pub fn compare_registers(report: &mut FileReport, file: &Path, other: &Path) -> Result<()> {
    match report.kind {
        FileKind::Register => {}
        FileKind::Pack => return compare_pack(report, other),
        FileKind::Pdf | FileKind::History => return Ok(()),
    }
    let (one, two) = (Register::open(file, Mode::Read)?, Register::open(other, Mode::Read)?);
    let name = other.display();
    let statement = match one.read().kinship(&two.read())? {
        Kinship::Strangers => format!("{name} is another register, not a copy of this one."),
        Kinship::Same => format!("{name} is a copy with the same history."),
        Kinship::Ahead(more) => format!("{name} is an older copy; this register has {} more.", entries(more)),
        Kinship::Behind(more) => format!("{name} is a newer copy; it has {} more than this register.", entries(more)),
        Kinship::Parted(parting) => {
            report.fault(None, parted(&parting, other));
            report.verified = false;
            return Ok(());
        }
    };
    report.statements.push(statement);
    Ok(())
}

/// Compares a pack with the one of the same number in a register; where there is another one, a copy of the register that
/// went apart may have made it.
fn compare_pack(report: &mut FileReport, register: &Path) -> Result<()> {
    let own = Register::open(register, Mode::Read)?;
    let Ok(pack) = own.read().pack_named(&report.name) else { return Ok(()) };
    if pack.record.sha256.eq_ignore_ascii_case(&report.sha256) {
        report.statements.push(format!("It is the pack of this number in {}.", register.display()));
        return Ok(());
    }
    let at = format_instant(pack.record.built_at, zone::Zone::UTC, Years::Always);
    let mut sentence = format!(
        "Its number is taken: in {} it belongs to another pack, built {at} by {}.",
        register.display(),
        pack.record.built_by
    );
    for other in registers_beside(register) {
        let Ok(copy) = Register::open(&other, Mode::Read) else { continue };
        let is_its = copy.read().pack_named(&report.name).is_ok_and(|pack| pack.record.sha256 == report.sha256);
        if let (true, Kinship::Parted(parting)) = (is_its, own.read().kinship(&copy.read())?) {
            sentence.push_str(&format!(" The pack comes from another copy: {}", parted(&parting, &other)));
        }
    }
    report.fault(None, sentence);
    report.verified = false;
    Ok(())
}

impl Desk {
    /// A sentence for each register of the same folder that is a copy of this one and went apart from it.
    pub(crate) fn parted_copies(&self) -> Vec<String> {
        let path = self.register.path();
        let mut sentences = Vec::new();
        for other in registers_beside(path) {
            let Ok(copy) = Register::open(&other, Mode::Read) else { continue };
            if let Ok(Kinship::Parted(parting)) = self.register.read().kinship(&copy.read()) {
                sentences.push(parted(&parting, &other));
            }
        }
        sentences
    }
}

/// The other registers of a folder, as their first bytes say.
fn registers_beside(path: &Path) -> Vec<PathBuf> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let own = std::fs::canonicalize(path).ok();
    let Ok(found) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut all: Vec<PathBuf> = found
        .take(MAX_LOOKED_AT)
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("desk")))
        .filter(|path| std::fs::canonicalize(path).ok() != own && is_register(path))
        .collect();
    all.sort();
    all.truncate(MAX_COMPARED);
    all
}

/// Whether a file is a register, by the mark in the header of SQLite.
fn is_register(path: &Path) -> bool {
    let mark = |path: &Path| -> std::io::Result<[u8; 4]> {
        let mut file = std::fs::File::open(path)?;
        let mut mark = [0; 4];
        file.seek(SeekFrom::Start(68))?;
        file.read_exact(&mut mark)?;
        Ok(mark)
    };
    std::fs::metadata(path).is_ok_and(|found| found.is_file()) && mark(path).is_ok_and(|mark| &mark == b"DskR")
}

fn entries(count: i64) -> String {
    if count == 1 { "1 history entry".to_owned() } else { format!("{count} history entries") }
}

/// Where two copies part, and what to do.
fn parted(parting: &Parting, other: &Path) -> String {
    let next = |entry: &HistoryEntry| {
        let at = entry.instant().map(|at| format_instant(at, zone::Zone::UTC, Years::Always)).unwrap_or_default();
        format!("{at} by {} ({} {})", foreign::one_line(&entry.actor), entry.subject, entry.action)
    };
    let twice = match &parting.twice[..] {
        [] => String::new(),
        numbers => format!(" Both gave away the numbers {} for different records.", numbers.join(", ")),
    };
    format!(
        "{} is a copy of this register that was changed separately. The histories share {} and part at entry {}: here {}, there {}. This register went on by {}, the copy by {}.{twice} Decide which one is kept, enter what is missing there by hand, and move the other one out of the folder.",
        other.display(),
        entries(parting.common),
        parting.common + 1,
        next(&parting.first),
        next(&parting.second),
        entries(parting.first_more),
        entries(parting.second_more),
    )
}
