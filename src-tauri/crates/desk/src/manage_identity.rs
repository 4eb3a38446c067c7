//! Signing identities: PKCS#12 files and tokens, outside of the register; only where they are is remembered.

use crate::{Desk, Error, Result};
use chrono::{DateTime, Utc};
use seal::{
    CertificateDescription, DemonstrationKey, Identity, Signer, TokenAddress, TokenEntry, TokenIdentity,
    demonstration_identity, token_identities,
};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// A signing identity whose place is remembered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct IdentityFile {
    /// The PKCS#12 file, or the address of a key on a token (RFC 7512).
    pub path: String,
    /// Subject of its certificate.
    pub subject: String,
    /// Last instant at which it holds, UTC.
    pub valid_until: DateTime<Utc>,
    /// Whether it is for trying out only.
    pub demonstration: bool,
}

/// A signing identity that was made or opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct IdentitySummary {
    /// What is remembered.
    pub file: IdentityFile,
    /// The root certificate to check with, for an identity made here.
    pub root: Option<String>,
}

/// A certificate on a token, with the address to name its key by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct TokenKey {
    /// The address (RFC 7512).
    pub address: String,
    /// Subject of the certificate.
    pub subject: String,
    /// Last instant at which it holds, UTC.
    pub valid_until: DateTime<Utc>,
}

/// The certificates on the tokens and cards that a PKCS#11 library reaches; no PIN is needed.
///
/// # Errors
/// If the library can't be loaded, or a token can't be read.
pub fn token_keys(module: &Path) -> Result<Vec<TokenKey>> {
    let module = std::path::absolute(module).map_err(|source| Error::File { path: module.to_owned(), source })?;
    let key = |entry: TokenEntry| TokenKey {
        address: entry.address.to_string(),
        subject: entry.certificate.subject,
        valid_until: entry.certificate.valid_until,
    };
    Ok(token_identities(&module)?.into_iter().map(key).collect())
}

const SETTING: &str = "identities";

impl Desk {
    /// The identities whose place is remembered.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn identities(&self) -> Result<Vec<IdentityFile>> {
        Ok(self.register.read().setting(SETTING)?)
    }

    /// Opens an identity, to see whether file and passphrase fit, and remembers where it is.
    ///
    /// # Errors
    /// If the file can't be read, the passphrase is wrong, or the certificate does not hold now.
    pub fn remember_identity(&mut self, path: &Path, passphrase: &str) -> Result<IdentitySummary> {
        let identity = open_identity(path, passphrase, false, self.now())?;
        let file = describe(&*identity, path)?;
        self.remember(&file)?;
        Ok(IdentitySummary { file, root: None })
    }

    /// The remembered identity with a place. A front end that names places of its own could have any library loaded as
    /// a token's, so those that take a place from a page ask this first.
    ///
    /// # Errors
    /// If none is remembered there, or the register can't be read.
    pub fn remembered_identity(&self, place: &str) -> Result<IdentityFile> {
        let known = self.identities()?;
        known.into_iter().find(|identity| identity.path == place).ok_or_else(|| {
            Error::field("/identity", format!("“{place}” is no remembered identity; add it first, then choose it"))
        })
    }

    /// Forgets where an identity is; the file or token itself stays.
    ///
    /// # Errors
    /// If it is not remembered, or the register can't be written.
    pub fn forget_identity(&mut self, place: &str) -> Result<()> {
        self.remembered_identity(place)?;
        let mut known = self.identities()?;
        known.retain(|identity| identity.path != place);
        let stamp = self.stamp("");
        self.register.change(&stamp, |change| change.put_setting(SETTING, &known).map_err(Error::from))
    }

    fn remember(&mut self, file: &IdentityFile) -> Result<()> {
        let mut known = self.identities()?;
        known.retain(|other| other.path != file.path);
        known.push(file.clone());
        let stamp = self.stamp("");
        self.register.change(&stamp, |change| change.put_setting(SETTING, &known).map_err(Error::from))
    }

    /// Makes a clearly marked demonstration identity: a PKCS#12 file, and beside it the root certificate to check with.
    ///
    /// # Errors
    /// If a file is there already, can't be written, or the passphrase is too short.
    pub fn new_demonstration_identity(
        &mut self,
        path: &Path,
        name: &str,
        passphrase: &str,
        key: DemonstrationKey,
    ) -> Result<IdentitySummary> {
        let (file, root) = make_demonstration_identity(path, name, passphrase, key, self.now(), random_seed()?)?;
        self.remember(&file)?;
        Ok(IdentitySummary { file, root: Some(root.display().to_string()) })
    }
}

