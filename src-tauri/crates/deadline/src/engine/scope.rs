use crate::pack::{Place, Regime, RoleSet};
use disclosure::{LegalStatus, Market, Product};

/// How a market fits a regime, from worst to best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// The regime leaves that legal status out by name.
    Excluded,
    /// The product is something else in law there.
    OtherStatus,
    /// The company has another role there.
    OtherRole,
    /// Nobody has said what the product is in law there.
    Undetermined,
    /// It fits.
    Fits,
}

/// The market that decides whether a regime applies.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scope<'a> {
    pub(crate) fit: Fit,
    pub(crate) product: &'a Product,
    pub(crate) market: &'a Market,
}

/// A market with its product and its place. A market whose country is still being typed has none and counts nowhere.
pub(crate) type Sold<'a> = (Place, &'a Product, &'a Market);

/// Where the products are sold, read once for all regimes.
pub(crate) fn sold<'a>(products: &'a [&'a Product]) -> Vec<Sold<'a>> {
    let markets = products.iter().flat_map(|product| product.markets.iter().map(move |market| (*product, market)));
    markets.filter_map(|(product, market)| Some((Place::of(&market.country)?, product, market))).collect()
}

/// The best-fitting market of the regime's countries, or of one place; `None` where the product is not sold there.
pub(crate) fn scope<'a>(sold: &[Sold<'a>], regime: &Regime, roles: RoleSet, place: Option<Place>) -> Option<Scope<'a>> {
    let mut best: Option<Scope<'a>> = None;
    for (country, product, market) in sold {
        if place.is_some_and(|place| place != *country) || !regime.countries.contains(*country) {
            continue;
        }
        let fit = fit(regime, roles, market);
        if best.as_ref().is_none_or(|best| fit > best.fit) {
            best = Some(Scope { fit, product, market });
        }
    }
    best
}

fn fit(regime: &Regime, roles: RoleSet, market: &Market) -> Fit {
    if regime.excluded_statuses.contains(market.status) {
        Fit::Excluded
    } else if market.status != LegalStatus::Undetermined
        && !regime.statuses.is_empty()
        && !regime.statuses.contains(market.status)
    {
        Fit::OtherStatus
    } else if !roles.contains(market.role) {
        Fit::OtherRole
    } else if market.status == LegalStatus::Undetermined && !regime.statuses.is_empty() {
        Fit::Undetermined
    } else {
        Fit::Fits
    }
}
