//! Products as a table: a line names a product and may bring one version and one market of it; further lines of the same
//! product bring further ones. A blank cell says nothing and takes nothing away.

use crate::encoding::Encoding;
use crate::spreadsheet::{self, Changed};
use crate::table::{TableError, TableFault, plain_head, read_raw, shown};
use chrono::NaiveDate;
use disclosure::{CompanyRole, CountryCode, ItemClass, LegalStatus, VersionScheme};

/// Most lines of one table.
const MAX_ROWS: usize = 20_000;
/// Longest value, in characters.
const MAX_VALUE: usize = 4_000;

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProductColumn {
    /// Model or trade name.
    Name,
    /// Product family.
    Family,
    /// The manufacturer, where it is not the organisation itself.
    Manufacturer,
    /// Catalogue or model number.
    Model,
    /// UDI-DI.
    UdiDi,
    /// Basic UDI-DI.
    BasicUdiDi,
    /// What it is for.
    Purpose,
    /// How versions are compared.
    VersionScheme,
    /// ISH1:2025 item class.
    ItemClass,
    /// End of support of the product.
    SupportEndsOn,
    /// Anything else.
    Note,
    /// A version.
    Version,
    /// Its first day on the market.
    ReleasedOn,
    /// Its end of support.
    VersionSupportEndsOn,
    /// A country where it is sold.
    Country,
    /// What it is in law there.
    Status,
    /// The role of the company there.
    Role,
    /// Its registration there.
    Registration,
    /// Its risk class there.
    RiskClass,
}

use ProductColumn as C;

/// Each column with its head, and what else people call it, in English and German; without signs and spaces.
const COLUMNS: [(ProductColumn, &str, &[&str]); 19] = [
    (
        C::Name,
        "Product",
        &[
            "name",
            "productname",
            "tradename",
            "device",
            "produkt",
            "produktname",
            "handelsname",
            "gerät",
            "bezeichnung",
        ],
    ),
    (C::Family, "Family", &["productfamily", "familie", "produktfamilie"]),
    (C::Manufacturer, "Manufacturer", &["legalmanufacturer", "hersteller"]),
    (
        C::Model,
        "Model",
        &[
            "modelnumber",
            "cataloguenumber",
            "catalognumber",
            "articlenumber",
            "ref",
            "modell",
            "modellnummer",
            "artikelnummer",
            "katalognummer",
        ],
    ),
    (C::UdiDi, "UDI-DI", &["udi", "gtin", "deviceidentifier"]),
    (C::BasicUdiDi, "Basic UDI-DI", &["basisudidi", "basicudi"]),
    (C::Purpose, "Purpose", &["intendedpurpose", "intendeduse", "zweck", "zweckbestimmung"]),
    (C::VersionScheme, "Version scheme", &["scheme", "versionsschema", "schema"]),
    (C::ItemClass, "Item class", &["ish1class", "itemklasse", "klassenachish1"]),
    (
        C::SupportEndsOn,
        "End of support",
        &[
            "supportendson",
            "supportends",
            "supportuntil",
            "supportende",
            "endedessupports",
            "endederunterstützung",
            "supportbis",
        ],
    ),
    (C::Note, "Note", &["notes", "remark", "notiz", "bemerkung", "anmerkung"]),
    (C::Version, "Version", &["versionname", "softwareversion", "versionsnummer"]),
    (
        C::ReleasedOn,
        "Released on",
        &[
            "released",
            "releasedate",
            "releasedon",
            "versionreleasedon",
            "freigegebenam",
            "freigabe",
            "freigabedatum",
            "erschienenam",
        ],
    ),
    (
        C::VersionSupportEndsOn,
        "Version end of support",
        &["versionsupportendson", "versionsupportende", "supportendederversion", "supportversionbis"],
    ),
    (C::Country, "Country", &["market", "countrycode", "land", "markt", "ländercode"]),
    (C::Status, "Legal status", &["status", "regulatorystatus", "rechtsstatus", "rechtlicherstatus"]),
    (C::Role, "Role", &["companyrole", "rolle", "rolleimmarkt"]),
    (
        C::Registration,
        "Registration",
        &[
            "registrationnumber",
            "registrationno",
            "listing",
            "licence",
            "license",
            "registrierung",
            "registrierungsnummer",
            "zulassung",
            "zulassungsnummer",
        ],
    ),
    (C::RiskClass, "Risk class", &["class", "deviceclass", "risikoklasse", "klasse", "produktklasse"]),
];

