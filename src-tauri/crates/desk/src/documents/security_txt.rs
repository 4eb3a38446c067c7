//! `security.txt` (RFC 9116), made from the policy and a few settings.

use super::{DocumentFault, DocumentSettings, policy};
use crate::{Desk, Error, Result};
use chrono::TimeDelta;
use openpgp::{SecurityTxt, check_security_txt, clear_sign};
use serde::Serialize;
use ts_rs::TS;

/// For how long the file holds where nobody set it, in days.
const VALID_DAYS: u32 = 180;

/// A fault of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TxtFault {
    /// The field as a JSON Pointer.
    pub path: String,
    /// Whether the file can't be published with it.
    pub stops: bool,
    /// What is wrong, and what would be right.
    pub message: String,
    /// The section of RFC 9116.
    pub section: String,
}

/// `security.txt` as it would be issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SecurityTxtView {
    /// The file.
    pub text: String,
    /// What is wrong with it.
    pub faults: Vec<TxtFault>,
}

impl Desk {
    /// The fields, from the settings.
    pub(super) fn security_txt(&self, settings: &DocumentSettings) -> Result<SecurityTxt> {
        let organisation = self.organisation()?;
        let own = &settings.security_txt;
        let list = |text: &str| if text.trim().is_empty() { Vec::new() } else { vec![text.trim().to_owned()] };
        let mut contact = Vec::new();
        if let Some(email) = policy::email(&settings.policy, &organisation) {
            contact.push(format!("mailto:{email}"));
        }
        contact.extend(list(&settings.policy.web_form));
        let days = own.valid_days.unwrap_or(VALID_DAYS);
        // The end of a day, so that the file reads the same however often it is shown.
        let expires = (self.now() + TimeDelta::days(i64::from(days))).date_naive().and_hms_opt(23, 59, 59);
        let mut encryption = list(&own.encryption);
        if encryption.is_empty()
            && let Some(key) = self.channel_certificate()?
        {
            encryption.push(format!("openpgp4fpr:{}", key.fingerprint()));
        }
        Ok(SecurityTxt {
            contact,
            expires: expires.map(|at| at.and_utc()),
            encryption,
            acknowledgments: list(&own.acknowledgments),
            preferred_languages: settings.policy.languages.clone(),
            canonical: list(&own.canonical),
            policy: list(&settings.policy.address),
            hiring: Vec::new(),
            csaf: list(&own.csaf),
        })
    }

    pub(super) fn security_txt_faults(&self, settings: &DocumentSettings) -> Result<Vec<DocumentFault>> {
        let file = self.security_txt(settings)?;
        let faults = check_security_txt(&file, self.now());
        Ok(faults
            .into_iter()
            .map(|fault| DocumentFault {
                path: format!("/security_txt{}", fault.path),
                stops: fault.stops,
                message: fault.message,
                clause: format!("RFC 9116 {}", fault.section),
            })
            .collect())
    }

    /// The file without its instant of expiry, which moves from day to day.
    pub(super) fn security_txt_text(&self) -> Result<String> {
        let file = self.security_txt(&self.document_settings()?)?;
        Ok(file
            .to_text()
            .lines()
            .filter(|line| !line.starts_with("Expires:"))
            .map(|line| format!("{line}\n"))
            .collect())
    }

    /// The file as it is published: clear-signed where a passphrase is given.
    pub(super) fn security_txt_file(&self, passphrase: Option<&str>) -> Result<String> {
        let text = self.security_txt(&self.document_settings()?)?.to_text();
        let Some(passphrase) = passphrase.filter(|passphrase| !passphrase.is_empty()) else { return Ok(text) };
        let key = self.channel_secret()?.ok_or_else(|| {
            Error::field("/passphrase", "the organisation has no OpenPGP key to sign with; make or import it first")
        })?;
        Ok(clear_sign(&text, &key, passphrase)?)
    }

    /// `security.txt` as it would be issued now, with what is wrong.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn show_security_txt(&self) -> Result<SecurityTxtView> {
        let file = self.security_txt(&self.document_settings()?)?;
        let faults = check_security_txt(&file, self.now());
        Ok(SecurityTxtView {
            text: file.to_text(),
            faults: faults
                .into_iter()
                .map(|fault| TxtFault {
                    path: fault.path,
                    stops: fault.stops,
                    message: fault.message,
                    section: fault.section,
                })
                .collect(),
        })
    }
}
