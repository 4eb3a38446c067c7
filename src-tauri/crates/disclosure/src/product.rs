//! Products: what is on the market.

use crate::{Market, ProductId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How the versions of a product are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VersionScheme {
    /// Semantic Versioning 2.0.0.
    Semantic,
    /// Numbers between dots, of any length (`4.6.2.1`), compared one by one.
    Numeric,
    /// The maker's own: only the order of the product's version list decides.
    #[default]
    Vendor,
}

/// The item class of IEC 81001-5-1:2021/ISH1:2025. The classes nest: maintained within supported within required.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ItemClass {
    /// Not classified yet.
    #[default]
    Undetermined,
    /// The maker delivers security updates with verifiable integrity (6.3.2, 6.3.3).
    Maintained,
    /// Update documentation is owed (6.3.1).
    Supported,
    /// Needed for operation, but the operator's responsibility.
    Required,
}

/// A product, as typed so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Product {
    /// Model or trade name (`Perfusa IV 300`).
    pub name: String,
    /// Product family.
    pub family: String,
    /// The manufacturer, where it is not the organisation itself.
    pub manufacturer: String,
    /// Catalogue or model number.
    pub model: String,
    /// UDI-DI: the device identifier, a GTIN of 14 digits with GS1.
    pub udi_di: String,
    /// Basic UDI-DI (MDR Annex VI part C).
    pub basic_udi_di: String,
    /// What it is for, in one sentence.
    pub purpose: String,
    /// How versions are compared.
    pub version_scheme: VersionScheme,
    /// The versions, oldest first: with the vendor scheme this order is the comparison.
    pub versions: Vec<ProductVersion>,
    /// Where it is sold.
    pub markets: Vec<Market>,
    /// ISH1:2025 item class.
    pub item_class: ItemClass,
    /// End of support: the last day, in the organisation's zone. §4.1.7 speaks of supported products.
    pub support_ends_on: Option<NaiveDate>,
    /// Anything else.
    pub note: String,
}

/// One version of a product.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ProductVersion {
    /// As the maker writes it (`4.6.2`).
    pub name: String,
    /// First day on the market.
    pub released_on: Option<NaiveDate>,
    /// End of support of this version.
    pub support_ends_on: Option<NaiveDate>,
}

/// A product with its identifier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KnownProduct {
    /// Its identifier.
    pub id: ProductId,
    /// The product.
    pub product: Product,
}
