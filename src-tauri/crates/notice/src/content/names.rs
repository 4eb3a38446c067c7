//! The names of single values, each with the field of the record that it comes from.

/// A name that a kind may pick, and where a person would change it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub name: &'static str,
    /// JSON Pointer of the field: of the disclosure, or `/notice…` of the notice and of the organisation.
    pub path: &'static str,
}

const fn name(name: &'static str, path: &'static str) -> Name {
    Name { name, path }
}

/// Every single value that the record can fill. Beside them `form.FIELD` names a field of a form, `fact.KIND` the
/// instant of a fact and `answer.QUESTION` an answer of the assessment.
pub const NAMES: &[Name] = &[
    // The document itself.
    name("reference", "/notice"),
    name("issued_on", "/notice"),
    name("replaces", "/notice/replaces"),
    name("attention", "/notice/attention"),
    name("products", "/notice/subtitle"),
    name("reason", "/summary"),
    name("use_statement", "/notice/use_statement"),
    name("measures", "/notice/what_we_do"),
    name("sensitivity", "/notice/sensitivity"),
    name("fsca_reference", "/notice/fsca_reference"),
    name("act_by", "/notice/act_by"),
    name("reply_by", "/notice/reply_by"),
    // The authority and the stage.
    name("authority", "/notice/stage"),
    name("authority_reference", "/notice/authority_reference"),
    name("regime", "/notice/regime"),
    name("stage", "/notice/stage"),
    name("clause", "/notice/stage"),
    name("started", "/facts"),
    name("legal_due", "/facts"),
    // The matter.
    name("number", ""),
    name("title", "/title"),
    name("matter", "/title"),
    name("summary", "/summary"),
    name("restricted", "/restricted"),
    name("harm", "/safety/harm"),
    name("hazard", "/safety/hazard"),
    name("risk_control", "/safety/risk"),
    name("safety", "/safety"),
    name("discovery", "/discovery"),
    name("reporter", "/discovery/found_by"),
    name("found_on", "/discovery/found_on"),
    name("received_from", "/discovery/channel"),
    name("credits", "/discovery/credits"),
    name("marking", "/tlp"),
    name("embargo", "/embargo"),
    name("state", ""),
    name("opened", ""),
    name("cves", "/vulnerabilities"),
    name("descriptions", "/vulnerabilities"),
    name("severities", "/vulnerabilities"),
    name("exploitation", "/vulnerabilities"),
    name("resolutions", "/vulnerabilities"),
    name("user_measures", "/vulnerabilities"),
    name("weaknesses", "/vulnerabilities"),
    name("measure_available_on", "/vulnerabilities"),
    name("product_names", "/vulnerabilities"),
    name("affected_versions", "/vulnerabilities"),
    name("countries", "/products"),
    name("member_states", "/products"),
    name("references", "/references"),
    // The organisation.
    name("organisation.name", "/notice/organisation/name"),
    name("organisation.address", "/notice/organisation/address"),
    name("organisation.country", "/notice/organisation/country"),
    name("organisation.srn", "/notice/organisation/srn"),
    name("organisation.fda_registration", "/notice/organisation/fda_registration"),
    name("organisation.email", "/notice/organisation/email"),
    name("organisation.phone", "/notice/organisation/phone"),
    name("organisation.website", "/notice/organisation/website"),
    name("signatory", "/notice/signatory"),
    // One product; only in fields that stand once a product.
    name("product.name", "/products/name"),
    name("product.family", "/products/family"),
    name("product.manufacturer", "/products/manufacturer"),
    name("product.model", "/products/model"),
    name("product.udi_di", "/products/udi_di"),
    name("product.basic_udi_di", "/products/basic_udi_di"),
    name("product.purpose", "/products/purpose"),
    name("product.versions", "/vulnerabilities"),
    name("product.fixed_in", "/vulnerabilities"),
    name("product.support_ends_on", "/products/support_ends_on"),
    name("product.markets", "/products/markets"),
    name("product.registration", "/products/markets"),
    name("product.risk_class", "/products/markets"),
];

/// Whether a kind may pick the name.
#[must_use]
pub fn is_name(wanted: &str) -> bool {
    ["form.", "fact.", "answer."].iter().any(|prefix| wanted.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty()))
        || NAMES.iter().any(|known| known.name == base(wanted))
}

/// Where a person would change the value; `product` is the identifier of the product it is about.
#[must_use]
pub fn path_of(wanted: &str, product: Option<&str>) -> String {
    match (wanted.split_once('.'), product) {
        (Some(("form", field)), Some(product)) => format!("/product_forms/{product}/{field}"),
        (Some(("form", field)), None) => format!("/form/{field}"),
        (Some(("fact", _)), _) => "/facts".to_owned(),
        (Some(("answer", question)), _) => format!("/assessment/{question}"),
        (found, product) => {
            let path = NAMES.iter().find(|known| known.name == base(wanted)).map_or("", |known| known.path);
            match (found, product) {
                (Some(("product", _)), Some(id)) => path
                    .strip_prefix("/products")
                    .map_or_else(|| path.to_owned(), |rest| format!("/products/{id}{rest}")),
                _ => path.to_owned(),
            }
        }
    }
}

/// `product.registration@US` is the registration in one market.
fn base(name: &str) -> &str {
    name.split('@').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::{is_name, path_of};

    #[test]
    fn names_lead_to_fields() {
        assert!(is_name("harm") && is_name("form.us.lot") && is_name("product.registration@US"));
        assert!(!is_name("form.") && !is_name("nothing"));
        assert_eq!(path_of("harm", None), "/safety/harm");
        assert_eq!(path_of("form.us.lot", Some("7")), "/product_forms/7/us.lot");
        assert_eq!(path_of("product.udi_di", Some("7")), "/products/7/udi_di");
        assert_eq!(path_of("product.registration@US", Some("7")), "/products/7/markets");
    }
}