/// Thirty-two bytes of the operating system's randomness.
fn random_seed() -> Result<[u8; 32]> {
    let mut seed = [0_u8; 32];
    getrandom::fill(&mut seed)
        .map_err(|error| Error::State(format!("the operating system gives no random numbers: {error}")))?;
    Ok(seed)
}

/// Makes a demonstration identity and its root, without remembering it.
pub(crate) fn make_demonstration_identity(
    path: &Path,
    name: &str,
    passphrase: &str,
    key: DemonstrationKey,
    now: DateTime<Utc>,
    seed: [u8; 32],
) -> Result<(IdentityFile, PathBuf)> {
    if passphrase.chars().count() < 8 {
        return Err(Error::field("/passphrase", "the passphrase is too short; take at least 8 characters"));
    }
    let root = path.with_extension("root.pem");
    for file in [path, root.as_path()] {
        if file.exists() {
            return Err(Error::field("/path", format!("{} exists already; choose another name", file.display())));
        }
    }
    let made = demonstration_identity(name, passphrase, key, now, seed)?;
    write_private(path, &made.pkcs12)?;
    write(&root, made.root_pem.as_bytes())?;
    let identity = Identity::from_pkcs12(&made.pkcs12, passphrase, now)?;
    Ok((describe(&identity, path)?, root))
}

/// Opens an identity for signing: a key on a token where the path is an address of RFC 7512, else a PKCS#12 file.
pub(crate) fn open_identity(path: &Path, passphrase: &str, pss: bool, now: DateTime<Utc>) -> Result<Box<dyn Signer>> {
    if let Some(address) = path.to_str().filter(|path| TokenAddress::is_one(path)) {
        let identity = TokenIdentity::open(&address.parse()?, passphrase, now)?;
        return Ok(Box::new(if pss { identity.with_pss() } else { identity }));
    }
    let identity = open_file(path, passphrase, now)?;
    Ok(Box::new(if pss { identity.with_pss() } else { identity }))
}

fn open_file(path: &Path, passphrase: &str, now: DateTime<Utc>) -> Result<Identity> {
    let size = std::fs::metadata(path).map_err(|source| Error::File { path: path.to_owned(), source })?.len();
    if size > 1024 * 1024 {
        return Err(seal::IdentityError::TooLarge { size: usize::try_from(size).unwrap_or(usize::MAX) }.into());
    }
    let bytes = std::fs::read(path).map_err(|source| Error::File { path: path.to_owned(), source })?;
    Ok(Identity::from_pkcs12(&bytes, passphrase, now)?)
}

fn describe(identity: &dyn Signer, path: &Path) -> Result<IdentityFile> {
    let certificate = certificate_of(identity)?;
    Ok(IdentityFile {
        path: path.display().to_string(),
        subject: certificate.subject,
        valid_until: certificate.valid_until,
        demonstration: certificate.is_demonstration,
    })
}

/// The certificate of an identity in words.
pub(crate) fn certificate_of(identity: &dyn Signer) -> Result<CertificateDescription> {
    let own = identity.certificates().first().ok_or(seal::IdentityError::NoCertificate)?;
    Ok(own.describe())
}

pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    register::write_whole(path, bytes).map_err(|source| Error::File { path: path.to_owned(), source })
}

/// A key file is new, and readable for its owner only.
fn write_private(path: &Path, bytes: &[u8]) -> Result<()> {
    let result =
        if path.exists() { Err(std::io::ErrorKind::AlreadyExists.into()) } else { register::write_whole(path, bytes) };
    result.map_err(|source| Error::File { path: path.to_owned(), source })
}
