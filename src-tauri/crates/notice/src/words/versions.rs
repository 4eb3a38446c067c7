//! Sets of versions in words, from the form in which the record holds them.

use super::Messages;
use disclosure::{Bound, Span, VersionSet};

impl Messages {
    /// "≥ 4.0 and < 4.6.2", "all versions"; what cannot be read prints as it was typed.
    pub(crate) fn versions(&self, typed: &str) -> String {
        match typed.parse::<VersionSet>() {
            Ok(VersionSet::All) => self.text("versions-all"),
            Ok(VersionSet::Spans(spans)) => spans.iter().map(|span| self.span(span)).collect::<Vec<_>>().join(", "),
            Err(_) => typed.trim().to_owned(),
        }
    }

    fn span(&self, span: &Span) -> String {
        match span {
            Span::Single(version) => version.clone(),
            Span::Except(version) => self.with("versions-not", &[("version", version)]),
            Span::Range { from, to } => {
                let lower = |bound: &Bound| format!("{} {bound}", if bound.inclusive { "≥" } else { ">" });
                let upper = |bound: &Bound| format!("{} {bound}", if bound.inclusive { "≤" } else { "<" });
                match (from, to) {
                    (Some(from), Some(to)) => {
                        self.with("versions-between", &[("from", &lower(from)), ("to", &upper(to))])
                    }
                    (Some(from), None) => lower(from),
                    (None, Some(to)) => upper(to),
                    (None, None) => self.text("versions-all"),
                }
            }
        }
    }
}
