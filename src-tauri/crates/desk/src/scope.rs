//! Whether the duty to disclose applies: it speaks of supported products (IEC 81001-5-1 §4.1.7; ISH1:2025 item classes).
//!
//! A disclosure about a product that is not supported, a changed item class, or an end of support that has passed raises a
//! question. The answer is kept with its reason; it asks again when what it rests on changes.

use crate::{Desk, Error, Result};
use chrono::{DateTime, NaiveDate, Utc};
use disclosure::{DisclosureId, ItemClass, Product, ProductId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

const SETTING: &str = "scope_answers";

/// A question on whether the duty applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ScopeQuestion {
    /// What identifies it; the answer names it.
    pub key: String,
    /// The disclosure that it is about; nothing where it is about a product as such.
    pub disclosure: Option<DisclosureId>,
    /// The product.
    pub product: ProductId,
    /// The question in words.
    pub text: String,
    /// The answer that stands.
    pub answer: Option<ScopeAnswer>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ScopeAnswer {
    /// Whether the duty applies all the same.
    pub applies: bool,
    /// Why.
    pub reason: String,
    /// Who answered.
    pub by: String,
    /// When, UTC.
    pub at: DateTime<Utc>,
}

/// Product, class before, class after, when.
type ClassChange = (ProductId, ItemClass, ItemClass, DateTime<Utc>);
type Answers = BTreeMap<String, ScopeAnswer>;

impl Desk {
    /// The questions on whether the duty applies, of every disclosure that is open and of every product.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn scope_questions(&self) -> Result<Vec<ScopeQuestion>> {
        let reader = self.register.read();
        let answers: Answers = reader.setting(SETTING)?;
        let today = self.now().with_timezone(&self.zone()?).date_naive();
        let products = self.known_products()?;
        let mut questions = Vec::new();
        for row in reader.disclosures()?.iter().filter(|row| row.closed_at.is_none()) {
            for id in row.disclosure.products() {
                let Some(known) = products.iter().find(|known| known.id == id) else { continue };
                for (why, text) in reasons(&known.product, today) {
                    questions.push(ScopeQuestion {
                        key: format!("{}:{id}:{why}", row.id),
                        disclosure: Some(row.id),
                        product: id,
                        text: format!(
                            "{} is about {}: {text} Does the duty to disclose apply?",
                            row.number, known.product.name
                        ),
                        answer: None,
                    });
                }
            }
        }
        for (id, from, to, at) in self.class_changes()? {
            let Some(known) = products.iter().find(|known| known.id == id) else { continue };
            let change = if class_rank(to) < class_rank(from) { "lowered" } else { "raised" };
            questions.push(ScopeQuestion {
                key: format!("{id}:class:{}", at.timestamp_millis()),
                disclosure: None,
                product: id,
                text: format!(
                    "The item class of {} was {change} from {} to {} on {}. Was the transfer of risk assessed again, and does the duty to disclose still apply?",
                    known.product.name,
                    class_word(from),
                    class_word(to),
                    at.format("%-d %B %Y"),
                ),
                answer: None,
            });
        }
        for question in &mut questions {
            question.answer = answers.get(&question.key).cloned();
        }
        Ok(questions)
    }

    /// Each change of an item class that the history knows: product, from, to, when.
    fn class_changes(&self) -> Result<Vec<ClassChange>> {
        let mut changes = Vec::new();
        for known in self.known_products()? {
            for entry in self.register.read().history_of("product", &known.id.to_string())? {
                let Some(at) = entry.instant() else { continue };
                for change in entry.changes.iter().filter(|change| change.path == "/item_class") {
                    let class = |value: &Option<serde_json::Value>| -> Option<ItemClass> {
                        serde_json::from_value(value.clone()?).ok()
                    };
                    let (Some(from), Some(to)) = (class(&change.before), class(&change.after)) else { continue };
                    if from != ItemClass::Undetermined && from != to {
                        changes.push((known.id, from, to, at));
                    }
                }
            }
        }
        Ok(changes)
    }

    /// Answers a question on whether the duty applies.
    ///
    /// # Errors
    /// If there is no such question, or no reason; if the register can't be written.
    pub fn answer_scope(&mut self, key: &str, applies: bool, reason: &str) -> Result<()> {
        if reason.trim().is_empty() {
            return Err(Error::field("/reason", "the answer needs a reason: an auditor asks for it"));
        }
        if !self.scope_questions()?.iter().any(|question| question.key == key) {
            return Err(Error::State(
                "This question is not asked any more: a product or a disclosure changed.".to_owned(),
            ));
        }
        let mut answers: Answers = self.register.read().setting(SETTING)?;
        let answer = ScopeAnswer { applies, reason: reason.trim().to_owned(), by: self.actor.clone(), at: self.now() };
        answers.insert(key.to_owned(), answer);
        let stamp = self.stamp(reason);
        self.register.change(&stamp, |change| change.put_setting(SETTING, &answers).map_err(Error::from))
    }
}

/// Why it is asked about a product, with a name that changes when the reason does.
fn reasons(product: &Product, today: NaiveDate) -> Vec<(String, String)> {
    let mut reasons = Vec::new();
    if let Some(ends) = product.support_ends_on.filter(|ends| *ends < today) {
        reasons.push((format!("support-{ends}"), format!("its support ended on {}.", ends.format("%-d %B %Y"))));
    }
    if product.item_class == ItemClass::Required {
        reasons.push((
            "required".to_owned(),
            "its item class is “required”: operated at the operator’s own responsibility, not supported.".to_owned(),
        ));
    }
    reasons
}

const fn class_rank(class: ItemClass) -> u8 {
    match class {
        ItemClass::Undetermined => 0,
        ItemClass::Required => 1,
        ItemClass::Supported => 2,
        ItemClass::Maintained => 3,
    }
}

const fn class_word(class: ItemClass) -> &'static str {
    match class {
        ItemClass::Undetermined => "undetermined",
        ItemClass::Required => "required",
        ItemClass::Supported => "supported",
        ItemClass::Maintained => "maintained",
    }
}
