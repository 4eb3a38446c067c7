//! From the record to the content of a notice, and from there to its pages.

mod authority;
mod parts;
mod record;
mod user;

pub(crate) use authority::topic;

use crate::{Desk, Result};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use disclosure::{Disclosure, NoticeKind, Organisation, Product, ProductId};
use notice::content::{Contact, Frame, Moment, SealText, Signatory};
use notice::document::{Attachment, Letterhead, Relationship};
use notice::{Document, Rendered, render};
use register::{DisclosureRow, NoticeRow};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// Under which circumstances a notice is drawn.
#[derive(Clone, Debug)]
pub(crate) struct Issue {
    /// Instant of issue, UTC, in whole seconds.
    pub(crate) at: DateTime<Utc>,
    /// Prints the state "DRAFT".
    pub(crate) draft: bool,
    /// What the signature field shows.
    pub(crate) seal: Option<SealText>,
}

/// Everything that the content of a notice comes from.
pub(crate) struct Material<'d> {
    pub(crate) desk: &'d Desk,
    pub(crate) notice: NoticeRow,
    pub(crate) row: DisclosureRow,
    pub(crate) products: HashMap<ProductId, Product>,
    pub(crate) organisation: Organisation,
    pub(crate) zone: Tz,
    pub(crate) replaces: Option<String>,
}

/// A composed notice.
pub(crate) struct Composed {
    /// The document.
    pub(crate) document: Document,
    /// SHA-256 of what it says, without the instant of issue: an approval is bound to it.
    pub(crate) content_sha256: String,
}

impl<'d> Material<'d> {
    pub(crate) fn of(desk: &'d Desk, notice: NoticeRow) -> Result<Self> {
        let reader = desk.register.read();
        let row = reader.disclosure(notice.disclosure)?;
        let mut products = HashMap::new();
        for id in row.disclosure.products() {
            if let Ok(found) = reader.product(id) {
                products.insert(id, found.product);
            }
        }
        let replaces = notice.record.draft.replaces.map(|id| reader.notice(id).map(|row| row.number)).transpose()?;
        Ok(Self { desk, row, products, organisation: desk.organisation()?, zone: desk.zone()?, replaces, notice })
    }

    pub(crate) const fn disclosure(&self) -> &Disclosure {
        &self.row.disclosure
    }

    /// The document and the hash of its content.
    pub(crate) fn compose(&self, issue: &Issue) -> Result<Composed> {
        match self.notice.record.draft.kind {
            NoticeKind::UserNotice => {
                let mut content = user::content(self, self.frame(issue));
                let content_sha256 = fingerprint(&content, |value| blank_frame(value));
                content.frame.attachments.push(data_file(&content, issue)?);
                Ok(Composed { document: notice::kinds::user_notice(&content), content_sha256 })
            }
            NoticeKind::AuthorityNotification => {
                let mut content = authority::content(self, self.frame(issue))?;
                // The explanation of a date says which day of the count today is.
                let content_sha256 = fingerprint(&content, |value| {
                    blank_frame(value);
                    value["time_limit"] = serde_json::Value::Null;
                });
                content.frame.attachments.push(data_file(&content, issue)?);
                Ok(Composed { document: notice::kinds::authority_notice(&content), content_sha256 })
            }
            NoticeKind::DisclosureRecord => {
                let mut content = record::content(self, self.frame(issue))?;
                // An approval is an entry of the history, and a state of a notice: neither can be part of what it approves.
                let content_sha256 = fingerprint(&content, |value| {
                    blank_frame(value);
                    for key in ["history", "notices", "packs", "obligations"] {
                        value[key] = serde_json::Value::Null;
                    }
                });
                content.frame.attachments.push(data_file(&content, issue)?);
                Ok(Composed { document: notice::kinds::disclosure_record(&content), content_sha256 })
            }
        }
    }

    /// The pages.
    pub(crate) fn draw(&self, issue: &Issue) -> Result<(Rendered, String)> {
        let composed = self.compose(issue)?;
        Ok((render(&composed.document)?, composed.content_sha256))
    }

    fn frame(&self, issue: &Issue) -> Frame {
        let draft = &self.notice.record.draft;
        let signatory = [&draft.signatory, &self.organisation.signatory].into_iter().find(|who| !who.name.trim().is_empty());
        Frame {
            language: if draft.language.is_empty() { "en".to_owned() } else { draft.language.clone() },
            letterhead: letterhead(&self.organisation),
            reference: self.notice.number.clone(),
            version: "1".to_owned(),
            issued_at: issue.at,
            issued_on: issue.at.with_timezone(&self.zone).date_naive(),
            is_draft: issue.draft,
            replaces: self.replaces.clone(),
            signatory: Some(signatory.map_or_else(
                || Signatory { place: String::new(), name: String::new(), function: String::new() },
                |who| Signatory { place: who.place.clone(), name: who.name.clone(), function: who.function.clone() },
            )),
            seal: issue.seal.clone(),
            attachments: Vec::new(),
        }
    }

    fn contact(&self) -> Contact {
        Contact {
            name: "Product security and vigilance".to_owned(),
            telephone: self.organisation.phone.clone(),
            email: self.organisation.email.clone(),
            web: self.organisation.website.clone(),
            postal: self.organisation.address.join(", "),
        }
    }
}

/// An instant in a zone, as documents print it.
pub(crate) fn moment(at: DateTime<Utc>, zone: Tz) -> Moment {
    let local = at.with_timezone(&zone);
    Moment { at: local.fixed_offset(), zone: local.format("%Z").to_string() }
}

pub(crate) fn letterhead(organisation: &Organisation) -> Letterhead {
    let contact = [organisation.email.clone(), organisation.phone.clone()];
    let mut contact_lines = vec!["Product security and vigilance".to_owned()];
    contact_lines.extend(contact.into_iter().filter(|line| !line.trim().is_empty()));
    Letterhead {
        organisation: organisation.name.clone(),
        address_lines: organisation.address.iter().filter(|line| !line.trim().is_empty()).cloned().collect(),
        registration: (!organisation.srn.trim().is_empty()).then(|| format!("SRN {}", organisation.srn.trim())),
        contact_lines,
        colour: (!organisation.colour.is_empty()).then(|| organisation.colour.clone()),
    }
}

/// The content of the notice as JSON, carried inside of it.
fn data_file<T: Serialize>(content: &T, issue: &Issue) -> Result<Attachment> {
    let mut value = serde_json::to_value(content)?;
    if let Some(frame) = value.get_mut("frame").and_then(serde_json::Value::as_object_mut) {
        frame.shift_remove("attachments");
    }
    let mut bytes = serde_json::to_vec_pretty(&value)?;
    bytes.push(b'\n');
    Ok(Attachment {
        name: "notice.json".to_owned(),
        media_type: "application/json".to_owned(),
        description: "The content of this notice as data".to_owned(),
        relationship: Relationship::Data,
        bytes,
        modified_at: issue.at,
    })
}

/// SHA-256 of the content, without what changes by itself.
fn fingerprint<T: Serialize>(content: &T, blank: impl FnOnce(&mut serde_json::Value)) -> String {
    let mut value = serde_json::to_value(content).unwrap_or_default();
    blank(&mut value);
    hex::encode(Sha256::digest(value.to_string()))
}

/// The instant of issue, the state and the seal are not what a second person approves.
fn blank_frame(value: &mut serde_json::Value) {
    for key in ["issued_at", "issued_on", "is_draft", "seal", "attachments"] {
        value["frame"][key] = serde_json::Value::Null;
    }
}
