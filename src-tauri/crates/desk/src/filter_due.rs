//! What a person looks for in the list of what is owed, and what there is to choose from.

use crate::ledger::Basis;
use deadline::Row;
use deadline::pack::Place;
use register::DisclosureRow;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use ts_rs::TS;

/// What a person looks for in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct DueFilter {
    /// Words that all stand somewhere in the row: number, title, people, authority, stage, act or clause.
    pub text: String,
    /// What words of `text` mean in another language of the window: for a word in small letters, the texts of the program
    /// that hold it there. A row that has one of them holds the word.
    pub meanings: BTreeMap<String, Vec<String>>,
    /// Who is responsible or stands in; everybody where empty.
    pub owner: String,
    /// The authority, as a row reads it; every one where empty.
    pub authority: String,
    /// A product that the disclosure is about; every one where empty.
    pub product: String,
    /// Only rules that nobody has checked against the official text.
    pub unverified: bool,
}

/// What the list can be filtered by, in alphabetical order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct DueChoices {
    /// Everybody who is responsible for an obligation or stands in.
    pub owners: Vec<String>,
    /// The authorities.
    pub authorities: Vec<String>,
    /// The products.
    pub products: Vec<String>,
    /// How many rows carry the badge "not verified".
    pub unverified: usize,
}

/// The choices while they are collected: each authority is named once, however many rows it has.
#[derive(Default)]
pub(crate) struct Choices {
    owners: BTreeSet<String>,
    /// By the address of the regime, which stays where it is while a list is made.
    authorities: HashMap<(usize, Option<Place>), String>,
    products: BTreeSet<String>,
    unverified: usize,
}

impl Choices {
    pub(crate) fn take(&mut self, disclosure: &DisclosureRow, row: &Row<'_>, is_unverified: bool) {
        self.unverified += usize::from(is_unverified);
        let (owner, deputy) = responsible(disclosure, row);
        for name in [owner, deputy].into_iter().filter(|name| !name.is_empty()) {
            if !self.owners.contains(name) {
                self.owners.insert(name.to_owned());
            }
        }
        self.authorities.entry((std::ptr::from_ref(row.regime).addr(), row.place)).or_insert_with(|| row.authority());
    }

    /// Takes the products of a disclosure of which a row was taken.
    pub(crate) fn about(&mut self, disclosure: &DisclosureRow, basis: &Basis) {
        self.products.extend(basis.product_names(disclosure));
    }

    pub(crate) fn named(self) -> DueChoices {
        let authorities: BTreeSet<String> = self.authorities.into_values().collect();
        DueChoices {
            owners: self.owners.into_iter().collect(),
            authorities: authorities.into_iter().collect(),
            products: self.products.into_iter().collect(),
            unverified: self.unverified,
        }
    }
}

/// Who is responsible for a row, and who stands in.
pub(crate) fn responsible<'a>(disclosure: &'a DisclosureRow, row: &Row<'_>) -> (&'a str, &'a str) {
    let record = &disclosure.disclosure;
    if record.assignments.is_empty() {
        return (&record.owner, &record.deputy);
    }
    record.responsible(&row.regime.id, &row.stage.id, row.place.map(Place::code).as_ref())
}

/// The filter, made ready.
pub(crate) struct Wanted<'a> {
    words: Vec<String>,
    filter: &'a DueFilter,
}

/// What a record answers to the filter: its own words, and whether it is out already.
pub(crate) struct Record {
    text: String,
    is_out: bool,
}

impl<'a> Wanted<'a> {
    pub(crate) fn new(filter: &'a DueFilter) -> Self {
        Self { words: filter.text.split_whitespace().map(str::to_lowercase).collect(), filter }
    }

    pub(crate) fn record(&self, row: &DisclosureRow, basis: &Basis) -> Record {
        let disclosure = &row.disclosure;
        let text = if self.words.is_empty() {
            String::new()
        } else {
            format!("{} {}", row.number, disclosure.title).to_lowercase()
        };
        let product = &self.filter.product;
        Record { text, is_out: !product.is_empty() && basis.product_names(row).all(|name| name != *product) }
    }

    pub(crate) fn takes(
        &self,
        record: &Record,
        disclosure: &DisclosureRow,
        row: &Row<'_>,
        is_unverified: bool,
    ) -> bool {
        if record.is_out || (self.filter.unverified && !is_unverified) {
            return false;
        }
        if !self.filter.authority.is_empty() && row.authority() != self.filter.authority {
            return false;
        }
        let (owner, deputy) = responsible(disclosure, row);
        let asked = &self.filter.owner;
        if !asked.is_empty() && owner != asked && deputy != asked {
            return false;
        }
        let missing: Vec<&String> = self.words.iter().filter(|word| !record.text.contains(word.as_str())).collect();
        if missing.is_empty() {
            return true;
        }
        let (regime, stage) = (row.regime, row.stage);
        let authority = row.authority();
        let parts = [
            owner,
            deputy,
            &authority,
            &regime.authority_full,
            &regime.name,
            &regime.citation,
            &stage.short,
            &stage.label,
            &stage.clause,
        ];
        let promised = row.follow_up.map(|promise| promise.what.to_lowercase()).unwrap_or_default();
        let text = format!("{} {promised}", parts.map(str::to_lowercase).join(" "));
        let means = |word: &str| {
            let meant = self.filter.meanings.get(word);
            meant.is_some_and(|texts| texts.iter().any(|text| parts.contains(&text.as_str())))
        };
        missing.into_iter().all(|word| text.contains(word.as_str()) || means(word))
    }
}
