//! Fields of forms: what the notice says, else what the product or the matter says, else what the record knows.

use super::{Issue, Material};
use crate::Result;
use disclosure::{Finding, FormValue, MAX_FORM_FIELDS, MAX_FORM_TEXT, Product, ProductId, Weight};
use notice::content::{Argument, Part, ProductFields, Stated, Value};
use notice::kind::{Field, Kinds, Scope};

impl Material<'_> {
    /// A field about the matter or the notice.
    pub(super) fn form_value(&self, id: &str, issue: &Issue) -> Result<Value> {
        let Some(field) = Kinds::embedded().field(id) else { return Ok(Value::Missing) };
        let entered = self.entered(field, None);
        if let Some((path, value)) = entered {
            return Ok(self.read(field, &path, value));
        }
        if field.default_from.is_empty() {
            return Ok(Value::Missing);
        }
        Ok(match self.value(&field.default_from, issue)? {
            // A form that asks for a day gets the day of the instant, where it was written down.
            Value::At(moment) if field.kind == notice::kind::FieldType::Day => Value::Day(moment.at.date_naive()),
            value => value,
        })
    }

    /// The fields of every affected product that the kind prints.
    pub(super) fn product_fields(&self) -> Vec<ProductFields> {
        let names: Vec<&str> = self.kind.names().into_iter().filter(|name| super::is_of_product(name)).collect();
        self.affected_products()
            .into_iter()
            .map(|(id, product, versions)| ProductFields {
                id: id.to_string(),
                name: product.name.clone(),
                values: names
                    .iter()
                    .map(|name| ((*name).to_owned(), self.product_value(name, id, product, &versions)))
                    .collect(),
            })
            .collect()
    }

    fn product_value(&self, name: &str, id: ProductId, product: &Product, versions: &Stated) -> Value {
        if let Some(field) = name.strip_prefix("form.").and_then(|field| Kinds::embedded().field(field)) {
            return match self.entered(field, Some(id)) {
                Some((path, value)) => self.read(field, &path, value),
                None if field.default_from.is_empty() => Value::Missing,
                None => self.product_value(&field.default_from, id, product, versions),
            };
        }
        let (base, market) = name.split_once('@').map_or((name, None), |(base, market)| (base, Some(market)));
        let markets = || {
            product.markets.iter().filter(move |entry| match market {
                None => true,
                Some("EU") => entry.country.in_european_union(),
                Some(country) => entry.country.0 == country,
            })
        };
        let unique = |texts: Vec<String>| {
            let mut found: Vec<String> = Vec::new();
            for text in texts {
                if !text.trim().is_empty() && !found.contains(&text) {
                    found.push(text);
                }
            }
            Value::list(found)
        };
        match base {
            "product.name" => product.name.as_str().into(),
            "product.family" => product.family.as_str().into(),
            "product.manufacturer" if product.manufacturer.trim().is_empty() => self.organisation.name.as_str().into(),
            "product.manufacturer" => product.manufacturer.as_str().into(),
            "product.model" => product.model.as_str().into(),
            "product.udi_di" => product.udi_di.as_str().into(),
            "product.basic_udi_di" => product.basic_udi_di.as_str().into(),
            "product.purpose" => self.text(&format!("/products/{id}/purpose"), &product.purpose).into(),
            "product.versions" => match versions {
                Stated::Known(typed) => {
                    let versions = Argument::Versions(typed.clone());
                    Value::phrases([vec![Part::message("versions-only", [("versions", versions)])]])
                }
                other => other.clone().into(),
            },
            "product.fixed_in" => {
                let fixes = self.fixes(id).into_iter().filter(|fix| fix.kind == "fix").map(|fix| fix.version);
                Value::list(fixes)
            }
            "product.support_ends_on" => product.support_ends_on.into(),
            "product.markets" => unique(markets().map(|entry| entry.country.0.clone()).collect()),
            "product.registration" => unique(markets().map(|entry| entry.registration.trim().to_owned()).collect()),
            "product.risk_class" => unique(markets().map(|entry| entry.risk_class.trim().to_owned()).collect()),
            _ => Value::Missing,
        }
    }

    /// What was entered, the closest first, with its path for findings.
    fn entered(&self, field: &Field, product: Option<ProductId>) -> Option<(String, &FormValue)> {
        let id = &field.id;
        let of_product = product.and_then(|product| {
            let value = self.disclosure().product_forms.get(&product)?.get(id)?;
            Some((format!("/product_forms/{product}/{id}"), value))
        });
        let of_notice = || match (product, self.notice.record.draft.form.get(id)) {
            (None, Some(value)) => Some((format!("/notice/form/{id}"), value)),
            _ => None,
        };
        let of_matter = || match (field.scope, self.disclosure().form.get(id)) {
            (Scope::Matter, Some(value)) => Some((format!("/form/{id}"), value)),
            _ => None,
        };
        of_product.or_else(of_notice).or_else(of_matter).filter(|(_, value)| !value.is_blank())
    }

    fn read(&self, field: &Field, path: &str, value: &FormValue) -> Value {
        let value = match value {
            // Numbers, codes and names stay as they are; only what was written as text is translated.
            FormValue::Text(text) if field.kind == notice::kind::FieldType::Paragraphs => {
                FormValue::Text(self.text(path, text))
            }
            other => other.clone(),
        };
        if value.length() > MAX_FORM_TEXT {
            self.refuse(
                field,
                path,
                &format!("it has {} characters; at most {MAX_FORM_TEXT} are kept", value.length()),
            );
            return Value::Missing;
        }
        match field.read(&value) {
            Ok(value) => value,
            Err(problem) => {
                self.refuse(field, path, &problem);
                Value::Missing
            }
        }
    }

    fn refuse(&self, field: &Field, path: &str, problem: &str) {
        let finding = Finding {
            path: path.to_owned(),
            weight: Weight::Stops,
            element: None,
            missing: false,
            vulnerability: None,
            product: None,
            message: format!("The field {} can't take this value: {problem}.", field.id),
            way_out: "Correct it.".to_owned(),
            clause: field.clause.clone(),
        };
        let mut unfit = self.unfit.borrow_mut();
        if unfit.len() < MAX_FORM_FIELDS && !unfit.contains(&finding) {
            unfit.push(finding);
        }
    }
}
