//! Identities that are open for sealing: opened once for one notice or for many.

use crate::manage_identity::{certificate_of, open_identity};
use crate::set_sealing::Sealing;
use crate::{Desk, Error, Result, SealOrder};
use chrono::SubsecRound;
use seal::{CertificateDescription, Level, Signer};

/// More than any document names.
const MOST: usize = 12;

/// Identities that are open, in the order of their signatures, and how they seal. The keys live as long as this does,
/// and nowhere else.
pub struct Signers {
    pub(crate) sealing: Sealing,
    pub(crate) all: Vec<OpenSigner>,
}

/// One of them.
pub(crate) struct OpenSigner {
    pub(crate) key: Box<dyn Signer>,
    pub(crate) certificate: CertificateDescription,
    /// What was ordered; blank for what the notice says.
    pub(crate) meaning: String,
}

impl Desk {
    /// Opens identities for sealing, the way seals are set to be made; `level` stands for the one that is set.
    ///
    /// # Errors
    /// If none is named, or one can't be used; if the level takes an authority, and none is set.
    pub fn open_signers(&self, orders: &[SealOrder<'_>], level: Option<Level>) -> Result<Signers> {
        let mut sealing = self.sealing()?;
        sealing.level = level.unwrap_or(sealing.level);
        sealing.check()?;
        if orders.is_empty() || orders.len() > MOST {
            return Err(Error::field(
                "/signers",
                format!("{} identities are named to seal with; name between 1 and {MOST}", orders.len()),
            ));
        }
        let now = self.now().trunc_subsecs(0);
        let open = |order: &SealOrder<'_>| -> Result<OpenSigner> {
            let key = open_identity(order.identity, order.passphrase, sealing.pss, now)?;
            let certificate = certificate_of(&*key)?;
            Ok(OpenSigner { key, certificate, meaning: order.meaning.trim().to_owned() })
        };
        let several = orders.len() > 1;
        let all = orders
            .iter()
            .enumerate()
            .map(|(index, order)| open(order).map_err(|error| if several { error.of_signer(index) } else { error }));
        let all = all.collect::<Result<_>>()?;
        Ok(Signers { sealing, all })
    }
}

impl std::fmt::Debug for Signers {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let subjects: Vec<&str> = self.all.iter().map(|open| open.certificate.subject.as_str()).collect();
        formatter.debug_struct("Signers").field("subjects", &subjects).finish_non_exhaustive()
    }
}
