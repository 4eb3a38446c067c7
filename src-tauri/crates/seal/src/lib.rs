//! Signs and verifies finished bytes: PAdES in PDFs, detached CMS beside files. Knows no disclosure.
//!
//! [`Identity`] opens a PKCS#12 file and [`TokenIdentity`] a key on a token; [`sign_pdf`] seals the empty signature
//! field of a rendered notice, and [`seal_pdf`] does so at a level up to PAdES B-LTA, for which it asks a [`Network`];
//! [`extend_pdf`] brings an older file to a higher level; [`verify_pdf`] tells in plain words what is wrong with a sealed
//! file, down to a single changed byte.

mod archive;
mod batch;
mod certificate;
mod cms;
mod decode;
mod demonstration;
mod detached;
mod encode;
mod error;
mod evidence;
mod field;
mod form;
mod http;
mod identity;
mod key;
mod keys;
mod level;
mod network;
mod oids;
mod outside;
mod path;
mod pdf;
mod permission;
mod report;
mod seal_pdf;
mod sign_pdf;
mod store;
mod time_stamp;
mod token;
mod verify;

pub use batch::{Outcome, Progress, batch};
pub use certificate::{Certificate, CertificateDescription};
pub use demonstration::{DemonstrationIdentity, DemonstrationKey, demonstration_identity};
pub use detached::{sign_detached, verify_detached};
pub use error::{IdentityError, SealError, VerifyError};
pub use field::SignatureField;
pub use http::{HttpNetwork, check_address};
pub use identity::{Identity, Signer};
pub use keys::KeyKind;
pub use level::Level;
pub use network::{Call, Network, NetworkError};
pub use outside::Outside;
pub use report::{
    Change, Claims, Fault, FaultCode, PathMember, PdfReport, Revocation, SignatureKind, SignatureReport,
    TimeStampReport,
};
pub use seal_pdf::{extend_pdf, seal_pdf};
pub use sign_pdf::{SignRequest, sign_pdf};
pub use token::{TokenAddress, TokenEntry, TokenIdentity, token_identities};
pub use verify::{anchors, verify_pdf};
