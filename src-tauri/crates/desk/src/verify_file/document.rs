//! What checks found, as a document for a file or an inspector.

use super::{CheckedPdf, FileKind, FileReport};
use crate::compose_notice::letterhead;
use chrono::{DateTime, Utc};
use disclosure::Organisation;
use notice::document::{
    Block, Column, Document, Inline, Letterhead, Meta, Pair, Row, Table, Words, gap, mono, strong, text,
};
use notice::printable;
use seal::{PathMember, Revocation, SignatureKind, SignatureReport};
use zone::Zone;

/// Longest text of a file that is printed, in characters.
const LONGEST: usize = 600;

pub(super) fn document(
    reports: &[FileReport],
    organisation: &Organisation,
    zone: Zone,
    now: DateTime<Utc>,
) -> Document {
    let title = "Verification report".to_owned();
    let paper = Paper { zone };
    let verified = reports.iter().filter(|report| report.verified).count();
    let mut blocks = vec![
        Block::Title { text: title.clone() },
        Block::Subtitle { text: "Signatures, time stamps and what came after them".to_owned() },
        Block::ReferenceBlock {
            pairs: vec![
                pair("Checked at", paper.instant(now)),
                pair("Files", reports.len().to_string()),
                pair("Verified", verified.to_string()),
                pair("Not verified", (reports.len() - verified).to_string()),
            ],
        },
    ];
    for report in reports {
        blocks.extend(paper.file(report));
    }
    blocks.push(heading(1, "Trusted roots"));
    blocks.push(roots(reports));
    blocks.push(heading(1, "What was checked"));
    blocks.push(Block::paragraph(vec![text(
        "Verified means: every signed byte is the one that was signed, by the key of the certificate shown; the certificate leads to a trusted root, held when the signature was made and was not revoked by then, as far as the file says; and nothing followed a signature but what may follow one. Claims of PDF/A and PDF/UA are what the file says of itself. No network was used. Any program that checks PAdES signatures (ETSI EN 319 142-1) can be used to repeat the check with the same roots.",
    )]));
    let date = now.with_timezone(&zone).format("%Y%m%d");
    let name = organisation.name.trim();
    Document {
        meta: Meta {
            title,
            reference: format!("VR-{date}"),
            language: "en".to_owned(),
            version: "1".to_owned(),
            subject: "What a check of signed files found".to_owned(),
            organisation: if name.is_empty() { "Disclosure Desk".to_owned() } else { name.to_owned() },
            keywords: Vec::new(),
            issued_at: now,
        },
        letterhead: if name.is_empty() {
            Letterhead { organisation: "Disclosure Desk".to_owned(), ..Letterhead::default() }
        } else {
            letterhead(organisation)
        },
        state: None,
        blocks,
        signature: None,
        attachments: Vec::new(),
        words: Words::default(),
    }
}

/// How instants are printed.
struct Paper {
    zone: Zone,
}

impl Paper {
    /// With seconds: a time stamp proves them.
    fn instant(&self, at: DateTime<Utc>) -> String {
        let local = at.with_timezone(&self.zone);
        let zone = local.format("%Z").to_string();
        // Zones without a name of their own are called "+03"; UTC+03 says what that is.
        let prefix = if zone.starts_with(['+', '-']) { "UTC" } else { "" };
        format!("{} {prefix}{zone}", local.format("%-d %B %Y, %H:%M:%S"))
    }

    fn file(&self, report: &FileReport) -> Vec<Block> {
        let kind = match report.kind {
            FileKind::Pdf => "PDF",
            FileKind::Pack => "Pack",
            FileKind::History => "Exported history",
            FileKind::Register => "Register",
        };
        let name = shown(&report.name);
        let mut pairs =
            vec![Pair { label: "Result".to_owned(), value: vec![verdict(report.verified)] }, pair("Kind", kind)];
        if !report.sha256.is_empty() {
            pairs.push(Pair { label: "SHA-256".to_owned(), value: vec![mono(&report.sha256)] });
        }
        let mut blocks = vec![
            heading(1, if name.trim().is_empty() { "File" } else { &name }),
            Block::KeyValues { pairs, anchor: None },
        ];
        if !report.faults.is_empty() {
            blocks.push(heading(2, "What is wrong"));
            let fault = |fault: &super::FileFault| {
                let mut words: Vec<Inline> =
                    fault.file.iter().map(|file| strong(format!("{}: ", shown(file)))).collect();
                words.push(text(shown(&fault.message)));
                words
            };
            blocks.push(bullets(report.faults.iter().map(fault).collect()));
        }
        for pdf in &report.pdfs {
            blocks.extend(self.pdf(pdf));
        }
        if report.pdfs.is_empty() && !report.statements.is_empty() {
            blocks.push(bullets(report.statements.iter().map(|words| vec![text(shown(words))]).collect()));
        }
        blocks
    }

