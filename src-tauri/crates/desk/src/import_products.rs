//! Products from a table: what each line would bring is told first; then all of it is taken, or nothing.

use crate::compare_dates::{Side, compare};
use crate::ledger::Ledger;
use crate::{DateChange, Desk, Error, Result};
use chrono::NaiveDate;
use disclosure::{CompanyRole, Market, Product, ProductId, ProductVersion, check_product};
use exchange::{Encoding, ProductColumn, TableFault, TableMarket, TableProduct, TableVersion, read_product_table};
use register::{DisclosureRow, ProductRow, RegisterError};
use serde::Serialize;
use std::collections::HashMap;
use ts_rs::TS;

/// Most versions of one product.
const MAX_VERSIONS: usize = 2_000;
/// Most markets of one product.
const MAX_MARKETS: usize = 500;

/// What one line of the table would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ProductLineKind {
    /// It brings a product that is not known yet.
    New,
    /// It changes or adds something of a product.
    Changed,
    /// It says what is known.
    Same,
    /// It can't be taken.
    Refused,
}

/// One line of the table, and what it would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ProductLine {
    /// Line of the file, from 1.
    #[ts(type = "number")]
    pub line: u64,
    /// The product, as the line or the register calls it.
    pub product: String,
    /// What it would do.
    pub kind: ProductLineKind,
    /// What would change: column, value before and after.
    pub changes: Vec<(String, Option<String>, Option<String>)>,
    /// Why it can't be taken.
    pub faults: Vec<TableFault>,
    /// What a person should look at; it does not stop the import.
    pub notes: Vec<String>,
}

/// What a table of products would bring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ProductsPreview {
    /// How the text is encoded.
    pub encoding: Encoding,
    /// Heads of columns that say nothing here.
    pub ignored: Vec<String>,
    /// The lines, in the order of the file.
    pub lines: Vec<ProductLine>,
    /// How many products would be new.
    pub added: usize,
    /// How many products would be changed.
    pub changed: usize,
    /// How many lines can't be taken; nothing is imported while there is one.
    pub refused: usize,
    /// What it would do to the dates of open disclosures.
    pub dates: Vec<DateChange>,
    /// What was shown, as one word: the import is refused where it would do something else by then.
    pub fingerprint: String,
}

/// What an import of products did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ProductsImported {
    /// How many products are new.
    pub added: usize,
    /// How many products were changed.
    pub changed: usize,
    /// How the text of the table is encoded.
    pub encoding: Encoding,
    /// What a person should look at, with the line.
    pub notes: Vec<String>,
}

impl Desk {
    /// What a table of products would bring; changes nothing.
    ///
    /// # Errors
    /// If it is no table, or beyond the limits; if the register can't be read.
    pub fn preview_products(&self, bytes: &[u8]) -> Result<ProductsPreview> {
        self.preview_products_in(bytes, None)
    }

    /// The same where a person names the encoding of the table.
    ///
    /// # Errors
    /// As [`Desk::preview_products`]; if the table is not of that encoding.
    pub fn preview_products_in(&self, bytes: &[u8], encoding: Option<Encoding>) -> Result<ProductsPreview> {
        Ok(self.plan_products(bytes, encoding)?.0)
    }

    /// Imports the products of a table: all of them, or none where a line can't be taken.
    ///
    /// # Errors
    /// If it is no table or has a fault; if it would do something else than the preview with this fingerprint said; if the
    /// register can't be written.
    pub fn import_products(&mut self, name: &str, bytes: &[u8], fingerprint: Option<&str>) -> Result<ProductsImported> {
        self.import_products_in(name, bytes, fingerprint, None)
    }

