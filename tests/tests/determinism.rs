//! The same content and the same instant give the same bytes, in two processes that know nothing of each other.

use whole_route::Office;

const PROGRAM: &str = env!("CARGO_BIN_EXE_desk-under-test");
const NOW: &str = "2026-11-23T13:20:00Z";

#[test]
fn two_processes_draw_and_seal_the_same_bytes() {
    let office = Office::new(PROGRAM).at(NOW);
    office.must(&["init", "--sample", "one.desk"]);
    let one = ["--register", "one.desk"];
    office.must(&[&one[..], &["identity", "new", "p256.p12", "--name", "Dr. Miriam Albers"]].concat());
    let range = ["set", "VD-2026-0004", "/vulnerabilities/1/affected/1/versions", ">= 2.0 and < 2.9"];
    office.must(&[&one[..], &range].concat());
    for step in ["review", "approve"] {
        office.must(&[&one[..], &["notice", step, "VD-2026-0004-U1"]].concat());
    }
    office.must(&[&one[..], &["backup", "two.desk"]].concat());
    for name in ["one", "two"] {
        let register = format!("{name}.desk");
        let run = |arguments: &[&str]| office.must(&[&["--register", &register], arguments].concat());
        run(&["notice", "preview", "VD-2026-0004-CR1", &format!("{name}-draft.pdf")]);
        let out = format!("{name}-sealed.pdf");
        run(&["seal", "VD-2026-0004-U1", "--identity", "p256.p12", "--out", &out]);
    }
    for kind in ["draft", "sealed"] {
        let read = |name: &str| std::fs::read(office.path(&format!("{name}-{kind}.pdf"))).unwrap();
        assert!(read("one") == read("two"), "{kind}: the files differ");
    }
}
