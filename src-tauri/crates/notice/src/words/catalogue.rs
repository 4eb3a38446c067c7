//! The wording of all languages that the program carries.

use super::review::{Review, ReviewState};
use crate::kind::{Kind, Kinds};
use disclosure::NoticeKind;
use fluent_bundle::FluentResource;
use fluent_syntax::ast::Entry;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// The language whose wording the others follow.
const BASE: &str = "en";
/// Files that every kind reads.
const COMMON: [&str; 2] = ["common", LABELS];
/// The file with the labels of all rows; a kind needs those that it prints.
const LABELS: &str = "fields";

/// One file of messages.
#[derive(Debug)]
struct File {
    name: String,
    resource: Arc<FluentResource>,
    keys: BTreeSet<String>,
}

/// One language.
#[derive(Debug)]
struct Language {
    tag: String,
    files: Vec<File>,
    review: Review,
}

/// The wording of all languages.
#[derive(Debug, Default)]
pub struct Catalogue {
    languages: Vec<Language>,
    errors: Vec<String>,
}

/// How far a language is, for a screen. It is never printed in a notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageStatus {
    /// BCP 47.
    pub tag: String,
    /// Its name, in itself.
    pub name: String,
    /// Texts of the kinds that it has all wording for; where there is no such kind, all texts of the base language.
    pub texts: usize,
    /// Base texts that have no wording here.
    pub missing: usize,
    /// Texts that a person who knows language and trade has reviewed, for the wording as it is now.
    pub reviewed: usize,
    /// State of the language as a whole: that of its least reviewed text.
    pub state: ReviewState,
    /// The kinds that it has all wording for.
    pub kinds: Vec<NoticeKind>,
}

