//! Comparing versions under a product's scheme.

use crate::{Product, VersionScheme};
use std::cmp::Ordering;

/// How to compare versions: a scheme, and the product's own list for the vendor scheme.
#[derive(Clone, Copy, Debug)]
pub struct VersionOrder<'a> {
    scheme: VersionScheme,
    listed: &'a [crate::ProductVersion],
}

impl<'a> VersionOrder<'a> {
    /// The order of one product's versions.
    #[must_use]
    pub fn of(product: &'a Product) -> Self {
        Self { scheme: product.version_scheme, listed: &product.versions }
    }

    /// An order without a version list.
    #[must_use]
    pub const fn without_list(scheme: VersionScheme) -> Self {
        Self { scheme, listed: &[] }
    }

    /// The scheme.
    #[must_use]
    pub const fn scheme(&self) -> VersionScheme {
        self.scheme
    }

    /// The names in the product's own list, oldest first.
    pub fn listed(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.listed.iter().map(|version| version.name.as_str())
    }

    /// Compares two versions; `None` where the scheme can't tell.
    #[must_use]
    pub fn compare(&self, left: &str, right: &str) -> Option<Ordering> {
        if left == right {
            return Some(Ordering::Equal);
        }
        match self.scheme {
            VersionScheme::Semantic => Some(semantic(left)?.cmp_precedence(&semantic(right)?)),
            VersionScheme::Numeric => numeric(left, right),
            VersionScheme::Vendor => {
                let position = |name: &str| self.listed.iter().position(|version| version.name == name);
                Some(position(left)?.cmp(&position(right)?))
            }
        }
    }

    /// Whether `version` can be read under the scheme.
    #[must_use]
    pub fn reads(&self, version: &str) -> bool {
        match self.scheme {
            VersionScheme::Semantic => semantic(version).is_some(),
            VersionScheme::Numeric => numbers(version).is_some(),
            VersionScheme::Vendor => !version.trim().is_empty(),
        }
    }
}

/// Semantic Versioning 2.0.0, with a forgiven leading `v` and forgiven missing minor and patch numbers.
fn semantic(text: &str) -> Option<semver::Version> {
    let text = text.strip_prefix(['v', 'V']).unwrap_or(text);
    let core_end = text.find(['-', '+']).unwrap_or(text.len());
    let (core, rest) = text.split_at(core_end);
    let padded = match core.split('.').count() {
        1 => format!("{core}.0.0{rest}"),
        2 => format!("{core}.0{rest}"),
        _ => text.to_owned(),
    };
    semver::Version::parse(&padded).ok()
}

/// A version as `vers:semver` writes it: three numbers, no leading `v`.
pub(super) fn as_semver(text: &str) -> Option<String> {
    semantic(text).map(|version| version.to_string())
}

/// A version as `vers:intdot` writes it: numbers between dots, no leading `v`.
pub(super) fn as_intdot(text: &str) -> Option<String> {
    numbers(text).map(|_| text.strip_prefix(['v', 'V']).unwrap_or(text).to_owned())
}

/// The numbers between the dots as digits without leading zeros, so that their length never overflows.
fn numbers(text: &str) -> Option<Vec<&str>> {
    let text = text.strip_prefix(['v', 'V']).unwrap_or(text);
    text.split('.')
        .map(|part| {
            (!part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.trim_start_matches('0'))
        })
        .collect()
}

fn numeric(left: &str, right: &str) -> Option<Ordering> {
    let (left, right) = (numbers(left)?, numbers(right)?);
    for index in 0..left.len().max(right.len()) {
        let part = |numbers: &[&'_ str]| numbers.get(index).map_or("", |part| *part).to_owned();
        let (left, right) = (part(&left), part(&right));
        let ordering = left.len().cmp(&right.len()).then_with(|| left.cmp(&right));
        if ordering != Ordering::Equal {
            return Some(ordering);
        }
    }
    Some(Ordering::Equal)
}