    /// The same where a person names the encoding of the table.
    ///
    /// # Errors
    /// As [`Desk::import_products`]; if the table is not of that encoding.
    pub fn import_products_in(
        &mut self,
        name: &str,
        bytes: &[u8],
        fingerprint: Option<&str>,
        encoding: Option<Encoding>,
    ) -> Result<ProductsImported> {
        let (preview, drafts) = self.plan_products(bytes, encoding)?;
        if preview.refused > 0 {
            let faults = preview.lines.iter().flat_map(|line| &line.faults).take(20);
            let said: Vec<String> = faults
                .map(|fault| format!("line {}, {} “{}”: {}", fault.line, fault.column, fault.value, fault.message))
                .collect();
            return Err(Error::State(format!("Nothing was imported from the table:\n{}", said.join("\n"))));
        }
        if fingerprint.is_some_and(|seen| seen != preview.fingerprint) {
            return Err(Error::State(
                "The register was changed since the preview: the table would do something else now. Nothing was imported; look at it again.".to_owned(),
            ));
        }
        let ids: Vec<ProductId> = drafts.iter().map(|_| ProductId(self.new_id())).collect();
        let stamp = self.stamp(&format!("import of products from {name}"));
        self.register.change(&stamp, |change| {
            for (draft, new) in drafts.iter().zip(ids) {
                match &draft.known {
                    Some(row) if row.product != draft.product => {
                        change.save_product(row.id, row.revision, &draft.product, "imported")?;
                    }
                    Some(_) => {}
                    None => change.add_product(new, &draft.product)?,
                }
            }
            Ok::<_, RegisterError>(())
        })?;
        let noted = preview.lines.iter().flat_map(|line| line.notes.iter().map(move |note| (line.line, note)));
        Ok(ProductsImported {
            added: preview.added,
            changed: preview.changed,
            encoding: preview.encoding,
            notes: noted.map(|(line, note)| format!("line {line}: {note}")).collect(),
        })
    }

    /// The template of a table of products.
    #[must_use]
    pub fn product_template() -> Vec<u8> {
        exchange::product_template()
    }

    fn plan_products(&self, bytes: &[u8], encoding: Option<Encoding>) -> Result<(ProductsPreview, Vec<Draft>)> {
        let mut table = read_product_table(bytes, encoding)?;
        let mut faults: HashMap<u64, Vec<TableFault>> = HashMap::new();
        for fault in table.faults.drain(..) {
            faults.entry(fault.line).or_default().push(fault);
        }
        let mut plan = Plan::of(self.register.read().products()?);
        let mut lines: Vec<ProductLine> =
            table.rows.iter().map(|row| plan.take(row, faults.remove(&row.line).unwrap_or_default())).collect();
        for doubt in table.doubts {
            if let Some(line) = lines.iter_mut().find(|line| line.line == doubt.line) {
                line.notes.push(format!("{} “{}”: {}.", doubt.column, doubt.value, doubt.message));
            }
        }
        let drafts: Vec<Draft> = plan.drafts.into_iter().filter(|draft| draft.named).collect();
        let changed =
            drafts.iter().filter(|draft| draft.known.as_ref().is_some_and(|row| row.product != draft.product));
        let mut preview = ProductsPreview {
            encoding: table.encoding,
            ignored: table.ignored,
            added: drafts.iter().filter(|draft| draft.known.is_none()).count(),
            changed: changed.count(),
            refused: lines.iter().filter(|line| line.kind == ProductLineKind::Refused).count(),
            dates: self.dates_with(&drafts)?,
            lines,
            fingerprint: String::new(),
        };
        preview.fingerprint = crate::law::sha256(&serde_json::to_vec(&preview)?);
        Ok((preview, drafts))
    }

    fn dates_with(&self, drafts: &[Draft]) -> Result<Vec<DateChange>> {
        let changed: Vec<(ProductId, &Product)> = drafts
            .iter()
            .filter_map(|draft| draft.known.as_ref().map(|row| (row, &draft.product)))
            .filter(|(row, product)| &row.product != *product)
            .map(|(row, product)| (row.id, product))
            .collect();
        if changed.is_empty() {
            return Ok(Vec::new());
        }
        let rows: Vec<DisclosureRow> = self
            .register
            .read()
            .disclosures()?
            .into_iter()
            .filter(|row| row.closed_at.is_none())
            .filter(|row| row.disclosure.products().iter().any(|id| changed.iter().any(|(other, _)| other == id)))
            .collect();
        let before = Ledger::of_all(self, None)?;
        let after = before.with_products(changed.into_iter().map(|(id, product)| (id, product.clone())));
        let side = Side { ledger: &before, law: self.law() };
        Ok(compare(&rows, side, Side { ledger: &after, ..side }, self.now(), None))
    }
}

