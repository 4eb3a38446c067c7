//! Importing advisories: nothing is dropped silently, and what can't be read says why.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use disclosure::{CvssVector, KnownProduct, Product, ProductId, PublicText, Reading};
use exchange::{CsafError, Import, MAX_SIZE, merge, read_csaf};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::path::PathBuf;
use uuid::Uuid;

const COMPLETE: &str = include_str!("advisories/complete.json");

fn ids() -> impl FnMut() -> Uuid {
    let mut next = 1_u128 << 64;
    move || {
        next += 1;
        Uuid::from_u128(next)
    }
}

fn import(bytes: &[u8]) -> Result<Import, CsafError> {
    read_csaf(bytes, &[], &mut ids())
}

fn edited(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut document: Value = serde_json::from_str(COMPLETE).unwrap();
    change(&mut document);
    serde_json::to_vec(&document).unwrap()
}

#[test]
fn everything_of_an_advisory_has_its_place_or_its_remark() {
    let import = import(COMPLETE.as_bytes()).unwrap();
    insta::assert_json_snapshot!(import);
}

#[test]
fn products_of_the_register_are_reused() {
    let known = KnownProduct {
        id: ProductId(Uuid::from_u128(5)),
        product: Product {
            name: "perfusa link firmware".into(),
            manufacturer: "Nordlicht".into(),
            ..Product::default()
        },
    };
    let import = read_csaf(COMPLETE.as_bytes(), std::slice::from_ref(&known), &mut ids()).unwrap();
    assert!(import.new_products.iter().all(|product| product.product.name != "Perfusa Link firmware"));
    assert_eq!(import.disclosure.vulnerabilities[0].affected[0].product, Some(known.id));
}

#[test]
fn what_is_no_advisory_says_why() {
    let deep = "[".repeat(5000);
    let mut nested = json!({"category": "product_name", "name": "x"});
    for _ in 0..40 {
        nested = json!({"category": "product_family", "name": "x", "branches": [nested]});
    }
    let nested = edited(|document| document["product_tree"]["branches"] = json!([nested]));
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (b"".to_vec(), "not sound JSON"),
        (b"{\"document\": {".to_vec(), "line 1 column"),
        (COMPLETE.as_bytes()[..2000].to_vec(), "not sound JSON"),
        (b"[1, 2]".to_vec(), "no CSAF document"),
        (b"{\"a\": 1}".to_vec(), "no CSAF document"),
        (deep.into_bytes(), "recursion limit"),
        (nested, "deeper than 30 levels"),
        (
            edited(|document| document["document"]["csaf_version"] = json!("2.1")),
            "the file is CSAF 2.1; CSAF 2.0 can be imported",
        ),
        (edited(|document| document["document"]["tracking"]["id"] = json!(7)), "/document/tracking/id"),
        (vec![b' '; MAX_SIZE + 1], "is not read"),
    ];
    for (bytes, expected) in cases {
        let message = import(&bytes).unwrap_err().to_string();
        assert!(message.contains(expected), "{expected}: {message}");
    }
}

#[test]
fn values_of_a_wrong_type_are_listed() {
    let bytes = edited(|document| {
        document["vulnerabilities"][0]["cve"] = json!(17);
        document["vulnerabilities"][0]["cwe"] = json!("CWE-1");
        document["document"]["tracking"]["current_release_date"] = json!("yesterday");
    });
    let remarks = import(&bytes).unwrap().remarks;
    for path in ["/vulnerabilities/*/cve", "/vulnerabilities/*/cwe", "/document/tracking/current_release_date"] {
        assert!(remarks.iter().any(|remark| remark.path == path), "{path}: {remarks:#?}");
    }
}

#[test]
fn a_v4_vector_is_found_behind_the_calculator() {
    let vector = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:H/SC:N/SI:N/SA:N";
    let bytes = edited(|document| {
        let url = format!("https://www.first.org/cvss/calculator/4.0#{vector}");
        document["vulnerabilities"][0]["references"] =
            json!([{ "category": "external", "summary": "Calculator", "url": url }]);
    });
    let scores = &import(&bytes).unwrap().disclosure.vulnerabilities[0].scores;
    assert_eq!(
        scores.iter().map(|scoring| scoring.vector.as_str()).collect::<Vec<_>>(),
        ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:H", vector]
    );
}

