//! `desk demo`: the main job without a display. The sample disclosure becomes signed notices and a pack.

use super::pack::unpack;
use crate::arguments::Common;
use crate::failure::FAULTS;
use crate::{Answer, Failure, office};
use chrono::{DateTime, Utc};
use desk::{Clock, Desk, PackOrder, SealOrder, SendingInput, SetField, verify_path};
use disclosure::{Audience, DisclosureId, NoticeDraft, NoticeId, NoticeKind};
use seal::DemonstrationKey;
use serde_json::json;
use std::path::{Path, PathBuf};

/// The instant at which the sample's story has arrived: what is written is the same on every day, keys apart.
const STORY: &str = "2026-11-23T13:20:00Z";
/// The identity is thrown away with the folder, so its passphrase protects nothing.
const PASSPHRASE: &str = "for demonstration only";
const REGISTER: &str = "sample.desk";
const IDENTITY: &str = "demonstration.p12";
const ROOT: &str = "demonstration.root.pem";
const PACK_FOLDER: &str = "pack";
const HISTORY: &str = "history.jsonl";

/// The folder and what was written to it.
struct Demo {
    folder: PathBuf,
    desk: Desk,
    written: Vec<(PathBuf, &'static str)>,
}

/// Walks the whole route.
pub(crate) fn run(common: &Common, folder: &Path) -> Result<Answer, Failure> {
    std::fs::create_dir_all(folder).map_err(|source| Failure::file(folder, source))?;
    clear(folder)?;
    let now: DateTime<Utc> = STORY.parse().map_err(|_| Failure::wrong_use("the instant of the story can't be read"))?;
    let mut desk = Desk::create(&folder.join(REGISTER), "Jana Petersen", Clock::Fixed(now))?;
    desk.fill_sample(now)?;
    let mut demo = Demo { folder: folder.to_owned(), desk, written: Vec::new() };
    demo.wrote(REGISTER, "the sample register: a fictitious maker with matters in progress");
    office::progress(common, "Sealing three notices and building a pack.");
    let pack = demo.walk()?;
    demo.verify(&pack)
}

impl Demo {
    fn wrote(&mut self, name: &str, what: &'static str) {
        self.written.push((self.folder.join(name), what));
    }

    fn walk(&mut self) -> Result<PathBuf, Failure> {
        let id = self
            .desk
            .list_disclosures()?
            .into_iter()
            .find(|row| row.title.starts_with("Perfusa IV 300"))
            .map(|row| row.id)
            .ok_or_else(|| Failure::wrong_use("the sample holds no disclosure about the Perfusa IV 300"))?;
        let range = SetField::Replace {
            path: "/vulnerabilities/1/affected/1/versions".into(),
            value: json!(">= 2.0 and < 2.9"),
        };
        self.desk.patch_disclosure(id, None, &[range], "answer of the laboratory")?;
        let identity = self.folder.join(IDENTITY);
        self.desk.new_demonstration_identity(&identity, "Dr. Miriam Albers", PASSPHRASE, DemonstrationKey::P256)?;
        self.wrote(IDENTITY, "a signing identity for demonstration; its passphrase is “for demonstration only”");
        self.wrote(ROOT, "the root certificate to check with");
        let record = NoticeDraft { kind: NoticeKind::DISCLOSURE_RECORD, ..NoticeDraft::default() };
        self.desk.new_notice(id, &record)?;
        for notice in self.desk.notices(id)? {
            let what = match notice.audience {
                Audience::Authority => "the signed notification to the FDA (21 CFR 806)",
                Audience::Internal => "the signed record of the disclosure with its history",
                _ => "the signed notice to users",
            };
            self.seal(notice.id, &identity, what)?;
        }
        let pack = self.pack(id, &identity)?;
        let history = self.folder.join(HISTORY);
        self.desk.export_history(&history)?;
        self.wrote(HISTORY, "the history for an inspector, hash-chained");
        Ok(pack)
    }

