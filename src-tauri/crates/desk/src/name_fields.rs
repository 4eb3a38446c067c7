//! What a field is called: its path in words, with the names of what says nothing by itself (values of a form, products).

use crate::list_history::Field;
use crate::{Desk, Result};
use disclosure::ProductId;
use notice::kind::Kinds;
use register::RegisterError;
use std::collections::BTreeMap;

/// Names by the part of the path that they stand for.
pub(crate) type PathNames = BTreeMap<String, String>;

impl Desk {
    /// The names of the parts of paths: the label of a form's field in the base language, the name of a product. A part
    /// that has no name, or none any more, is left out.
    ///
    /// # Errors
    /// If the register can't be read.
    pub(crate) fn path_names(&self, fields: &[Field]) -> Result<PathNames> {
        let mut names = PathNames::new();
        for part in fields.iter().flat_map(|(path, ..)| path.split('/')) {
            if names.contains_key(part) {
                continue;
            }
            if let Some(field) = part.contains('.').then(|| Kinds::embedded().field(part)).flatten() {
                names.insert(part.to_owned(), notice::words::base_field_text(&field.label_key()));
            } else if let Ok(id) = part.parse() {
                match self.register.read().product(ProductId(id)) {
                    Ok(row) => drop(names.insert(part.to_owned(), row.product.name)),
                    Err(RegisterError::NoSuchRecord { .. }) => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Ok(names)
    }
}

/// A field's path as a person reads it: `/vulnerabilities/1/affected/0/versions` is "vulnerability 2, affected 1, versions".
pub(crate) fn field_words(path: &str, names: &PathNames) -> String {
    let keys: Vec<&str> = path.split('/').skip(1).collect();
    let place = |key: &str| key.parse::<usize>().ok();
    let mut parts: Vec<String> = Vec::new();
    for (index, key) in keys.iter().enumerate() {
        if let Some(number) = place(key) {
            let of = parts.pop().unwrap_or_default();
            parts.push(format!("{of} {}", number.saturating_add(1)).trim_start().to_owned());
        } else if let Some(name) = names.get(*key) {
            parts.push(name.clone());
        } else {
            let words = key.replace('_', " ");
            let is_one = keys.get(index + 1).is_some_and(|next| place(next).is_some());
            parts.push(if is_one { singular(&words) } else { words });
        }
    }
    if parts.is_empty() { "the whole record".to_owned() } else { parts.join(", ") }
}

fn singular(words: &str) -> String {
    match words.strip_suffix("ies") {
        Some(start) => format!("{start}y"),
        None => words.strip_suffix('s').unwrap_or(words).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_read_as_words() {
        let names = PathNames::from([("us.actions".to_owned(), "Actions taken and expected".to_owned())]);
        for (path, words) in [
            ("/vulnerabilities/1/affected/0/versions", "vulnerability 2, affected 1, versions"),
            ("/remedies/0/fixed_version", "remedy 1, fixed version"),
            ("/title", "title"),
            ("/form/us.actions", "form, Actions taken and expected"),
            ("/form/us.other", "form, us.other"),
            ("/0", "1"),
            ("", "the whole record"),
        ] {
            assert_eq!(field_words(path, &names), words);
        }
    }
}
