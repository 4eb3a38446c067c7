//! What every document has: letterhead, reference, signatories, contact, pictures.

use super::{Issue, Material};
use crate::{Desk, Result};
use chrono::{DateTime, Utc};
use disclosure::Organisation;
use notice::content::{Contact, Frame, FurtherSignatory, Moment, Picture, Signatory};
use notice::document::{Image, Letterhead};
use zone::Zone;

impl Material<'_> {
    pub(super) fn frame(&self, issue: &Issue) -> Result<Frame> {
        let draft = &self.notice.record.draft;
        let signatory =
            [&draft.signatory, &self.organisation.signatory].into_iter().find(|who| !who.name.trim().is_empty());
        let further = draft.further_signatories.iter().filter(|who| !who.signatory.name.trim().is_empty());
        Ok(Frame {
            language: self.language().to_owned(),
            letterhead: Letterhead { logo: logo_of(self.desk, &self.organisation)?, ..letterhead(&self.organisation) },
            reference: self.notice.number.clone(),
            version: "1".to_owned(),
            issued_at: issue.at,
            issued_on: issue.at.with_timezone(&self.zone).date_naive(),
            is_draft: issue.draft,
            replaces: self.replaces.clone(),
            signatory: Some(signatory.map_or_else(Signatory::default, person)),
            further_signatories: further
                .map(|who| FurtherSignatory {
                    signatory: person(&who.signatory),
                    meaning: who.meaning.trim().to_owned(),
                })
                .collect(),
            seal: issue.seal.clone(),
            attachments: Vec::new(),
        })
    }

    pub(super) fn contact(&self) -> Contact {
        Contact {
            name: "Product security and vigilance".to_owned(),
            telephone: self.organisation.phone.clone(),
            email: self.organisation.email.clone(),
            web: self.organisation.website.clone(),
            postal: self.organisation.address.join(", "),
        }
    }

    pub(super) fn figures(&self) -> Result<Vec<Picture>> {
        let reader = self.desk.register.read();
        let draft = &self.notice.record.draft;
        draft
            .figures
            .iter()
            .map(|figure| {
                let file = reader.attachment(figure.attachment)?;
                Ok(Picture {
                    sha256: sha256(&file.bytes),
                    bytes: file.bytes,
                    alternative: figure.alternative.trim().to_owned(),
                    caption: figure.caption.trim().to_owned(),
                })
            })
            .collect()
    }
}

/// The logo of the letterhead, where the organisation has one.
pub(crate) fn logo_of(desk: &Desk, organisation: &Organisation) -> Result<Option<Image>> {
    let Some(id) = organisation.logo else { return Ok(None) };
    let file = desk.register.read().attachment(id)?;
    Ok(Some(Image { sha256: sha256(&file.bytes), bytes: file.bytes, alternative: organisation.name.clone() }))
}

fn person(who: &disclosure::Signatory) -> Signatory {
    Signatory { place: who.place.clone(), name: who.name.clone(), function: who.function.clone() }
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    hex::encode(Sha256::digest(bytes))
}

/// An instant in a zone, as documents print it.
pub(crate) fn moment(at: DateTime<Utc>, zone: Zone) -> Moment {
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
        ..Letterhead::default()
    }
}