    fn seal(&mut self, notice: NoticeId, identity: &Path, what: &'static str) -> Result<(), Failure> {
        self.desk.send_to_review(notice, "")?;
        self.desk.approve_notice(notice, "")?;
        let order = SealOrder { identity, passphrase: PASSPHRASE, meaning: "Approval and responsibility" };
        let sealed = self.desk.seal_notice(notice, &order)?;
        let bytes = self.desk.sealed_file(notice)?.bytes;
        office::write_file(&self.folder.join(&sealed.file_name), &bytes, true)?;
        self.wrote(&sealed.file_name, what);
        Ok(())
    }

    fn pack(&mut self, id: DisclosureId, identity: &Path) -> Result<PathBuf, Failure> {
        let order = PackOrder {
            regime: "us-fda-806",
            stage: "cr-10wd",
            place: None,
            attachments: &[],
            identity,
            passphrase: PASSPHRASE,
        };
        let built = self.desk.build_pack(id, &order)?;
        let bytes = self.desk.pack_file(&built.file_name)?.bytes;
        let zip = self.folder.join(&built.file_name);
        office::write_file(&zip, &bytes, true)?;
        unpack(&self.folder.join(PACK_FOLDER), &bytes, false)?;
        self.wrote(&built.file_name, "the pack for the FDA: notices, cover sheet, signed manifest, checksums");
        self.wrote(PACK_FOLDER, "the same pack unpacked");
        let sending = SendingInput {
            channel: "portal".into(),
            to: "FDA, Division of Device Recalls".into(),
            receipt: "ACK3-DEMO-0001".into(),
            ..SendingInput::default()
        };
        self.desk.send_pack(&built.file_name, &sending, None)?;
        Ok(zip)
    }

    fn verify(self, pack: &Path) -> Result<Answer, Failure> {
        let root = self.folder.join(ROOT);
        let pem = std::fs::read_to_string(&root).map_err(|source| Failure::file(&root, source))?;
        let now = self.desk.now();
        let mut text = format!(
            "The sample's matter about the Perfusa IV 300, from record to pack, in {}:\n\n",
            foreign::one_line(&self.folder.display().to_string())
        );
        let (mut sound, mut files) = (true, Vec::new());
        for (path, what) in &self.written {
            let checkable = path.as_path() == pack
                || path
                    .extension()
                    .is_some_and(|extension| extension == "pdf" || extension == "jsonl" || extension == "desk");
            let verified =
                if checkable { Some(verify_path(path, std::slice::from_ref(&pem), now)?.verified) } else { None };
            let mark = match verified {
                Some(true) => ", verified",
                Some(false) => ", NOT VERIFIED",
                None => "",
            };
            sound &= verified != Some(false);
            text.push_str(&format!("  {}\n      {what}{mark}\n", foreign::one_line(&path.display().to_string())));
            files.push(json!({ "file": path, "what": what, "verified": verified }));
        }
        text.push_str(&format!("\nCheck it again:  desk verify {} --root {}\n", pack.display(), root.display()));
        text.push_str("Everything in it is fictitious, and the signing identity proves nothing about a person.\n");
        Ok(Answer::new(text, &files)?.exiting(if sound { 0 } else { FAULTS }))
    }
}

/// Takes away what an earlier demo wrote, and nothing else.
fn clear(folder: &Path) -> Result<(), Failure> {
    if !folder.join(REGISTER).exists() {
        return Ok(());
    }
    let names = [REGISTER, IDENTITY, ROOT, HISTORY].map(str::to_owned).into_iter();
    let beside = ["-wal", "-shm", ".lock"].map(|end| format!("{REGISTER}{end}"));
    for name in names.chain(beside) {
        let path = folder.join(name);
        if path.exists() {
            std::fs::remove_file(&path).map_err(|source| Failure::file(&path, source))?;
        }
    }
    let pack = folder.join(PACK_FOLDER);
    if pack.is_dir() {
        std::fs::remove_dir_all(&pack).map_err(|source| Failure::file(&pack, source))?;
    }
    Ok(())
}
