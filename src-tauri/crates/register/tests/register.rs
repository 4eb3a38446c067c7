//! The register as a whole: one file, one writer, nothing lost, nothing overwritten silently.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use chrono::{DateTime, Utc};
use disclosure::{
    AttachmentId, Decision, DecisionId, Disclosure, DisclosureId, Fact, FactId, Knower, NoticeDraft, NoticeId,
    NoticeState, Organisation, Product, ProductId, Verdict, Vulnerability, VulnerabilityId,
};
use register::{Mode, Register, RegisterError, Stamp, verify_export};
use std::path::Path;
use tempfile::TempDir;
use uuid::Uuid;

fn at(minute: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_440_000 + minute * 60, 0).unwrap()
}

fn stamp(minute: i64) -> Stamp {
    Stamp { at: at(minute), actor: "Jana Petersen".into(), reason: "test".into() }
}

fn fresh() -> (TempDir, Register) {
    let folder = tempfile::tempdir().unwrap();
    let register = Register::create(&folder.path().join("register.desk"), &stamp(0)).unwrap();
    (folder, register)
}

fn draft(title: &str) -> Disclosure {
    Disclosure { title: title.into(), ..Disclosure::default() }
}

fn id(number: u128) -> DisclosureId {
    DisclosureId(Uuid::from_u128(number))
}

type Outcome<T> = Result<T, RegisterError>;

/// A register that holds one of everything.
fn filled() -> (TempDir, Register) {
    let (folder, mut register) = fresh();
    register
        .change(&stamp(1), |change| -> Outcome<()> {
            change
                .put_setting("organisation", &Organisation { name: "Nordlicht".into(), ..Organisation::default() })?;
            change.add_product(
                ProductId(Uuid::from_u128(9)),
                &Product { name: "Perfusa IV 300".into(), ..Product::default() },
            )?;
            change.add_disclosure(id(1), 2026, &draft("Perfusa: open library channel"))?;
            change.add_fact(&fact(1, None))?;
            change.add_decision(&decision())?;
            change.add_attachment(
                AttachmentId(Uuid::from_u128(70)),
                Some(id(1)),
                "receipt.txt",
                "text/plain",
                b"receipt",
            )?;
            change.add_notice(NoticeId(Uuid::from_u128(50)), id(1), &NoticeDraft::default(), "U")?;
            Ok(())
        })
        .unwrap();
    let mut changed = draft("Perfusa: open library channel");
    changed.vulnerabilities.push(Vulnerability {
        cve: "CVE-2026-90417".into(),
        ..Vulnerability::new(VulnerabilityId(Uuid::from_u128(3)))
    });
    register.change(&stamp(2), |change| change.save_disclosure(id(1), 1, &changed, "changed")).unwrap();
    (folder, register)
}

fn fact(number: u128, supersedes: Option<u128>) -> Fact {
    Fact {
        id: FactId(Uuid::from_u128(number)),
        disclosure: id(1),
        kind: "initiation_correction_removal".into(),
        at: at(0),
        zone: "Europe/Berlin".parse::<zone::Zone>().unwrap(),
        country: None,
        known_by: "Service".into(),
        knower: Knower::AnyEmployee,
        note: "first pump updated".into(),
        evidence: Vec::new(),
        supersedes: supersedes.map(|number| FactId(Uuid::from_u128(number))),
        withdrawn: false,
        reason: String::new(),
        recorded_at: at(1),
        recorded_by: "Jana Petersen".into(),
    }
}

fn decision() -> Decision {
    Decision {
        id: DecisionId(Uuid::from_u128(30)),
        disclosure: id(1),
        regime: "eu-cra-art14".into(),
        stage: None,
        place: None,
        verdict: Verdict::NotApplicable,
        reason: "a device under the MDR".into(),
        decided_by: "Jana Petersen".into(),
        decided_at: at(1),
    }
}

fn verify(register: &Register) -> register::HistoryReport {
    register.read().verify_history(&mut |_, _| true).unwrap()
}

