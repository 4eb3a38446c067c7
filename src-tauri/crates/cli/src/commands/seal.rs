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
    if order.notices.is_empty() && !order.all {
        return Err(Failure::wrong_use("Name the notices to seal, or give --all for every one that is approved."));
    }
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
    let mut told = Told::default();
    for ((id, number), outcome) in notices.iter().zip(batch(desk, common, &notices, &signers)) {
        // A file that can't be written is told like the rest: what was sealed stays sealed, and is in the register.
        let written = match (&outcome, &order.out) {
            (Outcome::Done(sealed), Some(folder)) => write_into(desk, folder, *id, sealed),
            _ => Ok(()),
        };
        told.add(number, outcome, written);
    }
    told.answer(notices.len())
}

/// What became of each notice of a batch, as text and as data.
#[derive(Default)]
struct Told {
    text: String,
    rows: Vec<Value>,
    sealed: usize,
    demonstration: bool,
    failed: bool,
}

impl Told {
    fn add(&mut self, number: &str, outcome: Outcome<SealedNotice, desk::Error>, written: Result<(), Failure>) {
        let mut row = json!({ "notice": number, "sealed": null });
        match outcome {
            Outcome::Done(sealed) => {
                self.sealed += 1;
                self.demonstration |= sealed.demonstration;
                self.text.push_str(&format!("{number}: sealed, {}, SHA-256 {}\n", sealed.level, sealed.sha256));
                row["sealed"] = json!(sealed);
                if let Err(failure) = written {
                    self.text.push_str(&format!("  not written to a file: {}\n", failure.message));
                    self.fail(&mut row, &failure);
                }
            }
            Outcome::Failed(error) => {
                let failure = Failure::from(error);
                self.text.push_str(&format!("{number}: not sealed: {}\n", failure.message));
                self.fail(&mut row, &failure);
            }
            Outcome::NotTried => {
                self.failed = true;
                self.text.push_str(&format!("{number}: not tried\n"));
            }
        }
        self.rows.push(row);
    }

    fn fail(&mut self, row: &mut Value, failure: &Failure) {
        self.failed = true;
        row["error"] = failure.json()["error"].take();
    }

    fn answer(self, total: usize) -> Result<Answer, Failure> {
        let text = format!("{}{} of {total} sealed.\n{}", self.text, self.sealed, trying_out(self.demonstration));
        Ok(Answer::new(text, &self.rows)?.exiting(if self.failed { FAILED } else { 0 }))
    }
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
