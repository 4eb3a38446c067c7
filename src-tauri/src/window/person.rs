//! Who works here: the name that the history writes down. It is the name of the account until the person says how they
//! are called. It is no proof of who sat at the keyboard: the account of the computer is, and the seal.

use super::{remember, remembered};
use serde::{Deserialize, Serialize};
use std::path::Path;
use ts_rs::TS;

const FILE: &str = "person.json";

/// Who works here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AccountPerson {
    /// The name that the history writes down.
    pub name: String,
    /// The account under which the program runs.
    pub account: String,
}

#[derive(Default, Serialize, Deserialize)]
struct Kept {
    name: String,
}

/// The name of the account under which the program runs.
pub(crate) fn account() -> String {
    ["USER", "USERNAME", "LOGNAME"]
        .into_iter()
        .find_map(|key| std::env::var(key).ok())
        .filter(|name| !name.trim().is_empty())
        .unwrap_or_else(|| "unknown person".to_owned())
}

/// The name that the person gave, else that of the account.
pub(crate) fn name(folder: Option<&Path>) -> String {
    let kept = remembered::<Kept>(folder, FILE).name;
    desk::check_name(&kept).unwrap_or_else(|_| account())
}

/// Keeps the name on this computer.
///
/// # Errors
/// If the folder can't be written.
pub(crate) fn keep(folder: Option<&Path>, name: &str) -> std::io::Result<()> {
    remember(folder, FILE, &Kept { name: name.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_account_until_a_name_is_given() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(name(Some(folder.path())), account());
        keep(Some(folder.path()), "Jana Petersen").unwrap();
        assert_eq!(name(Some(folder.path())), "Jana Petersen");
        std::fs::write(folder.path().join(FILE), r#"{"name": "  "}"#).unwrap();
        assert_eq!(name(Some(folder.path())), account());
    }
}
