//! `desk document`, `desk compliance`, `desk defence`, `desk binder`, `desk scan`, `desk measures`, `desk scope`.

use super::identity;
use crate::answer::counted;
use crate::arguments::{Binder, Common, Compliance, Defence, Document, Measures, ScanFolder, Scope};
use crate::failure::FAULTS;
use crate::table::{Table, wrap};
use crate::{Answer, Failure, office, passphrase, pointer};
use desk::{BinderOrder, ConstraintState, DocumentKind, Error, IssueInput};
use disclosure::ProductId;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

fn kind(name: &str) -> Result<DocumentKind, Failure> {
    Ok(serde_json::from_value(Value::String(name.replace('-', "_"))).map_err(Error::from)?)
}

/// The controlled documents.
pub(crate) fn document(common: &Common, command: Document) -> Result<Answer, Failure> {
    match command {
        Document::List => documents(common),
        Document::Set { path, value } => {
            let mut desk = office::open_to_write(common)?;
            let settings = pointer::set(&desk.document_settings()?, &path, &value)?;
            desk.save_document_settings(&settings)?;
            Answer::new("Saved.\n", &settings)
        }
        Document::Preview { kind: name, file, force } => {
            let bytes = office::open(common)?.preview_document(kind(&name)?)?;
            office::write_file(&file, &bytes, force)?;
            Answer::new(format!("Wrote {}\n", foreign::one_line(&file.display().to_string())), &json!({ "file": file }))
        }
        Document::Issue { kind: name, approved_by, note, sign, passphrase_file } => {
            let key = PathBuf::from("the organisation’s OpenPGP key");
            let secret = if sign { Some(passphrase::read(passphrase_file.as_deref(), &key, false)?) } else { None };
            let input = IssueInput { approved_by, note, passphrase: secret.map(|secret| secret.as_str().to_owned()) };
            let issued = office::open_to_write(common)?.issue_document(kind(&name)?, &input)?;
            let text = format!("{} revision {} is issued.\n", issued.document_id, issued.revision);
            Answer::new(text, &issued)
        }
        Document::Save { kind: name, folder, force } => save(common, kind(&name)?, &folder, force),
        Document::Publish { kind: name, revision, place, at } => {
            office::open_to_write(common)?.publish_document(kind(&name)?, revision, &place, &at)?;
            Answer::new("Recorded.\n", &json!({ "published": place }))
        }
    }
}

fn documents(common: &Common) -> Result<Answer, Failure> {
    let views = office::open(common)?.documents()?;
    let mut text = String::new();
    for view in &views {
        text.push_str(&format!("{}\n", view.title));
        match view.revisions.first() {
            Some(newest) => {
                let document = &newest.document;
                text.push_str(&format!(
                    "  {} revision {}, issued {}, approved by {}\n",
                    document.document_id, document.revision, newest.issued_text, document.approved_by
                ));
                newest.published_texts.iter().for_each(|place| text.push_str(&format!("  published at {place}\n")));
            }
            None => text.push_str("  not issued yet\n"),
        }
        if view.is_outdated {
            text.push_str("  settings or rules changed since: issue the next revision\n");
        }
        for fault in &view.faults {
            let weight = if fault.stops { "stops" } else { "note" };
            text.push_str(&wrap(&format!("{weight} {}: {}", fault.path, fault.message), 2, 100));
        }
    }
    Answer::new(text, &views)
}

fn save(common: &Common, kind: DocumentKind, folder: &Path, force: bool) -> Result<Answer, Failure> {
    let desk = office::open(common)?;
    let view = desk.documents()?.into_iter().find(|view| view.kind == kind);
    let newest = view.and_then(|view| view.revisions.into_iter().next());
    let newest = newest.ok_or_else(|| Failure::wrong_use("this document is not issued yet; desk document issue"))?;
    std::fs::create_dir_all(folder).map_err(|source| Failure::file(folder, source))?;
    let mut files = Vec::new();
    for file in newest.document.files.iter().filter(|file| file.name != "content.txt") {
        let path = folder.join(&file.name);
        office::write_file(&path, &desk.document_file(file.file)?.bytes, force)?;
        files.push(path);
    }
    let text = files
        .iter()
        .map(|path| format!("Wrote {}\n", foreign::one_line(&path.display().to_string())))
        .collect::<String>();
    Answer::new(text, &json!({ "files": files }))
}