const STATUSES: [(LegalStatus, &[&str]); 7] = [
    (LegalStatus::Undetermined, &["undetermined", "notdecided", "open", "offen", "unbestimmt"]),
    (LegalStatus::MdrDevice, &["mdrdevice", "mdr", "mdrprodukt", "medizinproduktmdr", "eu2017745"]),
    (LegalStatus::IvdrDevice, &["ivdrdevice", "ivdr", "ivd", "ivdrprodukt", "invitrodiagnostikum", "eu2017746"]),
    (LegalStatus::UsDevice, &["usdevice", "fdadevice", "fda", "usprodukt"]),
    (LegalStatus::MedicalDevice, &["medicaldevice", "device", "medizinprodukt"]),
    (
        LegalStatus::DigitalProduct,
        &["digitalproduct", "cra", "craproduct", "digitalesprodukt", "produktmitdigitalenelementen"],
    ),
    (LegalStatus::NotRegulated, &["notregulated", "none", "nichtreguliert", "keines", "nichts"]),
];

const ROLES: [(CompanyRole, &[&str]); 5] = [
    (CompanyRole::Manufacturer, &["manufacturer", "legalmanufacturer", "hersteller"]),
    (CompanyRole::Importer, &["importer", "importeur", "einführer"]),
    (
        CompanyRole::AuthorisedRepresentative,
        &["authorisedrepresentative", "authorizedrepresentative", "ecrep", "ukrp", "bevollmächtigter"],
    ),
    (CompanyRole::Distributor, &["distributor", "händler"]),
    (CompanyRole::UserFacility, &["userfacility", "betreiber"]),
];

const SCHEMES: [(VersionScheme, &[&str]); 3] = [
    (VersionScheme::Semantic, &["semantic", "semver", "semanticversioning", "semantisch"]),
    (VersionScheme::Numeric, &["numeric", "numbers", "numerisch", "zahlen"]),
    (VersionScheme::Vendor, &["vendor", "own", "list", "hersteller", "eigenes", "eigen"]),
];

const CLASSES: [(ItemClass, &[&str]); 4] = [
    (ItemClass::Undetermined, &["undetermined", "notclassified", "offen", "unbestimmt"]),
    (ItemClass::Maintained, &["maintained", "gepflegt", "gewartet"]),
    (ItemClass::Supported, &["supported", "unterstützt"]),
    (ItemClass::Required, &["required", "erforderlich", "benötigt"]),
];

/// One line of the table. What is blank or `None` is not said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableProduct {
    /// Line of the file, from 1.
    pub line: u64,
    /// Model or trade name.
    pub name: String,
    /// Product family.
    pub family: String,
    /// The manufacturer.
    pub manufacturer: String,
    /// Catalogue or model number.
    pub model: String,
    /// UDI-DI.
    pub udi_di: String,
    /// Basic UDI-DI.
    pub basic_udi_di: String,
    /// What it is for.
    pub purpose: String,
    /// How versions are compared.
    pub version_scheme: Option<VersionScheme>,
    /// ISH1:2025 item class.
    pub item_class: Option<ItemClass>,
    /// End of support.
    pub support_ends_on: Option<NaiveDate>,
    /// Anything else.
    pub note: String,
    /// A version of it.
    pub version: Option<TableVersion>,
    /// A market of it.
    pub market: Option<TableMarket>,
}

