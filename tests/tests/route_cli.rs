//! The whole route through the command line, as a person walks it: on the product's own sample, and on real advisories
//! where they are at hand. What comes out is given to judges that are not ours.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use whole_route::{Office, judge, real_advisories};

const PROGRAM: &str = env!("CARGO_BIN_EXE_desk-under-test");

#[test]
fn the_sample_becomes_signed_notices_and_a_pack() {
    let office = Office::new(PROGRAM);
    let files = office.json(&["demo", "out"]);
    for file in files.as_array().unwrap() {
        assert_ne!(file["verified"], false, "{file}");
        assert!(office.path(file["file"].as_str().unwrap()).exists(), "{file}");
    }
    assert_eq!(files.as_array().unwrap().iter().filter(|file| file["verified"] == true).count(), 6);
    let out = office.path("out");
    judge_pack(&out.join("pack"), &out.join("demonstration.root.pem"));
    let pdfs: Vec<PathBuf> = ["U1", "CR1", "R1"].map(|end| out.join(format!("VD-2026-0004-{end}.pdf"))).into();
    judge("pdf-conformance", &["3a,ua1"], &pdfs);
    judge("pdf-signature", &[out.join("demonstration.root.pem").to_str().unwrap()], &pdfs);
    let due = office.json(&["due", "VD-2026-0004", "--all", "--register", "out/sample.desk"]);
    let met = due["items"].as_array().unwrap().iter().find(|item| item["obligation"]["key"]["stage"] == "cr-10wd");
    assert_eq!(met.unwrap()["obligation"]["state"]["state"], "met");
    // A second demo replaces the first.
    assert_eq!(office.json(&["demo", "out"]), files);
}

