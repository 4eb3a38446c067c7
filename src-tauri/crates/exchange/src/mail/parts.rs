//! The parts of a mail, one by one: what is text, what is a file, what is protected, and what is there unread.

use super::charset::decode;
use super::part::{is_attachment, is_calendar, is_delivery, is_entity, is_type, raw, signed_bytes, text_of};
use super::protected::{InText, encryption, in_text, is_message, signed_block};
use super::smime::{Cms, read_cms};
use super::tnef::read_tnef;
use super::{MAX_PARTS, Mail, MailFile, Protected, file_name, header, shortened};
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

/// How deeply parts and mails are nested before the rest is kept as a file.
const MAX_DEPTH: usize = 20;
/// How much of a text that no signature covers is quoted, in characters.
const MAX_QUOTE: usize = 80;
/// Most remarks of one mail.
const MAX_REMARKS: usize = 50;

/// Reads the content of a mail into it.
pub(super) fn read_content(message: &Message<'_>, mail: &mut Mail) {
    let mut parts = Parts { is_list: is_from_list(message), ..Parts::default() };
    parts.walk(message, 0, Place::default());
    parts.finish(mail);
}

/// Mailing lists put a mail into one of their own, so that its sender can be theirs.
fn is_from_list(message: &Message<'_>) -> bool {
    ["List-Id", "List-Post", "List-Unsubscribe"].iter().any(|name| message.header(*name).is_some())
}

#[derive(Clone, Copy, Default)]
struct Place {
    depth: usize,
    is_signed: bool,
}

impl Place {
    fn deeper(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }
}

#[derive(Default)]
struct Parts {
    is_list: bool,
    count: usize,
    /// Texts that a signature covers.
    signed: Vec<String>,
    /// The other texts.
    texts: Vec<String>,
    files: Vec<MailFile>,
    /// Names of files that no signature covers.
    loose: Vec<String>,
    protected: Option<Protected>,
    /// Words around an encrypted message.
    outside: Vec<String>,
    remarks: Vec<String>,
}

impl Parts {
    fn remark(&mut self, remark: String) {
        if self.remarks.len() < MAX_REMARKS && !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }

    fn walk(&mut self, message: &Message<'_>, id: u32, place: Place) {
        let Some(part) = message.part(id) else { return };
        self.count += 1;
        if self.count > MAX_PARTS {
            return self
                .remark(format!("The mail has more than {MAX_PARTS} parts; the others are in the mail itself only."));
        }
        if place.depth > MAX_DEPTH {
            return self.file(message, part, place);
        }
        match &part.body {
            PartType::Multipart(ids) => self.multipart(message, part, ids, place),
            PartType::Text(_) | PartType::Html(_) => self.text(message, part, place),
            PartType::Message(inner) => self.mail(message, part, inner, place),
            PartType::Binary(_) | PartType::InlineBinary(_) => self.binary(message, part, place),
        }
    }

    fn all(&mut self, message: &Message<'_>, ids: &[u32], place: Place) {
        ids.iter().for_each(|id| self.walk(message, *id, place.deeper()));
    }

    fn multipart(&mut self, message: &Message<'_>, part: &MessagePart<'_>, ids: &[u32], place: Place) {
        match part.content_type().and_then(|kind| kind.subtype()).unwrap_or_default().to_ascii_lowercase().as_str() {
            "alternative" => self.alternative(message, ids, place),
            "signed" => self.signed(message, ids, place),
            "encrypted" => self.encrypted(message, ids, place),
            _ if ids
                .iter()
                .any(|id| message.part(*id).is_some_and(|part| is_type(part, "application", "pgp-encrypted"))) =>
            {
                // PGP/MIME as Exchange rewrites it: the same parts in multipart/mixed, with blank texts before them.
                self.encrypted(message, ids, place);
            }
            _ => self.all(message, ids, place),
        }
    }

