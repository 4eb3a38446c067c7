//! What a person records about events, and what Due makes of it, on the command line: facts that can't be, facts that are taken
//! back, what is missing, closing with open obligations, another time, and a clock that ran back.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use serde_json::Value;
use whole_route::Office;

const PROGRAM: &str = env!("CARGO_BIN_EXE_desk-under-test");
const NUMBER: &str = "VD-2026-0001";

/// A maker in Germany with one product, and a disclosure about it.
fn office(now: &str) -> Office {
    let office = Office::new(PROGRAM).at(now);
    office.must(&["init"]);
    for (path, value) in [("/name", "Example Medical GmbH"), ("/country", "DE"), ("/zone", "Europe/Berlin")] {
        office.must(&["organisation", "set", path, value]);
    }
    let product = r#"{"name": "Example Pump", "markets": [{"country": "DE", "status": "mdr_device"}]}"#;
    std::fs::write(office.path("pump.json"), product).unwrap();
    office.must(&["product", "add", "pump.json"]);
    office.must(&["new", "Open service port"]);
    office.must(&["set", NUMBER, "/vulnerabilities/-", "{}"]);
    office
}

fn name_the_product(office: &Office) {
    let product = office.json(&["product", "list"])[0]["id"].as_str().unwrap().to_owned();
    office.must(&["set", NUMBER, "/vulnerabilities/0/affected/-", &format!(r#"{{"product": "{product}"}}"#)]);
    office.must(&["answer", NUMBER, "serious_incident", "yes", "--reason", "assessed"]);
}

fn record(office: &Office, kind: &str, at: &str) -> String {
    office.json(&["fact", NUMBER, kind, "--at", at, "--country", "DE"])["id"].as_str().unwrap().to_owned()
}

fn stage<'v>(list: &'v Value, stage: &str) -> Option<&'v Value> {
    list["items"].as_array().unwrap().iter().find(|item| item["obligation"]["key"]["stage"] == stage)
}

#[test]
fn what_has_become_known_lies_in_the_past_and_in_a_year_of_such_products() {
    let office = office("2026-11-10T10:00:00Z");
    for (kind, at, expected) in [
        ("awareness_serious_incident", "2026-11-11 09:00", "can't lie in the future"),
        ("awareness_aev", "2026-11-10 11:01", "can't lie in the future"),
        ("awareness_serious_incident", "0206-11-01 09:00", "check the year"),
        ("awareness_serious_incident", "1926-11-01 09:00", "check the year"),
        ("fsn_distribution", "2206-11-01 09:00", "check the year"),
        ("fsn_distribution", "1026-11-01 09:00", "check the year"),
    ] {
        let refused = office.run(&["fact", NUMBER, kind, "--at", at]);
        assert!(refused.code == 1 && refused.err.contains(expected), "{kind} {at}: {}", refused.err);
    }
    office.must(&["fact", NUMBER, "awareness_aev", "--at", "2026-11-10 11:00"]);
    let planned = office.must(&["fact", NUMBER, "fsn_distribution", "--at", "2026-12-01 09:00"]);
    assert!(planned.contains("planned"), "{planned}");
}

#[test]
fn a_fact_is_withdrawn_with_a_reason_and_stays_on_record() {
    let office = office("2026-11-10T10:00:00Z");
    name_the_product(&office);
    let fact = record(&office, "awareness_serious_incident", "2026-11-02 10:00");
    assert_eq!(stage(&office.json(&["due", NUMBER]), "mir-15d").unwrap()["obligation"]["state"]["state"], "due_soon");
    assert_ne!(office.run(&["fact", NUMBER, "--withdraw", &fact]).code, 0, "without a reason");
    let unknown = "00000000-0000-7000-8000-000000000000";
    assert_eq!(office.run(&["fact", NUMBER, "--withdraw", unknown, "--reason", "x"]).code, 2);
    let said = office.must(&["fact", NUMBER, "--withdraw", &fact, "--reason", "it was another product"]);
    assert!(said.contains("withdrawn") && said.contains("stays on record"), "{said}");
    let list = office.json(&["due", NUMBER]);
    assert_eq!(stage(&list, "mir-15d").unwrap()["obligation"]["state"]["state"], "waiting");
    let shown = office.json(&["show", NUMBER]);
    let facts = shown["facts"].as_array().unwrap();
    assert_eq!(facts.len(), 2);
    assert!(facts.iter().any(|view| view["superseded"] == true && view["fact"]["id"] == fact.as_str()));
    let shown = office.must(&["show", NUMBER]);
    assert!(shown.contains("(withdrawn)") && !shown.contains("corrected by a later"), "{shown}");
    office.must(&["export", "list", "facts", "facts.csv"]);
    let listed = std::fs::read_to_string(office.path("facts.csv")).unwrap();
    assert!(listed.contains("withdrawn") && !listed.contains("corrected by a later"), "{listed}");
    let again = office.run(&["fact", NUMBER, "--withdraw", &fact, "--reason", "twice"]);
    assert!(again.code != 0 && again.err.contains("a later entry"), "{}", again.err);
    assert!(office.must(&["history"]).contains("it was another product"));
    office.must(&["history", "--verify"]);
}

#[test]
fn what_is_missing_is_said_instead_of_nothing() {
    let office = office("2026-11-10T10:00:00Z");
    record(&office, "awareness_serious_incident", "2026-11-02 10:00");
    for arguments in [&["due"][..], &["due", NUMBER]] {
        let said = office.must(arguments);
        assert!(said.contains("no product is named as affected"), "{said}");
        assert!(!said.contains("No obligations."), "{said}");
    }
    name_the_product(&office);
    office.must(&["product", "set", "Example Pump", "/markets", "[]"]);
    assert!(office.must(&["due"]).contains("have no market"));
    // Nobody knows that nothing is owed: closing asks, and Due goes on to say it.
    let refused = office.run(&["close", NUMBER]);
    assert!(refused.code != 0 && refused.err.contains("have no market"), "{}", refused.err);
    office.must(&["close", NUMBER, "--reason", "a duplicate"]);
    assert!(office.must(&["due"]).contains("have no market"));
}

#[test]
fn closing_with_open_obligations_asks_and_due_goes_on_to_list_them() {
    let office = office("2026-11-20T10:00:00Z");
    name_the_product(&office);
    record(&office, "awareness_serious_incident", "2026-11-02 10:00");
    let refused = office.run(&["close", NUMBER]);
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("BfArM") && refused.err.contains("overdue"), "{}", refused.err);
    assert!(refused.err.contains("--reason"), "{}", refused.err);
    let closed = office.must(&["close", NUMBER, "--reason", "done"]);
    assert!(closed.contains("Due goes on to list them") && closed.contains("BfArM"), "{closed}");
    let said = office.must(&["due"]);
    assert!(said.contains("Overdue") && said.contains("(disclosure closed)"), "{said}");
    assert!(office.must(&["history", "--limit", "3"]).contains("closed with open obligations"));
    // What is met later is listed no more; opened again it is as before.
    office.must(&["decide", NUMBER, "eu-mdr-art87", "mir-15d", "met", "--at", "2026-11-16 10:00", "--reason", "sent"]);
    assert!(!office.must(&["due"]).contains("mir-15d"));
    office.must(&["close", NUMBER, "--reopen"]);
    assert!(!office.must(&["due"]).contains("(disclosure closed)"));
    office.must(&["history", "--verify"]);
}

