//! What people paste into e-mails, tickets and minutes: a disclosure, what is due, or a notice, as text or Markdown.
//! Restricted detail is in none of it.

use crate::{Desk, DueFilter, DueOptions, NoticeForm, Result};
use deadline::time::{Years, format_instant};
use disclosure::{DisclosureId, NoticeId, ProductId, Reading, Vulnerability};
use serde::Deserialize;
use std::collections::HashMap;
use ts_rs::TS;

/// What is copied.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
pub enum CopiedText {
    /// A disclosure in short.
    Disclosure {
        /// Which one.
        id: DisclosureId,
    },
    /// What is due, as it is filtered.
    Due {
        /// What is looked for.
        filter: DueFilter,
    },
    /// A notice, as it stands or as it was sealed.
    Notice {
        /// Which one.
        id: NoticeId,
    },
}

impl Desk {
    /// A record as text, or as Markdown.
    ///
    /// # Errors
    /// If there is no such record, or the register can't be read.
    pub fn copied_text(&self, what: &CopiedText, markdown: bool) -> Result<String> {
        match what {
            CopiedText::Disclosure { id } => self.disclosure_text(*id, markdown),
            CopiedText::Due { filter } => self.due_text(filter, markdown),
            CopiedText::Notice { id } => {
                let form = if markdown { NoticeForm::Markdown } else { NoticeForm::Text };
                let (_, bytes) = self.export_notice(*id, form)?;
                Ok(String::from_utf8_lossy(&bytes).into_owned())
            }
        }
    }

    fn disclosure_text(&self, id: DisclosureId, markdown: bool) -> Result<String> {
        let row = self.register.read().disclosure(id)?;
        let disclosure = &row.disclosure;
        let names: HashMap<ProductId, String> =
            self.register.read().products()?.into_iter().map(|row| (row.id, row.product.name)).collect();
        let mut text = Lines::new(markdown);
        text.heading(1, &format!("{} {}", row.number, disclosure.title));
        text.paragraph(&format!("TLP:{}", disclosure.tlp.label()));
        if let Some(embargo) = &disclosure.embargo {
            let until = format_instant(embargo.until, embargo.zone, Years::Always);
            text.paragraph(&format!("Embargo until {until}: nothing of this is published before."));
        }
        text.paragraph(&disclosure.summary.0);
        text.labelled("Possible harm", &disclosure.safety.harm.0);
        for (index, vulnerability) in disclosure.vulnerabilities.iter().enumerate() {
            vulnerability_lines(index, vulnerability, &names, &mut text);
        }
        self.owed_lines(id, &mut text)?;
        Ok(text.done())
    }

    fn owed_lines(&self, id: DisclosureId, text: &mut Lines) -> Result<()> {
        let owed = self.list_due(&DueOptions { closed: false, ..DueOptions::of(id) })?.items;
        let owed: Vec<_> = owed.iter().filter(|item| item.obligation.group != deadline::Group::Closed).collect();
        if !owed.is_empty() {
            text.heading(2, "Due");
        }
        for item in owed {
            let obligation = &item.obligation;
            text.item(&format!("{}, {}: {}", obligation.authority, obligation.stage_name, obligation.date_text()));
        }
        Ok(())
    }

    fn due_text(&self, filter: &DueFilter, markdown: bool) -> Result<String> {
        let list = self.list_due(&DueOptions { filter: filter.clone(), ..DueOptions::default() })?;
        let mut text = Lines::new(markdown);
        text.heading(1, &format!("Due as of {}", list.at_text));
        for item in list.items.iter().filter(|item| item.obligation.group != deadline::Group::Closed) {
            let obligation = &item.obligation;
            let owner = if item.owner.is_empty() { String::new() } else { format!(" ({})", item.owner) };
            text.item(&format!(
                "{}, {}: {}. {} {}{owner}",
                obligation.authority,
                obligation.stage_name,
                obligation.date_text(),
                item.number,
                item.title
            ));
        }
        if list.items.is_empty() {
            text.paragraph("Nothing is due.");
        }
        Ok(text.done())
    }
}

fn vulnerability_lines(
    index: usize,
    vulnerability: &Vulnerability,
    names: &HashMap<ProductId, String>,
    text: &mut Lines,
) {
    let name = |id: Option<&ProductId>| {
        id.and_then(|id| names.get(id)).cloned().unwrap_or_else(|| "a product that is not named yet".to_owned())
    };
    let called = vulnerability.name(index);
    let title = vulnerability.title.trim();
    text.heading(2, &if title.is_empty() || called.contains(title) { called } else { format!("{called} {title}") });
    text.paragraph(&vulnerability.description.0);
    for vector in vulnerability.vectors() {
        let rating = vector.rating();
        text.item(&format!("CVSS {} {}: {vector}", rating.base, crate::import_products::word(&rating.base_severity)));
    }
    text.labelled("Severity", &vulnerability.ranking);
    for statement in &vulnerability.affected {
        let reading = Reading::of(&statement.versions);
        let versions = if reading.is_blank() { "versions not known yet".to_owned() } else { reading.printed() };
        text.item(&format!("{}, {versions}: {}", name(statement.product.as_ref()), statement.status.word()));
    }
    for resolution in &vulnerability.resolutions {
        let mut parts = vec![resolution.kind.word().to_owned()];
        if !resolution.fixed_version.trim().is_empty() {
            parts.push(format!("version {}", resolution.fixed_version.trim()));
        }
        if let Some(on) = resolution.available_on {
            parts.push(format!("available {on}"));
        }
        let details = resolution.details.0.trim();
        text.item(&format!(
            "{}{}",
            parts.join(", "),
            if details.is_empty() { String::new() } else { format!(": {details}") }
        ));
        for action in resolution.user_actions.iter().filter(|action| !action.0.trim().is_empty()) {
            text.item(&format!("To do: {}", action.0.trim()));
        }
    }
}

/// Text that grows line by line.
struct Lines {
    markdown: bool,
    blocks: Vec<String>,
}

impl Lines {
    const fn new(markdown: bool) -> Self {
        Self { markdown, blocks: Vec::new() }
    }

    fn plain(&self, text: &str) -> String {
        let text = text.trim();
        if self.markdown { escape(text) } else { text.to_owned() }
    }

    fn heading(&mut self, level: usize, text: &str) {
        let text = self.plain(text);
        self.blocks.push(if self.markdown { format!("{} {text}", "#".repeat(level)) } else { text });
    }

    fn paragraph(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.blocks.push(self.plain(text));
        }
    }

    fn labelled(&mut self, label: &str, text: &str) {
        if !text.trim().is_empty() {
            self.paragraph(&format!("{label}: {}", text.trim()));
        }
    }

    fn item(&mut self, text: &str) {
        let line = format!("- {}", self.plain(text));
        match self.blocks.last_mut() {
            Some(last) if last.starts_with("- ") => {
                last.push('\n');
                last.push_str(&line);
            }
            _ => self.blocks.push(line),
        }
    }

    fn done(self) -> String {
        format!("{}\n", self.blocks.join("\n\n"))
    }
}

/// Signs that Markdown would read as its own.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        if "\\`*_[]<>|#".contains(sign) {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}