#[test]
fn what_is_written_is_read_back_and_verified() {
    let (folder, register) = filled();
    let path = folder.path().join("register.desk");
    assert_eq!(verify(&register).faults, []);
    drop(register);
    let register = Register::open(&path, Mode::Write).unwrap();
    let reader = register.read();
    let row = reader.disclosure_named("vd-2026-0001").unwrap();
    assert_eq!((row.revision, row.disclosure.vulnerabilities.len()), (2, 1));
    assert_eq!(reader.setting::<Organisation>("organisation").unwrap().name, "Nordlicht");
    assert_eq!(reader.facts(id(1)).unwrap(), [fact(1, None)]);
    assert_eq!(reader.decisions(id(1)).unwrap(), [decision()]);
    assert_eq!(reader.notice_named("VD-2026-0001-U1").unwrap().record.state, NoticeState::Draft);
    assert_eq!(reader.attachment(AttachmentId(Uuid::from_u128(70))).unwrap().bytes, b"receipt");
    assert_eq!(verify(&register).entries, 9);
    assert_eq!(register.condition(), &register::Condition::default());
}

#[test]
fn closing_and_reopening_is_in_the_history() {
    let (_folder, mut register) = filled();
    for (minute, closed) in [(3, true), (4, false), (5, true)] {
        register.change(&stamp(minute), |change| change.set_closed(id(1), closed)).unwrap();
        assert_eq!(verify(&register).faults, []);
    }
    assert!(register.read().disclosure(id(1)).unwrap().closed_at.is_some());
}

#[test]
fn two_windows_do_not_overwrite_each_other() {
    let (_folder, mut register) = filled();
    let error =
        register.change(&stamp(3), |change| change.save_disclosure(id(1), 1, &draft("mine"), "changed")).unwrap_err();
    assert!(matches!(error, RegisterError::Conflict { yours: 1, theirs: 2, .. }), "{error}");
    assert_eq!(register.read().disclosure(id(1)).unwrap().disclosure.title, "Perfusa: open library channel");
}

#[test]
fn a_second_writer_is_told_and_can_read() {
    let (folder, register) = filled();
    let path = folder.path().join("register.desk");
    let error = Register::open(&path, Mode::Write).unwrap_err();
    assert!(error.to_string().contains("open for writing in another window or program (process "), "{error}");
    let mut reader = Register::open(&path, Mode::Read).unwrap();
    assert_eq!(reader.read().disclosures().unwrap().len(), 1);
    assert!(matches!(
        reader.change(&stamp(9), |change| change.add_disclosure(id(2), 2026, &draft("x"))),
        Err(RegisterError::ReadOnly)
    ));
    drop(register);
    assert!(Register::open(&path, Mode::Write).is_ok(), "closing frees the register");
}

#[test]
fn a_failed_change_leaves_nothing() {
    let (_folder, mut register) = filled();
    let before = verify(&register);
    let result: Outcome<()> = register.change(&stamp(3), |change| {
        change.add_disclosure(id(2), 2026, &draft("second"))?;
        change.add_fact(&Fact { supersedes: Some(FactId(Uuid::from_u128(99))), ..fact(2, None) })
    });
    assert!(result.is_err());
    assert_eq!(verify(&register), before);
    let number = register.change(&stamp(4), |change| change.add_disclosure(id(2), 2026, &draft("second"))).unwrap();
    assert_eq!(number, "VD-2026-0002");
}

#[test]
fn triggers_refuse_to_rewrite_the_past() {
    let (folder, register) = filled();
    drop(register);
    let connection = rusqlite::Connection::open(folder.path().join("register.desk")).unwrap();
    for sql in [
        "UPDATE history SET actor = 'x'",
        "DELETE FROM history",
        "UPDATE fact SET kind = 'x'",
        "DELETE FROM fact",
        "UPDATE decision SET regime = 'x'",
        "DELETE FROM decision",
        "UPDATE attachment SET name = 'x'",
        "DELETE FROM attachment",
    ] {
        let error = connection.execute(sql, []).unwrap_err().to_string();
        assert!(error.contains("append-only") || error.contains("never"), "{sql}: {error}");
    }
}

