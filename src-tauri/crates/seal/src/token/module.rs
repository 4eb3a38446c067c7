//! The libraries of tokens, and what tokens hold.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::error::{Error, RvError};
use cryptoki::object::{Attribute, AttributeType, CertificateType, ObjectClass};
use cryptoki::session::Session;
use cryptoki::slot::Slot;

use super::TokenAddress;
use crate::certificate::{Certificate, CertificateDescription};
use crate::error::IdentityError;

/// More certificates than any token holds.
const MOST: usize = 200;

/// A certificate on a token, with the address to name it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenEntry {
    /// Its address (RFC 7512).
    pub address: TokenAddress,
    /// The certificate in words.
    pub certificate: CertificateDescription,
}

/// A certificate as it lies on a token.
pub(super) struct Stored {
    pub(super) certificate: Certificate,
    pub(super) id: Vec<u8>,
    pub(super) label: String,
}

/// The certificates on every token that a library reaches; no PIN is needed.
///
/// # Errors
///
/// When the library can't be loaded, or a token can't be read.
pub fn token_identities(module: &Path) -> Result<Vec<TokenEntry>, IdentityError> {
    let library = load(module)?;
    let mut entries = Vec::new();
    for slot in library.get_slots_with_token().map_err(failed)? {
        let token = library.get_token_info(slot).map_err(failed)?;
        if !token.token_initialized() {
            continue;
        }
        let session = library.open_ro_session(slot).map_err(failed)?;
        for stored in stored(&session)? {
            entries.push(TokenEntry {
                address: TokenAddress {
                    module: module.to_owned(),
                    token: Some(token.label().trim().to_owned()),
                    serial: Some(token.serial_number().trim().to_owned()),
                    object: Some(stored.label),
                    id: Some(stored.id),
                },
                certificate: stored.certificate.describe(),
            });
        }
    }
    Ok(entries)
}

/// Loads a library; once for as long as the program runs, as PKCS#11 wants it.
pub(super) fn load(module: &Path) -> Result<Pkcs11, IdentityError> {
    static LOADED: OnceLock<Mutex<BTreeMap<PathBuf, Pkcs11>>> = OnceLock::new();
    let mut loaded = LOADED.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(library) = loaded.get(module) {
        return Ok(library.clone());
    }
    let unfit =
        |error: Error| IdentityError::TokenModule { path: module.display().to_string(), detail: error.to_string() };
    let library = Pkcs11::new(module).map_err(unfit)?;
    match library.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)) {
        Ok(()) | Err(Error::Pkcs11(RvError::CryptokiAlreadyInitialized, _)) => {}
        Err(error) => return Err(unfit(error)),
    }
    loaded.insert(module.to_owned(), library.clone());
    Ok(library)
}

/// The slot with the token that an address names.
pub(super) fn find_slot(library: &Pkcs11, address: &TokenAddress) -> Result<Slot, IdentityError> {
    let mut found = Vec::new();
    for slot in library.get_slots_with_token().map_err(failed)? {
        let token = library.get_token_info(slot).map_err(failed)?;
        let (label, serial) = (token.label().trim().to_owned(), token.serial_number().trim().to_owned());
        let fits = token.token_initialized()
            && address.token.as_ref().is_none_or(|wanted| *wanted == label)
            && address.serial.as_ref().is_none_or(|wanted| *wanted == serial);
        if fits {
            return Ok(slot);
        }
        if token.token_initialized() {
            found.push(label);
        }
    }
    let found =
        if found.is_empty() { "none is connected".to_owned() } else { format!("there is: {}", found.join(", ")) };
    Err(IdentityError::NoToken { wanted: address.to_string(), found })
}

/// Every certificate on a token.
pub(super) fn stored(session: &Session) -> Result<Vec<Stored>, IdentityError> {
    let template = [Attribute::Class(ObjectClass::CERTIFICATE), Attribute::CertificateType(CertificateType::X_509)];
    let mut found = Vec::new();
    for object in session.find_objects(&template).map_err(failed)?.into_iter().take(MOST) {
        let wanted = [AttributeType::Value, AttributeType::Id, AttributeType::Label];
        let (mut certificate, mut id, mut label) = (None, Vec::new(), String::new());
        for attribute in session.get_attributes(object, &wanted).map_err(failed)? {
            match attribute {
                Attribute::Value(der) => certificate = Certificate::from_der(&der),
                Attribute::Id(bytes) => id = bytes,
                Attribute::Label(bytes) => label = String::from_utf8_lossy(&bytes).trim_end_matches('\0').to_owned(),
                _ => {}
            }
        }
        if let Some(certificate) = certificate {
            found.push(Stored { certificate, id, label });
        }
    }
    Ok(found)
}

pub(super) fn failed(error: Error) -> IdentityError {
    match error {
        Error::Pkcs11(RvError::PinIncorrect | RvError::PinInvalid | RvError::PinLenRange, _) => {
            IdentityError::WrongPassphrase
        }
        Error::Pkcs11(RvError::PinLocked, _) => IdentityError::TokenLocked,
        other => IdentityError::Token { detail: other.to_string() },
    }
}
