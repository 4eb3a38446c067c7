//! Sets of versions in words, from the form in which the record holds them.

use super::Messages;
use disclosure::{Bound, Reading, Remark, Span, VersionSet};

impl Messages {
    /// "≥ 4.0 and < 4.6.2", "all versions", "≤ 2.1 (firmware)" in the words of the language. Single versions, and what is
    /// not read without a doubt, print as they stand in the content.
    pub(crate) fn versions(&self, content: &str) -> String {
        let reading = Reading::of(content);
        let doubted = reading.remarks().iter().any(|remark| *remark != Remark::Everything);
        let singles = matches!(reading.set(), Some(VersionSet::Spans(spans)) if spans.iter().all(|span| matches!(span, Span::Single(_))));
        if (doubted || singles) && reading.to_string() != content.trim() {
            return content.trim().to_owned();
        }
        let set = match reading.set() {
            Some(VersionSet::All) => self.text("versions-all"),
            Some(VersionSet::Spans(spans)) => {
                let only_exceptions = spans.iter().all(|span| matches!(span, Span::Except(_)));
                let all = only_exceptions.then(|| self.text("versions-all"));
                all.into_iter().chain(spans.iter().map(|span| self.span(span))).collect::<Vec<_>>().join(", ")
            }
            Some(VersionSet::Empty) | None => return content.trim().to_owned(),
        };
        reading.qualifier().map_or(set.clone(), |words| format!("{set} {words}"))
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