/// A product as the lines so far leave it.
struct Draft {
    known: Option<ProductRow>,
    product: Product,
    /// Whether a line of the table is about it.
    named: bool,
    /// What a line said already, and which one.
    said: HashMap<String, (u64, String)>,
}

/// The products of the register and of the table, found by what names them.
struct Plan {
    drafts: Vec<Draft>,
    by_key: HashMap<Key, Vec<usize>>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Udi(String),
    Model(String),
    Name(String),
}

fn keys(udi: &str, model: &str, name: &str) -> Vec<Key> {
    let plain = |text: &str| text.trim().to_lowercase();
    let keys = [Key::Udi(plain(udi)), Key::Model(plain(model)), Key::Name(plain(name))];
    let is_said = |key: &Key| !matches!(key, Key::Udi(text) | Key::Model(text) | Key::Name(text) if text.is_empty());
    keys.into_iter().filter(is_said).collect()
}

fn contradicts(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim(), other.trim());
    !one.is_empty() && !other.is_empty() && one.to_lowercase() != other.to_lowercase()
}

impl Plan {
    fn of(rows: Vec<ProductRow>) -> Self {
        let mut plan = Self { drafts: Vec::new(), by_key: HashMap::new() };
        for row in rows {
            let product = row.product.clone();
            plan.add(Draft { known: Some(row), product, named: false, said: HashMap::new() });
        }
        plan
    }

    fn add(&mut self, draft: Draft) -> usize {
        let index = self.drafts.len();
        self.drafts.push(draft);
        self.index(index);
        index
    }

    fn index(&mut self, index: usize) {
        let Product { udi_di, model, name, .. } = &self.drafts[index].product;
        for key in keys(udi_di, model, name) {
            let known = self.by_key.entry(key).or_default();
            if !known.contains(&index) {
                known.push(index);
            }
        }
    }

    /// The product that a line is about; `None` where it is a new one.
    fn find(&self, row: &TableProduct) -> std::result::Result<Option<usize>, TableFault> {
        let mut fitting: Vec<usize> = Vec::new();
        for key in keys(&row.udi_di, &row.model, &row.name) {
            for index in self.by_key.get(&key).into_iter().flatten() {
                let product = &self.drafts[*index].product;
                let other_udi = contradicts(&product.udi_di, &row.udi_di);
                let other_model = contradicts(&product.model, &row.model);
                match key {
                    Key::Udi(_) if other_model => {
                        let message = format!(
                            "the UDI-DI {} belongs to “{}”, whose model is {}; correct one of the two, or change the product itself",
                            row.udi_di, product.name, product.model
                        );
                        return Err(fault(row.line, ProductColumn::Model, &row.model, message));
                    }
                    Key::Model(_) if other_udi => {
                        let message = format!(
                            "the model {} belongs to “{}”, whose UDI-DI is {}; correct one of the two, or change the product itself",
                            row.model, product.name, product.udi_di
                        );
                        return Err(fault(row.line, ProductColumn::UdiDi, &row.udi_di, message));
                    }
                    // Variants of one name are told apart by their model or UDI-DI.
                    Key::Name(_) if other_udi || other_model => {}
                    _ if fitting.contains(index) => {}
                    _ => fitting.push(*index),
                }
            }
            // What names one product more exactly decides.
            if fitting.len() == 1 {
                return Ok(fitting.pop());
            }
        }
        if fitting.len() > 1 {
            let names: Vec<String> = fitting
                .iter()
                .take(4)
                .map(|index| &self.drafts[*index].product)
                .map(|product| {
                    format!(
                        "{} ({})",
                        product.name,
                        if product.model.is_empty() { &product.udi_di } else { &product.model }
                    )
                })
                .collect();
            let message =
                format!("{} products fit: {}; add the model or UDI-DI of the one", fitting.len(), names.join(", "));
            return Err(fault(row.line, ProductColumn::Name, &row.name, message));
        }
        if row.name.trim().is_empty() {
            let message = "no product of the register has this model or UDI-DI; name the product to add it".to_owned();
            return Err(fault(row.line, ProductColumn::Name, "", message));
        }
        Ok(None)
    }

