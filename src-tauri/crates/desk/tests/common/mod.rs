//! The sample with a signer whose certificate an authority on loopback vouches for.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::allow_attributes,
    reason = "each test file uses a part"
)]

#[path = "../../../seal/tests/common/authority.rs"]
pub mod authority;

use authority::Authority;
use desk::{Clock, Desk, NoticeSummary, SealOrder, SealedNotice, Sealing, SetField};
use disclosure::{DisclosureId, NoticeId, NoticeKind};
use seal::Level;
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The passphrase of the identities that the authority makes.
pub const SECRET: &str = "secret";

/// Runs openssl; the test fails when it does.
pub fn openssl(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new("openssl").current_dir(folder).args(arguments).output().unwrap();
    assert!(output.status.success(), "openssl {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A desk with the sample, and authorities that answer.
pub struct Office {
    pub folder: TempDir,
    pub desk: Desk,
    pub authority: Authority,
    pub identity: PathBuf,
}

/// The time stamps are of the present, and so is the desk.
pub fn office() -> Office {
    let authority = Authority::start();
    let folder = tempfile::tempdir().unwrap();
    let now = authority.now();
    let mut desk = Desk::create(&folder.path().join("sample.desk"), "Jana Petersen", Clock::System).unwrap();
    desk.fill_sample(now).unwrap();
    authority.pkcs12("albers", "ec -pkeyopt ec_paramgen_curve:P-256", "x_signer");
    let identity = authority.path().join("albers.p12");
    let mut office = Office { folder, desk, authority, identity };
    let patch =
        [SetField::Replace { path: "/vulnerabilities/1/affected/1/versions".into(), value: json!(">= 2.0 and < 2.9") }];
    office.desk.patch_disclosure(office.perfusa(), None, &patch, "answer of the laboratory").unwrap();
    office
}

impl Office {
    pub fn perfusa(&self) -> DisclosureId {
        let rows = self.desk.list_disclosures().unwrap();
        rows.into_iter().find(|row| row.title.starts_with("Perfusa IV 300")).unwrap().id
    }

    /// The level and the authority that stamps.
    pub fn set(&mut self, level: Level) {
        let sealing = Sealing { level, time_stamp_authority: self.authority.tsa(), tries: 1, ..Sealing::default() };
        self.desk.set_sealing(&sealing).unwrap();
    }

    pub fn order(&self) -> SealOrder<'_> {
        SealOrder { identity: &self.identity, passphrase: SECRET, meaning: "" }
    }

    /// Seals as one person, at the level that is set.
    pub fn seal(&mut self, id: NoticeId) -> desk::Result<SealedNotice> {
        let order = SealOrder { identity: &self.identity, passphrase: SECRET, meaning: "" };
        self.desk.seal_notice(id, &order)
    }

    pub fn notice(&self) -> NoticeSummary {
        let notices = self.desk.notices(self.perfusa()).unwrap();
        notices.into_iter().find(|notice| notice.kind == NoticeKind::USER_NOTICE).unwrap()
    }

    pub fn approve(&mut self, id: NoticeId) -> NoticeId {
        self.desk.send_to_review(id, "").unwrap();
        self.desk.approve_notice(id, "").unwrap();
        id
    }

    /// The notice to users of the sample, so many times, all approved.
    pub fn approved(&mut self, count: usize) -> Vec<NoticeId> {
        let first = self.notice().id;
        let draft = self.desk.show_notice(first).unwrap().draft;
        let mut ids = vec![self.approve(first)];
        while ids.len() < count {
            let (id, _) = self.desk.new_notice(self.perfusa(), &draft).unwrap();
            ids.push(self.approve(id));
        }
        ids
    }

    pub fn trust(&mut self) {
        let root = std::fs::read(self.authority.root_file()).unwrap();
        assert_eq!(self.desk.trust_roots(&root).unwrap().len(), 1);
    }

    pub fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}
