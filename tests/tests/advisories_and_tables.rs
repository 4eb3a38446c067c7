//! Advisories and tables as they come in: what is wrong in them is told, and nothing is lost on the way.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use serde_json::{Value, json};
use std::path::PathBuf;
use whole_route::Office;

const PROGRAM: &str = env!("CARGO_BIN_EXE_desk-under-test");

fn case(name: &str) -> String {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("cases").join(name).to_str().unwrap().to_owned()
}

fn register() -> Office {
    let office = Office::new(PROGRAM);
    office.must(&["init"]);
    office
}

/// What the record says of products and versions, without the identifiers.
fn statements(office: &Office) -> Vec<(String, String)> {
    let shown = office.json(&["show", "VD-2026-0001"]);
    let products = office.json(&["product", "list"]);
    let name = |id: &Value| {
        let found = products.as_array().unwrap().iter().find(|view| view["id"] == *id).unwrap();
        found["product"]["name"].as_str().unwrap().to_owned()
    };
    let affected = shown["disclosure"]["vulnerabilities"][0]["affected"].as_array().unwrap().clone();
    affected.iter().map(|one| (name(&one["product"]), one["versions"].as_str().unwrap().to_owned())).collect()
}

#[test]
fn relationships_are_resolved_in_any_order() {
    let mut found = Vec::new();
    for name in ["forward", "backward"] {
        let office = register();
        let said = office.must(&["import", &case(&format!("advisories/relationships-{name}.json"))]);
        assert!(!said.contains("does not define"), "{said}");
        found.push(statements(&office));
    }
    assert_eq!(found[0], found[1]);
    let [(product, versions)] = found[0].as_slice() else { panic!("{found:?}") };
    assert_eq!(
        (product.as_str(), versions.as_str()),
        ("Pump X (installed on Module (default component of OS 9))", "1.0")
    );
}

#[test]
fn a_key_that_stands_twice_is_told_with_both_values() {
    let office = register();
    let said = office.must(&["import", &case("advisories/duplicate-key.json")]);
    assert!(
        said.contains("“cve” stands twice in one object: “CVE-2026-99999” was read, “CVE-2026-11111” was left out"),
        "{said}"
    );
}

fn advisory(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let text = std::fs::read_to_string(case("versions/versions-08.json")).unwrap();
    let mut document: Value = serde_json::from_str(&text).unwrap();
    change(&mut document);
    serde_json::to_vec(&document).unwrap()
}

#[test]
fn what_is_odd_in_an_advisory_is_told() {
    let score = |document: &mut Value, score: Value| document["vulnerabilities"][0]["scores"][0]["cvss_v3"] = score;
    let vector = "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
    type Change<'a> = Box<dyn FnOnce(&mut Value) + 'a>;
    let cases: Vec<(Change<'_>, &str)> = vec![
        (
            Box::new(|document| {
                score(document, json!({"version": "3.1", "baseScore": 9.8, "baseSeverity": "CRITICAL"}));
            }),
            "gives a base score without its vector; it is kept as the severity ranking",
        ),
        (
            Box::new(|document| score(document, json!({"version": "3.0", "vectorString": vector, "baseScore": "9.8"}))),
            "The score is written as a text, not as a number; it was read as the number",
        ),
        (
            Box::new(|document| {
                score(document, json!({"version": "3.0", "vectorString": vector, "baseScore": "high"}));
            }),
            "The score is a text that is not a number",
        ),
        (
            Box::new(|document| score(document, json!({"version": "3.0", "vectorString": vector, "baseScore": 9.7}))),
            "next to the published score. CVSS 3.0 does not say how fractions",
        ),
        (
            Box::new(|document| {
                score(
                    document,
                    json!({"version": "3.0", "vectorString": vector, "baseScore": 9.8, "baseSeverity": "LOW"}),
                );
            }),
            "The advisory says “LOW”, but this vector is rated",
        ),
        (
            Box::new(|document| document["vulnerabilities"][0]["remediations"][0]["product_ids"] = json!([])),
            "It names no product; the record shows it for every affected product",
        ),
        (
            Box::new(|document| document["vulnerabilities"][0]["remediations"][0]["product_ids"] = json!(["NOPE"])),
            "It names only products that the advisory does not define; the record shows it for every affected product",
        ),
        (
            Box::new(|document| document["vulnerabilities"][0]["scores"][0]["products"] = json!([])),
            "It names no product; the record shows it for every affected product",
        ),
        (
            Box::new(|document| {
                let branches = &mut document["product_tree"]["branches"][0]["branches"];
                let second = json!({"category": "product_name", "name": "Pump X", "product": {"name": "Pump X", "product_id": "P1"}});
                branches.as_array_mut().unwrap().push(second);
                document["vulnerabilities"][0]["product_status"]["known_affected"] = json!(["P0", "P1"]);
            }),
            "“All versions” of this product is stated next to “<= V03.15.00.0009”, both affected",
        ),
        (
            Box::new(|document| {
                let versions = &mut document["product_tree"]["branches"][0]["branches"][0]["branches"];
                let second = json!({"category": "product_version", "name": "5.0", "product": {"name": "Pump X 5.0", "product_id": "P1"}});
                versions.as_array_mut().unwrap().push(second);
                document["vulnerabilities"][0]["product_status"]["known_affected"] = json!(["P0", "P1"]);
            }),
            "It is published for some versions of this product only, not for “5.0”",
        ),
    ];
    for (change, expected) in cases {
        let office = register();
        std::fs::write(office.path("a.json"), advisory(change)).unwrap();
        let said = office.must(&["import", "a.json"]);
        assert!(said.contains(expected), "{expected}\n{said}");
    }
}

