//! From the record to the content of a notice, and from there to its pages.

mod affected;
mod form;
mod frame;
mod limit;
mod record;
mod values;
mod vulnerabilities;

pub(crate) use frame::{letterhead, logo_of, moment};
pub(crate) use limit::time_limit_of;

use crate::{Desk, Error, Result};
use chrono::{DateTime, Utc};
use deadline::Obligation;
use disclosure::{Audience, Disclosure, Finding, Organisation, Product, ProductId, is_base_language, translated};
use notice::content::{Content, SealText, Untranslated};
use notice::document::{Attachment, Relationship};
use notice::kind::{Kind, Kinds};
use notice::{Composed, Rendered, render};
use register::{DisclosureRow, NoticeRow};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use ts_rs::TS;
use zone::Zone;

/// Under which circumstances a notice is drawn.
#[derive(Clone, Debug)]
pub(crate) struct Issue {
    /// Instant of issue, UTC, in whole seconds.
    pub(crate) at: DateTime<Utc>,
    /// Prints the state "DRAFT".
    pub(crate) draft: bool,
    /// What the signature field shows.
    pub(crate) seal: Option<SealText>,
}

/// Everything that the content of a notice comes from.
pub(crate) struct Material<'d> {
    pub(crate) desk: &'d Desk,
    pub(crate) notice: NoticeRow,
    pub(crate) row: DisclosureRow,
    pub(crate) products: HashMap<ProductId, Product>,
    pub(crate) organisation: Organisation,
    pub(crate) zone: Zone,
    pub(crate) replaces: Option<String>,
    /// What the notice is, as data.
    pub(crate) kind: &'static Kind,
    /// The company's own texts in another language, as they are come across.
    texts: RefCell<Vec<OwnText>>,
    /// Values of forms that are not what their field takes.
    unfit: RefCell<Vec<Finding>>,
    /// The obligation that the notice answers, once it was looked for.
    obligation: OnceCell<Option<Obligation>>,
}

/// One of the company's own texts in a notice of another language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OwnText {
    /// Where the text stands in the record, as a JSON Pointer.
    pub path: String,
    /// The text in the language of the record.
    pub source: String,
    /// The same in the language of the notice, where it was translated since the text last changed.
    pub translation: Option<String>,
}

/// A composed notice.
pub(crate) struct Drafted {
    /// The document and the report of its entries.
    pub(crate) composed: Composed,
    /// What it was composed from.
    pub(crate) content: Content,
    /// SHA-256 of what it says, without the instant of issue: an approval is bound to it.
    pub(crate) content_sha256: String,
}

impl<'d> Material<'d> {
    pub(crate) fn of(desk: &'d Desk, notice: NoticeRow) -> Result<Self> {
        let reader = desk.register.read();
        let row = reader.disclosure(notice.disclosure)?;
        let mut products = HashMap::new();
        for id in row.disclosure.products() {
            if let Ok(found) = reader.product(id) {
                products.insert(id, found.product);
            }
        }
        let replaces = notice.record.draft.replaces.map(|id| reader.notice(id).map(|row| row.number)).transpose()?;
        let kind = desk.kind(&notice.record.draft.kind)?;
        Ok(Self {
            desk,
            row,
            products,
            organisation: desk.organisation()?,
            zone: desk.zone()?,
            replaces,
            notice,
            kind,
            texts: RefCell::default(),
            unfit: RefCell::default(),
            obligation: OnceCell::new(),
        })
    }

    /// The same with the record as it was, for a comparison.
    pub(crate) fn with_disclosure(mut self, disclosure: Disclosure) -> Self {
        self.row.disclosure = disclosure;
        self
    }

    /// The same with another state of a product, for a comparison.
    pub(crate) fn with_product(mut self, id: ProductId, product: Product) -> Self {
        if self.products.contains_key(&id) {
            self.products.insert(id, product);
        }
        self
    }

    /// The same with another state of the organisation, for a comparison.
    pub(crate) fn with_organisation(mut self, organisation: Organisation) -> Self {
        self.organisation = organisation;
        self
    }

    pub(crate) const fn disclosure(&self) -> &Disclosure {
        &self.row.disclosure
    }

    /// Who reads the notice: whom the content is filled for.
    pub(crate) const fn audience(&self) -> Audience {
        self.kind.audience
    }

    pub(crate) fn language(&self) -> &str {
        match self.notice.record.draft.language.as_str() {
            "" => disclosure::BASE_LANGUAGE,
            language => language,
        }
    }

    /// A public text of the record in the language of the notice. Where there is none, the base text stands, and the
    /// gate tells.
    fn text(&self, path: &str, base: &str) -> String {
        let base = base.trim();
        if base.is_empty() || is_base_language(self.language()) {
            return base.to_owned();
        }
        let translation = translated(&self.disclosure().translations, self.language(), base).map(str::to_owned);
        let mut texts = self.texts.borrow_mut();
        if !texts.iter().any(|entry| entry.source == base) {
            texts.push(OwnText { path: path.to_owned(), source: base.to_owned(), translation: translation.clone() });
        }
        translation.unwrap_or_else(|| base.to_owned())
    }

    /// The company's own texts that the notice prints, with their translations, once the content is filled. Empty in
    /// the language of the record.
    pub(crate) fn texts(&self) -> Vec<OwnText> {
        self.texts.borrow().clone()
    }

