//! The table of disclosures: what is found, in which order, in parts, and that it is never older than the register.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "common/sample.rs"]
mod sample;

use chrono::TimeDelta;
use desk::{
    AtLeast, Clock, Desk, DisclosureColumn, DisclosureLook, DisclosurePage, DueOptions, DueWithin, Exploited,
    OpenOrClosed, SetField,
};
use disclosure::{ExploitationStatus, Product, Severity};
use register::Mode;
use sample::{now, sample};
use serde_json::json;

const COLUMNS: [DisclosureColumn; 7] = [
    DisclosureColumn::Number,
    DisclosureColumn::Title,
    DisclosureColumn::Worst,
    DisclosureColumn::Next,
    DisclosureColumn::Owner,
    DisclosureColumn::UpdatedAt,
    DisclosureColumn::Findings,
];

fn page(desk: &Desk, look: &DisclosureLook) -> DisclosurePage {
    desk.disclosure_page(look, 0, 100).unwrap()
}

fn numbers(desk: &Desk, look: &DisclosureLook) -> Vec<String> {
    page(desk, look).rows.into_iter().map(|row| row.summary.number).collect()
}

fn everything() -> DisclosureLook {
    DisclosureLook::default()
}

#[test]
fn each_filter_finds_what_it_says() {
    let (_folder, desk) = sample();
    let all = page(&desk, &everything());
    assert_eq!((all.rows.len(), all.found, all.all), (4, 4, 4));
    let one = all.rows.iter().find(|row| !row.summary.products.is_empty()).unwrap();
    assert!(all.products.contains(&one.summary.products[0]));
    let found = |look: DisclosureLook| numbers(&desk, &look);
    assert_eq!(found(DisclosureLook { due: DueWithin::Overdue, ..everything() }), ["VD-2026-0003"]);
    assert_eq!(found(DisclosureLook { due: DueWithin::Day, ..everything() }), ["VD-2026-0002", "VD-2026-0003"]);
    assert_eq!(found(DisclosureLook { due: DueWithin::ThreeDays, ..everything() }).len(), 3);
    assert_eq!(found(DisclosureLook { due: DueWithin::Month, ..everything() }).len(), 3);
    let closed = found(DisclosureLook { state: OpenOrClosed::Closed, ..everything() });
    let open = found(DisclosureLook { state: OpenOrClosed::Open, ..everything() });
    assert_eq!((closed.len(), open.len()), (1, 3));
    let floors = [
        (AtLeast::Critical, Severity::Critical),
        (AtLeast::High, Severity::High),
        (AtLeast::Medium, Severity::Medium),
        (AtLeast::Low, Severity::Low),
    ];
    for (severity, least) in floors {
        let rows = page(&desk, &DisclosureLook { severity, ..everything() }).rows;
        assert!(rows.iter().all(|row| row.summary.worst.unwrap().1 >= least), "{severity:?}");
    }
    let unscored = page(&desk, &DisclosureLook { severity: AtLeast::None, ..everything() }).rows;
    assert!(unscored.iter().all(|row| row.summary.worst.is_none()));
    for (exploited, status) in [
        (Exploited::Exploited, ExploitationStatus::Exploited),
        (Exploited::ProofOfConcept, ExploitationStatus::ProofOfConcept),
        (Exploited::NotKnown, ExploitationStatus::NotKnown),
    ] {
        let rows = page(&desk, &DisclosureLook { exploited, ..everything() }).rows;
        let expected = all.rows.iter().filter(|row| row.exploitation == status).count();
        assert_eq!(rows.len(), expected, "{exploited:?}");
    }
    let product = one.summary.products[0].clone();
    assert!(found(DisclosureLook { product, ..everything() }).contains(&one.summary.number));
    let text = format!("  {} {}", one.summary.number.to_lowercase(), one.summary.title.to_uppercase());
    assert_eq!(found(DisclosureLook { text, ..everything() }), *std::slice::from_ref(&one.summary.number));
    assert!(found(DisclosureLook { text: "no such words".into(), ..everything() }).is_empty());
    let marks = desk.disclosures_found(&DisclosureLook { state: OpenOrClosed::Closed, ..everything() }).unwrap();
    assert!(marks.len() == 1 && marks[0].closed && marks[0].number == closed[0]);
}

#[test]
fn each_column_sorts_both_ways_and_what_has_no_value_stands_last() {
    let (_folder, mut desk) = sample();
    desk.new_disclosure("\u{e4}rgerlich").unwrap();
    let (bare, _) = desk.new_disclosure("zuletzt").unwrap();
    let patch = [SetField::Replace { path: "/owner".into(), value: json!("") }];
    desk.patch_disclosure(bare, None, &patch, "").unwrap();
    for by in COLUMNS {
        let up = numbers(&desk, &DisclosureLook { by, ..everything() });
        let down = numbers(&desk, &DisclosureLook { by, down: true, ..everything() });
        assert_eq!((up.len(), down.len()), (6, 6), "{by:?}");
    }
    for by in [DisclosureColumn::Worst, DisclosureColumn::Next, DisclosureColumn::Owner] {
        for down in [false, true] {
            let rows = page(&desk, &DisclosureLook { by, down, ..everything() }).rows;
            let last = rows.last().unwrap();
            let is_blank = match by {
                DisclosureColumn::Worst => last.summary.worst.is_none(),
                DisclosureColumn::Next => last.next.is_none(),
                _ => last.summary.owner.is_empty(),
            };
            assert!(is_blank, "{by:?} {down}: {}", last.summary.number);
        }
    }
    let titles: Vec<String> = page(&desk, &DisclosureLook { by: DisclosureColumn::Title, ..everything() })
        .rows
        .into_iter()
        .map(|row| row.summary.title)
        .collect();
    assert_eq!((titles.first().unwrap().as_str(), titles.last().unwrap().as_str()), ("\u{e4}rgerlich", "zuletzt"));
    let scores: Vec<_> = page(&desk, &DisclosureLook { by: DisclosureColumn::Worst, down: true, ..everything() })
        .rows
        .iter()
        .filter_map(|row| row.summary.worst.map(|(score, _)| score))
        .collect();
    assert!(scores.is_sorted_by(|one, other| one >= other), "{scores:?}");
    // The newest number first, also beyond what it was made with.
    assert_eq!(numbers(&desk, &DisclosureLook { down: true, ..everything() })[0], "VD-2026-0006");
}

