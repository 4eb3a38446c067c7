//! Files as this program leaves them: readable for their owner only, and whole or not there.
//!
//! A file is written next to its place, under a name that only this program gives, and put there when all of it is on
//! the disk. While it is being written it is locked; so what a killed program left is known by having no lock.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// Most files of a folder among which unfinished ones are looked for.
const MAX_LOOKED_AT: usize = 20_000;
/// What stands between the name of a file and the process that writes it.
const MARK: &str = ".desk-";
/// How the name of an unfinished file ends.
const END: &str = ".part";
/// How every SQLite database begins (its file format, section 1.3.1).
const SQLITE: [u8; 16] = *b"SQLite format 3\0";

/// A register, or a file that belongs to one, was to be overwritten.
#[derive(Debug, thiserror::Error)]
#[error("it is a register or belongs to one, and is never overwritten; choose another name")]
pub struct IsRegister;

/// Whether a file is a register, or one that stands beside a register and belongs to it.
fn belongs_to_a_register(path: &Path) -> bool {
    let is_register = |path: &Path| {
        let mut begin = [0; SQLITE.len()];
        // Only of a file: reading a pipe would wait.
        std::fs::metadata(path).is_ok_and(|about| about.is_file())
            && File::open(path).and_then(|mut file| file.read_exact(&mut begin)).is_ok_and(|()| begin == SQLITE)
    };
    let beside = |end: &str| path.to_str().and_then(|name| name.strip_suffix(end)).map(PathBuf::from);
    is_register(path)
        || ["-wal", "-shm", "-journal", ".lock"].iter().filter_map(|end| beside(end)).any(|of| is_register(&of))
}

/// Writes a file, the whole of it or nothing: a full disk or a crash leaves the old one, or none.
///
/// # Errors
/// If it can't be written.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_whole_with(path, |out| out.write_all(bytes))
}

/// The same with what `write` writes.
///
/// # Errors
/// If it can't be written; whatever `write` returns.
pub fn write_whole_with<T, E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<T, E>,
) -> Result<T, E> {
    // A link keeps pointing where it does.
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if belongs_to_a_register(&path) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, IsRegister).into());
    }
    let before = std::fs::metadata(&path).ok();
    if before.as_ref().is_some_and(|before| !before.is_file()) {
        // A pipe or a device has no other place.
        let mut out = OpenOptions::new().write(true).open(&path)?;
        let value = write(&mut out)?;
        out.flush()?;
        return Ok(value);
    }
    let folder = folder_of(&path);
    remove_unfinished(&folder);
    let part = Part::begin(&path)?;
    let mut out = BufWriter::new(&part.file);
    let value = write(&mut out)?;
    out.flush()?;
    drop(out);
    part.file.sync_all()?;
    if let Some(before) = before {
        // Whoever may read the file that is replaced may read the new one.
        part.file.set_permissions(before.permissions())?;
    }
    part.finish(&path)?;
    Ok(value)
}

/// An unfinished file; it goes unless it is finished.
struct Part {
    file: File,
    path: PathBuf,
    is_finished: bool,
}

impl Part {
    fn begin(target: &Path) -> io::Result<Self> {
        let mut name = target.as_os_str().to_owned();
        name.push(format!("{MARK}{}{END}", std::process::id()));
        let path = PathBuf::from(name);
        let file = create_private(&path)?;
        // Where a file system knows no locks, an unfinished file is one that nobody could tell from a finished one.
        let _ = file.try_lock();
        Ok(Self { file, path, is_finished: false })
    }

    fn finish(mut self, target: &Path) -> io::Result<()> {
        if cfg!(windows) {
            // A file that is locked can't be renamed there.
            let _ = self.file.unlock();
        }
        std::fs::rename(&self.path, target)?;
        self.is_finished = true;
        sync_folder(&folder_of(target));
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.is_finished {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

/// Makes a new file that its owner alone may read and write. On Windows a file has the rights of its folder.
///
/// # Errors
/// If it is there already, or can't be made.
pub fn create_private(path: &Path) -> io::Result<File> {
    let mut options = private_options();
    options.read(true).write(true).create_new(true).open(path)
}

/// Options that make a new file private.
pub(crate) fn private_options() -> OpenOptions {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "there is nothing to set on other systems"))]
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Removes what a program that was killed left unfinished in a folder. What another one is writing stays.
pub fn remove_unfinished(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.take(MAX_LOOKED_AT).flatten() {
        if is_unfinished(&entry.file_name().to_string_lossy()) {
            remove_abandoned(&entry.path());
        }
    }
}

/// Removes an unfinished file that nobody is writing.
pub(crate) fn remove_abandoned(path: &Path) -> bool {
    is_abandoned(path) && std::fs::remove_file(path).is_ok()
}

/// Whether nobody is writing an unfinished file any more.
#[must_use]
pub fn is_abandoned(path: &Path) -> bool {
    File::open(path).is_ok_and(|file| file.try_lock().is_ok())
}

/// Whether a name is that of an unfinished file of this program.
fn is_unfinished(name: &str) -> bool {
    name.strip_suffix(END).and_then(|name| name.rsplit_once(MARK)).is_some_and(|(name, process)| {
        !name.is_empty() && !process.is_empty() && process.bytes().all(|byte| byte.is_ascii_digit())
    })
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).map_or_else(|| PathBuf::from("."), Path::to_owned)
}

/// Puts the new name on the disk, where the system can.
fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_whole_or_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        write_whole(&path, b"old").unwrap();
        let failed = write_whole_with(&path, |out| {
            out.write_all(b"half of the new")?;
            Err::<(), io::Error>(io::Error::from(io::ErrorKind::StorageFull))
        });
        assert_eq!(failed.unwrap_err().kind(), io::ErrorKind::StorageFull);
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        write_whole(&path, b"new").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
        assert_eq!(names(folder.path()), ["a.csv"]);
        assert!(write_whole(&folder.path().join("missing/a.csv"), b"x").is_err());
    }

    #[test]
    fn what_a_killed_program_left_goes_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["a.csv.desk-17.part", "film.part", "a.desk-.part", ".desk-1.part", "a.desk-1.part.txt"] {
            std::fs::write(at(name), b"half").unwrap();
        }
        let busy = create_private(&at("b.csv.desk-18.part")).unwrap();
        busy.try_lock().unwrap();
        write_whole(&at("c.csv"), b"x").unwrap();
        assert_eq!(
            names(folder.path()),
            [".desk-1.part", "a.desk-.part", "a.desk-1.part.txt", "b.csv.desk-18.part", "c.csv", "film.part"]
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_is_its_owners_and_a_replaced_one_keeps_its_readers() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        write_whole(&path, b"x").unwrap();
        assert_eq!(mode(&path), 0o600);
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
        write_whole(&path, b"y").unwrap();
        assert_eq!(mode(&path), 0o640);
        // A link keeps pointing where it does.
        let link = folder.path().join("link");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        write_whole(&link, b"z").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"z");
        assert!(link.is_symlink());
    }
}