/// Somebody with an SQLite tool drops the triggers and rewrites a row: the check finds every such change.
#[test]
fn a_rewritten_row_is_found() {
    for (sql, expected) in [
        ("UPDATE history SET actor = 'Somebody' WHERE sequence = 3", "Entry 3 was changed"),
        ("UPDATE history SET reason = '' WHERE sequence = 9", "Entry 9 was changed"),
        ("DELETE FROM history WHERE sequence = 4", "Entry 4 is missing"),
        ("DELETE FROM history WHERE sequence = 9", "is not what the history says"),
        ("UPDATE history SET changes = '[]' WHERE sequence = 5", "Entry 5 was changed"),
        ("UPDATE disclosure SET body = json_set(body, '$.title', 'harmless')", "The disclosure"),
        ("DELETE FROM decision", "is missing from the register"),
        ("UPDATE setting SET value = '{}' WHERE key = 'organisation'", "The setting organisation"),
        ("UPDATE attachment SET bytes = x'00'", "“receipt.txt” in the register was changed"),
        ("DELETE FROM attachment", "is missing from the register"),
    ] {
        let (folder, register) = filled();
        drop(register);
        let path = folder.path().join("register.desk");
        let connection = rusqlite::Connection::open(&path).unwrap();
        let triggers: Vec<String> = connection
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        for trigger in triggers {
            connection.execute(&format!("DROP TRIGGER {trigger}"), []).unwrap();
        }
        connection.execute(sql, []).unwrap();
        drop(connection);
        let report = verify(&Register::open(&path, Mode::Read).unwrap());
        assert!(report.faults.iter().any(|fault| fault.message.contains(expected)), "{sql}: {:?}", report.faults);
    }
}

#[test]
fn a_check_that_was_stopped_proves_nothing() {
    let (_folder, register) = long();
    let report = register.read().verify_history(&mut |_, _| false).unwrap();
    assert!(report.faults.is_empty() && !report.complete && !report.is_verified(), "{report:?}");
}

#[test]
fn a_check_sees_one_state_while_somebody_writes() {
    let (_folder, mut register) = long();
    let reader = Register::open(register.path(), Mode::Read).unwrap();
    let mut written = 0;
    let report = reader
        .read()
        .verify_history(&mut |_, _| {
            written += 1;
            register
                .change(&stamp(3), |change| -> Outcome<()> {
                    change.add_disclosure(id(5000 + written), 2026, &draft("meanwhile")).map(|_| ())
                })
                .unwrap();
            true
        })
        .unwrap();
    assert!(written > 1 && report.is_verified(), "{report:?}");
    assert!(verify(&register).is_verified());
}

/// A register with more entries than a check reads between two reports of its progress.
fn long() -> (TempDir, Register) {
    let (folder, mut register) = filled();
    register
        .change(&stamp(2), |change| -> Outcome<()> {
            for number in 0..600 {
                change.add_disclosure(id(1000 + number), 2026, &draft("one of many"))?;
            }
            Ok(())
        })
        .unwrap();
    (folder, register)
}

#[test]
fn one_changed_byte_in_an_export_is_found() {
    let (_folder, register) = filled();
    let mut export = Vec::new();
    register.read().export_history(&mut export, at(9)).unwrap();
    assert!(verify_export(&mut export.as_slice()).unwrap().is_verified());
    for position in 0..export.len() {
        let mut changed = export.clone();
        changed[position] ^= 0x01;
        let report = verify_export(&mut changed.as_slice()).unwrap();
        assert!(!report.is_verified(), "byte {position} of {} ({:?})", export.len(), char::from(export[position]));
    }
    let mut cut = export.clone();
    cut.pop();
    assert!(!verify_export(&mut cut.as_slice()).unwrap().is_verified(), "a cut last line is found");
    let lines: Vec<&[u8]> = export.split_inclusive(|byte| *byte == b'\n').collect();
    for end in 0..lines.len() {
        let report = verify_export(&mut lines[..end].concat().as_slice()).unwrap();
        assert!(report.faults.iter().any(|fault| fault.message.contains("ends early")), "{end} lines: {report:?}");
    }
    let closing = lines[lines.len() - 1];
    for (forged, expected) in [
        ([&export[..], lines[0]].concat(), "stands after the closing line"),
        ([&lines[..lines.len() - 2].concat(), closing].concat(), "The closing line speaks of"),
        (closing.to_vec(), "The closing line speaks of"),
    ] {
        let report = verify_export(&mut forged.as_slice()).unwrap();
        assert!(report.faults.iter().any(|fault| fault.message.contains(expected)), "{expected}: {report:?}");
    }
}

