//! Packs: the same bytes from the same content, and every changed byte found.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use chrono::{DateTime, Utc};
use pack::{CHECKSUMS, MANIFEST, Manifest, PackError, PackFile, Role, check, checksums, read_zip, write_zip};
use proptest::prelude::*;
use std::process::Command;

fn at() -> DateTime<Utc> {
    "2026-11-23T13:20:01Z".parse().unwrap()
}

fn files() -> Vec<PackFile> {
    vec![
        PackFile {
            name: "VD-2026-0014-A1.pdf".into(),
            role: Role::Notice,
            media_type: "application/pdf".into(),
            bytes: vec![7; 900],
        },
        PackFile {
            name: "cover-sheet.pdf".into(),
            role: Role::CoverSheet,
            media_type: "application/pdf".into(),
            bytes: b"%PDF".to_vec(),
        },
    ]
}

fn manifest() -> Manifest {
    let mut manifest = Manifest {
        format: Manifest::FORMAT.into(),
        format_version: 1,
        folder: "VD-2026-0014_us-fda-806".into(),
        disclosure: "VD-2026-0014".into(),
        title: "Perfusa IV 300: open library channel".into(),
        sender: "Nordlicht".into(),
        authority: "US FDA".into(),
        regime: "us-fda-806".into(),
        stage: "cr-10wd".into(),
        clause: "21 CFR 806.10(b)".into(),
        built_at: "2026-11-23T13:20:01.000Z".into(),
        files: Vec::new(),
    };
    manifest.list(&files()).unwrap();
    manifest
}

fn zip() -> Vec<u8> {
    let mut inside: Vec<(String, Vec<u8>)> = files().into_iter().map(|file| (file.name, file.bytes)).collect();
    inside.push((MANIFEST.into(), manifest().to_bytes().unwrap()));
    inside.push((CHECKSUMS.into(), checksums(&inside)));
    write_zip("VD-2026-0014_us-fda-806", &inside, at()).unwrap()
}

#[test]
fn what_is_written_is_sound() {
    assert_eq!(zip(), zip());
    let (read, files, faults) = check(&zip()).unwrap();
    assert_eq!(faults, []);
    assert_eq!(read, manifest());
    assert_eq!(files.len(), 4);
    insta::assert_snapshot!(String::from_utf8(read.to_bytes().unwrap()).unwrap());
}

#[test]
fn sha256sum_accepts_the_checksums() {
    let folder = tempfile::tempdir().unwrap();
    let (_, files) = read_zip(&zip()).unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let status = Command::new("sha256sum").args(["--check", "--strict", CHECKSUMS]).current_dir(folder.path()).output();
    match status {
        Ok(output) => assert!(output.status.success(), "{output:?}"),
        Err(error) => println!("skipped: sha256sum is not at hand ({error})"),
    }
}

#[test]
fn names_that_leave_the_folder_are_refused() {
    for name in ["../evil", "a/b", ".hidden", "", "manifest.json", "a b", "end.", "ä.pdf"] {
        let file = PackFile { name: name.into(), role: Role::Attachment, media_type: String::new(), bytes: Vec::new() };
        assert!(matches!(manifest().list(&[file]), Err(PackError::Name(_))), "{name}");
    }
    let mut twice = files();
    twice[1].name = "vd-2026-0014-a1.PDF".into();
    assert!(matches!(manifest().list(&twice), Err(PackError::Twice(_))));
    let outside = write_zip("..", &[("x".into(), Vec::new())], at()).unwrap();
    assert!(check(&outside).is_err());
}

#[test]
fn every_changed_byte_is_found() {
    let sound = zip();
    for position in 0..sound.len() {
        let mut changed = sound.clone();
        changed[position] ^= 0x10;
        let found = check(&changed).map_or(true, |(_, _, faults)| !faults.is_empty());
        assert!(found, "byte {position} of {}", sound.len());
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(check(&bytes).is_err());
    }

    #[test]
    fn cut_and_joined_packs_are_found(cut in 1_usize..2000, added in proptest::collection::vec(any::<u8>(), 1..20)) {
        let sound = zip();
        let cut = sound[..sound.len().saturating_sub(cut)].to_vec();
        prop_assert!(check(&cut).map_or(true, |(_, _, faults)| !faults.is_empty()));
        let mut longer = sound.clone();
        longer.extend(&added);
        prop_assert!(check(&longer).map_or(true, |(_, _, faults)| !faults.is_empty()));
        let mut before = added;
        before.extend(&sound);
        prop_assert!(check(&before).map_or(true, |(_, _, faults)| !faults.is_empty()));
    }
}