/// A version, as a line brings it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableVersion {
    /// Its name.
    pub name: String,
    /// First day on the market.
    pub released_on: Option<NaiveDate>,
    /// End of support.
    pub support_ends_on: Option<NaiveDate>,
}

/// A market, as a line brings it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableMarket {
    /// The country.
    pub country: CountryCode,
    /// What the product is in law there.
    pub status: Option<LegalStatus>,
    /// The role of the company there.
    pub role: Option<CompanyRole>,
    /// Registration there.
    pub registration: String,
    /// Risk class there.
    pub risk_class: String,
}

/// A table of products.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProductTable {
    /// How the text is encoded.
    pub encoding: Encoding,
    /// Heads of columns that say nothing here.
    pub ignored: Vec<String>,
    /// The lines.
    pub rows: Vec<TableProduct>,
    /// What is wrong with single values.
    pub faults: Vec<TableFault>,
    /// What a person must look at; it refuses no line.
    pub doubts: Vec<TableFault>,
}

/// Reads a table of products; `told` is the encoding where a person names it.
///
/// # Errors
/// If it is none, or beyond the limits.
pub fn read_product_table(bytes: &[u8], told: Option<Encoding>) -> Result<ProductTable, TableError> {
    let raw = read_raw(bytes, MAX_ROWS, told)?;
    let columns: Vec<Option<ProductColumn>> = raw.heads.iter().map(|head| column(head)).collect();
    for (index, known) in columns.iter().enumerate() {
        if let Some(column) = known.filter(|_| columns[..index].contains(known)) {
            return Err(TableError::TwiceTheColumn(column.head().to_owned()));
        }
    }
    if !columns.iter().flatten().any(|column| matches!(column, C::Name | C::Model | C::UdiDi)) {
        let known = COLUMNS.map(|(_, head, _)| head).join(", ");
        return Err(TableError::NoColumns { needed: "“Product”, “Model” or “UDI-DI”", known });
    }
    let mut table = ProductTable { encoding: raw.encoding, ..ProductTable::default() };
    let heads = raw.heads.iter().zip(&columns);
    table.ignored =
        heads.filter(|(head, known)| known.is_none() && !head.is_empty()).map(|(head, _)| head.clone()).collect();
    for row in raw.rows {
        let mut line = Line { number: row.line, faults: &mut table.faults, doubts: &mut table.doubts };
        let mut product = TableProduct { line: row.line, ..TableProduct::default() };
        let (mut version, mut market) = (TableVersion::default(), TableMarket::default());
        for (column, value) in columns.iter().zip(&row.values) {
            let Some(column) = column else { continue };
            // An apostrophe keeps a spreadsheet from changing a value, and says that it is meant.
            let meant = value.strip_prefix('\'').filter(|rest| spreadsheet::is_exponent(rest));
            let value = meant.unwrap_or_else(|| typed(value));
            if !value.is_empty() && !line.is_changed(*column, value, meant.is_some()) {
                line.read(*column, value, &mut product, &mut version, &mut market);
            }
        }
        let has_days = version.released_on.is_some() || version.support_ends_on.is_some();
        if version.name.is_empty() && has_days {
            line.fault(
                C::Version,
                "",
                "a day of release or support without the version it belongs to; name the version",
            );
        }
        let says_market = market.status.is_some()
            || market.role.is_some()
            || !market.registration.is_empty()
            || !market.risk_class.is_empty();
        // A country that could not be read was told already.
        let country_read =
            columns.iter().zip(&row.values).any(|(column, value)| *column == Some(C::Country) && !value.is_empty());
        if market.country.0.is_empty() && says_market && !country_read {
            line.fault(
                C::Country,
                "",
                "a status, role, registration or class without its country; name the country, such as DE",
            );
        }
        if product.name.is_empty() && product.model.is_empty() && product.udi_di.is_empty() {
            line.fault(C::Name, "", "the line names no product; it needs a name, a model or a UDI-DI");
        }
        product.version = (!version.name.is_empty()).then_some(version);
        product.market = (!market.country.0.is_empty()).then_some(market);
        table.rows.push(product);
    }
    Ok(table)
}

