//! Two copies of a register that went apart, at the command line: each is sound for itself, and both give the same number
//! away.

use whole_route::Office;

const PROGRAM: &str = env!("CARGO_BIN_EXE_desk-under-test");

/// A folder in which a copy of the register was changed by somebody else.
fn parted() -> Office {
    let office = Office::new(PROGRAM).at("2026-11-23T13:20:00Z");
    office.must(&["init"]);
    office.must(&["new", "Open service port"]);
    office.must(&["backup", "copy.desk"]);
    office.must(&["new", "Fixed password", "--as", "Jana Petersen"]);
    office.must(&["new", "Weak hash", "--as", "Ole Maas", "--register", "copy.desk"]);
    office
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

const SAID: [&str; 4] = ["changed separately", "part at entry", "by Jana Petersen", "by Ole Maas"];

#[test]
fn checking_one_beside_the_other_says_where_they_part() {
    let office = parted();
    for (arguments, exit) in [
        (["verify", "disclosures.desk"].as_slice(), 0),
        (&["verify", "copy.desk"], 0),
        (&["verify", "disclosures.desk", "--beside", "copy.desk"], 3),
        (&["verify", "disclosures.desk", "copy.desk"], 3),
        (&["verify", "copy.desk", "--register", "disclosures.desk"], 3),
    ] {
        let outcome = office.run(arguments);
        assert_eq!(outcome.code, exit, "{arguments:?}\n{}{}", outcome.out, outcome.err);
        if exit == 3 {
            let said = squeezed(&outcome.out);
            assert!(SAID.iter().all(|words| said.contains(words)), "{said}");
            assert!(said.contains("Both gave away the numbers VD-2026-0002"), "{said}");
        }
    }
}

#[test]
fn opening_one_beside_the_other_warns_and_a_backup_does_not() {
    let office = parted();
    let outcome = office.run(&["list"]);
    let said = squeezed(&outcome.err);
    assert!(outcome.code == 0 && SAID.iter().all(|words| said.contains(words)), "{said}");
    let office = Office::new(PROGRAM).at("2026-11-23T13:20:00Z");
    office.must(&["init"]);
    office.must(&["backup", "copy.desk"]);
    office.must(&["new", "Fixed password"]);
    office.must(&["init", "other.desk"]);
    let outcome = office.run(&["list"]);
    assert_eq!(outcome.err, "", "an older copy and a stranger are no news");
    let older = office.must(&["verify", "disclosures.desk", "--beside", "copy.desk"]);
    assert!(older.contains("copy.desk is an older copy"), "{older}");
    let stranger = office.must(&["verify", "disclosures.desk", "--beside", "other.desk"]);
    assert!(stranger.contains("other.desk is another register"), "{stranger}");
}

#[test]
fn a_pack_whose_number_is_taken_says_so() {
    let office = Office::new(PROGRAM);
    office.must(&["demo", "one"]);
    office.must(&["demo", "two"]);
    let pack = "VD-2026-0004_us-fda-806_cr-10wd_1.pack.zip";
    let verified = |register: &str| {
        let file = format!("two/{pack}");
        let outcome = office.run(&[
            "verify",
            &file,
            "--root",
            "two/demonstration.root.pem",
            "--beside",
            &format!("{register}/sample.desk"),
        ]);
        (outcome.code, squeezed(&outcome.out))
    };
    let (code, said) = verified("two");
    assert!(code == 0 && said.contains("It is the pack of this number in two/sample.desk"), "{said}");
    let (code, said) = verified("one");
    assert!(
        code == 3 && said.contains("Its number is taken: in one/sample.desk it belongs to another pack, built"),
        "{said}"
    );
}
