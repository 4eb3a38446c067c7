//! The blocks of a section, one by one.

use super::Draft;
use crate::content::{Content, FollowUp, Stated, TimeLimit, Value};
use crate::document::{Block, Inline, Pair, gap, link, strong, text};
use crate::kind::{Block as Wanted, Required};

impl Draft<'_> {
    pub(super) fn write_block(&mut self, block: &Wanted) {
        if block.condition().is_some_and(|when| !self.holds(when)) {
            return;
        }
        match block {
            Wanted::Paragraphs { from, what, max, required, key, .. } => {
                self.paragraphs(from, what, key, *max, *required);
            }
            Wanted::Callout { from, what, required, anchor } => {
                self.callout(from, what, *required, anchor.as_deref());
            }
            Wanted::Wording { key, with, small, .. } => {
                let values: Vec<(&str, String)> =
                    with.iter().map(|(name, from)| (name.as_str(), self.plain(self.content.value(from)))).collect();
                let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
                let words = if values.is_empty() { self.message(key) } else { self.words.with(key, &values) };
                let content = vec![text(words)];
                self.blocks.push(if *small { Block::Note { content } } else { Block::paragraph(content) });
            }
            Wanted::Steps { keys } => {
                let items = keys.iter().map(|key| vec![text(self.message(key))]).collect();
                self.blocks.push(Block::Steps { items, anchor: None });
            }
            Wanted::Fields { per, rows, anchor, .. } => self.fields(*per, rows, anchor.as_deref()),
            Wanted::Affected { anchor } => self.affected(anchor.as_deref()),
            Wanted::NotAffected {} => self.not_affected(),
            Wanted::Severity { panel } => self.severity(*panel),
            Wanted::Vulnerabilities {} => self.vulnerabilities(),
            Wanted::VulnerabilitiesInBrief {} => self.vulnerabilities_in_brief(),
            Wanted::Actions { required } => self.actions(*required),
            Wanted::TimeLimit { steps } => self.time_limit(*steps),
            Wanted::FollowUps {} => self.follow_ups(),
            Wanted::Outstanding {} => self.outstanding(),
            Wanted::Contact {} => self.contact(),
            Wanted::About {} => self.about(),
            Wanted::Signature {} => self.signatures(),
            Wanted::Reply { rows } => self.reply(rows),
            Wanted::Figures {} => self.figures(),
            Wanted::Facts {} => self.facts(),
            Wanted::Obligations {} => self.obligations(),
            Wanted::Decisions {} => self.decisions(),
            Wanted::Notices {} => self.recorded_files("notice"),
            Wanted::Packs {} => self.recorded_files("pack"),
            Wanted::History {} => self.history(),
            Wanted::Files {} => self.files(),
        }
    }

    /// Numbered, one action each, with a date.
    fn actions(&mut self, required: Required) {
        let actions = &self.content.actions;
        let value = Value::list(actions.iter().map(|action| action.text.clone()));
        self.enter("user_measures", &value, self.words.text("what-actions"), None, required);
        if actions.is_empty() {
            let missing = self.missing("what-actions");
            self.blocks.push(Block::paragraph(vec![missing]));
            return;
        }
        let items = actions.iter().map(|action| {
            let mut line = vec![self.own(&action.text)];
            if let Some(on) = action.by {
                line.push(text(" "));
                line.push(strong(self.words.with("by-date", &[("date", &self.words.date(on))])));
            }
            line
        });
        let items = items.collect();
        self.blocks.push(Block::Steps { items, anchor: Some("actions".into()) });
    }

    /// Start fact, both instants where they differ, and the way from one to the other.
    fn time_limit(&mut self, with_steps: bool) {
        let words = self.words;
        let none = TimeLimit::default();
        let limit = self.content.time_limit.as_ref().unwrap_or(&none);
        let fact = if limit.start_fact.is_empty() { words.text("no-start-fact") } else { limit.start_fact.clone() };
        let started = match &limit.started {
            Some(moment) => vec![text(format!("{fact}: {}", words.moment(moment)))],
            None => {
                vec![text(format!("{fact}: ")), gap(words.with("missing", &[("what", &words.text("date"))]))]
            }
        };
        let mut pairs = vec![Pair { label: words.text("start"), value: started }];
        let legal = limit.legal_due.as_ref().map_or_else(|| words.text("no-span"), |due| words.moment(due));
        pairs.push(Pair { label: words.text("legal-due"), value: vec![text(legal)] });
        if let Some(due) = &limit.safe_due {
            pairs.push(Pair { label: words.text("safe-due"), value: vec![text(words.moment(due))] });
        }
        let unverified = limit.is_unverified;
        let items: Vec<Vec<Inline>> = limit.steps.iter().filter(|_| with_steps).map(|step| vec![text(step)]).collect();
        self.blocks.push(Block::KeyValues { pairs, anchor: Some("time.limits".into()) });
        if unverified {
            self.blocks.push(Block::Callout { content: vec![text(words.text("unverified"))], anchor: None });
        }
        if !items.is_empty() {
            self.blocks.push(Block::heading(2, words.text("how-computed"), "how-computed"));
            self.blocks.push(Block::Steps { items, anchor: None });
        }
    }

    fn follow_ups(&mut self) {
        let items: Vec<Vec<Inline>> = self.content.follow_ups.iter().map(|next| self.follow_up(next)).collect();
        if !items.is_empty() {
            self.blocks.push(Block::Bullets { items, anchor: Some("follow-ups.list".into()) });
        }
    }

    fn follow_up(&self, next: &FollowUp) -> Vec<Inline> {
        let element =
            if next.element.is_empty() { String::new() } else { self.words.text(&format!("element-{}", next.element)) };
        let what = match (element.is_empty(), next.of.is_empty()) {
            (false, false) => self.words.with("element-of", &[("element", &element), ("of", &next.of)]),
            (false, true) => element,
            (true, _) => next.of.clone(),
        };
        let row = self.words.with("follow-up-row", &[("what", &what), ("date", &self.words.date(next.by))]);
        let mut line = vec![text(row)];
        if !next.reason.trim().is_empty() {
            line.extend([text(" "), self.own(&next.reason)]);
        }
        line
    }

    /// What the fields before it lack: the clause wants to know why, and by when it is given.
    fn outstanding(&mut self) {
        use super::EntryState;
        use crate::kind::Required as Needed;
        let mut items: Vec<Vec<Inline>> = Vec::new();
        for entry in &self.report.entries {
            let name = match &entry.product {
                Some((_, product)) => format!("{} {} ({product})", entry.number, entry.label),
                None => format!("{} {}", entry.number, entry.label),
            };
            match &entry.state {
                EntryState::ToFollow { by, reason } => {
                    let mut line = vec![strong(format!("{}. ", name.trim())), self.follows(*by)];
                    if reason.trim().is_empty() {
                        line.extend([text(" "), self.missing("what-reason-outstanding")]);
                    } else {
                        line.extend([text(" "), self.own(reason)]);
                    }
                    items.push(line);
                }
                EntryState::Missing if matches!(entry.required, Needed::Yes | Needed::Always) => {
                    items.push(vec![strong(format!("{}. ", name.trim())), gap(self.words.text("not-stated"))]);
                }
                _ => {}
            }
        }
        items.extend(self.content.follow_ups.iter().map(|next| self.follow_up(next)));
        if items.is_empty() {
            self.blocks.push(Block::paragraph(vec![text(self.words.text("nothing-outstanding"))]));
        } else {
            self.blocks.push(Block::Bullets { items, anchor: Some("outstanding".into()) });
        }
    }

    /// Whom to ask.
    fn contact(&mut self) {
        let Content { contact, frame, .. } = self.content;
        let mut pairs = Vec::new();
        pairs.extend(self.pair("contact", &contact.name));
        pairs.extend(self.pair("telephone", &contact.telephone));
        if !contact.email.is_empty() {
            let value = vec![link(&contact.email, format!("mailto:{}", contact.email))];
            pairs.push(Pair { label: self.words.text("email"), value });
        }
        if !contact.web.is_empty() {
            pairs.push(Pair { label: self.words.text("web"), value: vec![link(&contact.web, &contact.web)] });
        }
        pairs.extend(self.pair("postal", &contact.postal));
        let names: Vec<String> = frame.attachments.iter().map(|attachment| attachment.description.clone()).collect();
        if let Some(pair) = self.pair("machine-readable", &names.join(", ")) {
            pairs.push(pair);
        }
        if pairs.is_empty() {
            let missing = self.missing("contact");
            self.blocks.push(Block::paragraph(vec![missing]));
        } else {
            self.blocks.push(Block::KeyValues { pairs, anchor: None });
        }
    }

    /// What the signature covers and what is attached.
    fn about(&mut self) {
        let frame = &self.content.frame;
        let mut words = if self.kind.signed && frame.signatory.is_some() {
            self.words.text("about-signature")
        } else {
            String::new()
        };
        if !frame.attachments.is_empty() {
            let names: Vec<String> = frame
                .attachments
                .iter()
                .map(|attachment| format!("{} ({})", attachment.name, attachment.description))
                .collect();
            words = format!("{words} {}", self.words.with("about-attachments", &[("names", &names.join(", "))]));
        }
        if !words.trim().is_empty() {
            self.blocks.push(Block::paragraph(vec![text(words.trim())]));
        }
    }

    fn figures(&mut self) {
        for picture in &self.content.figures {
            self.blocks.push(Block::Figure {
                image: crate::document::Image {
                    bytes: picture.bytes.clone(),
                    sha256: picture.sha256.clone(),
                    alternative: picture.alternative.clone(),
                },
                caption: picture.caption.clone(),
            });
        }
    }

    /// A value inside a line.
    pub(super) fn stated(&self, value: &Stated, what: &str) -> Inline {
        match value {
            Stated::Known(words) if !words.trim().is_empty() => self.own(words),
            Stated::ToFollow(on) => self.follows(*on),
            Stated::Known(_) | Stated::Missing => self.missing(what),
        }
    }
}
