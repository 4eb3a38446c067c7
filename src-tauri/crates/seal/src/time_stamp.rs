//! Time-stamp tokens (RFC 3161): questions, answers, and the check of a token.

use chrono::{DateTime, Utc};
use der::asn1::ObjectIdentifier;
use x509_cert::spki::AlgorithmIdentifierOwned;

use crate::certificate::Certificate;
use crate::cms::{Binding, Rules, Signed, Time, check_signer};
use crate::decode::Element;
use crate::encode::{self, GENERALIZED_TIME, INTEGER, OCTET_STRING, SEQUENCE, of, tlv};
use crate::keys::Hash;
use crate::oids;
use crate::report::{Fault, FaultCode};

/// What a token says (2.4.2, `TSTInfo`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Info {
    pub(crate) hash: Hash,
    pub(crate) imprint: Vec<u8>,
    pub(crate) at: DateTime<Utc>,
    pub(crate) nonce: Option<Vec<u8>>,
}

/// A token that was read and checked as far as it alone can be.
pub(crate) struct Token {
    pub(crate) info: Option<Info>,
    pub(crate) leaf: Option<Certificate>,
    pub(crate) carried: Vec<Certificate>,
    pub(crate) lists: Vec<Vec<u8>>,
    pub(crate) is_intact: bool,
    pub(crate) faults: Vec<Fault>,
}

/// Why an authority gave no time stamp.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The answer can't be read.
    Unreadable,
    /// The authority says no (2.4.2), in its words where it has some.
    Rejected(String),
}

/// A question (2.4.1): a time stamp over a SHA-256 digest, with the authority's certificate.
pub(crate) fn request(digest: &[u8], nonce: &[u8]) -> Vec<u8> {
    let imprint = of(SEQUENCE, &[&encode::algorithm(oids::SHA_256, true), &tlv(OCTET_STRING, digest)]);
    of(SEQUENCE, &[&encode::unsigned(&[1]), &imprint, &encode::unsigned(nonce), &tlv(0x01, &[0xff])])
}

/// The token in an answer (2.4.2).
pub(crate) fn read_answer(der: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut parts = Element::only(der, SEQUENCE).ok_or(Refusal::Unreadable)?.inside();
    let mut status = parts.next_of(SEQUENCE).ok_or(Refusal::Unreadable)?.inside();
    let code = status.next_of(INTEGER).ok_or(Refusal::Unreadable)?;
    match code.content {
        // granted, grantedWithMods
        [0 | 1] => parts.next_of(SEQUENCE).map(|token| token.whole.to_vec()).ok_or(Refusal::Unreadable),
        _ => {
            let words = status.next_of(SEQUENCE).and_then(|words| words.inside().next());
            let words = words.map(|words| String::from_utf8_lossy(words.content).into_owned());
            Err(Refusal::Rejected(words.unwrap_or_else(|| "without a reason".into())))
        }
    }
}

impl Info {
    fn read(der: &[u8]) -> Option<Self> {
        let mut parts = Element::only(der, SEQUENCE)?.inside();
        if parts.next_of(INTEGER)?.content != [1] {
            return None;
        }
        parts.next()?.oid()?;
        let mut imprint = parts.next_of(SEQUENCE)?.inside();
        let algorithm = <AlgorithmIdentifierOwned as der::Decode>::from_der(imprint.next_of(SEQUENCE)?.whole).ok()?;
        let hash = Hash::read(&algorithm)?;
        let imprint = imprint.next_of(OCTET_STRING)?.content.to_vec();
        parts.next_of(INTEGER)?;
        let at = parts.next_of(GENERALIZED_TIME)?.time()?;
        // Accuracy, ordering, then the nonce.
        parts.next_of(SEQUENCE);
        parts.next_of(0x01);
        let nonce = parts.next_of(INTEGER).map(|nonce| nonce.content.to_vec());
        Some(Self { hash, imprint, at, nonce })
    }
}

impl Token {
    /// Reads a token and checks it against what it should be about.
    pub(crate) fn read(der: &[u8], about: &dyn Fn(Hash) -> Vec<u8>) -> Self {
        let fault = |words: &str| Fault {
            code: FaultCode::TimeStamp,
            message: format!("A time stamp is wrong: {words}. It proves nothing about the time."),
        };
        let mut token = Self {
            info: None,
            leaf: None,
            carried: Vec::new(),
            lists: Vec::new(),
            is_intact: false,
            faults: Vec::new(),
        };
        let signed = match Signed::read(der) {
            Ok(signed) => signed,
            Err(why) => {
                token.faults.push(fault(why.message.trim_end_matches('.')));
                return token;
            }
        };
        let content = signed.content().unwrap_or_default();
        let rules = Rules { content_type: TOKEN, time: Time::Anywhere, binding: Binding::Required };
        let checked = check_signer(&signed, &|hash| hash.digest(&[content]), rules);
        token.leaf = checked.leaf;
        token.carried.clone_from(&signed.certificates);
        token.lists.clone_from(&signed.lists);
        token.faults = checked.faults.iter().map(|why| fault(why.message.trim_end_matches('.'))).collect();
        token.info = Info::read(content);
        match &token.info {
            None => token.faults.push(fault("what it says can't be read")),
            Some(info) if info.imprint != about(info.hash) => {
                token.faults.push(fault("it is about something else"));
            }
            Some(_) => {}
        }
        token.is_intact = checked.is_intact && token.faults.is_empty();
        token
    }
}

const TOKEN: ObjectIdentifier = oids::TIME_STAMP_INFO;