#[test]
fn a_matter_from_an_empty_folder_to_the_pack_that_is_sent() {
    let office = prepared("A");
    office.must(&["product", "add", &product_file(&office)]);
    let product = office.json(&["product", "list"])[0]["id"].as_str().unwrap().to_owned();
    let number = office.json(&["new", "Open service port"])["number"].as_str().unwrap().to_owned();
    let set = |path: &str, value: &str| office.must(&["set", &number, path, value]);
    set("/vulnerabilities/-", "{}");
    set("/vulnerabilities/0/description", "A service port stays open until the pump is restarted.");
    set("/vulnerabilities/0/scores/-", r#"{"vector": "CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:U/C:L/I:H/A:H"}"#);
    set("/vulnerabilities/0/affected/-", &format!(r#"{{"product": "{product}"}}"#));
    // 2.9 is a number for JSON, and a version for a person.
    set("/vulnerabilities/0/affected/0/versions", "2.9");
    set("/vulnerabilities/0/resolutions/-", r#"{"kind": "fix", "details": "Update.", "fixed_version": "3.0"}"#);
    set("/safety/harm", "An infusion could be interrupted.");
    set("/summary", "A port stays open.");
    office.must(&[
        "fact",
        &number,
        "initiation_correction_removal",
        "--at",
        "2026-11-12 16:05",
        "--note",
        "First pump",
    ]);
    for (question, answer) in [("risk_to_health", "yes"), ("reported_under_803_or_1004", "no")] {
        office.must(&["answer", &number, question, answer, "--reason", "assessed"]);
    }
    let due = office.must(&["due", &number, "--explain"]);
    assert!(due.contains("21 CFR 806.10(b)"), "{due}");
    seal_both(&office, &number, "A.p12");
    let built = office.json(&[
        "pack",
        "build",
        &number,
        "--regime",
        "us-fda-806",
        "--stage",
        "cr-10wd",
        "--identity",
        "A.p12",
        "--out",
        "outbox",
        "--folder",
    ]);
    let name = built["pack"]["file_name"].as_str().unwrap().to_owned();
    let folder = office.path("outbox").join(name.trim_end_matches(".pack.zip"));
    judge_pack(&folder, &office.path("A.root.pem"));
    // A file of that name with another content is not the pack.
    std::fs::create_dir(office.path("elsewhere")).unwrap();
    std::fs::write(office.path("elsewhere").join(&name), b"another pack").unwrap();
    let other = office.run(&["sent", &format!("elsewhere/{name}"), "--channel", "portal", "--to", "FDA"]);
    assert!(other.code != 0 && other.err.contains("number is taken"), "{}", other.err);
    let sent = format!("outbox/{name}");
    office.must(&["sent", &sent, "--channel", "portal", "--to", "FDA", "--receipt", "ACK3-1"]);
    let shown = office.must(&["show", &number]);
    assert!(shown.contains("portal"), "{shown}");
    office.must(&["export", "history", "history.jsonl"]);
    office.must(&["backup", "copy.desk"]);
    let restored = office.must(&["restore", "copy.desk", "restored.desk"]);
    assert!(restored.contains("The backup stays as it is"), "{restored}");
    assert!(office.must(&["--register", "restored.desk", "history"]).contains("restored from a backup"));
    office.must(&[
        "verify",
        "history.jsonl",
        "copy.desk",
        "restored.desk",
        &format!("outbox/{name}"),
        "--root",
        "A.root.pem",
    ]);
    let untrusted = office.run(&["verify", &format!("outbox/{name}")]);
    assert_eq!(untrusted.code, 3, "{}", untrusted.out);
    office.must(&["history", "--verify"]);
    office.must(&["close", &number, "--reason", "told"]);
}

#[test]
fn real_advisories_become_notices_that_foreign_judges_accept() {
    let advisories = real_advisories();
    if advisories.is_empty() {
        return;
    }
    let office = prepared("P256");
    office.must(&["identity", "new", "RSA.p12", "--name", "Dr. Ruth Schneider", "--kind", "rsa3072"]);
    let mut pdfs = Vec::new();
    for (index, advisory) in advisories.iter().enumerate() {
        let imported = office.json(&["import", advisory.to_str().unwrap()]);
        let number = imported[0]["number"].as_str().unwrap().to_owned();
        compare_scores(&office, &number, advisory);
        office.must(&["set", &number, "/safety/harm", "Therapy could be delayed; no harm is known."]);
        office.must(&["fact", &number, "initiation_correction_removal", "--at", "2026-11-12 16:05"]);
        let identity = if index % 2 == 0 { "RSA.p12" } else { "P256.p12" };
        pdfs.extend(seal_both(&office, &number, identity));
    }
    let roots = office.roots();
    let mut verify: Vec<&str> = vec!["verify"];
    verify.extend(pdfs.iter().map(|path| path.to_str().unwrap()));
    verify.extend(["--root", roots.to_str().unwrap()]);
    office.must(&verify);
    judge("pdf-conformance", &["3a,ua1"], &pdfs);
    judge("pdf-signature", &[roots.to_str().unwrap()], &pdfs);
    office.must(&["history", "--verify"]);
}

/// A register with an organisation and an identity.
fn prepared(identity: &str) -> Office {
    let office = Office::new(PROGRAM);
    office.must(&["init"]);
    for (path, value) in [
        ("/name", "Example Medical GmbH"),
        ("/address", r#"["Beispielstraße 14", "20000 Musterstadt"]"#),
        ("/country", "DE"),
        ("/zone", "Europe/Berlin"),
        ("/email", "psirt@example.invalid"),
        ("/signatory/name", "Dr. Miriam Albers"),
        ("/signatory/function", "Person responsible for regulatory compliance"),
    ] {
        office.must(&["organisation", "set", path, value]);
    }
    office.must(&["identity", "new", &format!("{identity}.p12"), "--name", "Dr. Miriam Albers"]);
    office
}

fn product_file(office: &Office) -> String {
    let product = r#"{"name": "Example Pump", "version_scheme": "numeric", "versions": [{"name": "2.9"}, {"name": "3.0"}],
        "markets": [{"country": "US", "status": "us_device"}, {"country": "DE", "status": "mdr_device"}]}"#;
    std::fs::write(office.path("pump.json"), product).unwrap();
    "pump.json".to_owned()
}

/// Drafts a notice to users and a notification to the FDA, mends what the gate reports, and seals both.
fn seal_both(office: &Office, number: &str, identity: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for kind in ["users", "authority"] {
        let mut order = vec!["notice", "new", number, "--kind", kind];
        if kind == "authority" {
            order.extend(["--regime", "us-fda-806", "--stage", "cr-10wd"]);
        }
        let notice = office.json(&order)["number"].as_str().unwrap().to_owned();
        mend(office, number, &notice);
        office.approve(&notice);
        let file = format!("{notice}.pdf");
        let sealed = office.json(&["seal", &notice, "--identity", identity, "--out", &file]);
        assert_eq!(sealed["file_name"], file);
        files.push(office.path(&file));
    }
    files
}

/// Enters what the gate says is missing, one field after the other, as a person would.
fn mend(office: &Office, number: &str, notice: &str) {
    for _ in 0..60 {
        let view = office.json(&["notice", "show", notice]);
        let findings = view["findings"].as_array().unwrap();
        let Some(stop) = findings.iter().find(|finding| finding["weight"] == "stops") else { return };
        let path = stop["path"].as_str().unwrap();
        let (parent, field) = path.rsplit_once('/').unwrap();
        match field {
            "use_statement" => office.must(&["notice", "set", notice, "/use_statement", "The device may be used on."]),
            "description" | "summary" | "harm" | "details" | "reason" => {
                office.must(&["set", number, path, "Described by the manufacturer."])
            }
            "versions" => office.must(&["set", number, path, "all"]),
            "scores" => {
                office.must(&["set", number, &format!("{parent}/ranking"), "High, on a scale of the manufacturer"])
            }
            "resolutions" => {
                let details = r#"{"kind": "mitigation", "details": "Keep the device off the hospital network."}"#;
                office.must(&["set", number, &format!("{path}/-"), details])
            }
            _ => panic!("no way out is known for {stop}"),
        };
    }
    panic!("{notice} is stopped after 60 changes");
}

/// The scores that the record computes are those that the advisory states.
fn compare_scores(office: &Office, number: &str, advisory: &Path) {
    let document: Value = serde_json::from_slice(&std::fs::read(advisory).unwrap()).unwrap();
    let mut stated = BTreeMap::new();
    collect_scores(&document, &mut stated);
    let view = office.json(&["show", number]);
    let mut compared = 0;
    for (index, vulnerability) in view["disclosure"]["vulnerabilities"].as_array().unwrap().iter().enumerate() {
        for (position, scoring) in vulnerability["scores"].as_array().unwrap().iter().enumerate() {
            let Some(expected) = stated.get(scoring["vector"].as_str().unwrap()) else { continue };
            let computed = &view["vulnerabilities"][index]["vectors"][position]["rating"]["base"];
            assert_eq!(computed.as_f64(), Some(*expected), "{} {scoring}", advisory.display());
            compared += 1;
        }
    }
    assert!(compared >= stated.len(), "{}: {compared} of {}", advisory.display(), stated.len());
}

fn collect_scores(value: &Value, stated: &mut BTreeMap<String, f64>) {
    if let (Some(vector), Some(score)) = (value["vectorString"].as_str(), value["baseScore"].as_f64()) {
        stated.insert(vector.to_owned(), score);
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect_scores(item, stated)),
        Value::Object(map) => map.values().for_each(|item| collect_scores(item, stated)),
        _ => {}
    }
}

/// A recipient checks the pack with sha256sum and OpenSSL.
fn judge_pack(folder: &Path, root: &Path) {
    let sums = Command::new("sha256sum").args(["-c", "--strict", "SHA256SUMS"]).current_dir(folder).output().unwrap();
    assert!(sums.status.success(), "{}", String::from_utf8_lossy(&sums.stderr));
    let cms = Command::new("openssl")
        .args(["cms", "-verify", "-binary", "-inform", "DER", "-in", "manifest.json.p7s"])
        .args(["-content", "manifest.json", "-purpose", "any", "-CAfile"])
        .arg(root)
        .current_dir(folder)
        .output();
    match cms {
        Ok(cms) => assert!(cms.status.success(), "{}", String::from_utf8_lossy(&cms.stderr)),
        Err(error) => println!("skipped: openssl is not here ({error})"),
    }
}