    fn pdf(&self, pdf: &CheckedPdf) -> Vec<Block> {
        let report = &pdf.report;
        let claims = [&report.claims.pdf_a, &report.claims.pdf_ua];
        let claims: Vec<String> = claims.into_iter().flatten().map(|claim| shown(claim)).collect();
        let mut pairs: Vec<Pair> = pdf.file.iter().map(|file| pair("File in the pack", shown(file))).collect();
        pairs.extend([
            pair("Versions in the file", report.versions.to_string()),
            pair("Claims to be", if claims.is_empty() { "nothing".to_owned() } else { claims.join(", ") }),
        ]);
        let mut blocks = vec![Block::KeyValues { pairs, anchor: None }];
        for (index, signature) in report.signatures.iter().enumerate() {
            blocks.extend(self.signature(index + 1, signature, report.versions));
        }
        blocks
    }

    fn signature(&self, number: usize, signature: &SignatureReport, versions: usize) -> Vec<Block> {
        let what = match signature.kind {
            SignatureKind::Approval => "Signature",
            SignatureKind::Certification => "Certification",
            SignatureKind::TimeStamp => "Document time stamp",
        };
        let mut blocks = vec![
            heading(2, &format!("{what} {number}: {}", shown(&signature.signer))),
            Block::KeyValues { pairs: self.facts(signature, versions), anchor: None },
        ];
        if !signature.faults.is_empty() {
            let faults = signature.faults.iter().map(|fault| vec![strong("Fault: "), text(shown(&fault.message))]);
            blocks.push(bullets(faults.collect()));
        }
        if !signature.path.is_empty() {
            blocks.push(Block::Table(self.path("Certificates, and whether they were revoked", &signature.path)));
        }
        for stamp in &signature.time_stamps {
            let state = match (stamp.is_intact, stamp.is_trusted) {
                (true, true) => "intact, trusted",
                (true, false) => "intact, not trusted",
                (false, _) => "broken",
            };
            let at = stamp.at.map_or_else(|| "no time".to_owned(), |at| self.instant(at));
            let caption = format!("Time stamp of {}: {at}, {state}", shown(&stamp.authority));
            if stamp.path.is_empty() {
                blocks.push(Block::paragraph(vec![text(caption)]));
            } else {
                blocks.push(Block::Table(self.path(&caption, &stamp.path)));
            }
        }
        if !signature.changes.is_empty() {
            blocks.push(Block::Table(changes(signature)));
        }
        if !signature.notes.is_empty() {
            blocks.push(bullets(signature.notes.iter().map(|note| vec![text(shown(note))]).collect()));
        }
        blocks
    }

    fn facts(&self, signature: &SignatureReport, versions: usize) -> Vec<Pair> {
        let is_stamp = signature.kind == SignatureKind::TimeStamp;
        let coverage = match signature.version {
            _ if signature.covers_whole_file => "the whole file".to_owned(),
            0 => "not the whole file".to_owned(),
            version => format!("version {version} of {versions}"),
        };
        let sound = |holds: bool, yes: &str, no: &str| vec![if holds { text(yes) } else { gap(no) }];
        let mut pairs = vec![
            Pair {
                label: "Integrity".to_owned(),
                value: sound(signature.is_intact, "intact: the signed bytes are unchanged", "broken"),
            },
            Pair {
                label: "Trust".to_owned(),
                value: sound(signature.is_trusted, "leads to a trusted root and held then", "not trusted"),
            },
            pair("Covers", coverage),
            pair("Level", shown(&signature.level)),
            pair("Method", shown(&signature.method)),
            pair("Field", shown(&signature.field)),
        ];
        if let Some(name) = signature.name.as_deref().filter(|_| !is_stamp) {
            pairs.push(pair("Printed name", shown(name)));
        }
        if let Some(at) = signature.claimed_at {
            let label = if is_stamp { "Stamped at" } else { "Claimed time" };
            pairs.push(pair(label, self.instant(at.to_utc())));
        }
        if !is_stamp {
            let proven = signature.proven_at.map_or_else(|| "by no time stamp".to_owned(), |at| self.instant(at));
            pairs.push(pair("Proven time", proven));
        }
        for (label, value) in [("Meaning", &signature.reason), ("Place", &signature.location)] {
            pairs.extend(value.as_deref().filter(|_| !is_stamp).map(|value| pair(label, shown(value))));
        }
        if let Some(certificate) = &signature.certificate {
            pairs.push(pair("Certificate", shown(&certificate.subject)));
            pairs.push(pair("Issued by", shown(&certificate.issuer)));
            pairs.push(Pair { label: "Serial number".to_owned(), value: vec![mono(shown(&certificate.serial))] });
            let (from, until) = (self.instant(certificate.valid_from), self.instant(certificate.valid_until));
            pairs.push(pair("Valid", format!("{from} to {until}")));
            if certificate.is_demonstration {
                pairs.push(Pair {
                    label: "Note".to_owned(),
                    value: vec![gap("for demonstration only; it proves nothing about a person")],
                });
            }
        }
        pairs
    }

