//! `desk identity`.

use crate::arguments::{Common, Identity as Command};
use crate::table::Table;
use crate::{Answer, Failure, office, passphrase};
use desk::Desk;
use seal::{DemonstrationKey, TokenAddress};
use std::path::PathBuf;

/// Lists, remembers, makes.
pub(crate) fn run(common: &Common, command: Command) -> Result<Answer, Failure> {
    match command {
        Command::List => list(common),
        Command::Add { file, passphrase_file } => {
            let secret = passphrase::read(passphrase_file.as_deref(), &file, false)?;
            let mut desk = office::open_to_write(common)?;
            let found = desk.remember_identity(&absolute(file), &secret)?;
            let text = format!("{}, valid until {}\n", found.file.subject, found.file.valid_until.format("%Y-%m-%d"));
            Answer::new(text, &found)
        }
        Command::New { file, name, kind, passphrase_file } => {
            let secret = passphrase::read(passphrase_file.as_deref(), &file, true)?;
            let key = if kind == "rsa3072" { DemonstrationKey::Rsa3072 } else { DemonstrationKey::P256 };
            let mut desk = office::open_to_write(common)?;
            if key == DemonstrationKey::Rsa3072 {
                office::progress(common, "Making the key; this takes some seconds.");
            }
            let made = desk.new_demonstration_identity(&absolute(file), &name, &secret, key)?;
            let text = format!(
                "Made {} for {}.\nIt is for trying out: nobody but you vouches for the name. The root to check with: {}\n",
                made.file.path,
                made.file.subject,
                made.root.clone().unwrap_or_default()
            );
            Answer::new(text, &made)
        }
    }
}

fn list(common: &Common) -> Result<Answer, Failure> {
    let identities = office::open(common)?.identities()?;
    let mut table = Table::new(&["file", "subject", "valid until", ""]);
    for identity in &identities {
        table.row([
            identity.path.clone(),
            identity.subject.clone(),
            identity.valid_until.format("%Y-%m-%d").to_string(),
            if identity.demonstration { "for trying out".to_owned() } else { String::new() },
        ]);
    }
    let text = if table.is_empty() {
        "No identity is remembered: desk identity add FILE.p12, or desk identity new FILE.p12 --name NAME to try out\n"
            .to_owned()
    } else {
        table.text()
    };
    Answer::new(text, &identities)
}

/// The register remembers where a file is, wherever the next command is started; a key on a token has an address.
fn absolute(file: PathBuf) -> PathBuf {
    if file.to_str().is_some_and(TokenAddress::is_one) {
        return file;
    }
    std::path::absolute(&file).unwrap_or(file)
}

/// The identity that is given, or the only one that is remembered.
pub(crate) fn chosen(desk: &Desk, given: Option<&PathBuf>) -> Result<PathBuf, Failure> {
    if let Some(path) = given {
        return Ok(path.clone());
    }
    let known = desk.identities()?;
    match known.as_slice() {
        [only] => Ok(PathBuf::from(&only.path)),
        [] => Err(Failure::wrong_use("no identity is remembered; name the PKCS#12 file with --identity FILE.p12")),
        several => Err(Failure::wrong_use(format!(
            "{} identities are remembered; name one with --identity: {}",
            several.len(),
            several.iter().map(|identity| identity.path.as_str()).collect::<Vec<_>>().join(", ")
        ))),
    }
}