    /// The first of several forms that says something, in the order plain text, HTML, anything else.
    fn alternative(&mut self, message: &Message<'_>, ids: &[u32], place: Place) {
        let plain = |id: &&u32| {
            message.part(**id).is_some_and(|part| {
                matches!(part.body, PartType::Text(_))
                    && !is_calendar(part)
                    && !text_of(message, part).0.trim().is_empty()
            })
        };
        let chosen = ids.iter().find(plain).or_else(|| {
            ids.iter().rev().find(|id| message.part(**id).is_some_and(|part| !matches!(part.body, PartType::Text(_))))
        });
        let chosen = chosen.or_else(|| ids.first()).copied();
        for id in ids {
            let Some(part) = message.part(*id) else { continue };
            // Other forms of the text go; what is no form of it stays.
            let is_form = matches!(part.body, PartType::Text(_) | PartType::Html(_)) && !is_calendar(part);
            let holds_more = matches!(part.body, PartType::Multipart(_));
            if Some(*id) == chosen {
                self.walk(message, *id, place.deeper());
            } else if holds_more {
                self.files_of(message, *id, place.deeper());
            } else if !is_form {
                self.walk(message, *id, place.deeper());
            }
        }
    }

    /// The files of a form of the text that is not the one that is read, such as pictures of the HTML.
    fn files_of(&mut self, message: &Message<'_>, id: u32, place: Place) {
        let Some(part) = message.part(id).filter(|_| place.depth <= MAX_DEPTH) else { return };
        match &part.body {
            PartType::Multipart(ids) => ids.iter().for_each(|id| self.files_of(message, *id, place.deeper())),
            PartType::Text(_) | PartType::Html(_) if !is_attachment(part) => {}
            _ => self.walk(message, id, place),
        }
    }

