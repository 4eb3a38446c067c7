//! The messages of one kind of document in one language.

use super::Catalogue;
use crate::kind::Kind;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use std::sync::Arc;

/// The messages of one kind in one language.
pub(crate) struct Messages {
    bundle: FluentBundle<Arc<FluentResource>>,
}

impl Messages {
    /// The messages in a language; English for what has no wording in it, which the gate tells.
    pub(crate) fn new(catalogue: &Catalogue, kind: &Kind, language: &str) -> Self {
        let mut bundle = FluentBundle::new(vec![language.parse().unwrap_or_default()]);
        // The marks around inserted values would be foreign bodies in a printed text.
        bundle.set_use_isolating(false);
        for resource in catalogue.resources(kind, language) {
            bundle.add_resource_overriding(resource);
        }
        Self { bundle }
    }

    /// A message without values.
    pub(crate) fn text(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// Whether there is a message.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    /// A message with values; an unknown key prints itself, which the tests look for.
    pub(crate) fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            arguments.set(*name, *value);
        }
        self.format(key, &arguments)
    }

    /// A message with a count, for its plural form, and the count as it is printed.
    pub(crate) fn counted(&self, key: &str, count: u64, values: &[(&str, &str)]) -> String {
        let printed = self.number(count);
        let values: Vec<(&str, &str)> = values.iter().copied().chain([("printed", printed.as_str())]).collect();
        self.numbered(key, ("count", count), &values)
    }

    /// A message with a number, for its plural form or a number that is written otherwise, such as the French "1er".
    pub(crate) fn numbered(&self, key: &str, number: (&str, u64), values: &[(&str, &str)]) -> String {
        let mut arguments = FluentArgs::new();
        arguments.set(number.0, FluentValue::from(number.1));
        for (name, value) in values {
            arguments.set(*name, *value);
        }
        self.format(key, &arguments)
    }

    fn format(&self, key: &str, arguments: &FluentArgs<'_>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("[{key}]");
        };
        self.bundle.format_pattern(pattern, Some(arguments), &mut Vec::new()).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Catalogue;

    #[test]
    fn every_file_parses() {
        assert_eq!(Catalogue::embedded().errors(), &[] as &[String]);
    }
}
