//! A text of versions as it was read.

use super::set_phrases::Whole;
use super::{
    MAX_VERSIONS_LENGTH, Remark, VersionOrder, VersionSet, combine, constraints, dates, doubt, foreign, item, lexer,
    phrases, set_phrases,
};
use std::fmt;

/// A text of versions: what it means as far as that is certain, the text itself, and every doubt.
///
/// Where [`Reading::set`] is `None` the text stays text: nothing is compared with it, and documents print the published
/// words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    set: Option<VersionSet>,
    qualifier: Option<String>,
    kind: Option<String>,
    published: String,
    remarks: Vec<Remark>,
}

impl Reading {
    /// Reads a text. Never fails: what can't be read is text with a remark.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self::listed(text, &[])
    }

    /// Reads a text of a product: names in the product's own list are versions, whatever they look like.
    #[must_use]
    pub fn under(text: &str, order: VersionOrder<'_>) -> Self {
        let listed: Vec<&str> = order.listed().collect();
        Self::listed(text, &listed)
    }

    /// A document holds what is printed, and is read again to be printed in another language: a text whose printed form
    /// would mean something else stays text.
    fn listed(text: &str, listed: &[&str]) -> Self {
        let mut reading = Self::once(text, listed);
        if reading.set.is_some() {
            let printed = reading.to_string();
            let again = Self::once(&printed, listed);
            if again.to_string() != printed || again.set.is_some() && again.set != reading.set {
                reading.remarks.push(Remark::Words(reading.published.clone()));
                (reading.set, reading.qualifier, reading.kind) = (None, None, None);
            }
        }
        if let Some(set) = &reading.set {
            doubt::of_order(set, reading.kind.as_deref(), &reading.published, &mut reading.remarks);
        }
        reading
    }

    fn once(text: &str, listed: &[&str]) -> Self {
        let published = text.trim().to_owned();
        let mut reading = Self { set: None, qualifier: None, kind: None, published, remarks: Vec::new() };
        let mut remarks = Vec::new();
        match reading.read(listed, &mut remarks) {
            Ok(set) => reading.set = Some(set),
            Err(remark) => {
                reading.qualifier = None;
                if !remarks.contains(&remark) {
                    remarks.push(remark);
                }
            }
        }
        reading.remarks = remarks;
        reading
    }

    fn read(&mut self, listed: &[&str], remarks: &mut Vec<Remark>) -> Result<VersionSet, Remark> {
        let text = self.published.clone();
        if text.is_empty() {
            return Err(Remark::Empty);
        }
        if text.len() > MAX_VERSIONS_LENGTH {
            return Err(Remark::TooLong);
        }
        if listed.contains(&text.as_str()) {
            return Ok(VersionSet::Spans(vec![super::Span::Single(text)]));
        }
        match set_phrases::whole(&text) {
            Some(Whole::Everything) => {
                remarks.push(Remark::Everything);
                return Ok(VersionSet::All);
            }
            Some(Whole::Nothing) => {
                remarks.push(Remark::Nothing);
                return Ok(VersionSet::Empty);
            }
            Some(Whole::Unstated) => return Err(Remark::Unstated(text)),
            None => {}
        }
        if let Some((kind, comparison)) = constraints::misused(&text) {
            let set = self.plain(comparison, listed, remarks);
            let remark = Remark::NotVers { kind: kind.to_owned(), comparison: comparison.to_owned() };
            // “none” with a comparison means either of two things.
            return if comparison.is_empty() {
                Err(Remark::BrokenVers { text, reason: "nothing stands after the slash" })
            } else if kind == "none" {
                Err(Remark::BrokenVers { text, reason: "the type “none” allows only “*”" })
            } else {
                remarks.insert(0, remark);
                set
            };
        }
        if constraints::specifier(&text).is_some() {
            let vers = constraints::read(&text, remarks)?;
            // A name that would be read as a range of its own when it is printed.
            let ambiguous = vers.set.named().any(|name| {
                let single = VersionSet::Spans(vec![super::Span::Single(name.to_owned())]);
                name.contains(['<', '>', '=', '!', '|', ',', ';', '≤', '≥'])
                    || match Self::once(name, listed).set {
                        Some(set) => set != single,
                        None => name.contains(char::is_whitespace),
                    }
            });
            if ambiguous {
                return Err(Remark::Words(text));
            }
            // Other types have their own form of a version, in which a hyphen is no doubt.
            if vers.kind == "generic" {
                doubt::of_set(&vers.set, listed, remarks);
            } else {
                doubt::of_ends(&vers.set, remarks);
            }
            self.kind = Some(vers.kind).filter(|kind| kind != "all" && kind != "none");
            return Ok(vers.set);
        }
        self.plain(&text, listed, remarks)
    }

    /// Signs and words.
    fn plain(&mut self, text: &str, listed: &[&str], remarks: &mut Vec<Remark>) -> Result<VersionSet, Remark> {
        let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&le;", "≤").replace("&ge;", "≥");
        let plain = phrases::without_asides(&unwrapped(&plain));
        if phrases::speaks_of_serials(&plain) {
            return Err(Remark::Serial(text.to_owned()));
        }
        let tokens = lexer::cut(&plain, listed).ok_or_else(|| Remark::Words(text.to_owned()))?;
        let outside: Vec<&str> =
            tokens.iter().filter(|token| token.is(lexer::Kind::Word)).map(|token| token.text).collect();
        if dates::holds_month(&outside.join(" ")) {
            remarks.push(Remark::Date(text.trim().to_owned()));
            return dated(&plain, &tokens).ok_or_else(|| Remark::Date(text.trim().to_owned()));
        }
        if tokens.is_empty() {
            return Err(Remark::Empty);
        }
        remarks.extend(decimal_comma(&tokens));
        if thousands(&tokens) {
            return Err(Remark::Words(text.trim().to_owned()));
        }
        let found = item::read(&plain, &tokens, listed)?;
        remarks.extend(found.remarks);
        let separators_only = found.items.is_empty();
        if separators_only {
            return Err(Remark::Empty);
        }
        let mut shortened = Vec::new();
        doubt::shortened(found.items.iter().map(|(_, item)| item), listed, &mut shortened);
        let set = combine::combine(found.items, text, remarks)?;
        remarks.append(&mut shortened);
        doubt::of_set(&set, listed, remarks);
        if !found.qualifiers.is_empty() {
            let one = matches!(&set, VersionSet::Spans(spans) if spans.len() == 1);
            let mut qualifiers = found.qualifiers;
            qualifiers.dedup();
            let bare: Vec<&str> = qualifiers
                .iter()
                .map(|words| words.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(words))
                .collect();
            let words = bare.join("; ");
            // "Java 8 < Update 300": the update is one of the version, which is no product.
            let update = set.named().any(super::name::is_suffix_only) && phrases::has_digit(&words);
            if !one || update || foreign::is_foreign(&words) {
                return Err(Remark::Words(words));
            }
            remarks.push(Remark::Qualified(words));
            self.qualifier = Some(qualifiers.join(" "));
        }
        Ok(set)
    }

    /// What the text means; `None` where it stays text.
    #[must_use]
    pub const fn set(&self) -> Option<&VersionSet> {
        self.set.as_ref()
    }

    /// Words that were kept beside the set, as they are printed: `(firmware)`, `on Windows`.
    #[must_use]
    pub fn qualifier(&self) -> Option<&str> {
        self.qualifier.as_deref()
    }

    /// As a document holds it: what was read, or the published words.
    #[must_use]
    pub fn printed(&self) -> String {
        match self.set {
            Some(VersionSet::Empty) | None => unwrapped(&self.published),
            Some(_) => self.to_string(),
        }
    }

    /// The text as typed or published, without blanks around it.
    #[must_use]
    pub fn published(&self) -> &str {
        &self.published
    }

    /// Every doubt, in the order in which it arose.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }

    /// Whether the text names no versions at all, so that nothing could be printed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.published.is_empty()
    }

    /// Whether the text is a word that says that no version is known ("n/a", "unspecified").
    #[must_use]
    pub fn names_none(&self) -> bool {
        self.remarks.iter().any(|remark| matches!(remark, Remark::Unstated(_)))
    }

    /// Whether a person must change the text before a notice can be sealed.
    #[must_use]
    pub fn stops(&self) -> bool {
        self.remarks.iter().any(Remark::stops)
    }

    /// Whether `version` is meant; `None` where that can't be told: the text was not read, words limit the range, or the
    /// scheme knows no order.
    #[must_use]
    pub fn contains(&self, version: &str, order: VersionOrder<'_>) -> Option<bool> {
        let contained = self.set.as_ref()?.contains(version, order);
        // Words beside a range may take something out of it, and add nothing.
        if self.qualifier.is_some() && contained == Some(true) { None } else { contained }
    }

    /// The canonical `vers:` form. Without a scheme it is of the type that was published, else `generic`. `None` where
    /// the text stays text, or its versions have no order that is known.
    #[must_use]
    pub fn to_vers(&self, order: Option<VersionOrder<'_>>) -> Option<String> {
        let set = self.set.as_ref()?;
        let by_scheme = order.and_then(|order| set.to_vers(order));
        let by_type = || self.kind.as_deref().filter(|_| order.is_none()).and_then(|kind| set.to_vers_of(kind));
        by_scheme.or_else(by_type).or_else(|| set.to_vers_of("generic"))
    }
}