#[test]
fn another_time_is_shown_with_the_answers_of_then() {
    let office = office("2026-11-03T10:00:00Z");
    name_the_product(&office);
    record(&office, "awareness_serious_incident", "2026-11-02 10:00");
    let later = |now: &str, arguments: &[&str]| {
        let mut command = office.command(arguments);
        command.env("DESK_NOW", now);
        whole_route::Outcome::of(&mut command)
    };
    let death = ["answer", NUMBER, "death", "yes", "--reason", "the hospital wrote"];
    assert_eq!(later("2026-11-06T10:00:00Z", &death).code, 0);
    let changed = ["answer", NUMBER, "death", "no", "--reason", "another patient"];
    assert_eq!(later("2026-11-09T10:00:00Z", &changed).code, 0);
    let state = |at: &str| {
        let outcome = later("2026-11-10T10:00:00Z", &["--json", "due", NUMBER, "--all", "--at", at]);
        let list: Value = serde_json::from_str(&outcome.out).unwrap();
        stage(&list, "mir-10d").map(|item| item["obligation"]["state"]["state"].as_str().unwrap().to_owned())
    };
    assert_eq!(state("2026-11-04 10:00").as_deref(), Some("needs_decision"), "no answer yet");
    assert_eq!(state("2026-11-07 10:00").as_deref(), Some("due_soon"), "answered yes");
    assert_eq!(
        state("2026-11-09 18:00").as_deref(),
        Some("needs_decision"),
        "answered no, and the other outcome is open"
    );
}

#[test]
fn another_event_has_a_linked_disclosure() {
    let office = office("2026-11-10T10:00:00Z");
    name_the_product(&office);
    record(&office, "awareness_serious_incident", "2026-11-02 10:00");
    record(&office, "awareness_serious_incident", "2026-11-05 10:00");
    assert!(office.must(&["due", NUMBER, "--explain"]).contains("linked disclosure"));
    let linked = office.json(&["new", "--linked-to", NUMBER])["number"].as_str().unwrap().to_owned();
    let shown = office.json(&["show", &linked]);
    assert_eq!(shown["linked"][0]["number"], NUMBER);
    assert_eq!(shown["disclosure"]["vulnerabilities"].as_array().unwrap().len(), 1);
    assert_eq!(shown["facts"].as_array().unwrap().len(), 0);
    assert_eq!(shown["disclosure"]["assessment"], serde_json::json!({}));
    assert_eq!(office.json(&["show", NUMBER])["linked"][0]["number"], linked.as_str());
    assert_ne!(office.run(&["new"]).code, 0, "a title is needed without --linked-to");
}