#[test]
fn what_is_no_register_is_refused_with_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    let message = |path: &Path| Register::open(path, Mode::Write).unwrap_err().to_string();
    assert!(message(&path).contains("there is no register"));
    std::fs::write(&path, "a text").unwrap();
    assert!(message(&path).contains("is not a register"));
    let other = folder.path().join("other.sqlite");
    rusqlite::Connection::open(&other).unwrap().execute("CREATE TABLE t (a)", []).unwrap();
    assert!(message(&other).contains("is not a register"));
    let (mine, register) = filled();
    drop(register);
    let mine = mine.path().join("register.desk");
    rusqlite::Connection::open(&mine).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert!(message(&mine).contains("newer version of Disclosure Desk (format 99"), "{}", message(&mine));
    assert!(matches!(Register::create(&mine, &stamp(0)), Err(RegisterError::Exists(_))));
}

#[test]
fn a_damaged_file_opens_read_only_and_says_so() {
    let (folder, mut register) = filled();
    for number in 2..200 {
        register
            .change(&stamp(3), |change| change.add_disclosure(id(number), 2026, &draft(&"text ".repeat(200))))
            .unwrap();
    }
    let path = folder.path().join("register.desk");
    drop(register);
    // What a crash leaves: a lock file that still names its writer, and a file whose middle is gone.
    std::fs::write(folder.path().join("register.desk.lock"), "process 1").unwrap();
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 20_000].fill(0xA5);
    std::fs::write(&path, bytes).unwrap();
    let mut register = Register::open(&path, Mode::Write).unwrap();
    assert!(register.condition().damage.is_some());
    assert_eq!(register.mode(), Mode::Read);
    assert!(register.change(&stamp(9), |change| change.add_disclosure(id(9999), 2026, &draft("x"))).is_err());
}

#[test]
fn after_a_crash_a_sound_file_opens_for_writing() {
    let (folder, register) = filled();
    drop(register);
    std::fs::write(folder.path().join("register.desk.lock"), "process 1").unwrap();
    let register = Register::open(&folder.path().join("register.desk"), Mode::Write).unwrap();
    assert!(register.condition().recovered);
    assert_eq!(register.mode(), Mode::Write);
}

#[test]
fn search_finds_words_and_beginnings_in_every_kind_of_record() {
    let (_folder, register) = filled();
    let reader = register.read();
    let kinds = |question: &str| -> Vec<String> {
        reader.search(question, 20).unwrap().into_iter().map(|hit| hit.subject).collect()
    };
    assert!(kinds("librar chan").is_empty(), "only the last word may be a beginning");
    assert_eq!(kinds("library chan"), ["disclosure"]);
    assert_eq!(kinds("perfusa 300"), ["product"]);
    assert!(kinds("CVE-2026-90417").contains(&"disclosure".to_owned()));
    assert!(kinds("Petersen").contains(&"history".to_owned()));
    assert!(kinds("VD-2026-0001-U1").contains(&"notice".to_owned()));
    assert!(kinds("\" OR * NEAR( -").is_empty() || !kinds("\" OR * NEAR( -").is_empty(), "signs have no meaning");
    assert!(matches!(reader.search(" -- ", 20), Err(RegisterError::EmptySearch(_))));
}

#[test]
fn a_sealed_notice_is_never_changed() {
    let (_folder, mut register) = filled();
    let notice = NoticeId(Uuid::from_u128(50));
    let row = register.read().notice(notice).unwrap();
    let mut record = row.record.clone();
    record.state = NoticeState::Sealed;
    register.change(&stamp(5), |change| change.save_notice(notice, row.revision, &record, "sealed")).unwrap();
    let mut edited = record.clone();
    edited.draft.title = "another".into();
    let error = register.change(&stamp(6), |change| change.save_notice(notice, 2, &edited, "changed")).unwrap_err();
    assert!(matches!(error, RegisterError::Sealed(_)), "{error}");
    record.state = NoticeState::Sent;
    assert_eq!(register.change(&stamp(6), |change| change.save_notice(notice, 2, &record, "sent")).unwrap(), 3);
}

