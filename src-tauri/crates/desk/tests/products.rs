//! Products from a table: each line is told before, and all of it is taken or nothing.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "common/sample.rs"]
mod sample;

use desk::{Code, Desk, HistoryFilter, ProductLineKind, ProductsPreview};
use disclosure::{CompanyRole, LegalStatus, Product, VersionScheme};
use sample::{empty, sample};
use tempfile::TempDir;

struct Office {
    _folder: TempDir,
    desk: Desk,
}

/// A register with two pumps of one name, which their models tell apart, and a monitor.
fn office() -> Office {
    let (folder, mut desk) = empty();
    for (name, model, udi_di) in [
        ("Pump", "P-1", "04012345678901"),
        ("Pump", "P-2", ""),
        ("Monitor", "", ""),
        ("Twin", "", ""),
        ("Twin", "", ""),
    ] {
        let product = Product { name: name.into(), model: model.into(), udi_di: udi_di.into(), ..Product::default() };
        desk.add_product(&product).unwrap();
    }
    Office { _folder: folder, desk }
}

impl Office {
    fn preview(&self, table: &str) -> ProductsPreview {
        self.desk.preview_products(table.as_bytes()).unwrap()
    }

    fn product(&self, name: &str, model: &str) -> Product {
        let rows = self.desk.register().read().products().unwrap();
        rows.into_iter().map(|row| row.product).find(|product| product.name == name && product.model == model).unwrap()
    }

    fn head(&self) -> i64 {
        self.desk.register().read().history_head().unwrap().0
    }
}

#[test]
fn each_line_says_what_it_would_do() {
    use ProductLineKind::{Changed, New, Refused, Same};
    let office = office();
    let cases = [
        ("Product,Model\nPump,P-1\n", vec![Same]),
        ("Product,Model\npump,p-2\n", vec![Changed]),
        ("Product,Model,Version\nPump,P-2,1.0\nPump,P-2,1.1\nPump,P-2,1.1\n", vec![Changed, Changed, Same]),
        ("Model,Country\nP-1,DE\nP-1,DE\n", vec![Changed, Same]),
        ("Product,Model,Country\nPump,P-3,DE\nPump,P-3,FR\n", vec![New, Changed]),
        ("Product,Family\nMonitor,Monitors\n", vec![Changed]),
        ("UDI-DI,Product\n04012345678901,Pump One\n", vec![Changed]),
        ("Product,Model\nPump,\n", vec![Refused]),
        ("Product,Family\nTwin,Twins\n", vec![Refused]),
        ("Product,Model,UDI-DI\nPump,P-2,04012345678901\n", vec![Refused]),
        ("Product,Model,UDI-DI\nPump,P-1,04012345678918\n", vec![Refused]),
        ("Model,Country\nP-9,DE\n", vec![Refused]),
        ("Product,Family\nMonitor,A\nMonitor,B\n", vec![Changed, Refused]),
        ("Product,Version,Released on\nMonitor,1,2024-01-01\nMonitor,1,2024-01-02\n", vec![Changed, Refused]),
    ];
    for (table, kinds) in cases {
        let found: Vec<ProductLineKind> = office.preview(table).lines.iter().map(|line| line.kind).collect();
        assert_eq!(found, kinds, "{table}");
    }
}

#[test]
fn a_refused_line_names_column_value_and_what_would_be_right() {
    let mut office = office();
    let cases = [
        (
            "Product,Model\nPump,\n",
            "Product",
            "Pump",
            "2 products fit: Pump (P-1), Pump (P-2); add the model or UDI-DI of the one",
        ),
        ("Product,Model,UDI-DI\nPump,P-2,04012345678901\n", "Model", "P-2", "belongs to “Pump”, whose model is P-1"),
        ("Product,Model,UDI-DI\nPump,P-1,99\n", "UDI-DI", "99", "whose UDI-DI is 04012345678901"),
        ("Model,Country\nP-9,DE\n", "Product", "", "name the product to add it"),
        ("Product,Family\nMonitor,A\nMonitor,B\n", "Family", "B", "line 2 says “A” for the same product"),
        ("Product,Country\nMonitor,UK\n", "Country", "UK", "the United Kingdom is GB"),
    ];
    let head = office.head();
    for (table, column, value, words) in cases {
        let preview = office.preview(table);
        let fault = preview.lines.iter().flat_map(|line| &line.faults).next().unwrap();
        assert_eq!((fault.column.as_str(), fault.value.as_str()), (column, value), "{table}");
        assert!(fault.message.contains(words), "{table}: {}", fault.message);
        let error = office.desk.import_products("products.csv", table.as_bytes(), None).unwrap_err();
        assert!(error.code() == Code::State && error.to_string().contains(&fault.message), "{error}");
        assert_eq!(office.head(), head, "nothing may be written: {table}");
    }
}