/// Whether the clauses are met; exit code 3 where one is not.
pub(crate) fn compliance(common: &Common, asked: &Compliance) -> Result<Answer, Failure> {
    if let (Some(key), Some(document)) = (&asked.state, &asked.document) {
        office::open_to_write(common)?.state_constraint(key, document, &asked.text)?;
    }
    let desk = office::open(common)?;
    let (mut packs, warnings) = desk.compliance()?;
    warnings.iter().for_each(|warning| eprintln!("desk: {}", foreign::one_line(warning)));
    if let Some(wanted) = &asked.pack {
        let known: Vec<String> = packs.iter().map(|pack| pack.id.clone()).collect();
        packs.retain(|pack| &pack.id == wanted);
        if packs.is_empty() {
            return Err(Failure::wrong_use(format!(
                "there is no clause pack {wanted}; there are {}",
                known.join(", ")
            )));
        }
    }
    let mut text = String::new();
    for pack in &packs {
        let (met, partly, not) = pack.counts;
        text.push_str(&format!("{} ({})\n{met} met, {partly} partly met, {not} not met\n", pack.title, pack.citation));
        if !pack.note.is_empty() {
            text.push_str(&wrap(&pack.note, 0, 100));
        }
        for clause in &pack.clauses {
            for entry in &clause.constraints {
                text.push_str(&format!("\n{:10} {} {}\n", entry.state.word(), clause.id, entry.key));
                text.push_str(&wrap(&entry.text, 11, 100));
                entry.evidence.iter().for_each(|shown| text.push_str(&wrap(&format!("+ {shown}"), 11, 100)));
                for gap in &entry.gaps {
                    text.push_str(&wrap(&format!("− {} {}", gap.text, gap.way_out), 11, 100));
                }
            }
        }
        text.push('\n');
    }
    if let Some(path) = &asked.pdf {
        office::write_file(path, &desk.compliance_pdf()?, true)?;
        text.push_str(&format!("Wrote {}\n", foreign::one_line(&path.display().to_string())));
    }
    let is_met = packs.iter().all(|pack| pack.counts.2 == 0);
    Ok(Answer::new(text, &packs)?.exiting(if is_met { 0 } else { FAULTS }))
}

/// The statement for an audit; exit code 3 where not everything is met.
pub(crate) fn defence(common: &Common, asked: &Defence) -> Result<Answer, Failure> {
    let desk = office::open(common)?;
    let product = asked.product.as_deref().map(|name| product(&desk, name)).transpose()?;
    let statement = desk.defence(product)?;
    let mut text = format!("{}\n", statement.text);
    if let Some(path) = &asked.pdf {
        office::write_file(path, &desk.defence_pdf(product)?, true)?;
        text.push_str(&format!("Wrote {}\n", foreign::one_line(&path.display().to_string())));
    }
    let exit = if statement.paragraphs.iter().all(|entry| entry.state != ConstraintState::NotMet) { 0 } else { FAULTS };
    Ok(Answer::new(text, &statement)?.exiting(exit))
}

fn product(desk: &desk::Desk, name: &str) -> Result<ProductId, Failure> {
    let products = desk.list_products()?;
    let found = products.iter().find(|row| row.product.name.eq_ignore_ascii_case(name));
    found.map(|row| row.id).ok_or_else(|| {
        let known: Vec<&str> = products.iter().map(|row| row.product.name.as_str()).collect();
        Failure::wrong_use(format!("there is no product “{name}”; there are {}", known.join(", ")))
    })
}

/// The evidence binder.
pub(crate) fn binder(common: &Common, asked: &Binder) -> Result<Answer, Failure> {
    let desk = office::open(common)?;
    let path = identity::chosen(&desk, asked.signing.identity.as_ref())?;
    let secret = passphrase::read(asked.signing.passphrase_file.as_deref(), &path, false)?;
    office::progress(common, "Drawing the documents of the binder.");
    let built = desk.build_binder(&BinderOrder { period: None, identity: &path, passphrase: &secret })?;
    std::fs::create_dir_all(&asked.folder).map_err(|source| Failure::file(&asked.folder, source))?;
    let file = asked.folder.join(&built.file_name);
    office::write_file(&file, &built.bytes, true)?;
    let mut text =
        format!("Wrote {}, {}:\n", foreign::one_line(&file.display().to_string()), counted(built.files.len(), "file"));
    built.files.iter().for_each(|name| text.push_str(&format!("  {name}\n")));
    Answer::new(text, &json!({ "file": file, "files": built.files }))
}

