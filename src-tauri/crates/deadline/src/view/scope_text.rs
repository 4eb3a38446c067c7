//! Why an obligation applies, or does not, or who must say so.

use super::context::{Context, list, lower_first};
use crate::engine::{Fit, Known, OutsideReason, Row, Scope, Standing};
use crate::pack::Uncertain;
use disclosure::{CompanyRole, LegalStatus};

/// The sentences.
pub(super) fn scope(row: &Row<'_>, context: &Context<'_>) -> String {
    match (row.outside, row.scope) {
        (Some(OutsideReason::Country), _) => {
            "The facts on record happened outside the countries of this regime.".to_owned()
        }
        (Some(OutsideReason::Validity), _) => validity(row),
        (Some(OutsideReason::Market), Some(scope)) => {
            format!("Does not apply: {}", market(row, &scope))
        }
        (Some(OutsideReason::Market | OutsideReason::Answers), None) | (None, None) => {
            "No product of this disclosure is sold where this regime holds.".to_owned()
        }
        (_, Some(scope)) => {
            let market = market(row, &scope);
            let answers = answers(row, context);
            let words = if answers.is_empty() { market } else { format!("{market} {answers}") };
            match (row.outside, row.standing) {
                (Some(_), _) => format!("Does not apply: {words}"),
                (None, Standing::NeedsDecision) => format!("Not decided: {words}"),
                (None, Standing::NotApplicable | Standing::Waived) => words,
                (None, _) => format!("Applies: {words}"),
            }
        }
    }
}

/// The questions of a row that nobody has answered, in words and by id.
pub(super) fn open_questions(row: &Row<'_>, context: &Context<'_>) -> (Vec<String>, Vec<String>) {
    let open = context.answers.open(&row.stage.condition, row.regime.uncertain);
    let mut texts = Vec::new();
    let mut ids = Vec::new();
    if let Some(scope) = row.scope.filter(|scope| scope.fit == Fit::Undetermined) {
        let (product, country) = (&scope.product.name, &scope.market.country);
        texts.push(format!("What is {product} in the law of {country}?"));
    }
    for index in open {
        let question = &context.pack.questions[usize::from(index)];
        texts.push(question.text.clone());
        ids.push(question.id.clone());
    }
    (texts, ids)
}

fn market(row: &Row<'_>, scope: &Scope<'_>) -> String {
    let (product, country) = (&scope.product.name, &scope.market.country);
    let product = if product.is_empty() { "The product" } else { product };
    let status = status(scope.market.status);
    let role = role(scope.market.role);
    match scope.fit {
        Fit::Fits if row.regime.statuses.is_empty() => {
            format!("{product} is sold in {country}, the company being the {role}.")
        }
        Fit::Fits => {
            format!("{product} is sold in {country} as {status}, the company being the {role}.")
        }
        Fit::Undetermined => {
            format!("{product} is sold in {country}, and nobody has said what it is in law there.")
        }
        Fit::OtherRole => format!("the company is only the {role} of {product} in {country}."),
        Fit::OtherStatus => format!("{product} is {status} in {country}."),
        Fit::Excluded => {
            format!("{product} is {status} in {country}, and {}.", row.regime.exclusion)
        }
    }
}

fn answers(row: &Row<'_>, context: &Context<'_>) -> String {
    let condition = &row.stage.condition;
    let asked = condition.any.iter().chain(&condition.all).chain(&condition.no);
    let unless =
        condition.none.iter().filter(|index| matches!(context.answers.known(**index), Known::Yes | Known::YesByFact));
    // What is done, left out or decided by other answers asks for nothing.
    let still_asked = match (row.outside, row.standing) {
        (None, Standing::NeedsDecision | Standing::Waiting) => context.answers.open(condition, row.regime.uncertain),
        _ => Vec::new(),
    };
    let mut sentences = Vec::new();
    for index in asked.chain(unless) {
        if context.answers.known(*index) == Known::Open && !still_asked.contains(index) {
            continue;
        }
        let question = &context.pack.questions[usize::from(*index)];
        let by = context.matter.assessment.get(&question.id).map(|answer| answer.by.as_str());
        let by = by.filter(|name| !name.is_empty()).map(|name| format!(" ({name})")).unwrap_or_default();
        let answer = match context.answers.known(*index) {
            Known::Open => "Needs an answer.".to_owned(),
            Known::Yes => format!("Yes{by}."),
            Known::YesByFact => "Yes, a fact on record says so.".to_owned(),
            Known::No => format!("No{by}."),
            Known::Uncertain if row.regime.uncertain == Uncertain::Report => {
                format!("Not certain{by}, which is reported as if it were so.")
            }
            Known::Uncertain => format!("Not certain{by}; a person must decide."),
            Known::Contradiction => {
                format!("The answer is no{by}, yet a fact on record says yes; a person must decide.")
            }
        };
        sentences.push(format!("{} {answer}", question.text));
    }
    sentences.join(" ")
}

fn validity(row: &Row<'_>) -> String {
    let day = |on: chrono::NaiveDate| on.format("%-d %b %Y").to_string();
    let both = [row.stage.validity, row.regime.validity];
    let from = both.iter().filter_map(|validity| validity.from).max().map(day);
    let to = both.iter().filter_map(|validity| validity.to).min().map(day);
    let clause = &row.stage.clause;
    match (from, to) {
        (Some(from), None) => format!(
            "Does not apply: {clause} holds for what became known on or after {from}, and the start fact is earlier."
        ),
        (None, Some(to)) => {
            format!("Does not apply: {clause} held until {to}, and the start fact is later.")
        }
        (Some(from), Some(to)) => {
            format!("Does not apply: {clause} holds from {from} to {to}, and the start fact lies outside.")
        }
        (None, None) => {
            format!("Does not apply: {clause} does not hold on the day of the start fact.")
        }
    }
}

/// What a decision or a row waits for, as one sentence.
pub(super) fn waits(row: &Row<'_>, context: &Context<'_>) -> String {
    let labels: Vec<String> = context.waits_for(row).iter().map(|label| lower_first(label)).collect();
    let last = if row.stage.start.choice == crate::pack::StartChoice::All { "and" } else { "or" };
    if labels.is_empty() {
        return "No date yet. Waits for a fact that fits this rule.".to_owned();
    }
    format!("No date yet. Waits for: {}.", list(&labels, last))
}

const fn status(status: LegalStatus) -> &'static str {
    match status {
        LegalStatus::Undetermined => "a product of undetermined status",
        LegalStatus::MdrDevice => "an MDR device",
        LegalStatus::IvdrDevice => "an IVDR device",
        LegalStatus::UsDevice => "a US device",
        LegalStatus::MedicalDevice => "a medical device",
        LegalStatus::DigitalProduct => "a product with digital elements",
        LegalStatus::NotRegulated => "a product that is not regulated",
    }
}

const fn role(role: CompanyRole) -> &'static str {
    match role {
        CompanyRole::Manufacturer => "manufacturer",
        CompanyRole::Importer => "importer",
        CompanyRole::AuthorisedRepresentative => "authorised representative",
        CompanyRole::Distributor => "distributor",
        CompanyRole::UserFacility => "user facility",
    }
}