fn copy_to(register: &Register, target: &Path) -> Result<bool, RegisterError> {
    register.back_up(target, || true, |_| Ok(true))
}

#[test]
fn a_copy_that_is_not_found_good_is_not_kept() {
    let (folder, register) = filled();
    let target = folder.path().join("copy.desk");
    let files = || std::fs::read_dir(folder.path()).unwrap().count();
    let before = files();
    let refused = register.back_up(
        &target,
        || true,
        |copy| {
            assert!(copy.is_file() && !target.exists());
            // What is opened for writing leaves files beside it.
            drop(Register::open(copy, Mode::Write)?);
            Ok::<_, RegisterError>(false)
        },
    );
    assert!(!refused.unwrap());
    let failed = register.back_up(&target, || true, |_| Err(RegisterError::ReadOnly));
    assert!(matches!(failed, Err(RegisterError::ReadOnly)));
    assert_eq!((files(), target.exists()), (before, false));
}

#[test]
fn a_backup_is_a_register() {
    let (folder, register) = filled();
    let target = folder.path().join("copy.desk");
    assert!(copy_to(&register, &target).unwrap());
    assert!(matches!(copy_to(&register, &target), Err(RegisterError::Exists(_))));
    let copy = Register::open(&target, Mode::Write).unwrap();
    assert_eq!(verify(&copy), verify(&register));
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let error = Register::create(Path::new("/proc/register.desk"), &stamp(0)).unwrap_err().to_string();
    assert!(error.contains("can't be written"), "{error}");
}

/// The steps to each format, as they were when it was the newest.
const FORMATS: [&str; 3] = [
    include_str!("../migrations/0001_first.sql"),
    include_str!("../migrations/0002_intake.sql"),
    include_str!("../migrations/0003_rows.sql"),
];

/// The filled register as the program of an older format would have written it.
fn of_format(format: usize) -> (TempDir, std::path::PathBuf) {
    let (folder, register) = filled();
    let newest = register.path().to_owned();
    let records = dump(&register);
    let path = folder.path().join("older.desk");
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.pragma_update(None, "application_id", 0x4473_6b52).unwrap();
    raw.pragma_update(None, "user_version", i64::try_from(format).unwrap()).unwrap();
    for step in &FORMATS[..format] {
        raw.execute_batch(step).unwrap();
    }
    raw.execute("ATTACH ?1 AS newest", [newest.to_str().unwrap()]).unwrap();
    let tables = "setting counter product disclosure fact decision attachment notice pack history search_key";
    for table in tables.split(' ') {
        raw.execute(&format!("INSERT INTO main.{table} SELECT * FROM newest.{table}"), []).unwrap();
    }
    raw.execute("INSERT INTO search (rowid, title, text) SELECT rowid, title, text FROM newest.search", []).unwrap();
    drop(raw);
    assert_eq!(dump(&Register::open(&path, Mode::Read).unwrap()), records);
    (folder, path)
}

