//! Every list leaves as a table: in the order that is asked for, and with no cell that a spreadsheet takes for a formula.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "common/sample.rs"]
mod sample;

use desk::{Clock, Desk, ListName, ProductLineKind, TableForm};
use disclosure::{CountryCode, LegalStatus, Market, Product, ProductVersion};
use sample::sample;

fn csv(desk: &Desk, list: ListName, keys: Option<&[String]>) -> String {
    String::from_utf8(desk.export_list(list, keys, TableForm::Csv).unwrap()).unwrap()
}

#[test]
fn each_list_of_the_sample_leaves_in_both_forms() {
    let (_folder, desk) = sample();
    let reports = desk.list_reports().unwrap().into_iter().map(|row| row.number);
    let mut written = reports.filter(|number| !desk.show_report(number).unwrap().letters.is_empty());
    let report = vec![written.next().unwrap()];
    for list in ListName::ALL {
        let keys = (list == ListName::Letters).then_some(report.as_slice());
        let text = csv(&desk, list, keys);
        assert!(text.starts_with('\u{feff}'), "{list:?}");
        assert!(desk.export_list(list, keys, TableForm::Workbook).unwrap().starts_with(b"PK"), "{list:?}");
        // A scan and a pack are not in the sample.
        let is_empty = matches!(list, ListName::Evidence | ListName::Packs);
        assert!(is_empty || text.lines().count() > 1, "{list:?}: {text}");
    }
}

#[test]
fn the_rows_are_those_of_the_screen_in_its_order() {
    let (_folder, desk) = sample();
    let mut rows = desk.list_disclosures().unwrap();
    rows.reverse();
    rows.truncate(2);
    let keys: Vec<String> = rows.iter().map(|row| row.id.to_string()).collect();
    let text = csv(&desk, ListName::Disclosures, Some(&keys));
    let starts: Vec<&str> =
        text.lines().skip(1).filter(|line| line.starts_with("VD-")).map(|line| &line[..12]).collect();
    assert_eq!(starts, rows.iter().map(|row| row.number.as_str()).collect::<Vec<_>>());
    let none: &[String] = &[];
    assert_eq!(csv(&desk, ListName::Disclosures, Some(none)).lines().count(), 1);
    let gone = ["a disclosure that is gone".to_owned()];
    let error = desk.export_list(ListName::Disclosures, Some(&gone), TableForm::Csv).unwrap_err();
    assert!(error.to_string().contains("is not in the list of disclosures any more"), "{error}");
}

#[test]
fn no_cell_is_a_formula() {
    let (_folder, mut desk) = sample();
    desk.new_disclosure("=1+1").unwrap();
    desk.add_product(&Product { name: "@SUM(A1)".into(), note: "-2+3".into(), ..Product::default() }).unwrap();
    for list in [ListName::Disclosures, ListName::Products] {
        let text = csv(&desk, list, None);
        let formula = text.split(['\n', ',']).find(|cell| cell.trim_matches('"').starts_with(['=', '+', '-', '@']));
        assert_eq!(formula, None, "{list:?}");
    }
}

#[test]
fn products_that_leave_come_back_as_they_are() {
    let (_folder, mut desk) = sample();
    let market = |country: &str| Market {
        country: CountryCode(country.into()),
        status: LegalStatus::MdrDevice,
        registration: "+49 1".into(),
        ..Market::default()
    };
    let product = Product {
        name: "=Pump; \"two\"".into(),
        model: "P-1".into(),
        note: "-1".into(),
        versions: vec![ProductVersion { name: "1.0".into(), ..ProductVersion::default() }],
        markets: vec![market("DE"), market("FR")],
        ..Product::default()
    };
    desk.add_product(&product).unwrap();
    let table = csv(&desk, ListName::Products, None);
    let preview = desk.preview_products(table.as_bytes()).unwrap();
    let other: Vec<_> = preview.lines.iter().filter(|line| line.kind != ProductLineKind::Same).collect();
    assert!(other.is_empty(), "{other:?}");
    // And into an empty register they come as they were.
    let folder = tempfile::tempdir().unwrap();
    let mut empty = Desk::create(&folder.path().join("b.desk"), "Jana Petersen", Clock::System).unwrap();
    empty.import_products("products.csv", table.as_bytes(), None).unwrap();
    let names =
        |desk: &Desk| -> Vec<Product> { desk.list_products().unwrap().into_iter().map(|view| view.product).collect() };
    assert_eq!(names(&empty), names(&desk));
}
