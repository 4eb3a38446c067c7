//! `desk seal`: one notice, or many with one opening of the identities.

use super::identity;
use crate::arguments::{Common, Seal};
use crate::failure::FAILED;
use crate::{Answer, Failure, office, passphrase};
use desk::{Desk, SealOrder, SealedNotice, Signers};
use disclosure::NoticeId;
use seal::Outcome;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Who signs: where the identity is, what opens it, and what the signature means.
struct Named {
    identity: PathBuf,
    secret: Zeroizing<String>,
    meaning: String,
}

/// Seals approved notices.
pub(crate) fn run(common: &Common, order: &Seal) -> Result<Answer, Failure> {
    let mut desk = office::open_to_write(common)?;
    match order.notices.as_slice() {
        [one] => one_notice(&mut desk, order, one),
        several => many_notices(&mut desk, common, order, several),
    }
}

fn one_notice(desk: &mut Desk, order: &Seal, number: &str) -> Result<Answer, Failure> {
    let id = office::notice(desk, number)?;
    if let Some(out) = order.out.as_deref().filter(|out| out.exists()) {
        return Err(Failure::exists(out));
    }
    let named = named(desk, order)?;
    let sealed = desk.seal_notice_by(id, &orders(&named), order.level)?;
    let mut text = format!(
        "Sealed {} as {}, {}, {} pages.\nSHA-256 {}\n",
        sealed.number, sealed.identity, sealed.level, sealed.pages, sealed.sha256
    );
    text.push_str(trying_out(sealed.demonstration));
    match &order.out {
        Some(out) => {
            office::write_file(out, &desk.sealed_file(id)?.bytes, false)?;
            text.push_str(&format!("Wrote {}.\n", out.display()));
        }
        None => text.push_str(&format!("To a file: desk export notice {} {}\n", sealed.number, sealed.file_name)),
    }
    Answer::new(text, &sealed)
}

fn many_notices(desk: &mut Desk, common: &Common, order: &Seal, numbers: &[String]) -> Result<Answer, Failure> {
    let notices: Vec<(NoticeId, String)> = if order.all {
        desk.approved_notices()?.into_iter().map(|row| (row.notice.id, row.notice.number)).collect()
    } else {
        let find = |number: &String| Ok((office::notice(desk, number)?, number.clone()));
        numbers.iter().map(find).collect::<Result<_, Failure>>()?
    };
    if notices.is_empty() {
        return Answer::new("No notice is approved and waits for its seal.\n", &json!([]));
    }
    if let Some(folder) = &order.out {
        std::fs::create_dir_all(folder).map_err(|source| Failure::file(folder, source))?;
    }
    let named = named(desk, order)?;
    let signers = desk.open_signers(&orders(&named), order.level)?;
    let outcomes = batch(desk, common, &notices, &signers);
    let (mut text, mut rows, mut sealed_count, mut demonstration) = (String::new(), Vec::new(), 0, false);
    for ((id, number), outcome) in notices.iter().zip(outcomes) {
        match &outcome {
            Outcome::Done(sealed) => {
                sealed_count += 1;
                demonstration |= sealed.demonstration;
                text.push_str(&format!("{number}: sealed, {}, SHA-256 {}\n", sealed.level, sealed.sha256));
                if let Some(folder) = &order.out {
                    write_into(desk, folder, *id, sealed)?;
                }
            }
            Outcome::Failed(error) => text.push_str(&format!("{number}: not sealed: {error}\n")),
            Outcome::NotTried => text.push_str(&format!("{number}: not tried\n")),
        }
        rows.push(row(number, outcome));
    }
    text.push_str(&format!("{sealed_count} of {} sealed.\n", notices.len()));
    text.push_str(trying_out(demonstration));
    Ok(Answer::new(text, &rows)?.exiting(if sealed_count == notices.len() { 0 } else { FAILED }))
}

fn batch(
    desk: &mut Desk,
    common: &Common,
    notices: &[(NoticeId, String)],
    signers: &Signers,
) -> Vec<Outcome<SealedNotice, desk::Error>> {
    let ids: Vec<NoticeId> = notices.iter().map(|(id, _)| *id).collect();
    desk.seal_notices(&ids, signers, &mut |progress| {
        if let Some((_, number)) = notices.get(progress.done) {
            office::progress(common, &format!("{} of {}: {number}", progress.done + 1, progress.total));
        }
        true
    })
}

fn write_into(desk: &Desk, folder: &Path, id: NoticeId, sealed: &SealedNotice) -> Result<(), Failure> {
    office::write_file(&folder.join(&sealed.file_name), &desk.sealed_file(id)?.bytes, false)
}

fn row(number: &str, outcome: Outcome<SealedNotice, desk::Error>) -> Value {
    match outcome {
        Outcome::Done(sealed) => json!({ "notice": number, "sealed": sealed }),
        Outcome::NotTried => json!({ "notice": number, "sealed": null }),
        Outcome::Failed(error) => {
            let mut row = Failure::from(error).json();
            row["notice"] = json!(number);
            row["sealed"] = Value::Null;
            row
        }
    }
}

const fn trying_out(demonstration: bool) -> &'static str {
    if demonstration {
        "The identity is for trying out; for a real notice use one of a certificate authority.\n"
    } else {
        ""
    }
}

/// The identities that are named, each with its passphrase.
fn named(desk: &Desk, order: &Seal) -> Result<Vec<Named>, Failure> {
    let identities = match order.identities.as_slice() {
        [] => vec![identity::chosen(desk, None)?],
        given => given.to_vec(),
    };
    let files = &order.passphrase_files;
    if files.len() > 1 && files.len() != identities.len() {
        return Err(Failure::wrong_use(format!(
            "{} passphrase files for {} identities; give one for all, or one for each",
            files.len(),
            identities.len()
        )));
    }
    if order.meanings.len() > identities.len() {
        return Err(Failure::wrong_use(format!(
            "{} meanings for {} identities; give at most one for each",
            order.meanings.len(),
            identities.len()
        )));
    }
    let one = |(index, identity): (usize, PathBuf)| {
        let file = files.get(index).or_else(|| files.first());
        let secret = passphrase::read(file.map(PathBuf::as_path), &identity, false)?;
        Ok(Named { identity, secret, meaning: order.meanings.get(index).cloned().unwrap_or_default() })
    };
    identities.into_iter().enumerate().map(one).collect()
}

fn orders(named: &[Named]) -> Vec<SealOrder<'_>> {
    named
        .iter()
        .map(|one| SealOrder { identity: &one.identity, passphrase: &one.secret, meaning: &one.meaning })
        .collect()
}
