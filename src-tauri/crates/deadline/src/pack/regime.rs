use super::{Confidence, CountrySet, DutyKind, Place, Stage};
use chrono::NaiveDate;
use disclosure::{CompanyRole, LegalStatus, Market};
use serde::Deserialize;
use std::collections::BTreeMap;
use zone::Zone;

/// One act, guidance or standard, with the stages in which it wants to be told.
#[derive(Clone, Debug)]
pub struct Regime {
    /// What decisions name (`eu-mdr-art87`).
    pub id: String,
    /// Short name of the authority, as a row reads it.
    pub authority: String,
    /// Its full name.
    pub authority_full: String,
    /// Short names by country, where each country has its own.
    pub authority_names: BTreeMap<String, String>,
    /// Name of the regime.
    pub name: String,
    /// Jurisdiction (`US`, `EU`, `INT`).
    pub jurisdiction: String,
    /// The act.
    pub citation: String,
    /// Law, guidance, practice or proposal.
    pub duty: DutyKind,
    /// The countries where it can apply.
    pub countries: CountrySet,
    /// The legal statuses to which it applies.
    pub statuses: StatusSet,
    /// The legal statuses that it leaves out by name.
    pub excluded_statuses: StatusSet,
    /// Why it leaves them out.
    pub exclusion: String,
    /// The roles that it obliges.
    pub roles: RoleSet,
    /// What makes obligations of one regime several.
    pub place: PlacePolicy,
    /// Zone of the authority, where there is one authority.
    pub zone: Option<Zone>,
    /// What to call that zone ("Washington DC").
    pub zone_label: String,
    /// Which calendar counts.
    pub calendar: CalendarChoice,
    /// What starts it, in words.
    pub trigger: String,
    /// How it is told.
    pub channel: String,
    /// What the report must hold.
    pub content: Vec<String>,
    /// First and last day on which a start fact counts, in the authority's zone.
    pub validity: Validity,
    /// Whether it is on unless the user switches it off.
    pub enabled_default: bool,
    /// What "not certain" means for its conditions.
    pub uncertain: Uncertain,
    /// How sure the entry is.
    pub confidence: Confidence,
    /// Where it was read.
    pub sources: Vec<String>,
    /// What else to know.
    pub notes: String,
    /// Whether the user wrote it.
    pub own: bool,
    /// The file it comes from.
    pub file: String,
    /// Its stages.
    pub stages: Vec<Stage>,
}

impl Regime {
    /// Whether it can oblige the company for a product in a market: country, legal status and role fit, or nobody has said
    /// what the product is in law there.
    #[must_use]
    pub fn concerns(&self, market: &Market) -> bool {
        let country = Place::of(&market.country).is_some_and(|place| self.countries.contains(place));
        let status = self.statuses.is_empty()
            || market.status == LegalStatus::Undetermined
            || self.statuses.contains(market.status);
        country && status && !self.excluded_statuses.contains(market.status) && self.roles.contains(market.role)
    }
}

/// What makes obligations of one regime several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlacePolicy {
    /// One authority.
    #[default]
    Single,
    /// The country where the fact happened.
    FactCountry,
    /// A country outside the regime's own: only a fact that names one starts the clock. One authority is told.
    Abroad,
    /// Each country where the product is sold.
    EachMarket,
    /// The country of the main establishment.
    MainEstablishment,
}

/// Which calendar counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarChoice {
    /// None: no working day is counted.
    None,
    /// That of the place.
    Place,
    /// A named one.
    Named(String),
}

/// First and last day on which a start fact counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Validity {
    /// First day.
    pub from: Option<NaiveDate>,
    /// How sure the first day is.
    pub from_confidence: Option<Confidence>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

impl Validity {
    /// Whether a start on that day is left out. A first day that nobody has checked leaves nothing out.
    #[must_use]
    pub fn leaves_out(&self, on: NaiveDate) -> bool {
        let checked = self.from_confidence != Some(Confidence::FromMemory);
        self.from.is_some_and(|from| checked && on < from) || self.to.is_some_and(|to| on > to)
    }
}

/// What "not certain" means for the conditions of a regime.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Uncertain {
    /// A person must decide.
    #[default]
    Ask,
    /// Report (MDR Art. 87(7)).
    Report,
}

/// A set of legal statuses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StatusSet(u16);

impl StatusSet {
    /// With one more.
    #[must_use]
    pub const fn with(self, status: LegalStatus) -> Self {
        Self(self.0 | 1 << status as u16)
    }

    /// Whether it holds the status.
    #[must_use]
    pub const fn contains(self, status: LegalStatus) -> bool {
        self.0 & (1 << status as u16) != 0
    }

    /// Whether it is empty: every status then fits.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A set of roles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RoleSet(u16);

impl RoleSet {
    /// With one more.
    #[must_use]
    pub const fn with(self, role: CompanyRole) -> Self {
        Self(self.0 | 1 << role as u16)
    }

    /// Whether it holds the role.
    #[must_use]
    pub const fn contains(self, role: CompanyRole) -> bool {
        self.0 & (1 << role as u16) != 0
    }
}
