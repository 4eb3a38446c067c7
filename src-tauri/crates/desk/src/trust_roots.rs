//! The roots that a person trusts: what a check of signatures and time stamps ends at.

use crate::{Desk, Error, Result};
use chrono::{DateTime, Utc};
use seal::Certificate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A trusted root, in the register of those who trust it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TrustedRoot {
    /// Its distinguished name.
    pub subject: String,
    /// SHA-256 of the certificate, hexadecimal: what to compare with what its authority publishes.
    pub fingerprint: String,
    /// Last instant of validity, UTC.
    pub valid_until: DateTime<Utc>,
    /// Whether it is for trying out only.
    pub demonstration: bool,
    /// The certificate, PEM (RFC 7468).
    pub pem: String,
    /// Who trusts it.
    pub added_by: String,
    /// Since when, UTC.
    pub added_at: DateTime<Utc>,
}

const SETTING: &str = "trusted_roots";

/// Largest file of roots that is read, in bytes.
pub const MAX_ROOT_FILE: usize = 1 << 20;

/// Most roots that are kept: a path is looked for among all of them.
const MOST: usize = 200;

impl Desk {
    /// The trusted roots, in the order in which they were added.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn trusted_roots(&self) -> Result<Vec<TrustedRoot>> {
        Ok(self.register.read().setting(SETTING)?)
    }

    /// The trusted roots as PEM, as the checks take them.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn trusted_pems(&self) -> Result<Vec<String>> {
        Ok(self.trusted_roots()?.into_iter().map(|root| root.pem).collect())
    }

    /// Adds the roots in a file, PEM or DER; gives those that were not trusted before.
    ///
    /// # Errors
    /// If the file holds no certificate, or one of somebody who is no authority; if there are too many; if the register
    /// can't be written.
    pub fn trust_roots(&mut self, file: &[u8]) -> Result<Vec<TrustedRoot>> {
        let found = read_roots(file)?;
        let mut known = self.trusted_roots()?;
        let mut added = Vec::new();
        for certificate in found {
            let described = certificate.describe();
            if known.iter().any(|root| root.fingerprint == described.fingerprint) {
                continue;
            }
            let root = TrustedRoot {
                subject: described.subject,
                fingerprint: described.fingerprint,
                valid_until: described.valid_until,
                demonstration: described.is_demonstration,
                pem: certificate.to_pem().unwrap_or_default(),
                added_by: self.actor.clone(),
                added_at: self.now(),
            };
            known.push(root.clone());
            added.push(root);
        }
        if known.len() > MOST {
            return Err(Error::field(
                "/roots",
                format!("{} roots would be trusted; at most {MOST} are. Trust fewer, or take some away", known.len()),
            ));
        }
        self.keep_roots(&known)?;
        Ok(added)
    }

    /// Takes the trust away from a root.
    ///
    /// # Errors
    /// If it is not trusted, or the register can't be written.
    pub fn distrust_root(&mut self, fingerprint: &str) -> Result<()> {
        let mut known = self.trusted_roots()?;
        let wanted = fingerprint.replace([':', ' '], "").to_lowercase();
        let before = known.len();
        known.retain(|root| root.fingerprint != wanted);
        if known.len() == before {
            let names: Vec<&str> = known.iter().map(|root| root.fingerprint.as_str()).collect();
            let known = if names.is_empty() { "there are none".to_owned() } else { names.join(", ") };
            return Err(Error::field(
                "/fingerprint",
                format!("“{fingerprint}” is the SHA-256 of no trusted root; trusted are: {known}"),
            ));
        }
        self.keep_roots(&known)
    }

    fn keep_roots(&mut self, roots: &[TrustedRoot]) -> Result<()> {
        let stamp = self.stamp("");
        self.register.change(&stamp, |change| change.put_setting(SETTING, &roots).map_err(Error::from))
    }
}

/// Reads the certificates of a file, PEM or DER.
///
/// # Errors
/// If it is too large or holds none, or one that is not of an authority (RFC 5280 4.2.1.9): whoever trusted that would
/// trust one signer, and not those whom an authority vouches for.
pub fn read_roots(file: &[u8]) -> Result<Vec<Certificate>> {
    if file.len() > MAX_ROOT_FILE {
        return Err(Error::field("/roots", format!("the file has {} bytes; roots of up to 1 MB are read", file.len())));
    }
    let mut found = std::str::from_utf8(file).map(Certificate::from_pem).unwrap_or_default();
    if found.is_empty() {
        found.extend(Certificate::from_der(file));
    }
    if found.is_empty() {
        return Err(Error::field(
            "/roots",
            "the file holds no certificate; a root is a file in PEM form, which begins with -----BEGIN CERTIFICATE-----, or in DER form",
        ));
    }
    if let Some(other) = found.iter().find(|certificate| !certificate.is_authority()) {
        return Err(Error::field(
            "/roots",
            format!(
                "{} is the certificate of a signer, not of an authority; take the root certificate of those who issued it",
                other.describe().subject
            ),
        ));
    }
    Ok(found)
}
