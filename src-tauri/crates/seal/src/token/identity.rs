//! A signing identity whose key stays on its token.

use chrono::{DateTime, Utc};
use cryptoki::mechanism::rsa::{PkcsMgfType, PkcsPssParams};
use cryptoki::mechanism::{Mechanism, MechanismType};
use cryptoki::object::{Attribute, AttributeType, ObjectClass, ObjectHandle};
use cryptoki::session::{Session, UserType};
use cryptoki::types::AuthPin;

use super::TokenAddress;
use super::module::{Stored, failed, find_slot, load, stored};
use crate::certificate::{Certificate, CertificateDescription};
use crate::encode::{self, OCTET_STRING, SEQUENCE, of, tlv};
use crate::error::{IdentityError, SealError};
use crate::identity::{Signer, check_validity};
use crate::keys::{self, Hash, KeyKind, Method};
use crate::path;

/// A key on a token with its certificate and those above it.
pub struct TokenIdentity {
    session: Session,
    key: ObjectHandle,
    kind: KeyKind,
    certificates: Vec<Certificate>,
    /// Kept where the key wants it for every signature; it erases itself.
    pin: Option<AuthPin>,
}

impl TokenIdentity {
    /// Logs in to a token and finds the key of an address. Without a PIN, the reader's own keypad asks for it.
    ///
    /// # Errors
    ///
    /// Each way in which library, token, PIN, key or certificate can be unfit has its own error.
    pub fn open(address: &TokenAddress, pin: &str, now: DateTime<Utc>) -> Result<Self, IdentityError> {
        let library = load(&address.module)?;
        let slot = find_slot(&library, address)?;
        let has_keypad = library.get_token_info(slot).map_err(failed)?.protected_authentication_path();
        let session = library.open_ro_session(slot).map_err(failed)?;
        let pin = (!(pin.is_empty() && has_keypad)).then(|| AuthPin::new(pin.into()));
        log_in(&session, UserType::User, pin.as_ref())?;
        let all = stored(&session)?;
        let (own, key) = choose(&session, &all, address)?;
        let kind = keys::kind(&own.parsed).map_err(|kind| IdentityError::UnsupportedKey { kind })?;
        check_validity(&own, now)?;
        let others: Vec<Certificate> = all.into_iter().map(|stored| stored.certificate).collect();
        let certificates = path::find(&own, &others, &[]).members;
        let asks_always = matches!(
            session.get_attributes(key, &[AttributeType::AlwaysAuthenticate]).map_err(failed)?.first(),
            Some(Attribute::AlwaysAuthenticate(true))
        );
        Ok(Self { session, key, kind, certificates, pin: pin.filter(|_| asks_always) })
    }

    /// The same identity, signing with PSS where its key is an RSA key that leaves it open (RFC 4055 1.2).
    #[must_use]
    pub fn with_pss(mut self) -> Self {
        if let KeyKind::Rsa { bits } = self.kind {
            self.kind = KeyKind::RsaPss { bits };
        }
        self
    }

    /// The certificate in words.
    #[must_use]
    pub fn describe(&self) -> CertificateDescription {
        self.certificates[0].describe()
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, IdentityError> {
        let method = self.kind.method();
        if let Some(pin) = &self.pin {
            // A key that asks for its PIN each time gets it between the two steps (PKCS#11 5.6, C_Login).
            self.session.sign_init(&hashing(method)?, self.key).map_err(failed)?;
            log_in(&self.session, UserType::ContextSpecific, Some(pin))?;
            self.session.sign_update(message).map_err(failed)?;
            return self.session.sign_final().map_err(failed);
        }
        let digest = method.hash().digest(&[message]);
        let data = match method {
            // RFC 8017 9.2, DigestInfo.
            Method::Pkcs1(hash) => of(SEQUENCE, &[&encode::algorithm(hash.oid(), true), &tlv(OCTET_STRING, &digest)]),
            Method::Pss(..) | Method::Ecdsa(_) => digest,
        };
        self.session.sign(&plain(method)?, self.key, &data).map_err(failed)
    }
}

impl Signer for TokenIdentity {
    fn kind(&self) -> KeyKind {
        self.kind
    }

    fn certificates(&self) -> &[Certificate] {
        &self.certificates
    }

