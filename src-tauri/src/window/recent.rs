//! The registers that were open lately, on this computer. The page knows their names and positions; the paths stay here.

use super::{remember, remembered};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use ts_rs::TS;

const FILE: &str = "recent.json";
/// How many are remembered.
const MOST: usize = 8;

/// A register that was open lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RecentRegister {
    /// Name of the file.
    pub name: String,
    /// Its folder.
    pub folder: String,
    /// Whether the file is there.
    pub exists: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
struct Paths(Vec<PathBuf>);

/// Puts a register in front of those that were open lately.
pub(crate) fn opened(folder: Option<&Path>, path: &Path) {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut paths: Paths = remembered(folder, FILE);
    paths.0.retain(|known| known != &path);
    paths.0.insert(0, path);
    paths.0.truncate(MOST);
    // What can't be remembered is chosen again.
    let _ = remember(folder, FILE, &paths);
}

/// The registers that were open lately, the last one first.
pub(crate) fn list(folder: Option<&Path>) -> Vec<RecentRegister> {
    let paths: Paths = remembered(folder, FILE);
    let part =
        |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned()).unwrap_or_default();
    let of = |path: &PathBuf| RecentRegister {
        name: part(path.file_name()),
        folder: path.parent().map(|folder| folder.display().to_string()).unwrap_or_default(),
        exists: path.is_file(),
    };
    paths.0.iter().map(of).collect()
}

/// The path of one of them.
pub(crate) fn path(folder: Option<&Path>, index: usize) -> Option<PathBuf> {
    remembered::<Paths>(folder, FILE).0.into_iter().nth(index)
}

/// Forgets all of them.
///
/// # Errors
/// If the file can't be written.
pub(crate) fn forget(folder: Option<&Path>) -> std::io::Result<()> {
    remember(folder, FILE, &Paths::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_one_comes_first_and_none_twice() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("b.desk"), b"").unwrap();
        for name in ["a.desk", "b.desk", "a.desk", "c.desk"] {
            opened(Some(folder.path()), &at(name));
        }
        let names = |list: Vec<RecentRegister>| -> Vec<(String, bool)> {
            list.into_iter().map(|known| (known.name, known.exists)).collect()
        };
        let known = names(list(Some(folder.path())));
        assert_eq!(known, [("c.desk".into(), false), ("a.desk".into(), false), ("b.desk".into(), true)]);
        assert_eq!(path(Some(folder.path()), 2), Some(at("b.desk")));
        assert_eq!(path(Some(folder.path()), 3), None);
        for number in 0..20 {
            opened(Some(folder.path()), &at(&format!("{number}.desk")));
        }
        assert_eq!(list(Some(folder.path())).len(), MOST);
        forget(Some(folder.path())).unwrap();
        assert!(list(Some(folder.path())).is_empty());
        opened(None, &at("a.desk"));
    }
}