impl Catalogue {
    /// The wording that came with the program.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
        CATALOGUE.get_or_init(|| Self::read(crate::embedded::MESSAGES))
    }

    /// Reads the folders of the languages. What cannot be parsed is left out and told by [`Catalogue::errors`].
    #[must_use]
    pub fn read(folders: &[(&str, &[(&str, &str)])]) -> Self {
        let mut catalogue = Self::default();
        for (tag, files) in folders {
            let mut language = Language { tag: (*tag).to_owned(), files: Vec::new(), review: Review::default() };
            for (name, source) in *files {
                if *name == "review.toml" {
                    match Review::read(source) {
                        Ok(review) => language.review = review,
                        Err(error) => catalogue.errors.push(format!("{tag}/{name}: {error}")),
                    }
                    continue;
                }
                let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, errors)| {
                    catalogue.errors.extend(errors.iter().map(|error| format!("{tag}/{name}: {error}")));
                    resource
                });
                let keys = resource.entries().filter_map(key_of).collect();
                let name = name.trim_end_matches(".ftl").to_owned();
                language.files.push(File { name, resource: Arc::new(resource), keys });
            }
            catalogue.languages.push(language);
        }
        catalogue
    }

    /// What could not be read.
    #[must_use]
    pub fn errors(&self) -> &[String] {
        &self.errors
    }

    /// The tags of the languages.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.languages.iter().map(|language| language.tag.as_str())
    }

    /// Whether there is any wording in a language.
    #[must_use]
    pub fn has_language(&self, language: &str) -> bool {
        !self.chain(language).is_empty()
    }

    /// How far a language is, by the texts of the kinds that it has all wording for; `None` where there is no wording at
    /// all.
    #[must_use]
    pub fn status(&self, language: &str, kinds: &Kinds) -> Option<LanguageStatus> {
        let base = self.language(BASE)?;
        let chain = self.chain(language);
        let of = chain.last()?;
        let offered = self.kinds_in(language, kinds);
        let texts: BTreeSet<(&str, &str)> = if offered.is_empty() {
            base.files.iter().flat_map(|file| file.keys.iter().map(|key| (file.name.as_str(), key.as_str()))).collect()
        } else {
            offered.iter().flat_map(|kind| texts_in(base, kind, kinds)).collect()
        };
        let mut status = LanguageStatus {
            tag: of.tag.clone(),
            name: of.review.name(&of.tag),
            texts: texts.len(),
            missing: 0,
            reviewed: 0,
            state: if of.tag == BASE { ReviewState::Base } else { ReviewState::Reviewed },
            kinds: offered.into_iter().map(|kind| kind.id.clone()).collect(),
        };
        for (file, key) in texts {
            let Some(holder) = chain.iter().rev().find(|language| language.has(file, key)) else {
                status.missing += 1;
                continue;
            };
            let source = base.file(file).map(|file| source_of(&file.resource, key)).unwrap_or_default();
            let state = holder.review.state(file, key, &source, holder.tag == BASE);
            status.reviewed += usize::from(state != ReviewState::Unreviewed);
            status.state = status.state.min(state);
        }
        if status.missing > 0 && of.tag != BASE {
            status.state = ReviewState::Unreviewed;
        }
        Some(status)
    }

    /// The kinds that a language has all wording for.
    #[must_use]
    pub fn kinds_in<'k>(&self, language: &str, kinds: &'k Kinds) -> Vec<&'k Kind> {
        if !self.has_language(language) {
            return Vec::new();
        }
        kinds.all().iter().filter(|kind| self.missing(kind, kinds, language).is_empty()).collect()
    }

    /// What a review of a text writes down of its base text; `None` where there is no such text.
    #[must_use]
    pub fn base_mark(&self, file: &str, key: &str) -> Option<String> {
        let base = self.language(BASE)?.files.iter().find(|found| found.name == file && found.keys.contains(key))?;
        Some(super::review::mark(&source_of(&base.resource, key)))
    }

    /// The keys of a kind that a language has no wording for.
    #[must_use]
    pub fn missing(&self, kind: &Kind, kinds: &Kinds, language: &str) -> Vec<String> {
        let Some(base) = self.language(BASE) else { return Vec::new() };
        let chain = self.chain(language);
        let lacks = |(file, key): &(&str, &str)| !chain.iter().any(|language| language.has(file, key));
        texts_in(base, kind, kinds).into_iter().filter(lacks).map(|(_, key)| key.to_owned()).collect()
    }

    /// Whether the base language has a message for a kind.
    #[must_use]
    pub fn has_base(&self, kind: &Kind, key: &str) -> bool {
        self.language(BASE).is_some_and(|base| files(base, kind).any(|file| file.keys.contains(key)))
    }

    /// The resources of a kind: those of the base first, so that a missing text shows in English rather than not at all,
    /// then the language, then its region.
    pub(crate) fn resources(&self, kind: &Kind, language: &str) -> Vec<Arc<FluentResource>> {
        let base = self.language(BASE).into_iter();
        let own = self.chain(language).into_iter().filter(|own| own.tag != BASE);
        base.chain(own).flat_map(|of| files(of, kind)).map(|file| Arc::clone(&file.resource)).collect()
    }

    /// The language and its region, where there is wording for them: `de-AT` reads `de`, then what `de-AT` says otherwise.
    fn chain(&self, tag: &str) -> Vec<&Language> {
        let general = tag.split('-').next().unwrap_or(tag);
        let mut tags = vec![general];
        if general != tag {
            tags.push(tag);
        }
        tags.into_iter().filter_map(|tag| self.language(tag)).collect()
    }

    fn language(&self, tag: &str) -> Option<&Language> {
        self.languages.iter().find(|language| language.tag.eq_ignore_ascii_case(tag))
    }
}

impl Language {
    fn file(&self, name: &str) -> Option<&File> {
        self.files.iter().find(|file| file.name == name)
    }

    fn has(&self, file: &str, key: &str) -> bool {
        self.file(file).is_some_and(|file| file.keys.contains(key))
    }
}

/// File and key of each text that a kind may print: all of its files, and of the labels those of its own rows.
fn texts_in<'l>(base: &'l Language, kind: &'l Kind, kinds: &Kinds) -> Vec<(&'l str, &'l str)> {
    let named = kinds.keys_of(kind);
    let of = |file: &'l File| {
        let wanted = file.keys.iter().filter(|key| file.name != LABELS || named.contains(key));
        wanted.map(|key| (file.name.as_str(), key.as_str())).collect::<Vec<_>>()
    };
    files(base, kind).flat_map(of).collect()
}

fn files<'l>(language: &'l Language, kind: &'l Kind) -> impl Iterator<Item = &'l File> {
    let names = COMMON.into_iter().chain(kind.messages.iter().map(String::as_str));
    names.filter_map(|name| language.file(name))
}

fn key_of(entry: &Entry<&str>) -> Option<String> {
    match entry {
        Entry::Message(message) if message.value.is_some() => Some(message.id.name.to_owned()),
        _ => None,
    }
}

/// The base text as it is written, to see whether a translation was reviewed for it or for an earlier one.
fn source_of(resource: &FluentResource, key: &str) -> String {
    let found = resource.entries().find_map(|entry| match entry {
        Entry::Message(message) if message.id.name == key => message.value.as_ref(),
        _ => None,
    });
    found.map(|pattern| format!("{pattern:?}")).unwrap_or_default()
}
