//! Backups: made by hand and by itself, checked, thinned out, and restored into a new file.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "common/sample.rs"]
mod sample;

use chrono::{DateTime, TimeDelta, Utc};
use desk::{
    BackupMade, BackupPlan, BackupStanding, BackupView, Clock, Code, Desk, HistoryFilter, read_backup, remove_backups,
    restore_backup, write_backup,
};
use disclosure::Product;
use register::Mode;
use sample::{now, sample};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tempfile::TempDir;

struct Office {
    folder: TempDir,
    desk: Desk,
}

fn office() -> Office {
    let (folder, desk) = sample();
    Office { folder, desk }
}

fn write(register: &Path, target: &Path, at: DateTime<Utc>) -> desk::Result<Option<BackupMade>> {
    write_backup(register, target, at, || true, &mut |_, _| {})
}

fn read(path: &Path, open: Option<&Path>) -> BackupView {
    read_backup(path, open, || true, &mut |_, _| {}).unwrap().unwrap()
}

impl Office {
    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn register(&self) -> PathBuf {
        self.desk.register().path().to_owned()
    }

    fn add(&mut self, name: &str) {
        self.desk.add_product(&Product { name: name.into(), ..Product::default() }).unwrap();
    }

    fn reopened(self, at: DateTime<Utc>) -> Self {
        let (path, Self { folder, desk }) = (self.register(), self);
        drop(desk);
        Self { desk: Desk::open(&path, Mode::Write, "Jana Petersen", Clock::Fixed(at)).unwrap(), folder }
    }
}

#[test]
fn a_backup_is_checked_and_noted() {
    let mut office = office();
    let before = office.desk.backup_state().unwrap();
    assert!(before.last.is_none() && before.changes_since > 10, "{before:?}");
    let target = office.at("copy.desk");
    let mut told = Vec::new();
    let made = write_backup(&office.register(), &target, now(), || true, &mut |done, total| told.push((done, total)));
    let made = made.unwrap().unwrap();
    assert_eq!(told.last(), Some(&(made.history_entries, made.history_entries)));
    assert_eq!(made.bytes, std::fs::metadata(&target).unwrap().len());
    office.desk.note_backup(&made, "").unwrap();
    let state = office.desk.backup_state().unwrap();
    assert_eq!((state.changes_since, state.is_there, state.last), (0, true, Some(made.clone())));
    // A file that is there is never overwritten, and nothing else stays in the folder.
    assert!(write(&office.register(), &target, now()).unwrap_err().to_string().contains("exists already"));
    assert!(!office.at("copy.desk.part").exists());
    let view = read(&target, Some(&office.register()));
    assert_eq!((view.standing, view.later), (BackupStanding::Same, 0), "the note of it is no change that it lacks");
    office.add("Monitor");
    assert_eq!(office.desk.backup_state().unwrap().changes_since, 1);
    assert!(office.desk.register().read().verify_history(&mut |_, _| true).unwrap().is_verified());
}

#[test]
fn a_backup_that_is_ended_leaves_no_file() {
    let office = office();
    for after in [0, 1] {
        let target = office.at("copy.desk");
        let go_on = Arc::new(AtomicBool::new(after > 0));
        let asked = go_on.clone();
        // The first time while it copies, the second while it checks.
        let made =
            write_backup(&office.register(), &target, now(), move || asked.load(Ordering::Relaxed), &mut |_, _| {
                go_on.store(false, Ordering::Relaxed);
            });
        // So small a register is copied and checked between two questions.
        if made.unwrap().is_none() {
            assert!(!target.exists() && !office.at("copy.desk.part").exists());
        } else {
            std::fs::remove_file(target).unwrap();
        }
    }
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let office = office();
    let error = write(&office.register(), &office.at("gone/copy.desk"), now()).unwrap_err();
    assert_eq!(error.code(), Code::ReadOnly);
    assert!(error.to_string().contains("gone/copy.desk can't be written"), "{error}");
}

