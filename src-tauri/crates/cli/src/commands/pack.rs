//! `desk pack`.

use super::{decide, identity};
use crate::answer::counted;
use crate::arguments::{Common, Pack as Command, PackBuild};
use crate::table::Table;
use crate::{Answer, Failure, office, passphrase};
use desk::PackOrder;
use serde_json::json;
use std::path::{Path, PathBuf};

/// Builds and lists.
pub(crate) fn run(common: &Common, command: Command) -> Result<Answer, Failure> {
    match command {
        Command::Build(order) => build(common, &order),
        Command::List { number } => list(common, &number),
    }
}

fn list(common: &Common, number: &str) -> Result<Answer, Failure> {
    let desk = office::open(common)?;
    let packs = desk.show_disclosure(office::disclosure(&desk, number)?)?.packs;
    let mut table = Table::new(&["pack", "for", "sent"]);
    for pack in &packs {
        let sent = pack.record.sendings.first().map_or("not yet", |sending| sending.channel.as_str());
        table.row([pack.record.file_name.clone(), format!("{}: {}", pack.authority, pack.stage_name), sent.to_owned()]);
    }
    let text = if table.is_empty() { format!("{number} has no pack yet.\n") } else { table.text() };
    Answer::new(text, &packs)
}

fn build(common: &Common, order: &PackBuild) -> Result<Answer, Failure> {
    let mut desk = office::open_to_write(common)?;
    let disclosure = office::disclosure(&desk, &order.number)?;
    let path = identity::chosen(&desk, order.signing.identity.as_ref())?;
    let attachments = order.attach.iter().map(|file| attachment(file)).collect::<Result<Vec<_>, _>>()?;
    std::fs::create_dir_all(&order.out).map_err(|source| Failure::file(&order.out, source))?;
    let secret = passphrase::read(order.signing.passphrase_file.as_deref(), &path, false)?;
    let place = decide::place(order.place.as_deref())?;
    let built = desk.build_pack(
        disclosure,
        &PackOrder {
            regime: &order.regime,
            stage: &order.stage,
            place: place.as_ref(),
            attachments: &attachments,
            identity: &path,
            passphrase: &secret,
        },
    )?;
    let bytes = desk.pack_file(&built.file_name)?.bytes;
    let zip = order.out.join(&built.file_name);
    // A pack built again replaces the file of the one before; the register keeps both.
    office::write_file(&zip, &bytes, true)?;
    let mut text = format!(
        "Built {}, {}.\nSHA-256 {}\nWrote {}\n",
        built.file_name,
        counted(built.files.len(), "file"),
        built.sha256,
        zip.display()
    );
    let mut written = vec![zip];
    if order.folder {
        let folder = unpack(&order.out, &bytes, true)?;
        text.push_str(&format!(
            "Wrote {}/ with {}\n",
            foreign::one_line(&folder.display().to_string()),
            built.files.join(", ")
        ));
        written.push(folder);
    }
    text.push_str(&format!("When it is handed over: desk sent {} --channel portal --to WHOM\n", built.file_name));
    Answer::new(text, &json!({ "pack": built, "written": written }))
}

fn attachment(file: &Path) -> Result<(String, String, Vec<u8>), Failure> {
    let bytes = office::read(file)?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let media_type = match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "pdf" => "application/pdf",
        "json" => "application/json",
        "txt" => "text/plain",
        "csv" => "text/csv",
        "xml" => "application/xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        _ => "application/octet-stream",
    };
    Ok((name, media_type.to_owned(), bytes))
}

/// Writes the files of a pack into a folder: the given one, or one of the pack's own name below `out`.
pub(crate) fn unpack(out: &Path, zip: &[u8], own_name: bool) -> Result<PathBuf, Failure> {
    let (name, files) = pack::read_zip(zip).map_err(desk::Error::from)?;
    let folder = if own_name { out.join(name) } else { out.to_owned() };
    std::fs::create_dir_all(&folder).map_err(|source| Failure::file(&folder, source))?;
    for (name, bytes) in files {
        office::write_file(&folder.join(name), &bytes, true)?;
    }
    Ok(folder)
}