/// The evidence scan.
pub(crate) fn scan(common: &Common, asked: &ScanFolder) -> Result<Answer, Failure> {
    let ready = office::open(common)?.ready_to_scan()?;
    let mut told = 0;
    let found = ready.scan(&asked.folder, &mut |done, of| {
        if of > 0 && done * 10 / of > told {
            told = done * 10 / of;
            office::progress(common, &format!("{done} of {of} files"));
        }
        true
    })?;
    if !asked.only_show {
        office::open_to_write(common)?.keep_scan(&asked.folder, &found)?;
    }
    let mut text = format!(
        "{} read, {} of other kinds, {} not readable\n",
        counted(found.files - found.skipped.len(), "file"),
        found.other,
        found.skipped.len()
    );
    for document in &found.documents {
        let verdict = match document.verdict {
            evidence::Verdict::Full => "full",
            evidence::Verdict::Part => "part",
            evidence::Verdict::NameOnly => "name only",
            evidence::Verdict::None => "",
        };
        text.push_str(&format!("\n{verdict:10} {}\n", document.path));
        for entry in &document.found {
            let page = entry.page.map(|page| format!(" (page {page})")).unwrap_or_default();
            text.push_str(&wrap(&format!("{}{page}: {}", entry.label, entry.passage), 11, 100));
        }
        if document.verdict == evidence::Verdict::Part {
            text.push_str(&wrap(&format!("missing: {}", document.missing.join(", ")), 11, 100));
        }
    }
    for skipped in &found.skipped {
        text.push_str(&format!("\nnot read   {}\n{}", skipped.path, wrap(&skipped.why, 11, 100)));
    }
    Answer::new(text, &found)
}

/// The measures.
pub(crate) fn measures(common: &Common, asked: &Measures) -> Result<Answer, Failure> {
    let desk = office::open(common)?;
    let by = serde_json::from_value(Value::String(asked.by.clone())).map_err(Error::from)?;
    let series = desk.measures(by)?;
    let mut table = Table::new(&["measure", "group", "number", "median (h)", "worst (h)", "record"]);
    for (series, point) in series.iter().flat_map(|series| series.points.iter().map(move |point| (series, point))) {
        table.row([
            series.title.clone(),
            point.group.clone(),
            point.count.to_string(),
            point.median.to_string(),
            point.worst.to_string(),
            point.worst_record.clone(),
        ]);
    }
    let mut text = if table.is_empty() { "Nothing was measured yet.\n".to_owned() } else { table.text() };
    if let Some(path) = &asked.out {
        let is_pdf = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf"));
        let bytes = if is_pdf { desk.measures_pdf()? } else { desk.measures_csv()? };
        office::write_file(path, &bytes, true)?;
        text.push_str(&format!("Wrote {}\n", foreign::one_line(&path.display().to_string())));
    }
    Answer::new(text, &series)
}

/// Questions on whether the duty applies.
pub(crate) fn scope(common: &Common, asked: &Scope) -> Result<Answer, Failure> {
    if let (Some(key), Some(applies)) = (&asked.key, &asked.applies) {
        office::open_to_write(common)?.answer_scope(key, applies == "yes", &asked.reason)?;
    }
    let questions = office::open(common)?.scope_questions()?;
    let mut text = String::new();
    for question in &questions {
        text.push_str(&format!("{}\n{}", question.key, wrap(&question.text, 2, 100)));
        if let Some(answer) = &question.answer {
            let word = if answer.applies { "applies" } else { "does not apply" };
            text.push_str(&wrap(&format!("{word}: {} ({})", answer.reason, answer.by), 4, 100));
        }
    }
    if questions.is_empty() {
        text.push_str("No question is open: every product of an open disclosure is supported.\n");
    }
    Answer::new(text, &questions)
}