/// Every record of the tables that a filled register has, by table and key.
fn dump(register: &Register) -> Vec<String> {
    let raw =
        rusqlite::Connection::open_with_flags(register.path(), rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut rows = Vec::new();
    for table in ["product", "disclosure", "fact", "decision", "notice", "pack", "history"] {
        let mut statement = raw.prepare(&format!("SELECT * FROM {table} ORDER BY 1")).unwrap();
        let columns = statement.column_count();
        let mut found = statement.query([]).unwrap();
        while let Some(row) = found.next().unwrap() {
            let values: Vec<rusqlite::types::Value> = (0..columns).map(|column| row.get(column).unwrap()).collect();
            rows.push(format!("{table} {values:?}"));
        }
    }
    rows
}

/// What the file is made of: every table, index and trigger, with its words.
fn schema(path: &Path) -> Vec<(String, String)> {
    let raw = rusqlite::Connection::open(path).unwrap();
    let mut statement = raw
        .prepare("SELECT name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name")
        .unwrap();
    statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}

#[test]
fn every_older_format_becomes_the_newest_with_all_of_its_records() {
    let (_folder, register) = filled();
    let newest = schema(register.path());
    for format in 1..=FORMATS.len() {
        let (_folder, path) = of_format(format);
        let before = dump(&Register::open(&path, Mode::Read).unwrap());
        assert!(before.len() > 5);
        let register = Register::open(&path, Mode::Write).unwrap();
        assert!(register.condition().migrated_from_copy.is_some());
        assert_eq!(dump(&register), before, "from format {format}");
        assert!(verify(&register).is_verified());
        assert_eq!(register.examine(), None);
        drop(register);
        assert_eq!(schema(&path), newest, "from format {format}");
        let raw = rusqlite::Connection::open(&path).unwrap();
        for forbidden in ["DELETE FROM fact", "UPDATE fact SET kind = 'x'", "DELETE FROM history"] {
            assert!(raw.execute(forbidden, []).is_err(), "{forbidden}");
        }
        raw.pragma_update(None, "foreign_keys", "ON").unwrap();
        assert!(raw.execute("DELETE FROM disclosure", []).is_err(), "facts still point to their disclosure");
        let spare: i64 = raw.pragma_query_value(None, "freelist_count", |row| row.get(0)).unwrap();
        assert_eq!(spare, 0, "what was replaced is not left in the file");
    }
}

#[test]
fn a_migration_that_finds_a_loose_end_changes_nothing() {
    let (_folder, path) = of_format(2);
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.pragma_update(None, "foreign_keys", "OFF").unwrap();
    raw.execute("INSERT INTO decision VALUES ('a', 'no disclosure', 'eu-mdr', '{}', '')", []).unwrap();
    drop(raw);
    let before = schema(&path);
    let error = Register::open(&path, Mode::Write).unwrap_err();
    assert!(matches!(error, RegisterError::Migration { .. }), "{error}");
    assert!(error.to_string().contains("It is unchanged"), "{error}");
    assert_eq!(schema(&path), before);
}

#[test]
fn an_older_format_is_brought_up_to_date_after_a_copy() {
    let (_folder, path) = of_format(1);
    let reader = Register::open(&path, Mode::Read).unwrap();
    assert_eq!(reader.read().count_reports().unwrap(), 0, "an older file can be read");
    assert!(verify(&reader).is_verified());
    drop(reader);
    let mut register = Register::open(&path, Mode::Write).unwrap();
    let copy = register.condition().migrated_from_copy.clone().unwrap();
    assert!(copy.exists());
    let report = disclosure::Report { title: "Default password".into(), ..disclosure::Report::default() };
    let report_id = disclosure::ReportId(uuid::Uuid::from_u128(77));
    let number = register.change(&stamp(9), |change| change.add_report(report_id, 2026, &report)).unwrap();
    assert_eq!(number, "IN-2026-0001");
    let letter = disclosure::Letter {
        direction: disclosure::Direction::In,
        at: at(9),
        from: "reporter@example.org".into(),
        to: "psirt@nordlicht.example".into(),
        channel: String::new(),
        subject: "A password".into(),
        text: "It is admin.".into(),
        purpose: None,
        mail: None,
        files: Vec::new(),
        protection: disclosure::Protection::default(),
        recorded_by: "Jana".into(),
    };
    let letter_id = disclosure::LetterId(uuid::Uuid::from_u128(78));
    register.change(&stamp(10), |change| change.add_letter(letter_id, report_id, &letter)).unwrap();
    assert_eq!(register.read().letters(report_id).unwrap()[0].letter, letter);
    let error = register.change(&stamp(11), |change| change.save_report(report_id, 7, &report, "changed")).unwrap_err();
    assert!(matches!(error, register::RegisterError::Conflict { .. }));
    assert!(verify(&register).is_verified());
    assert_eq!(register.read().search("default pass", 9).unwrap()[0].subject, "report");
    drop(register);
    let raw = rusqlite::Connection::open(&path).unwrap();
    assert!(raw.execute("DELETE FROM letter", []).is_err(), "a letter is kept");
}
