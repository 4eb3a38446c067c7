//! The hash functions that signatures are made over (RFC 5754 2).

use der::Encode;
use der::asn1::ObjectIdentifier;
use sha2::{Digest, Sha256, Sha384, Sha512};
use x509_cert::spki::AlgorithmIdentifierOwned;

use crate::{encode, oids};

/// A hash function; those that are broken are not among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    pub(crate) const ALL: [Self; 3] = [Self::Sha256, Self::Sha384, Self::Sha512];

    pub(crate) const fn oid(self) -> ObjectIdentifier {
        match self {
            Self::Sha256 => oids::SHA_256,
            Self::Sha384 => oids::SHA_384,
            Self::Sha512 => oids::SHA_512,
        }
    }

    /// RFC 5754 2: parameters absent; NULL must be accepted.
    pub(crate) fn read(algorithm: &AlgorithmIdentifierOwned) -> Option<Self> {
        let der = algorithm.to_der().ok()?;
        Self::ALL
            .into_iter()
            .find(|hash| der == encode::algorithm(hash.oid(), false) || der == encode::algorithm(hash.oid(), true))
    }

    /// Its `AlgorithmIdentifier`.
    pub(crate) fn algorithm(self) -> Vec<u8> {
        encode::algorithm(self.oid(), false)
    }

    /// The digest of several parts, one behind the other.
    pub(crate) fn digest(self, parts: &[&[u8]]) -> Vec<u8> {
        fn of<D: Digest>(parts: &[&[u8]]) -> Vec<u8> {
            let mut hash = D::new();
            parts.iter().for_each(|part| hash.update(part));
            hash.finalize().to_vec()
        }
        match self {
            Self::Sha256 => of::<Sha256>(parts),
            Self::Sha384 => of::<Sha384>(parts),
            Self::Sha512 => of::<Sha512>(parts),
        }
    }

    pub(crate) const fn length(self) -> usize {
        match self {
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }
}
