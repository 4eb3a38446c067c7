//! Getting a time stamp (RFC 3161 over HTTP, 3.4).

use sha2::{Digest, Sha256};

use super::Outside;
use crate::error::SealError;
use crate::keys::Hash;
use crate::network::Call;
use crate::path::{self, Use};
use crate::time_stamp::{Refusal, Token, read_answer, request};

/// Largest answer of an authority.
const LARGEST: usize = 256 << 10;

/// Asks for a time stamp over some parts, and gives the token after checking it.
pub(crate) fn stamp(outside: Outside<'_>, parts: &[&[u8]]) -> Result<Vec<u8>, SealError> {
    let wrong = |problem: String| SealError::TimeStamp { address: outside.time_stamp_authority.to_owned(), problem };
    let digest = Hash::Sha256.digest(parts);
    let nonce = nonce(outside, &digest);
    let question = request(&digest, &nonce);
    let answer = outside.network.call(&Call {
        address: outside.time_stamp_authority,
        question: Some(("application/timestamp-query", &question)),
        largest: LARGEST,
    })?;
    let der = read_answer(&answer).map_err(|refusal| {
        wrong(match refusal {
            Refusal::Unreadable => "its answer can't be read".into(),
            Refusal::Rejected(words) => format!("it refused: {words}"),
        })
    })?;
    let token = Token::read(&der, &|hash| hash.digest(parts));
    if let Some(fault) = token.faults.first() {
        return Err(wrong(fault.message.trim_end_matches('.').to_owned()));
    }
    let (Some(info), Some(leaf)) = (&token.info, &token.leaf) else {
        return Err(wrong("its answer holds no time stamp".into()));
    };
    if info.hash != Hash::Sha256 || info.nonce.as_deref().map(strip) != Some(strip(&nonce)) {
        return Err(wrong("it answered another question than the one that was asked".into()));
    }
    let path = path::find(leaf, &token.carried, &[]);
    if let Some(fault) = path.check(Use::StampTime, Some(info.at)).first() {
        return Err(wrong(fault.message.trim_end_matches('.').to_owned()));
    }
    Ok(der)
}

/// A number used once (2.4.1). Nobody can know the digest of a signature before it is made, so it is made from that and
/// the time.
fn nonce(outside: Outside<'_>, digest: &[u8]) -> [u8; 8] {
    let mut hash = Sha256::new();
    hash.update(b"nonce");
    hash.update(digest);
    hash.update(outside.now.timestamp_micros().to_be_bytes());
    let mut nonce = [0; 8];
    nonce.copy_from_slice(&hash.finalize()[..8]);
    nonce
}

/// Without the zeros that an INTEGER may begin with.
fn strip(number: &[u8]) -> &[u8] {
    let first = number.iter().position(|&byte| byte != 0).unwrap_or(number.len());
    &number[first..]
}
