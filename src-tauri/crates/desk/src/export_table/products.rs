//! Products in the form in which they are imported: as many lines as the product has versions or markets.

use super::Rows;
use crate::import_products::word;
use crate::{Desk, Result};
use disclosure::{Product, VersionScheme};
use exchange::ProductColumn;
use pack::Cell;
use std::collections::HashSet;

impl Desk {
    pub(super) fn product_rows(&self, keys: Option<&[String]>) -> Result<Rows> {
        let wanted: Option<HashSet<&String>> = keys.map(|keys| keys.iter().collect());
        let products = self.register.read().products()?.into_iter().map(|row| (row.id.to_string(), row.product));
        let rows = products.filter(|(id, _)| wanted.as_ref().is_none_or(|wanted| wanted.contains(id))).flat_map(
            |(id, product)| {
                let count = product.versions.len().max(product.markets.len()).max(1);
                (0..count).map(move |index| (id.clone(), line(&product, index))).collect::<Vec<_>>()
            },
        );
        let columns =
            ProductColumn::all().map(|column| (column.head(), if column == ProductColumn::Purpose { 40 } else { 18 }));
        Ok((columns.to_vec(), rows.collect()))
    }
}

/// The first line says what the product is; the others name it again, with what tells it apart.
fn line(product: &Product, index: usize) -> Vec<Cell> {
    use ProductColumn as C;
    let (version, market) = (product.versions.get(index), product.markets.get(index));
    let day = |day: Option<chrono::NaiveDate>| day.map_or(Cell::Empty, Cell::Day);
    let cell = |column| match column {
        C::Name => Cell::text(&product.name),
        C::Model => Cell::text(&product.model),
        C::UdiDi => Cell::text(&product.udi_di),
        C::Version => Cell::text(version.map(|version| version.name.clone()).unwrap_or_default()),
        C::ReleasedOn => day(version.and_then(|version| version.released_on)),
        C::VersionSupportEndsOn => day(version.and_then(|version| version.support_ends_on)),
        C::Country => Cell::text(market.map(|market| market.country.0.clone()).unwrap_or_default()),
        C::Status => Cell::text(market.map(|market| word(&market.status)).unwrap_or_default()),
        C::Role => Cell::text(market.map(|market| word(&market.role)).unwrap_or_default()),
        C::Registration => Cell::text(market.map(|market| market.registration.clone()).unwrap_or_default()),
        C::RiskClass => Cell::text(market.map(|market| market.risk_class.clone()).unwrap_or_default()),
        _ if index > 0 => Cell::Empty,
        C::Family => Cell::text(&product.family),
        C::Manufacturer => Cell::text(&product.manufacturer),
        C::BasicUdiDi => Cell::text(&product.basic_udi_di),
        C::Purpose => Cell::text(&product.purpose),
        C::Note => Cell::text(&product.note),
        C::VersionScheme if product.version_scheme == VersionScheme::default() => Cell::Empty,
        C::VersionScheme => Cell::text(word(&product.version_scheme)),
        C::ItemClass => Cell::text(word(&product.item_class)),
        C::SupportEndsOn => day(product.support_ends_on),
    };
    ProductColumn::all().map(cell).to_vec()
}