    /// The content, with the parts that the kind prints and nothing else.
    pub(crate) fn content(&self, issue: &Issue) -> Result<Content> {
        let kind = self.kind;
        let draft = &self.notice.record.draft;
        let mut content = Content::new(kind.id.as_str(), self.audience(), self.frame(issue)?);
        content.stage = match (&draft.regime, &draft.stage) {
            (Some(regime), Some(stage)) => format!("{regime}/{stage}"),
            _ => String::new(),
        };
        content.flags = self.flags();
        for name in kind.names() {
            if !is_of_product(name) {
                content.set(name, self.value(name, issue)?);
            }
        }
        content.recipient =
            draft.recipient.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
        if kind.wants("affected") {
            content.affected = self.affected();
        }
        if kind.wants("products") {
            content.products = self.product_fields();
        }
        if kind.wants("not_affected") {
            content.not_affected = self.not_affected();
        }
        if kind.wants("vulnerabilities") {
            content.vulnerabilities = self.vulnerabilities();
        }
        if kind.wants("actions") {
            content.actions = self.actions();
        }
        if kind.wants("time_limit") {
            content.time_limit = Some(self.time_limit()?);
        }
        if kind.wants("follow_ups") || kind.may_follow != notice::kind::MayFollow::Never {
            content.follow_ups = self.follow_ups();
        }
        if kind.wants("contact") {
            content.contact = self.contact();
        }
        if kind.wants("figures") {
            content.figures = self.figures()?;
        }
        self.record_parts(&mut content)?;
        content.untranslated = self
            .texts
            .borrow()
            .iter()
            .filter(|entry| entry.translation.is_none())
            .map(|entry| Untranslated { path: entry.path.clone(), text: entry.source.clone() })
            .collect();
        Ok(content)
    }

    /// The document, its entries, and the hash of its content.
    pub(crate) fn compose(&self, issue: &Issue) -> Result<Drafted> {
        let mut content = self.content(issue)?;
        let content_sha256 = fingerprint(&content, self.kind);
        content.frame.attachments.push(data_file(&content, issue)?);
        let composed = notice::compose(self.kind, &content).map_err(|error| Error::State(error.to_string()))?;
        Ok(Drafted { composed, content, content_sha256 })
    }

    /// The pages.
    pub(crate) fn draw(&self, issue: &Issue) -> Result<(Rendered, String)> {
        let drafted = self.compose(issue)?;
        Ok((render(&drafted.composed.document)?, drafted.content_sha256))
    }

    /// Values of forms that are not what their field takes.
    pub(crate) fn unfit(&self) -> Vec<Finding> {
        self.unfit.borrow().clone()
    }

    fn flags(&self) -> std::collections::BTreeSet<String> {
        let draft = &self.notice.record.draft;
        let disclosure = self.disclosure();
        let exploited = disclosure
            .vulnerabilities
            .iter()
            .any(|item| item.exploitation.status == disclosure::ExploitationStatus::Exploited);
        [
            ("field_safety_notice", draft.field_safety_notice),
            ("authorities_informed", draft.authorities_informed),
            ("replaces", self.replaces.is_some()),
            ("restricted", draft.include_restricted),
            ("exploited", exploited),
        ]
        .into_iter()
        .filter(|(_, holds)| *holds)
        .map(|(name, _)| name.to_owned())
        .collect()
    }
}

/// Whether a value is about one product.
fn is_of_product(name: &str) -> bool {
    name.starts_with("product.")
        || name
            .strip_prefix("form.")
            .and_then(|id| Kinds::embedded().field(id))
            .is_some_and(|field| field.scope == notice::kind::Scope::Product)
}

/// The content of the notice as JSON, carried inside of it.
fn data_file(content: &Content, issue: &Issue) -> Result<Attachment> {
    let mut value = serde_json::to_value(content)?;
    if let Some(frame) = value.get_mut("frame").and_then(serde_json::Value::as_object_mut) {
        frame.shift_remove("attachments");
    }
    let mut bytes = serde_json::to_vec_pretty(&value)?;
    bytes.push(b'\n');
    Ok(Attachment {
        name: notice::DATA_FILE.to_owned(),
        media_type: "application/json".to_owned(),
        description: "The content of this notice as data".to_owned(),
        relationship: Relationship::Data,
        bytes,
        modified_at: issue.at,
    })
}

/// What of a content an approval is bound to: not the instant of issue, the state and the seal, nor what changes by
/// itself. The explanation of a date says which day of the count today is.
pub(crate) fn approved_part(content: &Content, kind: &Kind) -> serde_json::Value {
    let mut value = serde_json::to_value(content).unwrap_or_default();
    for key in ["issued_at", "issued_on", "is_draft", "seal", "attachments"] {
        value["frame"][key] = serde_json::Value::Null;
    }
    value["time_limit"] = serde_json::Value::Null;
    value["values"]["issued_on"] = serde_json::Value::Null;
    for key in &kind.volatile {
        value[key] = serde_json::Value::Null;
    }
    value
}

fn fingerprint(content: &Content, kind: &Kind) -> String {
    hex::encode(Sha256::digest(approved_part(content, kind).to_string()))
}