    fn signed(&mut self, message: &Message<'_>, ids: &[u32], place: Place) {
        let find = |wanted: &dyn Fn(&MessagePart<'_>) -> bool| {
            ids.iter().copied().find(|id| message.part(*id).is_some_and(wanted))
        };
        let pgp = |part: &MessagePart<'_>| is_type(part, "application", "pgp-signature");
        let smime = |part: &MessagePart<'_>| {
            is_type(part, "application", "pkcs7-signature") || is_type(part, "application", "x-pkcs7-signature")
        };
        let signature = find(&pgp).or_else(|| find(&smime));
        let content = ids.iter().copied().find(|id| Some(*id) != signature);
        let mut covered = place;
        if let (Some(signature), Some(content)) = (signature, content)
            && self.protected.is_none()
            && let (Some(signature), Some(content)) = (message.part(signature), message.part(content))
        {
            self.protected = if pgp(signature) {
                signed_bytes(message, content)
                    .map(|content| Protected::Signed { content, signature: raw(message, signature) })
            } else {
                Some(Protected::SmimeSigned)
            };
            covered.is_signed = self.protected.is_some();
        }
        for id in ids {
            if Some(*id) == content {
                self.walk(message, *id, covered.deeper());
            } else if Some(*id) != signature {
                self.walk(message, *id, place.deeper());
            }
        }
    }

    fn encrypted(&mut self, message: &Message<'_>, ids: &[u32], place: Place) {
        let control = |part: &MessagePart<'_>| is_type(part, "application", "pgp-encrypted");
        let has_control = ids.iter().any(|id| message.part(*id).is_some_and(control));
        let bytes = |id: &u32| message.part(*id).filter(|part| !control(part)).map(|part| raw(message, part));
        let sealed = ids.iter().find(|id| bytes(id).is_some_and(|bytes| is_message(&bytes)));
        let octets = |id: &&u32| message.part(**id).is_some_and(|part| is_type(part, "application", "octet-stream"));
        let sealed =
            sealed.or_else(|| ids.iter().find(octets)).or_else(|| if has_control { ids.last() } else { None }).copied();
        for id in ids {
            let Some(part) = message.part(*id) else { continue };
            if Some(*id) == sealed && self.protected.is_none() {
                self.protected = Some(Protected::Encrypted(raw(message, part)));
            } else if !control(part) || Some(*id) == sealed {
                self.walk(message, *id, place.deeper());
            }
        }
        if sealed.is_none() {
            self.remark(
                "A part of the mail is encrypted by a method that is not known here; it was not opened.".to_owned(),
            );
        }
    }

    fn text(&mut self, message: &Message<'_>, part: &MessagePart<'_>, place: Place) {
        let named = part.attachment_name().is_some() && !(self.texts.is_empty() && self.signed.is_empty());
        if is_attachment(part) || named || is_calendar(part) {
            return self.binary(message, part, place);
        }
        let (text, remark) = text_of(message, part);
        remark.into_iter().for_each(|remark| self.remark(remark));
        let bytes = raw(message, part);
        match in_text(&text) {
            Some(InText::Signed { before, text: own, after }) if self.protected.is_none() => {
                let mut blocks: Vec<Vec<u8>> = signed_block(&bytes).map(<[u8]>::to_vec).into_iter().collect();
                blocks.extend(signed_block(text.as_bytes()).map(<[u8]>::to_vec));
                self.protected = Some(Protected::ClearSigned(blocks));
                self.signed.push(own);
                self.say(before, false);
                self.say(after, false);
            }
            Some(InText::Encrypted { around, armour }) if self.protected.is_none() => {
                self.protected = Some(Protected::Encrypted(armour.into_bytes()));
                self.outside.push(around);
            }
            _ => self.say(text, place.is_signed),
        }
    }

    fn say(&mut self, text: String, is_signed: bool) {
        if !text.trim().is_empty() {
            if is_signed { self.signed.push(text) } else { self.texts.push(text) }
        }
    }

    fn mail(&mut self, message: &Message<'_>, part: &MessagePart<'_>, inner: &Message<'_>, place: Place) {
        let has_text = !self.texts.is_empty() || !self.signed.is_empty();
        if is_delivery(part) || (has_text && !self.is_list) {
            return self.file(message, part, place);
        }
        let field = |name: &str, value: Option<String>| {
            value.filter(|value| !value.trim().is_empty()).map(|value| format!("{name}: {value}\n")).unwrap_or_default()
        };
        let from = inner.from().and_then(super::first).map(|(name, address)| header(&format!("{name} <{address}>")));
        let subject = inner.subject().map(header);
        let date = inner.date().map(mail_parser::DateTime::to_rfc3339);
        let who = from.clone().unwrap_or_else(|| "an unknown sender".to_owned());
        self.remark(format!("The text is that of a mail inside this one, from {}.", who.trim()));
        let heading = format!("{}{}{}", field("From", from), field("Subject", subject), field("Date", date));
        self.say(format!("Mail inside this one\n{heading}"), place.is_signed);
        self.walk(inner, 0, place.deeper());
    }

    fn binary(&mut self, message: &Message<'_>, part: &MessagePart<'_>, place: Place) {
        let name = part.attachment_name().unwrap_or_default().to_ascii_lowercase();
        if is_type(part, "application", "ms-tnef")
            || is_type(part, "application", "vnd.ms-tnef")
            || name == "winmail.dat"
        {
            return self.winmail(message, part, place);
        }
        let is_cms = is_type(part, "application", "pkcs7-mime") || is_type(part, "application", "x-pkcs7-mime");
        if is_cms || name.ends_with(".p7m") {
            return self.smime(message, part, place);
        }
        self.file(message, part, place);
    }

    fn winmail(&mut self, message: &Message<'_>, part: &MessagePart<'_>, place: Place) {
        let Some(contents) = read_tnef(&raw(message, part)) else {
            self.remark("“winmail.dat”, a package of Outlook, is damaged and was not read: what it holds is not in this report. Ask the sender to send the mail as HTML or plain text.".to_owned());
            return self.file(message, part, place);
        };
        contents.remarks.into_iter().for_each(|remark| self.remark(remark));
        if contents.text.is_empty() && contents.files.is_empty() {
            self.remark(
                "“winmail.dat”, a package of Outlook, holds neither text nor files that can be read here.".to_owned(),
            );
            return self.file(message, part, place);
        }
        // Outlook repeats in it what the mail says already.
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        let known = squeezed(&self.texts.concat());
        if !known.contains(&squeezed(&contents.text)) {
            self.say(contents.text, place.is_signed);
        }
        for mut file in contents.files {
            let number = self.files.len() + 1;
            file.name = file_name(&file.name, number, "");
            self.keep(file, place);
        }
    }

    fn smime(&mut self, message: &Message<'_>, part: &MessagePart<'_>, place: Place) {
        let bytes = raw(message, part);
        let said =
            part.content_type().and_then(|kind| kind.attribute("smime-type")).unwrap_or_default().to_ascii_lowercase();
        match read_cms(&bytes) {
            Cms::Signed(content) => {
                let covered = Place { is_signed: self.protected.is_none() || place.is_signed, ..place };
                self.protected.get_or_insert(Protected::SmimeSigned);
                match MessageParser::default().parse(&content).filter(|_| is_entity(&content)) {
                    Some(inner) => self.walk(&inner, 0, covered.deeper()),
                    None => self.say(decode(&content, "").0, covered.is_signed),
                }
            }
            Cms::SignatureAlone => self.file(message, part, place),
            Cms::Compressed => {
                self.remark("A part of the mail is compressed (S/MIME); it was not read. Ask the sender to send it uncompressed.".to_owned());
                self.file(message, part, place);
            }
            kind => {
                let is_encrypted = kind == Cms::Encrypted || said.contains("enveloped") || said.is_empty();
                if is_encrypted {
                    self.protected.get_or_insert(Protected::SmimeEncrypted);
                    self.remark("This is an encrypted S/MIME message, which can't be opened here. Open it with the mail program that has its key and record the text; the encrypted mail is kept as it came.".to_owned());
                } else {
                    self.protected.get_or_insert(Protected::SmimeSigned);
                    self.remark("This is a signed S/MIME message whose content can't be read: it is damaged or cut off. The mail is kept as it came.".to_owned());
                }
                self.file(message, part, place);
            }
        }
    }

    /// Keeps a part as a file, as it came.
    fn file(&mut self, message: &Message<'_>, part: &MessagePart<'_>, place: Place) {
        let media_type = part.content_type().map_or_else(
            || "application/octet-stream".to_owned(),
            |content| format!("{}/{}", content.c_type, content.c_subtype.as_deref().unwrap_or("octet-stream")),
        );
        let ending = match &part.body {
            PartType::Message(_) => "mail.eml",
            PartType::Text(_) => "text.txt",
            PartType::Html(_) => "text.html",
            _ => "file",
        };
        let name = file_name(part.attachment_name().unwrap_or_default(), self.files.len() + 1, ending);
        self.keep(MailFile { name, media_type: header(&media_type), bytes: raw(message, part) }, place);
    }

    fn keep(&mut self, file: MailFile, place: Place) {
        if let Some(how) = encryption(&file.name, &file.bytes) {
            self.remark(format!("“{}” is encrypted {how}; it was not opened.", file.name));
        }
        if !place.is_signed {
            self.loose.push(file.name.clone());
        }
        self.files.push(file);
    }

    fn finish(mut self, mail: &mut Mail) {
        let has_text = !self.texts.is_empty() || !self.signed.is_empty();
        if self.protected.is_none() && !has_text {
            // A mail that is nothing but an encrypted file: how older programs encrypt a mail.
            let sealed: Vec<usize> = self
                .files
                .iter()
                .enumerate()
                .filter(|(_, file)| is_message(&file.bytes))
                .map(|(index, _)| index)
                .collect();
            if let [only] = sealed[..] {
                let file = self.files.remove(only);
                self.remarks.retain(|remark| !remark.starts_with(&format!("“{}” is encrypted", file.name)));
                self.protected = Some(Protected::Encrypted(file.bytes));
            }
        }
        let is_signed = matches!(
            self.protected,
            Some(Protected::Signed { .. } | Protected::ClearSigned(_) | Protected::SmimeSigned)
        );
        if is_signed {
            let quote = |text: &String| {
                let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
                let quoted: String = line.chars().take(MAX_QUOTE).collect();
                let more = if quoted.len() < text.trim().len() { "…" } else { "" };
                format!("“{quoted}{more}”")
            };
            mail.unsigned =
                self.texts.iter().map(quote).chain(self.loose.iter().map(|name| format!("file {name}"))).collect();
        }
        let mut text = self.signed.join("\n\n");
        if !self.texts.is_empty() {
            if !text.is_empty() {
                text.push_str("\n\n[The signature does not cover the following text.]\n");
            }
            text.push_str(&self.texts.join("\n\n"));
        }
        for remark in self.remarks {
            mail.remarks.push(remark);
        }
        mail.text = shortened(&text, &mut mail.remarks);
        mail.outside = self.outside.join("\n").trim().to_owned();
        mail.protected = self.protected;
        mail.files = self.files;
        if mail.text.is_empty() && !matches!(mail.protected, Some(Protected::Encrypted(_) | Protected::SmimeEncrypted))
        {
            let files = match mail.files.len() {
                0 => "no files".to_owned(),
                1 => "1 file".to_owned(),
                count => format!("{count} files"),
            };
            mail.remarks.push(format!("The mail has no text that can be read; it has {files}."));
        }
    }
}
