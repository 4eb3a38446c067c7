//! Signs and verifies finished bytes: PAdES B-B in PDFs, detached CMS beside files. Knows no disclosure.
//!
//! [`Identity`] opens a PKCS#12 file; [`sign_pdf`] seals the empty signature field of a rendered notice;
//! [`verify_pdf`] tells in plain words what is wrong with a sealed file, down to a single changed byte.

mod assemble;
mod certificate;
mod check;
mod demonstration;
mod detached;
mod encode;
mod error;
mod identity;
mod keys;
mod oids;
mod pdf;
mod report;
mod sign_pdf;
mod verify_pdf;

pub use certificate::{Certificate, CertificateDescription};
pub use demonstration::{DemonstrationIdentity, DemonstrationKey, demonstration_identity};
pub use detached::{sign_detached, verify_detached};
pub use error::{IdentityError, SealError, VerifyError};
pub use identity::{Identity, Signer};
pub use keys::KeyKind;
pub use report::{Fault, FaultCode, PdfReport, SignatureReport};
pub use sign_pdf::{SignRequest, sign_pdf};
pub use verify_pdf::verify_pdf;