#[test]
fn it_says_how_it_stands_to_the_open_register() {
    let mut office = office();
    let early = office.at("early.desk");
    write(&office.register(), &early, now()).unwrap().unwrap();
    let view = read(&early, Some(&office.register()));
    assert_eq!((view.standing, view.later, view.faults.len()), (BackupStanding::Same, 0, 0));
    assert_eq!(view.organisation, "Nordlicht Medizintechnik GmbH");
    assert_eq!((view.changed_by.is_empty(), view.disclosures), (false, 4));
    assert_eq!(read(&early, None).standing, BackupStanding::NoneOpen);

    office.add("Monitor");
    office.add("Pump");
    let view = read(&early, Some(&office.register()));
    assert_eq!((view.standing, view.later), (BackupStanding::Older, 2));

    let late = office.at("late.desk");
    write(&office.register(), &late, now()).unwrap().unwrap();
    let restored = office.at("restored.desk");
    restore_backup(&early, &restored, "Jana Petersen", &Clock::Fixed(now())).unwrap();
    // Both went on from the early state: one with two products, one with the note that it was restored.
    assert_eq!(read(&late, Some(&restored)).standing, BackupStanding::Parted);
    assert_eq!(read(&late, Some(&early)).standing, BackupStanding::Newer);

    let other = office.at("other.desk");
    drop(Desk::create(&other, "Jana Petersen", Clock::Fixed(now())).unwrap());
    assert_eq!(read(&early, Some(&other)).standing, BackupStanding::Other);
}

#[test]
fn restoring_makes_a_new_file_and_says_so_in_its_history() {
    let mut office = office();
    let backup = office.at("copy.desk");
    write(&office.register(), &backup, now()).unwrap().unwrap();
    let bytes = std::fs::read(&backup).unwrap();
    office.add("Monitor");
    let error = restore_backup(&backup, &office.register(), "Jana Petersen", &Clock::Fixed(now())).unwrap_err();
    assert!(error.to_string().contains("exists already"), "{error}");
    let target = office.at("restored.desk");
    restore_backup(&backup, &target, "Miriam Albers", &Clock::Fixed(now())).unwrap();
    assert_eq!(std::fs::read(&backup).unwrap(), bytes, "the backup stays as it was");
    let restored = Desk::open(&target, Mode::Write, "Miriam Albers", Clock::Fixed(now())).unwrap();
    let page = restored.list_history(&HistoryFilter::default(), None, 1).unwrap();
    let newest = &page.entries[0];
    assert_eq!(
        (newest.action.as_str(), newest.actor.as_str(), newest.reason.as_str()),
        (
            "restored from a backup",
            "Miriam Albers",
            format!("copy.desk, with {} history entries", page.total - 1).as_str()
        )
    );
    assert!(restored.register().read().verify_history(&mut |_, _| true).unwrap().is_verified());
    assert!(restored.list_products().unwrap().iter().all(|view| view.product.name != "Monitor"));
}

#[test]
fn an_unsound_backup_says_so_and_is_not_restored() {
    let office = office();
    let (backup, target) = (office.at("copy.desk"), office.at("restored.desk"));
    write(&office.register(), &backup, now()).unwrap().unwrap();
    let raw = rusqlite::Connection::open(&backup).unwrap();
    raw.execute("UPDATE product SET body = replace(body, 'Perfusa', 'Profusa')", []).unwrap();
    drop(raw);
    let view = read(&backup, Some(&office.register()));
    assert!(view.faults[0].contains("changed outside of the program"), "{view:?}");
    let error = restore_backup(&backup, &target, "Jana Petersen", &Clock::Fixed(now())).unwrap_err();
    assert!(error.to_string().contains("Choose an older backup"), "{error}");

    // A file that breaks off.
    let cut = office.at("cut.desk");
    let bytes = std::fs::read(&backup).unwrap();
    std::fs::write(&cut, &bytes[..bytes.len() / 2]).unwrap();
    let view = read(&cut, None);
    assert!(!view.faults.is_empty(), "{view:?}");
    restore_backup(&cut, &target, "Jana Petersen", &Clock::Fixed(now())).unwrap_err();
    // And one that is none.
    let letter = office.at("letter.desk");
    std::fs::write(&letter, "Dear Sir or Madam, this is a letter.").unwrap();
    let error = read_backup(&letter, None, || true, &mut |_, _| {}).unwrap_err();
    assert!(error.to_string().contains("is not a register"), "{error}");
    assert!(!target.exists());
}