    fn path(&self, caption: &str, path: &[PathMember]) -> Table {
        let row = |member: &PathMember| {
            let revoked = match (member.revocation, member.revoked_at) {
                (Revocation::Good, _) => text("not revoked"),
                (Revocation::Root, _) => text("trusted root"),
                (Revocation::Unknown, _) => text("the file does not say"),
                (Revocation::RevokedLater, at) => text(format!("revoked later{}", self.since(at))),
                (Revocation::Revoked, at) => gap(format!("revoked{}", self.since(at))),
            };
            let mut source = Vec::new();
            if let (Some(name), Some(at)) = (&member.source, member.source_at) {
                source.push(text(format!("{} of {}", shown(name), self.instant(at))));
            }
            let certificate = &member.certificate;
            let cells = vec![
                vec![
                    strong(shown(&certificate.common_name)),
                    Inline::Break,
                    text(format!("{}, until {}", shown(&certificate.key), self.instant(certificate.valid_until))),
                ],
                vec![revoked],
                source,
            ];
            Row { cells, vectors: Vec::new() }
        };
        table(
            Some(caption.to_owned()),
            &[("Certificate", 50), ("Revocation", 26), ("Says", 34)],
            path.iter().map(row).collect(),
        )
    }

    fn since(&self, at: Option<DateTime<Utc>>) -> String {
        at.map_or_else(String::new, |at| format!(" on {}", self.instant(at)))
    }
}

fn changes(signature: &SignatureReport) -> Table {
    let row = |change: &seal::Change| Row {
        cells: vec![
            vec![text(change.version.to_string())],
            vec![text(shown(&change.what))],
            vec![if change.is_allowed { text("allowed") } else { gap("not allowed") }],
        ],
        vectors: Vec::new(),
    };
    table(
        Some("What came after it".to_owned()),
        &[("Version", 14), ("Change", 70), ("Judgement", 26)],
        signature.changes.iter().map(row).collect(),
    )
}

fn roots(reports: &[FileReport]) -> Block {
    let mut roots: Vec<&String> = reports.iter().flat_map(|report| &report.roots).collect();
    roots.sort();
    roots.dedup();
    if roots.is_empty() {
        return Block::paragraph(vec![text(
            "None was given: signatures can be intact, but not trusted. Compare the root of the signer's authority with what the authority publishes, and check again with it.",
        )]);
    }
    bullets(roots.into_iter().map(|root| vec![text(shown(root))]).collect())
}

fn verdict(verified: bool) -> Inline {
    if verified { strong("Verified") } else { gap("NOT VERIFIED") }
}

fn heading(level: u8, words: &str) -> Block {
    Block::Heading { level, text: words.to_owned(), clause: None, anchor: None }
}

fn bullets(items: Vec<Vec<Inline>>) -> Block {
    Block::Bullets { items, anchor: None }
}

fn pair(label: &str, value: impl Into<String>) -> Pair {
    let value = value.into();
    Pair { label: label.to_owned(), value: vec![text(if value.trim().is_empty() { "none".to_owned() } else { value })] }
}

fn table(caption: Option<String>, columns: &[(&str, u16)], rows: Vec<Row>) -> Table {
    let column = |(head, share): &(&str, u16)| Column { head: (*head).to_owned(), share: Some(*share), no_wrap: false };
    Table { caption, columns: columns.iter().map(column).collect(), rows, anchor: None }
}

/// What stands in a file, as far as it can be printed.
fn shown(words: &str) -> String {
    let mut short: String = words.chars().take(LONGEST).collect();
    if short.len() < words.len() {
        short.push('\u{2026}');
    }
    printable(&short)
}
