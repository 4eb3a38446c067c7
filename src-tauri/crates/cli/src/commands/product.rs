//! `desk product`.

use crate::answer::counted;
use crate::arguments::{Common, Product as Command};
use crate::failure::FAULTS;
use crate::table::{Table, short};
use crate::{Answer, Failure, office, pointer};
use desk::{Desk, Encoding, ProductLineKind, ProductView, ProductsPreview};
use disclosure::{Product, Weight};
use serde_json::json;
use std::io::Read;
use std::path::Path;

/// Lists, adds, changes.
pub(crate) fn run(common: &Common, command: Command) -> Result<Answer, Failure> {
    match command {
        Command::List => list(common),
        Command::Add { file } => add(common, &file),
        Command::Import { file, preview, encoding } => import(common, &file, preview, encoding.map(Into::into)),
        Command::Template { file, force } => {
            office::write_file(&file, &Desk::product_template(), force)?;
            Answer::new(
                format!("Wrote {}.\n", foreign::one_line(&file.display().to_string())),
                &json!({ "file": file }),
            )
        }
        Command::Set { product, path, value, reason } => set(common, &product, &path, &value, &reason),
    }
}

fn list(common: &Common) -> Result<Answer, Failure> {
    let products = office::open(common)?.list_products()?;
    let mut table = Table::new(&["name", "model", "UDI-DI", "markets", "versions", "stops"]);
    for view in &products {
        let product = &view.product;
        let stops = view.findings.iter().filter(|finding| finding.weight == Weight::Stops).count();
        table.row([
            short(&product.name, 56),
            dash(&product.model),
            dash(&product.udi_di),
            dash(&product.markets.iter().map(|market| market.country.0.as_str()).collect::<Vec<_>>().join(" ")),
            product.versions.len().to_string(),
            if stops == 0 { "-".to_owned() } else { stops.to_string() },
        ]);
    }
    let text = if table.is_empty() {
        "No product is in the register. Add one with “desk product add FILE”; an import brings its own.\n".to_owned()
    } else {
        table.text()
    };
    Answer::new(text, &products)
}

fn dash(text: &str) -> String {
    if text.is_empty() { "-".to_owned() } else { text.to_owned() }
}

fn add(common: &Common, file: &Path) -> Result<Answer, Failure> {
    let text = if file == Path::new("-") {
        std::io::read_to_string(std::io::stdin().lock().take(desk::MAX_TABLE as u64))
            .map_err(|source| Failure::file(file, source))?
    } else {
        office::read_text(file)?
    };
    let product: Product = serde_json::from_str(&text).map_err(|error| {
        Failure::from(desk::Error::from(error))
            .with_context(&format!("{} is no product", foreign::one_line(&file.display().to_string())))
    })?;
    if product.name.trim().is_empty() {
        return Err(desk::Error::Field {
            field: "/name".into(),
            message: "the product has no name; {\"name\": \"Perfusa IV 300\"} is enough to begin with".into(),
        }
        .into());
    }
    let mut desk = office::open_to_write(common)?;
    let id = desk.add_product(&product)?;
    Answer::new(format!("Added {} ({id}).\n", foreign::one_line(&product.name)), &json!({ "id": id }))
}

fn import(common: &Common, file: &Path, only_preview: bool, encoding: Option<Encoding>) -> Result<Answer, Failure> {
    let bytes = office::read_file(file, desk::MAX_TABLE as u64)?;
    if only_preview {
        let preview = office::open(common)?.preview_products_in(&bytes, encoding)?;
        return Answer::new(preview_text(&preview), &preview)
            .map(|answer| answer.exiting(if preview.refused == 0 { 0 } else { FAULTS }));
    }
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let done = office::open_to_write(common)?.import_products_in(&name, &bytes, None, encoding)?;
    Answer::new(
        format!(
            "Imported {}: {} new, {} changed. The table was read as {}.\n{}",
            counted(done.added + done.changed, "product"),
            done.added,
            done.changed,
            done.encoding,
            done.notes.iter().map(|note| format!("  Check {}\n", foreign::one_line(note))).collect::<String>()
        ),
        &done,
    )
}

fn preview_text(preview: &ProductsPreview) -> String {
    let mut text = format!("The table was read as {}.\n", preview.encoding);
    for line in preview.lines.iter().filter(|line| line.kind != ProductLineKind::Same) {
        let kind = match line.kind {
            ProductLineKind::New => "new",
            ProductLineKind::Changed => "changed",
            ProductLineKind::Same => "same",
            ProductLineKind::Refused => "REFUSED",
        };
        text.push_str(&format!("line {:>4}  {kind:<8} {}\n", line.line, short(&line.product, 60)));
        for fault in &line.faults {
            text.push_str(&format!(
                "             {} {}: {}\n",
                fault.column,
                foreign::quoted(&fault.value),
                foreign::one_line(&fault.message)
            ));
        }
        for (column, before, after) in &line.changes {
            let (before, after) = (before.as_deref().unwrap_or("-"), after.as_deref().unwrap_or("-"));
            text.push_str(&format!("             {column}: {} → {}\n", short(before, 50), short(after, 50)));
        }
        for note in &line.notes {
            text.push_str(&format!("             Note: {}\n", foreign::one_line(note)));
        }
    }
    let same = preview.lines.iter().filter(|line| line.kind == ProductLineKind::Same).count();
    if same > 0 {
        text.push_str(&format!("{} say what is known.\n", counted(same, "line")));
    }
    if !preview.ignored.is_empty() {
        text.push_str(&format!("Not read: {}\n", foreign::one_line(&preview.ignored.join(", "))));
    }
    for change in &preview.dates {
        text.push_str(&format!(
            "{} {}, {}: {} → {}\n",
            change.number, change.authority, change.stage, change.before, change.after
        ));
    }
    text.push_str(&match preview.refused {
        0 => format!("\n{} would be new, {} changed. Nothing was changed yet.\n", preview.added, preview.changed),
        refused => {
            format!("\n{} can't be taken; nothing is imported before the table is mended.\n", counted(refused, "line"))
        }
    });
    text
}

fn set(common: &Common, name: &str, path: &str, typed: &str, reason: &str) -> Result<Answer, Failure> {
    let mut desk = office::open_to_write(common)?;
    let view = find(&desk, name)?;
    let changed = pointer::set(&view.product, path, typed)?;
    let saved = desk.save_product(view.id, view.revision, &changed, reason)?;
    Answer::new(format!("{} saved (revision {}).\n", foreign::one_line(&changed.name), saved.revision), &saved)
}

fn find(desk: &Desk, name: &str) -> Result<ProductView, Failure> {
    let products = desk.list_products()?;
    let mut found: Vec<ProductView> = products
        .into_iter()
        .filter(|view| {
            view.id.to_string() == name || view.product.name == name || (!name.is_empty() && view.product.model == name)
        })
        .collect();
    match (found.len(), found.pop()) {
        (1, Some(view)) => Ok(view),
        (0, _) => Err(Failure::wrong_use(format!(
            "there is no product “{name}”; “desk product list” shows their names, with --json their identifiers"
        ))),
        (count, _) => Err(Failure::wrong_use(format!(
            "{count} products are called “{name}”; name the one by its identifier, from “desk product list --json”"
        ))),
    }
}