/// A sign or phrase before a date: what was built before it or after it.
fn dated(text: &str, tokens: &[lexer::Token<'_>]) -> Option<VersionSet> {
    use lexer::{Kind, Sign};
    let (lower, inclusive, words) = match tokens.first()?.kind {
        Kind::Sign(Sign::Less) => (false, false, 1),
        Kind::Sign(Sign::AtMost) => (false, true, 1),
        Kind::Sign(Sign::More) => (true, false, 1),
        Kind::Sign(Sign::AtLeast) => (true, true, 1),
        _ => phrases::relation(tokens).map(|(relation, words)| (relation.lower, relation.inclusive, words))?,
    };
    let date = tokens.get(words..).filter(|date| dates::is_date(date))?;
    let version = text[date.first()?.start..date.last()?.end].to_owned();
    let bound = Some(super::Bound { version, inclusive });
    let (from, to) = if lower { (bound, None) } else { (None, bound) };
    Some(VersionSet::Spans(vec![super::Span::Range { from, to }]))
}

/// "1,5" is a list of two, or one and a half.
fn decimal_comma(tokens: &[lexer::Token<'_>]) -> Option<Remark> {
    let whole = |token: &lexer::Token<'_>| token.text.bytes().all(|byte| byte.is_ascii_digit());
    tokens.windows(3).find_map(|window| {
        let [one, comma, two] = window else { return None };
        let glued = one.end == comma.start && comma.end == two.start;
        let number = two.text.starts_with(|first: char| first.is_ascii_digit());
        (comma.text == "," && glued && whole(one) && number).then(|| Remark::ReadAs {
            published: format!("{},{}", one.text, two.text),
            reading: format!("{} and {}", one.text, two.text),
        })
    })
}

/// "< 1,000": one number after a sign, or two.
fn thousands(tokens: &[lexer::Token<'_>]) -> bool {
    let whole = |token: &lexer::Token<'_>| token.text.bytes().all(|byte| byte.is_ascii_digit());
    tokens.windows(4).any(|window| {
        let [sign, one, comma, two] = window else { return false };
        let glued = one.end == comma.start && comma.end == two.start;
        matches!(sign.kind, lexer::Kind::Sign(_)) && comma.text == "," && glued && whole(one) && whole(two)
    })
}

/// Without line breaks and other blanks that are none, so that a text is one line.
fn unwrapped(text: &str) -> String {
    text.chars().map(|character| if character.is_whitespace() { ' ' } else { character }).collect()
}

impl fmt::Display for Reading {
    /// As a person reads it and a document prints it: `≥ 4.0 and < 4.6.2`, `≤ 2.1 (firmware)`, or the published words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.set, &self.qualifier) {
            (None, _) => f.write_str(&unwrapped(&self.published)),
            (Some(VersionSet::Empty), _) => f.write_str("no versions"),
            (Some(set), None) => write!(f, "{set}"),
            (Some(set), Some(qualifier)) => write!(f, "{set} {qualifier}"),
        }
    }
}