#[test]
fn a_newer_advisory_leaves_what_people_changed() {
    let base = import(COMPLETE.as_bytes()).unwrap().disclosure;
    let newer = edited(|document| {
        document["document"]["title"] = json!("A better title");
        document["document"]["tracking"]["version"] = json!("3");
        document["vulnerabilities"][0]["title"] = json!("Open maintenance port");
        document["vulnerabilities"][0]["notes"][0]["text"] = json!("A maintenance port is open.");
        let another =
            json!({"cve": "CVE-2026-90104", "title": "New", "notes": [{"category": "summary", "text": "New."}]});
        document["vulnerabilities"].as_array_mut().unwrap().insert(0, another);
    });
    let theirs = import(&newer).unwrap().disclosure;
    let mut mine = base.clone();
    mine.vulnerabilities[0].description = PublicText("Our own words.".into());
    mine.safety.hazard = "HAZ-12".into();
    let merged = merge(&base, &mine, &theirs).unwrap();
    assert_eq!(merged.disclosure.title, "A better title");
    assert_eq!(merged.disclosure.safety.hazard, "HAZ-12");
    assert_eq!(merged.disclosure.vulnerabilities[0].title, "Open maintenance port");
    assert_eq!(merged.disclosure.vulnerabilities[0].description.0, "Our own words.");
    assert_eq!(merged.disclosure.vulnerabilities[0].id, mine.vulnerabilities[0].id);
    assert_eq!(merged.disclosure.vulnerabilities.len(), 4);
    assert_eq!(merged.disclosure.source.unwrap().version, "3");
    let paths: Vec<_> = merged.kept.iter().map(|kept| (kept.path.as_str(), kept.advisory.as_str())).collect();
    assert_eq!(paths, [("/vulnerabilities/0/description", "A maintenance port is open.")]);
}

/// Ten real advisories of CISA, where they are at hand.
#[test]
fn real_advisories_keep_their_scores_and_versions() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/samples/icsma");
    let Ok(files) = std::fs::read_dir(&folder) else {
        println!("skipped: the sample advisories are not at hand");
        return;
    };
    let mut count = 0;
    for file in files {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let name = path.display();
        let import = import(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        let advisory: Value = serde_json::from_slice(&bytes).unwrap();
        let stated = advisory["vulnerabilities"].as_array().unwrap();
        assert_eq!(import.disclosure.vulnerabilities.len(), stated.len(), "{name}");
        for (vulnerability, stated) in import.disclosure.vulnerabilities.iter().zip(stated) {
            assert_eq!(vulnerability.cve, stated["cve"].as_str().unwrap(), "{name}");
            assert!(!vulnerability.description.is_blank(), "{name} {}", vulnerability.cve);
            assert!(!vulnerability.resolutions.is_empty(), "{name} {}", vulnerability.cve);
            for score in stated["scores"].as_array().into_iter().flatten() {
                let stated = &score["cvss_v3"];
                let vector = stated["vectorString"].as_str().unwrap();
                let found = vulnerability.scores.iter().find(|scoring| scoring.vector == vector).unwrap();
                let score = found.vector.parse::<CvssVector>().unwrap().base_score();
                assert!((score.value() - stated["baseScore"].as_f64().unwrap()).abs() < 0.01, "{name} {vector}");
            }
            for statement in &vulnerability.affected {
                assert!(statement.product.is_some(), "{name}");
                let reading = Reading::of(&statement.versions);
                assert!(!reading.stops(), "{name}: {:?}: {:?}", statement.versions, reading.remarks());
            }
        }
        for remark in &import.remarks {
            println!("{name}: {remark:?}");
        }
        count += 1;
    }
    assert!(count >= 10, "{count} advisories were read");
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = import(&bytes);
    }

    #[test]
    fn no_change_of_one_byte_makes_it_panic(position in 0..COMPLETE.len(), byte in any::<u8>()) {
        let mut bytes = COMPLETE.as_bytes().to_vec();
        bytes[position] = byte;
        let _ = import(&bytes);
    }
}