#[test]
fn by_itself_it_is_made_each_day_on_which_something_changed() {
    let mut office = office();
    assert_eq!(office.desk.backup_due().unwrap(), None, "no folder was chosen");
    let folder = office.at("backups");
    std::fs::create_dir(&folder).unwrap();
    let plan = BackupPlan { folder: folder.display().to_string(), keep: 2, ..BackupPlan::default() };
    for (wrong, field) in [
        (BackupPlan { keep: 0, ..plan.clone() }, "/keep"),
        (BackupPlan { every_days: 400, ..plan.clone() }, "/every_days"),
    ] {
        assert_eq!(office.desk.save_backup_plan(&wrong).unwrap_err().field_path(), Some(field));
    }
    office.desk.save_backup_plan(&plan).unwrap();
    // What only looks like one of ours stays.
    let strangers = ["sample-backup-2026.desk", "sample-backup-20200101T000000Z.desk", "notes.txt"];
    strangers.iter().for_each(|name| std::fs::write(folder.join(name), "not ours").unwrap());
    // What interrupted ones left goes when nobody can be writing it any more.
    let (old, young) = ("sample-backup-20260101T000000Z.desk.part", "sample-backup-20261123T131900Z.desk.part");
    [old, young].iter().for_each(|name| std::fs::write(folder.join(name), "half").unwrap());
    let gone = "sample-backup-20261123T131800Z.desk.part";
    std::fs::write(folder.join(gone), "half").unwrap();
    // One that somebody is writing is locked.
    let busy = std::fs::File::open(folder.join(young)).unwrap();
    busy.try_lock().unwrap();
    let mut at = now();
    let mut made = Vec::new();
    for day in 0..4 {
        let target = office.desk.backup_due().unwrap().unwrap();
        assert!(target.file_name().unwrap().to_str().unwrap().starts_with("sample-backup-2026112"), "{target:?}");
        let backup = write(&office.register(), &target, at).unwrap().unwrap();
        office.desk.note_backup(&backup, "made by itself").unwrap();
        made.push(target);
        remove_backups(&office.desk.backups_to_remove().unwrap());
        assert_eq!((folder.join(old).exists(), folder.join(young).exists()), (false, day < 2), "day {day}");
        assert!(!folder.join(gone).exists(), "nobody writes it");
        assert_eq!(office.desk.backup_due().unwrap(), None, "one was just made");
        at += TimeDelta::days(1) - TimeDelta::minutes(20);
        office = office.reopened(at);
        assert_eq!(office.desk.backup_due().unwrap(), None, "nothing changed");
        office.add(&format!("Monitor {day}"));
    }
    let left: Vec<bool> = made.iter().map(|path| path.exists()).collect();
    assert_eq!(left, [false, false, true, true]);
    assert!(strangers.iter().all(|name| folder.join(name).exists()));

    // A newest backup that was taken away is made anew, also where nothing changed.
    let state = office.desk.backup_state().unwrap();
    assert_eq!((state.is_there, state.changes_since), (true, 1));
    std::fs::remove_file(made.pop().unwrap()).unwrap();
    assert!(!office.desk.backup_state().unwrap().is_there);
    assert!(office.desk.backup_due().unwrap().is_some());
}