    fn take(&mut self, row: &TableProduct, mut faults: Vec<TableFault>) -> ProductLine {
        let found = self.find(row);
        let called = |product: &str| if row.name.is_empty() { product.to_owned() } else { row.name.clone() };
        let mut line = ProductLine {
            line: row.line,
            product: called(""),
            kind: ProductLineKind::Refused,
            changes: Vec::new(),
            faults: Vec::new(),
            notes: Vec::new(),
        };
        let index = match found {
            Ok(Some(index)) => index,
            Ok(None) => {
                line.kind = ProductLineKind::New;
                self.add(Draft { known: None, product: Product::default(), named: false, said: HashMap::new() })
            }
            Err(fault) => {
                faults.retain(|known| known.column != fault.column);
                faults.push(fault);
                return ProductLine { faults, ..line };
            }
        };
        let is_new = line.kind == ProductLineKind::New;
        let draft = &mut self.drafts[index];
        draft.named = true;
        let mut filling = Filling { draft, line: row.line, changes: Vec::new(), faults };
        filling.product(row);
        if let Some(version) = &row.version {
            filling.version(version);
        }
        if let Some(market) = &row.market {
            filling.market(market);
        }
        let Filling { changes, faults, .. } = filling;
        line.product = called(&self.drafts[index].product.name);
        line.kind = match (faults.is_empty(), is_new, changes.is_empty()) {
            (false, ..) => ProductLineKind::Refused,
            (true, true, _) => ProductLineKind::New,
            (true, false, false) => ProductLineKind::Changed,
            (true, false, true) => ProductLineKind::Same,
        };
        let identifies = [ProductColumn::UdiDi.head(), ProductColumn::BasicUdiDi.head()];
        if changes.iter().any(|(column, ..)| identifies.contains(&column.as_str())) {
            let findings = check_product(&self.drafts[index].product).into_iter();
            let of_udi = findings.filter(|finding| matches!(finding.path.as_str(), "/udi_di" | "/basic_udi_di"));
            line.notes.extend(of_udi.map(|finding| format!("{} {}", finding.message, finding.way_out)));
        }
        (line.changes, line.faults) = (changes, faults);
        self.index(index);
        line
    }
}

fn fault(line: u64, column: ProductColumn, value: &str, message: String) -> TableFault {
    TableFault { line, column: column.head().to_owned(), value: value.to_owned(), message }
}

/// One line that is being written into a product.
struct Filling<'p> {
    draft: &'p mut Draft,
    line: u64,
    changes: Vec<(String, Option<String>, Option<String>)>,
    faults: Vec<TableFault>,
}