#[test]
fn a_score_without_a_vector_and_one_that_differs_are_kept() {
    let office = register();
    let without = advisory(|document| {
        document["vulnerabilities"][0]["scores"][0]["cvss_v3"] =
            json!({"version": "3.1", "baseScore": 9.8, "baseSeverity": "CRITICAL"});
    });
    std::fs::write(office.path("a.json"), without).unwrap();
    office.must(&["import", "a.json"]);
    let shown = office.json(&["show", "VD-2026-0001"]);
    assert_eq!(shown["disclosure"]["vulnerabilities"][0]["ranking"], "CVSS 3.1 base score 9.8 critical");

    let office = register();
    let differs = advisory(|document| document["vulnerabilities"][0]["scores"][0]["cvss_v3"]["baseScore"] = json!(9.1));
    std::fs::write(office.path("a.json"), differs).unwrap();
    office.must(&["import", "a.json"]);
    let shown = office.json(&["show", "VD-2026-0001"]);
    assert_eq!(shown["disclosure"]["vulnerabilities"][0]["scores"][0]["source"], "Example Maker, published as 9.1");
}

#[test]
fn what_has_no_end_or_no_limit_is_refused() {
    let office = register();
    let long = advisory(|document| document["document"]["title"] = json!("x".repeat(250_001)));
    std::fs::write(office.path("long.json"), long).unwrap();
    let mut cases = vec![("long.json", "the text at /document/title has 250001 characters; at most 250000 are read")];
    if cfg!(unix) {
        let made = std::process::Command::new("mkfifo").arg(office.path("pipe.json")).status().unwrap();
        assert!(made.success());
        cases.extend([
            ("/dev/zero", "/dev/zero is a device or a pipe, not a file"),
            ("pipe.json", "pipe.json is a device or a pipe, not a file"),
        ]);
    }
    for (file, expected) in cases {
        for arguments in [vec!["import", file], vec!["product", "import", file], vec!["report", "table", file]] {
            if file == "long.json" && arguments[0] != "import" {
                continue;
            }
            let outcome = office.run(&arguments);
            assert_eq!(outcome.code, 1, "{arguments:?} {}{}", outcome.out, outcome.err);
            assert!(outcome.err.contains(expected), "{arguments:?}: {}", outcome.err);
        }
    }
}

#[test]
fn a_table_of_a_mac_is_recognised_and_its_encoding_named() {
    let office = register();
    let said = office.must(&["products", "import", &case("tables/mac.csv")]);
    assert!(said.contains("The table was read as Macintosh."), "{said}");
    let names: Vec<String> = office
        .json(&["product", "list"])
        .as_array()
        .unwrap()
        .iter()
        .map(|view| view["product"]["name"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(names, ["Infusionsgerät Größe Ä", "Schlauchüberwacher"]);

    // Where it is told, it is not guessed.
    let office = register();
    std::fs::write(office.path("cp1250.csv"), b"Product;Manufacturer\nPompa;\xA3\xF3d\x9F\n").unwrap();
    let said = office.must(&["products", "import", "cp1250.csv", "--encoding", "windows-1250"]);
    assert!(said.contains("The table was read as Windows-1250."), "{said}");
    assert_eq!(office.json(&["product", "list"])[0]["product"]["manufacturer"], "Łódź");
}

#[test]
fn what_a_spreadsheet_changed_is_refused_or_told() {
    let office = register();
    let outcome = office.run(&["products", "import", &case("tables/dates.csv"), "--preview"]);
    for expected in ["“46115”", "“02. Jan”", "“Dec-30”", "“03/04/2026”", "into a date"] {
        assert!(outcome.out.contains(expected), "{expected}\n{}", outcome.out);
    }
    std::fs::write(office.path("day.csv"), "Product,Version\nPump,46054\nPump,1.1E+02\n").unwrap();
    let outcome = office.run(&["products", "import", "day.csv", "--preview"]);
    for expected in ["“46054”: a spreadsheet may have turned a version into the number of a day", "“1.1E+02”"] {
        assert!(outcome.out.contains(expected), "{expected}\n{}", outcome.out);
    }
    let outcome = office.run(&["products", "import", &case("tables/sci.csv")]);
    assert_eq!(outcome.code, 1);
    for expected in ["“4,05099E+12”", "“4.05099E+12”", "“3E5”"] {
        assert!(outcome.err.contains(expected), "{expected}\n{}", outcome.err);
    }
    assert_eq!(office.json(&["product", "list"]), json!([]));
}

#[test]
fn identifiers_of_devices_are_checked_in_every_notation() {
    let office = register();
    let said = office.must(&["products", "import", &case("tables/notations.csv")]);
    let findings =
        ["wrong HIBC check character", "application identifier in brackets", "holds letters", "holds a blank"];
    for expected in findings {
        assert!(said.contains(expected), "{expected}\n{said}");
    }
    for (view, expected) in office.json(&["product", "list"]).as_array().unwrap().iter().zip(findings) {
        let messages = view["findings"].to_string();
        assert!(findings.iter().any(|words| messages.contains(words)), "{expected}: {messages}");
    }
}
