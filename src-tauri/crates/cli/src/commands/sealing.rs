//! `desk sealing`: how seals are made, trusted roots, and keys on tokens.

use crate::arguments::{Common, Sealing as Command, SetSealing};
use crate::table::Table;
use crate::{Answer, Failure, office};
use desk::{MAX_ROOT_FILE, Sealing, TrustedRoot, token_keys};
use serde_json::json;
use std::io::Read;
use std::path::Path;

/// Shows, sets, trusts, lists.
pub(crate) fn run(common: &Common, command: Command) -> Result<Answer, Failure> {
    match command {
        Command::Show => show(common),
        Command::Set(set) => change(common, set),
        Command::Trust { file } => trust(common, &file),
        Command::Distrust { fingerprint } => {
            office::open_to_write(common)?.distrust_root(&fingerprint)?;
            Answer::new("The root is trusted no longer.\n", &json!({ "fingerprint": fingerprint }))
        }
        Command::Tokens { library } => tokens(&library),
    }
}

fn show(common: &Common) -> Result<Answer, Failure> {
    let desk = office::open(common)?;
    let (sealing, roots) = (desk.sealing()?, desk.trusted_roots()?);
    let text = format!("{}\n{}", settings(&sealing), roots_text(&roots));
    Answer::new(text, &json!({ "sealing": sealing, "roots": roots }))
}

fn settings(sealing: &Sealing) -> String {
    let authority = match sealing.time_stamp_authority.as_str() {
        "" => "none",
        address => address,
    };
    format!(
        "Level                 {}\nTime-stamp authority  {authority}\nTime-out              {} seconds, {} tries\nRSA keys sign with    {}\n",
        sealing.level,
        sealing.time_out,
        sealing.tries,
        if sealing.pss { "PSS" } else { "PKCS#1 v1.5" }
    )
}

fn roots_text(roots: &[TrustedRoot]) -> String {
    if roots.is_empty() {
        return "No root is trusted: desk sealing trust ROOT.pem\n".to_owned();
    }
    let mut table = Table::new(&["trusted root", "valid until", "added by", "SHA-256"]);
    for root in roots {
        table.row([
            root.subject.clone(),
            root.valid_until.format("%Y-%m-%d").to_string(),
            root.added_by.clone(),
            root.fingerprint.clone(),
        ]);
    }
    table.text()
}

fn change(common: &Common, set: SetSealing) -> Result<Answer, Failure> {
    let mut desk = office::open_to_write(common)?;
    let old = desk.sealing()?;
    let wanted = Sealing {
        level: set.level.unwrap_or(old.level),
        time_stamp_authority: set.time_stamp_authority.unwrap_or(old.time_stamp_authority),
        time_out: set.time_out.unwrap_or(old.time_out),
        tries: set.tries.unwrap_or(old.tries),
        pss: set.pss.unwrap_or(old.pss),
    };
    desk.set_sealing(&wanted)?;
    let sealing = desk.sealing()?;
    Answer::new(settings(&sealing), &sealing)
}

fn trust(common: &Common, file: &Path) -> Result<Answer, Failure> {
    let bytes = read_root(file)?;
    let added = office::open_to_write(common)?.trust_roots(&bytes)?;
    let text = if added.is_empty() { "It is trusted already.\n".to_owned() } else { roots_text(&added) };
    Answer::new(text, &added)
}

/// Reads a file of root certificates, and one byte more than is taken where it is larger.
pub(super) fn read_root(file: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    std::fs::File::open(file)
        .and_then(|open| open.take(MAX_ROOT_FILE as u64 + 1).read_to_end(&mut bytes))
        .map_err(|source| Failure::file(file, source))?;
    Ok(bytes)
}

fn tokens(library: &Path) -> Result<Answer, Failure> {
    let keys = token_keys(library)?;
    let mut table = Table::new(&["subject", "valid until", "address"]);
    for key in &keys {
        table.row([key.subject.clone(), key.valid_until.format("%Y-%m-%d").to_string(), key.address.clone()]);
    }
    let text = if keys.is_empty() { "No token with a certificate is there.\n".to_owned() } else { table.text() };
    Answer::new(text, &keys)
}
