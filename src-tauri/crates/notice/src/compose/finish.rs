//! From blocks to a document: what it says of itself, who signs, and the words that the pages need.

use super::{Composed, Draft};
use crate::content::{Frame, SIGNATURE_FIELD, SealText, Signatory, further_field};
use crate::document::{AddressWindow, Block, Document, Meta, SignatureBlock, Words};
use crate::kind::Layout;
use crate::words::Messages;

impl Draft<'_> {
    /// Who signs, in the order of signing; the last is the one that seals.
    pub(super) fn signatures(&mut self) {
        self.further_signatures();
        self.blocks.extend(signature_of(&self.content.frame, self.words).map(Block::Signature));
    }

    fn further_signatures(&mut self) {
        let (frame, words) = (&self.content.frame, self.words);
        if frame.signatory.is_none() {
            return;
        }
        for (index, who) in frame.further_signatories.iter().enumerate() {
            let mut further = block(&who.signatory, frame, words);
            further.field_name = further_field(index);
            let meaning = frame.seal.as_ref().and_then(|seal| seal.further.get(index)).unwrap_or(&who.meaning).trim();
            let meaning = (!meaning.is_empty()).then(|| meaning.to_owned());
            further.field_lines = match &frame.seal {
                Some(seal) => sealed_lines(&who.signatory, meaning, seal, words),
                None => std::iter::once(words.text("signature-field")).chain(meaning).collect(),
            };
            self.blocks.push(Block::Signature(further));
        }
    }

    pub(super) fn finish(mut self) -> Composed {
        let frame = &self.content.frame;
        let words = self.words;
        let title = self.title();
        let subject = self.message("subject");
        let is_placed = self.kind.blocks().any(|block| matches!(block, crate::kind::Block::Signature {}));
        let mut signature = None;
        if self.kind.signed && !is_placed {
            self.further_signatures();
            signature = signature_of(frame, words);
        }
        let mut letterhead = frame.letterhead.clone();
        if self.kind.layout == Layout::Letter && !self.content.recipient.is_empty() {
            let sender = std::iter::once(&letterhead.organisation).chain(&letterhead.address_lines);
            letterhead.window = Some(AddressWindow {
                sender_line: sender.map(String::as_str).collect::<Vec<_>>().join(" · "),
                lines: self.content.recipient.clone(),
            });
        }
        self.report.untranslated = self.untranslated();
        let document = Document {
            meta: Meta {
                title,
                reference: frame.reference.clone(),
                language: frame.language.clone(),
                version: frame.version.clone(),
                subject,
                organisation: frame.letterhead.organisation.clone(),
                keywords: Vec::new(),
                issued_at: frame.issued_at,
            },
            letterhead,
            state: frame.is_draft.then(|| words.text("draft")),
            blocks: self.blocks,
            signature,
            attachments: frame.attachments.clone(),
            words: Words {
                page_of: words.text("page-of"),
                version: words.text("version"),
                link_to: words.text("link-to"),
                is_letter: self.kind.layout == Layout::Letter,
            },
        };
        Composed { document, report: self.report }
    }
}

fn signature_of(frame: &Frame, words: &Messages) -> Option<SignatureBlock> {
    let signatory = frame.signatory.as_ref()?;
    let field_lines = match &frame.seal {
        Some(seal) => sealed_lines(signatory, Some(seal.meaning.clone()), seal, words),
        None => vec![words.text("signature-field"), words.text("signature-empty")],
    };
    Some(SignatureBlock { field_lines, field_name: SIGNATURE_FIELD.into(), ..block(signatory, frame, words) })
}

/// Who, what for and when (21 CFR 11.50(a)), and how long it can be checked.
fn sealed_lines(who: &Signatory, meaning: Option<String>, seal: &SealText, words: &Messages) -> Vec<String> {
    let mut lines = vec![who.name.clone()];
    lines.extend(meaning);
    lines.extend([words.moment(&seal.moment), seal.level.clone()]);
    lines
}

fn block(signatory: &Signatory, frame: &Frame, words: &Messages) -> SignatureBlock {
    let date = words.date(frame.issued_on);
    let place_and_date = if signatory.place.trim().is_empty() { date } else { format!("{}, {date}", signatory.place) };
    SignatureBlock {
        field_name: String::new(),
        tooltip: words.with("signature-of", &[("name", &signatory.name)]),
        place_and_date,
        name: signatory.name.clone(),
        function: signatory.function.clone(),
        field_lines: Vec::new(),
    }
}
