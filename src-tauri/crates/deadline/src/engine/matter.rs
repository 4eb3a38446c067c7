use disclosure::{Assessment, CountryCode, Decision, DisclosureId, Fact, FollowUp, Product};
use zone::Zone;

/// Everything about one disclosure that decides what is owed.
#[derive(Clone, Copy, Debug)]
pub struct Matter<'a> {
    /// The disclosure.
    pub disclosure: DisclosureId,
    /// The products that it is about.
    pub products: &'a [&'a Product],
    /// The answers given so far.
    pub assessment: &'a Assessment,
    /// All facts, corrected ones included.
    pub facts: &'a [Fact],
    /// All decisions, in the order in which they were recorded.
    pub decisions: &'a [Decision],
    /// What sealed notices promised.
    pub follow_ups: &'a [FollowUp],
    /// The country of the company's main establishment.
    pub main_establishment: &'a CountryCode,
    /// The zone of the site whose staff know and act.
    pub site_zone: Zone,
}