#[test]
fn a_clock_that_ran_back_is_said_and_overwrites_nothing() {
    let office = office("2026-11-20T10:00:00Z");
    name_the_product(&office);
    record(&office, "awareness_serious_incident", "2026-11-02 10:00");
    assert!(!office.must(&["due"]).contains("Warning"));
    let back = |arguments: &[&str]| {
        let mut command = office.command(arguments);
        command.env("DESK_NOW", "2024-02-01T10:00:00Z");
        whole_route::Outcome::of(&mut command)
    };
    let due = back(&["due"]);
    assert!(due.out.contains("The clock of this computer shows Thu 1 Feb 2024"), "{}{}", due.out, due.err);
    assert_eq!(back(&["new", "Written under the wrong clock"]).code, 0);
    // What was written meanwhile makes no wrong clock right.
    assert!(back(&["due"]).out.contains("The clock of this computer shows Thu 1 Feb 2024"));
    let verified = office.must(&["history", "--verify"]);
    assert!(verified.contains("is dated 2024-02-01 10:00 UTC, before an earlier entry"), "{verified}");
    office.must(&["export", "history", "history.jsonl"]);
    for file in ["history.jsonl", "disclosures.desk"] {
        let verified = office.must(&["verify", file]);
        assert!(verified.contains("ran back") && verified.contains(": verified"), "{verified}");
    }
}

#[test]
fn nothing_is_sent_before_it_is_sealed() {
    let office = Office::new(PROGRAM).at("2026-11-23T13:20:00Z");
    office.must(&["init", "--sample"]);
    office.must(&["set", "VD-2026-0004", "/vulnerabilities/1/affected/1/versions", ">= 2.0 and < 2.9"]);
    office.must(&["identity", "new", "A.p12", "--name", "Dr. Miriam Albers"]);
    office.approve("VD-2026-0004-U1");
    office.must(&["seal", "VD-2026-0004-U1", "--identity", "A.p12", "--out", "U1.pdf"]);
    let send = |at: &str| office.run(&["sent", "VD-2026-0004-U1", "--channel", "e-mail", "--to", "users", "--at", at]);
    let refused = send("2026-11-22 09:00");
    assert!(refused.code == 1 && refused.err.contains("before it was made"), "{}", refused.err);
    assert_eq!(send("2026-11-23 14:20").code, 0);
}

#[test]
fn nothing_is_received_before_it_was_sent() {
    let office = Office::new(PROGRAM).at("2026-11-20T10:00:00Z");
    office.must(&["init"]);
    for (date, expected) in [
        ("Wed, 25 Nov 2026 10:00:00 +0000", "after it was received here"),
        ("Thu, 01 Jan 1970 00:00:00 +0000", "long before such products"),
    ] {
        std::fs::write(
            office.path("mail.eml"),
            format!("From: x@example.org\r\nSubject: A port\r\nDate: {date}\r\n\r\nHello\r\n"),
        )
        .unwrap();
        let said = office.run(&["report", "mail", "mail.eml"]);
        assert!(
            said.code == 0 && format!("{}{}", said.out, said.err).replace('\n', " ").contains(expected),
            "{}{}",
            said.out,
            said.err
        );
        let number = if date.contains("2026") { "IN-2026-0001" } else { "IN-2026-0002" };
        assert_eq!(office.json(&["report", "show", number])["report"]["received_at"], "2026-11-20T10:00:00Z");
    }
}

#[test]
fn a_country_is_one_of_the_standard_and_of_the_regime() {
    let office = office("2026-11-10T10:00:00Z");
    name_the_product(&office);
    for (code, says) in
        [("EL", "GR"), ("UK", "GB"), ("XI", "GB"), ("ZZ", "no country"), ("EU", "member state"), ("QX", "no country")]
    {
        let at = "2026-11-02 10:00";
        let out = office.run(&["fact", NUMBER, "awareness_serious_incident", "--at", at, "--country", code]);
        assert!(out.code != 0 && out.err.contains(says), "{code}: {}", out.err);
    }
    record(&office, "awareness_serious_incident", "2026-11-02 10:00");
    let decide =
        ["decide", NUMBER, "eu-mdr-art87", "mir-15d", "met", "--at", "2026-11-05 10:00", "--reason", "sent", "--place"];
    let out = office.run(&[decide.as_slice(), &["US"]].concat());
    assert!(out.code != 0 && out.err.contains("none of the countries"), "{}", out.err);
    office.must(&[decide.as_slice(), &["DE"]].concat());
}
