//! The passphrase of a signing identity: from a file, from the environment, or asked for without echo.

use crate::Failure;
use std::io::IsTerminal;
use std::path::Path;
use zeroize::Zeroizing;

/// The variable that may hold it.
pub(crate) const VARIABLE: &str = "DESK_PASSPHRASE";

/// A passphrase for `identity`; `new` asks for it twice.
pub(crate) fn read(file: Option<&Path>, identity: &Path, new: bool) -> Result<Zeroizing<String>, Failure> {
    if let Some(path) = file {
        let mut text = Zeroizing::new(std::fs::read_to_string(path).map_err(|source| Failure::file(path, source))?);
        let end = text.find(['\r', '\n']).unwrap_or(text.len());
        text.truncate(end);
        return Ok(text);
    }
    if let Ok(text) = std::env::var(VARIABLE) {
        return Ok(Zeroizing::new(text));
    }
    if !std::io::stdin().is_terminal() {
        return Err(Failure::wrong_use(format!(
            "there is no terminal to ask for the passphrase of {}; give --passphrase-file, or set {VARIABLE}",
            identity.display()
        )));
    }
    let first = ask(&format!("Passphrase of {}: ", identity.display()))?;
    if new && *ask("The same again: ")? != *first {
        return Err(Failure::wrong_use("the two passphrases differ; nothing was made, start again"));
    }
    Ok(first)
}

fn ask(prompt: &str) -> Result<Zeroizing<String>, Failure> {
    rpassword::prompt_password(prompt)
        .map(Zeroizing::new)
        .map_err(|error| Failure::wrong_use(format!("the passphrase could not be read: {error}")))
}