    fn raw_sign(&self, message: &[u8]) -> Result<Vec<u8>, SealError> {
        let raw = self.sign(message)?;
        let method = self.kind.method();
        let signature = match method {
            Method::Ecdsa(_) => {
                // Two numbers of equal length, one behind the other (PKCS#11 6.3.1).
                let (r, s) = raw.split_at(raw.len() / 2);
                of(SEQUENCE, &[&encode::unsigned(r), &encode::unsigned(s)])
            }
            _ => raw,
        };
        let key = self.certificates[0].parsed.tbs_certificate().subject_public_key_info();
        if method.verify(key, message, &signature) {
            Ok(signature)
        } else {
            Err(SealError::Key("the signature that the token made does not fit its certificate".into()))
        }
    }
}

impl std::fmt::Debug for TokenIdentity {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("TokenIdentity")
            .field("kind", &self.kind)
            .field("subject", &self.certificates[0].common_name())
            .finish_non_exhaustive()
    }
}

fn log_in(session: &Session, user: UserType, pin: Option<&AuthPin>) -> Result<(), IdentityError> {
    use cryptoki::error::{Error, RvError};
    match session.login(user, pin) {
        Ok(()) | Err(Error::Pkcs11(RvError::UserAlreadyLoggedIn, _)) => Ok(()),
        Err(error) => Err(failed(error)),
    }
}

/// The one certificate with a private key that an address means.
fn choose(
    session: &Session,
    all: &[Stored],
    address: &TokenAddress,
) -> Result<(Certificate, ObjectHandle), IdentityError> {
    let mut found = Vec::new();
    for stored in all {
        let is_meant = address.object.as_ref().is_none_or(|label| *label == stored.label)
            && address.id.as_ref().is_none_or(|id| *id == stored.id);
        let template = [Attribute::Class(ObjectClass::PRIVATE_KEY), Attribute::Id(stored.id.clone())];
        let key = session.find_objects(&template).map_err(failed)?.into_iter().next();
        if let Some(key) = key.filter(|_| is_meant) {
            found.push((stored, key));
        }
    }
    match found.as_slice() {
        [(stored, key)] => Ok((stored.certificate.clone(), *key)),
        [] => {
            let labels: Vec<&str> = all.iter().map(|stored| stored.label.as_str()).collect();
            let found = if labels.is_empty() { "none".to_owned() } else { labels.join(", ") };
            Err(IdentityError::NoTokenKey { wanted: address.to_string(), found })
        }
        several => {
            let names: Vec<&str> = several.iter().map(|(stored, _)| stored.label.as_str()).collect();
            Err(IdentityError::SeveralKeys { count: several.len(), names: names.join("; ") })
        }
    }
}

fn pss(salt: usize) -> PkcsPssParams {
    PkcsPssParams {
        hash_alg: MechanismType::SHA256,
        mgf: PkcsMgfType::MGF1_SHA256,
        s_len: cryptoki::types::Ulong::new(salt as _),
    }
}

/// The mechanism over a digest, which every token has.
fn plain(method: Method) -> Result<Mechanism<'static>, IdentityError> {
    match method {
        Method::Pkcs1(_) => Ok(Mechanism::RsaPkcs),
        Method::Pss(Hash::Sha256, salt) => Ok(Mechanism::RsaPkcsPss(pss(salt))),
        Method::Ecdsa(_) => Ok(Mechanism::Ecdsa),
        Method::Pss(..) => Err(unsupported()),
    }
}

/// The mechanism that hashes as well, for keys that are asked in two steps.
fn hashing(method: Method) -> Result<Mechanism<'static>, IdentityError> {
    match method {
        Method::Pkcs1(Hash::Sha256) => Ok(Mechanism::Sha256RsaPkcs),
        Method::Pss(Hash::Sha256, salt) => Ok(Mechanism::Sha256RsaPkcsPss(pss(salt))),
        Method::Ecdsa(Hash::Sha256) => Ok(Mechanism::EcdsaSha256),
        Method::Ecdsa(Hash::Sha384) => Ok(Mechanism::EcdsaSha384),
        _ => Err(unsupported()),
    }
}

fn unsupported() -> IdentityError {
    IdentityError::Token { detail: "no mechanism fits the key".into() }
}
