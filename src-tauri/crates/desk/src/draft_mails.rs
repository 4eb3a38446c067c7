//! Drafts of the mails with which a sealed notice goes out; a mail program opens and sends them.

use crate::check_languages::{is_same_but_for_language, language_of};
use crate::{Desk, Error, Result};
use disclosure::NoticeId;
use exchange::{MailFile, OutgoingMail, write_mail};
use pack::{Recipient, read_recipients};
use register::NoticeRow;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Most recipients with a draft each: every draft carries the notice.
const MOST_SINGLE: usize = 1_000;
/// Most hidden recipients of one draft; mail servers refuse longer lists.
const MOST_HIDDEN: usize = 100;

/// To whom a notice goes, and how.
#[derive(Clone, Debug)]
pub struct MailOrder<'a> {
    /// The list of recipients, as a table.
    pub recipients: &'a [u8],
    /// One draft for all, in which they do not see each other, rather than one each.
    pub hidden: bool,
}

/// The drafts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct NoticeMails {
    /// Name and bytes of each.
    #[serde(skip)]
    #[ts(skip)]
    pub files: Vec<(String, Vec<u8>)>,
    /// How many drafts there are.
    pub drafts: usize,
    /// How many recipients they reach: everyone of the list.
    pub recipients: usize,
    /// What is worth a look: languages in which no notice is sealed.
    pub remarks: Vec<String>,
}

impl Desk {
    /// Drafts the mails with a sealed notice for a list of recipients. Who wishes another language gets the notice of
    /// the same matter and kind in it, where one is sealed.
    ///
    /// # Errors
    /// If the notice is not sealed, the list can't be read or is too long, or the organisation has no address.
    pub fn draft_mails(&self, id: NoticeId, order: &MailOrder<'_>) -> Result<NoticeMails> {
        let row = self.register.read().notice(id)?;
        if row.record.seal.is_none() {
            return Err(Error::State(format!("{} is not sealed yet; only a sealed notice goes out.", row.number)));
        }
        let recipients = read_recipients(order.recipients)?;
        if !order.hidden && recipients.len() > MOST_SINGLE {
            return Err(Error::State(format!(
                "The list has {} recipients; at most {MOST_SINGLE} get a draft each. Choose hidden recipients, or part the list.",
                recipients.len()
            )));
        }
        let others = self.in_other_languages(&row)?;
        let mut mails = NoticeMails { files: Vec::new(), drafts: 0, recipients: recipients.len(), remarks: Vec::new() };
        let mut groups: BTreeMap<String, (NoticeRow, Vec<Recipient>)> = BTreeMap::new();
        let mut unmet: BTreeMap<String, usize> = BTreeMap::new();
        for recipient in recipients {
            let chosen = choose(&row, &others, &recipient.language);
            if chosen.is_none() {
                *unmet.entry(recipient.language.clone()).or_default() += 1;
            }
            let chosen = chosen.unwrap_or(&row);
            groups.entry(chosen.number.clone()).or_insert_with(|| (chosen.clone(), Vec::new())).1.push(recipient);
        }
        for (language, count) in unmet {
            mails.remarks.push(format!(
                "{count} of the list wish “{language}”, in which no notice is sealed; they get {} ({}).",
                row.number,
                language_of(&row.record.draft)
            ));
        }
        for (row, recipients) in groups.into_values() {
            self.draft_group(&row, recipients, order.hidden, &mut mails)?;
        }
        mails.drafts = mails.files.len();
        Ok(mails)
    }

    /// The drafts in one zip: its name and bytes.
    ///
    /// # Errors
    /// If the zip can't be written.
    pub fn pack_mails(&self, id: NoticeId, mails: &NoticeMails) -> Result<(String, Vec<u8>)> {
        let folder = format!("{}-mails", self.register.read().notice(id)?.number);
        let zip = pack::write_zip(&folder, &mails.files, self.now())?;
        Ok((format!("{folder}.zip"), zip))
    }

    fn in_other_languages(&self, row: &NoticeRow) -> Result<Vec<NoticeRow>> {
        let rows = self.register.read().notices(row.disclosure)?;
        let replaced: Vec<NoticeId> = rows.iter().filter_map(|row| row.record.draft.replaces).collect();
        let is_current = |other: &NoticeRow| {
            other.record.seal.is_some()
                && !replaced.contains(&other.id)
                && is_same_but_for_language(&row.record.draft, &other.record.draft)
        };
        Ok(rows.into_iter().filter(is_current).collect())
    }

    fn draft_group(
        &self,
        row: &NoticeRow,
        recipients: Vec<Recipient>,
        hidden: bool,
        mails: &mut NoticeMails,
    ) -> Result<()> {
        let organisation = self.organisation()?;
        if !organisation.email.contains('@') {
            return Err(Error::field(
                "/email",
                "the organisation has no e-mail address for product security to write from",
            ));
        }
        let document = self.document_of(row.clone())?;
        let domain = organisation.email.rsplit('@').next().unwrap_or("localhost");
        let base = OutgoingMail {
            from_name: organisation.name.clone(),
            from: organisation.email.clone(),
            to_name: String::new(),
            to: Vec::new(),
            bcc: Vec::new(),
            subject: format!("{}: {}", document.meta.title, row.number),
            text: notice::to_text(&document),
            files: vec![MailFile {
                name: format!("{}.pdf", row.number),
                media_type: "application/pdf".to_owned(),
                bytes: self.sealed_file(row.id)?.bytes,
            }],
            at: self.now(),
            message_id: String::new(),
            answers: String::new(),
        };
        let drafts: Vec<OutgoingMail> = if hidden {
            let lists = recipients.chunks(MOST_HIDDEN);
            let of = |list: &[Recipient]| OutgoingMail {
                to: vec![organisation.email.clone()],
                bcc: list.iter().map(|one| one.email.clone()).collect(),
                ..base.clone()
            };
            lists.map(of).collect()
        } else {
            let of = |one: Recipient| OutgoingMail { to_name: one.name, to: vec![one.email], ..base.clone() };
            recipients.into_iter().map(of).collect()
        };
        for mut mail in drafts {
            mail.message_id = message_id(row, &mail, domain);
            let bytes = write_mail(&mail)?;
            mails.files.push((format!("{}-{:04}.eml", row.number, mails.files.len() + 1), bytes));
        }
        Ok(())
    }
}

/// The notice in the language that somebody wishes; `None` where there is none.
fn choose<'r>(row: &'r NoticeRow, others: &'r [NoticeRow], wish: &str) -> Option<&'r NoticeRow> {
    if wish.is_empty() {
        return Some(row);
    }
    let general = |tag: &str| tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
    let all = || std::iter::once(row).chain(others);
    let same = |row: &&NoticeRow| language_of(&row.record.draft).eq_ignore_ascii_case(wish);
    all().find(same).or_else(|| all().find(|row| general(language_of(&row.record.draft)) == general(wish)))
}

/// The same notice for the same recipients has the same identifier: mail programs then show it once.
fn message_id(row: &NoticeRow, mail: &OutgoingMail, domain: &str) -> String {
    let seal = row.record.seal.as_ref().map(|seal| seal.sha256.as_str()).unwrap_or_default();
    let hash = hex::encode(Sha256::digest(format!("{seal}\n{}\n{}", mail.to.join(","), mail.bcc.join(","))));
    format!("{}@{domain}", &hash[..32])
}