#[test]
fn the_next_date_is_the_earliest_that_is_owed() {
    let (_folder, desk) = sample();
    let due = desk.list_due(&DueOptions::default()).unwrap().items;
    for row in page(&desk, &everything()).rows {
        let dates = due
            .iter()
            .filter(|item| item.obligation.key.disclosure == row.summary.id)
            .filter_map(|item| item.obligation.due.as_ref().map(|due| due.safe_at));
        let next = row.next.and_then(|item| item.obligation.due).map(|due| due.safe_at);
        assert_eq!(next, dates.min(), "{}", row.summary.number);
    }
}

#[test]
fn parts_make_the_whole() {
    let (_folder, desk) = sample();
    let look = everything();
    let whole = desk.disclosure_page(&look, 0, 100).unwrap().rows;
    for count in [1, 3, 4, 7] {
        let mut parts = Vec::new();
        while parts.len() < whole.len() {
            let part = desk.disclosure_page(&look, parts.len(), count).unwrap();
            assert!(!part.rows.is_empty() && part.found == whole.len());
            parts.extend(part.rows);
        }
        assert_eq!(parts, whole);
    }
    assert!(desk.disclosure_page(&look, 400, 10).unwrap().rows.is_empty());
}

#[test]
fn it_is_never_older_than_the_register() {
    let (_folder, mut desk) = sample();
    let path = desk.register().path().to_owned();
    let changes: [fn(&mut Desk); 5] = [
        |desk| drop(desk.new_disclosure("One more").unwrap()),
        |desk| {
            let id = desk.list_disclosures().unwrap()[0].id;
            let patch = [SetField::Replace { path: "/owner".into(), value: json!("Miriam Albers") }];
            desk.patch_disclosure(id, None, &patch, "").unwrap();
        },
        |desk| {
            let id = desk.list_disclosures().unwrap().into_iter().find(|row| row.closed_at.is_none()).unwrap().id;
            desk.close_disclosure(id, true, "done", true).unwrap();
        },
        |desk| {
            desk.add_product(&Product { name: "Monitor".into(), ..Product::default() }).unwrap();
        },
        |desk| {
            // A product of another name: no disclosure has changed, and the rows have.
            let view = desk.list_products().unwrap().remove(0);
            let product = Product { name: "Renamed".into(), ..view.product };
            desk.save_product(view.id, view.revision, &product, "").unwrap();
        },
    ];
    page(&desk, &everything());
    for (number, change) in changes.iter().enumerate() {
        change(&mut desk);
        let kept = page(&desk, &everything());
        let anew = Desk::open(&path, Mode::Read, "", Clock::Fixed(now())).unwrap();
        assert_eq!(kept, page(&anew, &everything()), "change {number}");
    }
    // What another reader made ready is taken, and what changed since is read again.
    let digest = desk.beside().unwrap().make_digest().unwrap();
    desk.new_disclosure("After it").unwrap();
    desk.adopt_digest(digest);
    assert_eq!(page(&desk, &everything()).all, 6);
    // That of another register is of no use, and not used.
    let (_elsewhere, other) = sample();
    desk.adopt_digest(other.make_digest().unwrap());
    assert_eq!(page(&desk, &everything()).all, 6);
}

#[test]
fn what_is_owed_now_is_said_again_until_something_changes() {
    let (_folder, mut desk) = sample();
    let options = DueOptions::default();
    assert_eq!(desk.known_due(&options).unwrap(), None);
    let owed = desk.beside().unwrap().work_out_due(&options).unwrap();
    let first = desk.adopt_due(owed);
    assert_eq!(first, desk.list_due(&options).unwrap());
    assert_eq!(desk.known_due(&options).unwrap(), Some(first));
    let filtered = DueOptions { limit: Some(1), ..DueOptions::default() };
    assert_eq!(desk.known_due(&filtered).unwrap(), None, "it answers another question");
    let then = DueOptions { at: Some(now() + TimeDelta::days(30)), ..DueOptions::default() };
    let owed = desk.work_out_due(&then).unwrap();
    desk.adopt_due(owed);
    assert_eq!(desk.known_due(&then).unwrap(), None, "another instant is not now");
    let owed = desk.work_out_due(&options).unwrap();
    let open = desk.list_disclosures().unwrap().into_iter().find(|row| row.closed_at.is_none()).unwrap().id;
    desk.close_disclosure(open, true, "done", true).unwrap();
    desk.adopt_due(owed);
    assert_eq!(desk.known_due(&options).unwrap(), None, "something changed since");
}