#[test]
fn all_of_a_table_is_taken_in_one_change_and_taking_it_again_changes_nothing() {
    let mut office = office();
    let table = "\u{feff}Produktname;Modell;Versionsschema;Version;Freigegeben am;Land;Rechtsstatus;Rolle;Registrierung;Risikoklasse\n\
        Pump;P-2;numerisch;1.0;02.05.2024;DE;MDR;Hersteller;;IIb\n\
        Pump;P-2;;1.1;10.03.2025;US;US device;;K210001;Class II\n\
        Ventilator;V-1;;3;;AT;MDR;;;IIb\n";
    let preview = office.preview(table);
    assert_eq!((preview.added, preview.changed, preview.refused), (1, 1, 0), "{:?}", preview.lines);
    let done = office.desk.import_products("liste.csv", table.as_bytes(), Some(&preview.fingerprint)).unwrap();
    assert_eq!((done.added, done.changed), (1, 1));
    let pump = office.product("Pump", "P-2");
    assert_eq!(pump.version_scheme, VersionScheme::Numeric);
    assert_eq!(pump.versions.iter().map(|version| version.name.as_str()).collect::<Vec<_>>(), ["1.0", "1.1"]);
    assert_eq!(pump.versions[0].released_on, Some("2024-05-02".parse().unwrap()));
    let us = &pump.markets[1];
    assert_eq!((us.country.0.as_str(), us.status, us.role), ("US", LegalStatus::UsDevice, CompanyRole::Manufacturer));
    assert_eq!((us.registration.as_str(), us.risk_class.as_str()), ("K210001", "Class II"));
    assert_eq!(office.product("Ventilator", "V-1").markets.len(), 1);

    let page = office.desk.list_history(&HistoryFilter::default(), None, 2).unwrap();
    assert!(page.entries.iter().all(|entry| entry.reason == "import of products from liste.csv"));
    let again = office.preview(table);
    assert!(again.lines.iter().all(|line| line.kind == ProductLineKind::Same), "{:?}", again.lines);
    let head = office.head();
    office.desk.import_products("liste.csv", table.as_bytes(), None).unwrap();
    assert_eq!(office.head(), head);
    assert!(office.desk.verify_history(&mut |_, _| true).unwrap().is_verified());
}

#[test]
fn a_preview_that_is_out_of_date_is_refused() {
    let mut office = office();
    let table = "Product,Family\nMonitor,Monitors\n";
    let preview = office.preview(table);
    let row = office.desk.register().read().products().unwrap().into_iter().find(|row| row.product.name == "Monitor");
    let row = row.unwrap();
    let changed = Product { family: "Displays".into(), ..row.product };
    office.desk.save_product(row.id, row.revision, &changed, "").unwrap();
    let error = office.desk.import_products("list.csv", table.as_bytes(), Some(&preview.fingerprint)).unwrap_err();
    assert!(error.to_string().contains("changed since the preview"), "{error}");
    assert_eq!(office.product("Monitor", "").family, "Displays");
}

#[test]
fn a_blank_cell_takes_nothing_away_and_a_new_market_tells_its_dates() {
    let (_folder, mut desk) = sample();
    let views = desk.list_products().unwrap();
    let known = views.into_iter().find(|view| view.product.name.starts_with("Perfusa IV 300")).unwrap().product;
    let table = format!("Product,UDI-DI,Note,Country,Legal status\n{},{},,NO,MDR\n", known.name, known.udi_di);
    let preview = desk.preview_products(table.as_bytes()).unwrap();
    assert_eq!(preview.refused, 0, "{:?}", preview.lines);
    desk.import_products("list.csv", table.as_bytes(), None).unwrap();
    let now = desk.list_products().unwrap();
    let now = now.into_iter().find(|view| view.product.name == known.name).unwrap().product;
    assert_eq!(now.markets.len(), known.markets.len() + 1);
    assert_eq!((now.note, now.versions), (known.note, known.versions));
}

#[test]
fn a_large_table_is_read_whole() {
    let office = office();
    let mut table = String::from("Product,Model,Version,Country,Legal status\n");
    for product in 0..2_000 {
        for version in 0..5 {
            table.push_str(&format!("Device {product},D-{product},{version}.0,DE,mdr_device\n"));
        }
    }
    let preview = office.preview(&table);
    assert_eq!((preview.added, preview.lines.len()), (2_000, 10_000));
}
