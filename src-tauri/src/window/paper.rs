//! Printing: a PDF is laid into a folder of this person alone and opened in the system's reader, which prints it as it
//! prints any other. What was laid there is taken away at the next start.

use crate::{Answer, IpcError};
use std::path::{Path, PathBuf};

const FOLDER: &str = "print";

/// Lays a file ready and tells where.
///
/// # Errors
/// If it can't be written.
pub(crate) fn lay(cache: Option<&Path>, name: &str, pdf: &[u8]) -> Answer<PathBuf> {
    let error =
        |source: std::io::Error| IpcError::state(&format!("The file could not be laid ready to print: {source}"));
    let folder =
        cache.ok_or_else(|| error(std::io::Error::other("this computer names no folder for it")))?.join(FOLDER);
    std::fs::create_dir_all(&folder).map_err(error)?;
    keep_to_oneself(&folder).map_err(error)?;
    let path = folder.join(file_name(name));
    register::write_whole(&path, pdf).map_err(error)?;
    Ok(path)
}

/// Takes away what was laid there earlier.
pub(crate) fn clear(cache: Option<&Path>) {
    if let Some(cache) = cache {
        // A reader may still hold a file; the next start takes it away.
        let _ = std::fs::remove_dir_all(cache.join(FOLDER));
    }
}

#[cfg(unix)]
fn keep_to_oneself(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))
}

/// The folder of a person's settings is theirs alone there.
#[cfg(not(unix))]
fn keep_to_oneself(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// A name that is a name on every system.
fn file_name(name: &str) -> String {
    let kept: String =
        name.chars().map(|sign| if sign.is_alphanumeric() || "-_.".contains(sign) { sign } else { '-' }).collect();
    let stem = kept.trim_matches(['.', '-']).trim_end_matches(".pdf");
    format!("{}.pdf", if stem.is_empty() { "document" } else { stem })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_laid_under_a_harmless_name_and_taken_away() {
        let folder = tempfile::tempdir().unwrap();
        for (name, expected) in [
            ("VD-2026-0004-U1.pdf", "VD-2026-0004-U1.pdf"),
            ("../../evil", "evil.pdf"),
            ("a b/c:d.PDF", "a-b-c-d.PDF.pdf"),
            ("", "document.pdf"),
        ] {
            let path = lay(Some(folder.path()), name, b"%PDF-1.7").unwrap();
            assert_eq!(path, folder.path().join(FOLDER).join(expected));
            assert!(path.is_file());
        }
        clear(Some(folder.path()));
        assert!(!folder.path().join(FOLDER).exists());
        assert!(lay(None, "a", b"").is_err());
    }
}