/// A table to fill in: the heads, and an example to be written over.
#[must_use]
pub fn product_template() -> Vec<u8> {
    let heads = COLUMNS.map(|(_, head, _)| head).join(";");
    let lines = [
        "sep=;",
        &heads,
        "Example Pump 100;Pumps;;EP-100;;;Infusion of medicines in hospitals;numeric;maintained;2031-12-31;;1.0;2024-05-02;2026-12-31;DE;mdr_device;manufacturer;;IIb",
        "Example Pump 100;;;EP-100;;;;;;;;1.1;2025-03-10;;US;us_device;manufacturer;K000000;Class II",
        "",
    ];
    lines.join("\r\n").into_bytes()
}

impl ProductColumn {
    /// Every column, in the order of the template.
    #[must_use]
    pub fn all() -> [Self; 19] {
        COLUMNS.map(|(column, ..)| column)
    }

    /// Its head in the template.
    #[must_use]
    pub fn head(self) -> &'static str {
        COLUMNS.iter().find(|(column, ..)| *column == self).map_or("", |(_, head, _)| head)
    }
}

struct Line<'f> {
    number: u64,
    faults: &'f mut Vec<TableFault>,
    doubts: &'f mut Vec<TableFault>,
}

impl Line<'_> {
    fn fault(&mut self, column: ProductColumn, value: &str, message: impl Into<String>) {
        self.faults.push(TableFault {
            line: self.number,
            column: column.head().to_owned(),
            value: shown(value),
            message: message.into(),
        });
    }

    /// Whether a spreadsheet changed an identifier, a model or a version, so that the value is none.
    fn is_changed(&mut self, column: ProductColumn, value: &str, meant: bool) -> bool {
        let changed = match column {
            _ if meant => None,
            C::UdiDi | C::BasicUdiDi | C::Model | C::Registration => {
                spreadsheet::is_exponent(value).then_some(Changed::Exponent)
            }
            C::Version => spreadsheet::changed_version(value),
            _ => None,
        };
        match changed {
            None => false,
            Some(doubt @ Changed::DayNumber) => {
                self.doubts.push(TableFault {
                    line: self.number,
                    column: column.head().to_owned(),
                    value: shown(value),
                    message: doubt.words().to_owned(),
                });
                false
            }
            Some(fault) => {
                self.fault(column, value, fault.words());
                true
            }
        }
    }

    fn read(
        &mut self,
        column: ProductColumn,
        value: &str,
        product: &mut TableProduct,
        version: &mut TableVersion,
        market: &mut TableMarket,
    ) {
        if value.chars().count() > MAX_VALUE {
            return self.fault(column, value, format!("the value is longer than {MAX_VALUE} characters; shorten it"));
        }
        match column {
            C::Name => value.clone_into(&mut product.name),
            C::Family => value.clone_into(&mut product.family),
            C::Manufacturer => value.clone_into(&mut product.manufacturer),
            C::Model => value.clone_into(&mut product.model),
            C::UdiDi => value.clone_into(&mut product.udi_di),
            C::BasicUdiDi => value.clone_into(&mut product.basic_udi_di),
            C::Purpose => value.clone_into(&mut product.purpose),
            C::Note => value.clone_into(&mut product.note),
            C::Version => value.clone_into(&mut version.name),
            C::Registration => value.clone_into(&mut market.registration),
            C::RiskClass => value.clone_into(&mut market.risk_class),
            C::SupportEndsOn => product.support_ends_on = self.day(column, value),
            C::ReleasedOn => version.released_on = self.day(column, value),
            C::VersionSupportEndsOn => version.support_ends_on = self.day(column, value),
            C::VersionScheme => {
                product.version_scheme = self.word(column, value, &SCHEMES, "semantic, numeric or vendor");
            }
            C::ItemClass => {
                product.item_class =
                    self.word(column, value, &CLASSES, "maintained, supported, required or undetermined");
            }
            C::Status => {
                let expected = "mdr_device, ivdr_device, us_device, medical_device, digital_product, not_regulated or undetermined";
                market.status = self.word(column, value, &STATUSES, expected);
            }
            C::Role => {
                let expected = "manufacturer, importer, authorised_representative, distributor or user_facility";
                market.role = self.word(column, value, &ROLES, expected);
            }
            C::Country => self.country(value, market),
        }
    }

    fn country(&mut self, value: &str, market: &mut TableMarket) {
        match value.to_ascii_uppercase().as_str() {
            "UK" => self.fault(C::Country, value, "“UK” is no code of ISO 3166-1; the United Kingdom is GB"),
            "EU" | "EEA" => {
                self.fault(
                    C::Country,
                    value,
                    "not one country; write one line for each country where it is sold, such as DE",
                );
            }
            _ => match CountryCode::parse(value) {
                Some(code) => market.country = code,
                None => {
                    self.fault(C::Country, value, "no country code; expected two letters of ISO 3166-1, such as DE");
                }
            },
        }
    }

    fn day(&mut self, column: ProductColumn, value: &str) -> Option<NaiveDate> {
        let read = ["%Y-%m-%d", "%d.%m.%Y"].iter().find_map(|form| NaiveDate::parse_from_str(value, form).ok());
        // A year of two digits is read by nobody the same way.
        let day = read.filter(|day| ("1970-01-01"..="2199-12-31").contains(&day.to_string().as_str()));
        if day.is_none() {
            self.fault(column, value, "no day that can be read; expected 2027-06-30 or 30.06.2027");
        }
        day
    }

    fn word<T: Copy>(
        &mut self,
        column: ProductColumn,
        value: &str,
        words: &[(T, &[&str])],
        expected: &str,
    ) -> Option<T> {
        let plain = plain_head(value);
        let found = words.iter().find(|(_, known)| known.contains(&plain.as_str())).map(|(found, _)| *found);
        if found.is_none() {
            self.fault(column, value, format!("no such value; expected {expected}"));
        }
        found
    }
}