impl Filling<'_> {
    /// Whether a value may be set: no earlier line said something else. Notes what would change.
    fn may(&mut self, place: &str, column: ProductColumn, before: &str, value: &str) -> bool {
        if value.is_empty() {
            return false;
        }
        let of = if place.is_empty() { column.head().to_owned() } else { format!("{place}: {}", column.head()) };
        match self.draft.said.get(&of) {
            Some((line, said)) if said != value => {
                let message = format!("line {line} says “{said}” for the same product; correct one of the two");
                self.faults.push(fault(self.line, column, value, message));
                return false;
            }
            Some(_) => {}
            None => {
                self.draft.said.insert(of.clone(), (self.line, value.to_owned()));
            }
        }
        if before == value {
            return false;
        }
        self.changes.push((of, (!before.is_empty()).then(|| before.to_owned()), Some(value.to_owned())));
        true
    }

    fn product(&mut self, row: &TableProduct) {
        use ProductColumn as C;
        for (column, value) in [
            (C::Name, &row.name),
            (C::Family, &row.family),
            (C::Manufacturer, &row.manufacturer),
            (C::Model, &row.model),
            (C::UdiDi, &row.udi_di),
            (C::BasicUdiDi, &row.basic_udi_di),
            (C::Purpose, &row.purpose),
            (C::Note, &row.note),
        ] {
            let before = text_of(&mut self.draft.product, column).clone();
            if self.may("", column, &before, value) {
                value.clone_into(text_of(&mut self.draft.product, column));
            }
        }
        if let Some(scheme) = row.version_scheme
            && self.may("", C::VersionScheme, &word(&self.draft.product.version_scheme), &word(&scheme))
        {
            self.draft.product.version_scheme = scheme;
        }
        if let Some(class) = row.item_class
            && self.may("", C::ItemClass, &word(&self.draft.product.item_class), &word(&class))
        {
            self.draft.product.item_class = class;
        }
        if let Some(day) = row.support_ends_on
            && self.may("", C::SupportEndsOn, &day_text(self.draft.product.support_ends_on), &day.to_string())
        {
            self.draft.product.support_ends_on = Some(day);
        }
    }

    fn version(&mut self, version: &TableVersion) {
        let place = format!("Version {}", version.name);
        let known = self.draft.product.versions.iter().position(|known| known.name == version.name);
        let index = match known {
            Some(index) => index,
            None if self.draft.product.versions.len() >= MAX_VERSIONS => {
                let message = format!("the product has {MAX_VERSIONS} versions, which is the most");
                return self.faults.push(fault(self.line, ProductColumn::Version, &version.name, message));
            }
            None => {
                self.changes.push((place.clone(), None, Some("new".to_owned())));
                self.draft
                    .product
                    .versions
                    .push(ProductVersion { name: version.name.clone(), ..ProductVersion::default() });
                self.draft.product.versions.len() - 1
            }
        };
        let before = self.draft.product.versions[index].clone();
        let days = [
            (ProductColumn::ReleasedOn, before.released_on, version.released_on),
            (ProductColumn::VersionSupportEndsOn, before.support_ends_on, version.support_ends_on),
        ];
        for (column, before, day) in days {
            let Some(day) = day else { continue };
            if self.may(&place, column, &day_text(before), &day.to_string()) {
                let version = &mut self.draft.product.versions[index];
                if column == ProductColumn::ReleasedOn {
                    version.released_on = Some(day);
                } else {
                    version.support_ends_on = Some(day);
                }
            }
        }
    }

    fn market(&mut self, market: &TableMarket) {
        let of_country = |known: &&Market| known.country == market.country;
        let known = &self.draft.product.markets;
        let role = market.role.unwrap_or_else(|| {
            // Without a role the one market of the country is meant.
            let mut roles = known.iter().filter(of_country).map(|known| known.role);
            match (roles.next(), roles.next()) {
                (Some(role), None) => role,
                _ => CompanyRole::default(),
            }
        });
        let place = format!("{} ({})", market.country, word(&role));
        let index = match known.iter().position(|known| known.country == market.country && known.role == role) {
            Some(index) => index,
            None if known.len() >= MAX_MARKETS => {
                let message = format!("the product has {MAX_MARKETS} markets, which is the most");
                return self.faults.push(fault(self.line, ProductColumn::Country, &market.country.0, message));
            }
            None => {
                self.changes.push((place.clone(), None, Some("new".to_owned())));
                let new = Market { country: market.country.clone(), role, ..Market::default() };
                self.draft.product.markets.push(new);
                self.draft.product.markets.len() - 1
            }
        };
        let before = self.draft.product.markets[index].clone();
        if let Some(status) = market.status
            && self.may(&place, ProductColumn::Status, &word(&before.status), &word(&status))
        {
            self.draft.product.markets[index].status = status;
        }
        if self.may(&place, ProductColumn::Registration, &before.registration, &market.registration) {
            self.draft.product.markets[index].registration.clone_from(&market.registration);
        }
        if self.may(&place, ProductColumn::RiskClass, &before.risk_class, &market.risk_class) {
            self.draft.product.markets[index].risk_class.clone_from(&market.risk_class);
        }
    }
}

fn text_of(product: &mut Product, column: ProductColumn) -> &mut String {
    match column {
        ProductColumn::Name => &mut product.name,
        ProductColumn::Family => &mut product.family,
        ProductColumn::Manufacturer => &mut product.manufacturer,
        ProductColumn::Model => &mut product.model,
        ProductColumn::UdiDi => &mut product.udi_di,
        ProductColumn::BasicUdiDi => &mut product.basic_udi_di,
        ProductColumn::Purpose => &mut product.purpose,
        _ => &mut product.note,
    }
}

/// A choice as tables write it (`mdr_device`).
pub(crate) fn word(choice: &impl Serialize) -> String {
    serde_json::to_value(choice).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

fn day_text(day: Option<NaiveDate>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}