/// A value as it was typed: an apostrophe that only keeps a spreadsheet from reading a formula is none of it.
fn typed(value: &str) -> &str {
    match value.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => value,
    }
}

fn column(head: &str) -> Option<ProductColumn> {
    let plain = plain_head(head);
    let is_it = |name: &str, others: &[&str]| plain_head(name) == plain || others.contains(&plain.as_str());
    COLUMNS.iter().find(|(_, name, others)| is_it(name, others)).map(|(column, ..)| *column)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<NaiveDate> {
        Some(text.parse().unwrap())
    }

    #[test]
    fn english_and_german_heads_say_the_same() {
        let tables = [
            "Product,Model,Version,Released on,Country,Legal status,Role,Registration,Risk class,End of support\nPumpe,P-1,1.0,2024-05-02,de,MDR device,Manufacturer,K1,IIb,2031-12-31\n",
            "Produktname;Artikel-Nummer;Versionsnummer;Freigegeben am;Land;Rechtsstatus;Rolle;Registrierungsnummer;Risikoklasse;Ende des Supports\nPumpe;P-1;1.0;02.05.2024;DE;MDR-Produkt;Hersteller;K1;IIb;31.12.2031\n",
        ];
        let expected = TableProduct {
            line: 2,
            name: "Pumpe".into(),
            model: "P-1".into(),
            support_ends_on: day("2031-12-31"),
            version: Some(TableVersion { name: "1.0".into(), released_on: day("2024-05-02"), support_ends_on: None }),
            market: Some(TableMarket {
                country: CountryCode("DE".into()),
                status: Some(LegalStatus::MdrDevice),
                role: Some(CompanyRole::Manufacturer),
                registration: "K1".into(),
                risk_class: "IIb".into(),
            }),
            ..TableProduct::default()
        };
        for table in tables {
            let read = read_product_table(table.as_bytes(), None).unwrap();
            assert_eq!((read.rows, read.faults, read.ignored), (vec![expected.clone()], vec![], vec![]));
        }
    }

    #[test]
    fn a_fault_names_line_column_value_and_what_would_be_right() {
        let cases = [
            ("Product,Country\nP,UK\n", "Country", "UK", "the United Kingdom is GB"),
            ("Product,Country\nP,EU\n", "Country", "EU", "one line for each country"),
            ("Product,Country\nP,Germany\n", "Country", "Germany", "two letters of ISO 3166-1"),
            ("Product,End of support\nP,06/30/2027\n", "End of support", "06/30/2027", "expected 2027-06-30"),
            ("Product,End of support\nP,30.06.27\n", "End of support", "30.06.27", "expected 2027-06-30"),
            ("Product,Version,Released on\nP,1,31.02.2024\n", "Released on", "31.02.2024", "no day"),
            ("Product,Country,Legal status\nP,DE,class IIb\n", "Legal status", "class IIb", "expected mdr_device, "),
            ("Product,Country,Role\nP,DE,seller\n", "Role", "seller", "expected manufacturer, "),
            ("Product,Item class\nP,A\n", "Item class", "A", "expected maintained, "),
            ("Product,Version scheme\nP,dates\n", "Version scheme", "dates", "expected semantic, "),
            ("Product,UDI-DI\nP,\"4,05012E+13\"\n", "UDI-DI", "4,05012E+13", "format the column as text"),
            ("Product,Model\nP,3E5\n", "Model", "3E5", "format the column as text"),
            ("Product,Version\nP,02. Jan\n", "Version", "02. Jan", "into a date"),
            ("Product,Version\nP,1.1E+02\n", "Version", "1.1E+02", "into a short form"),
            ("Product,Version\nP,2026-03-04 00:00:00\n", "Version", "2026-03-04 00:00:00", "into a date"),
            ("Product,Version\n,1.0\n", "Product", "", "names no product"),
            ("Product,Released on\nP,2024-01-01\n", "Version", "", "name the version"),
            ("Product,Country,Registration\nP,,K1\n", "Country", "", "name the country"),
        ];
        for (table, column, value, words) in cases {
            let read = read_product_table(table.as_bytes(), None).unwrap();
            let [fault] = read.faults.as_slice() else { panic!("{table}: {:?}", read.faults) };
            assert_eq!((fault.line, fault.column.as_str(), fault.value.as_str()), (2, column, value), "{table}");
            assert!(fault.message.contains(words), "{table}: {}", fault.message);
        }
    }

    #[test]
    fn a_table_without_products_or_with_a_column_twice_is_refused() {
        assert!(matches!(read_product_table(b"Country\nDE\n", None), Err(TableError::NoColumns { .. })));
        let twice = read_product_table("Name;Produkt\na;b\n".as_bytes(), None).unwrap_err();
        assert_eq!(twice.to_string(), "the first line has two columns for “Product”; keep one of them");
    }

    #[test]
    fn the_template_is_read_as_it_says() {
        let read = read_product_table(&product_template(), None).unwrap();
        assert_eq!((read.rows.len(), read.faults, read.ignored), (2, vec![], vec![]));
        assert_eq!(read.rows[1].market.as_ref().unwrap().status, Some(LegalStatus::UsDevice));
    }

    #[test]
    fn what_keeps_a_spreadsheet_from_a_formula_is_not_read() {
        let read = read_product_table(b"Product,Note\n'-Pump,'quoted\n", None).unwrap();
        assert_eq!((read.rows[0].name.as_str(), read.rows[0].note.as_str()), ("-Pump", "'quoted"));
    }
}
