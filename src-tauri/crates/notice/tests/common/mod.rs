//! Documents that the tests render.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::allow_attributes,
    reason = "each test file uses a part"
)]

pub mod matter;
pub mod tree;

use chrono::{DateTime, TimeZone, Utc};
use notice::document::*;

/// The instant of issue of every test document.
pub fn issued_at() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 30, 9, 15, 0).unwrap()
}

/// A document without blocks.
pub fn empty() -> Document {
    Document {
        meta: Meta {
            title: "Urgent Field Safety Notice".into(),
            reference: "FSN-2026-0014-01".into(),
            language: "en".into(),
            version: "3".into(),
            subject: "Cybersecurity correction for the Perfusa IV 300".into(),
            organisation: "Nordlicht Medizintechnik GmbH".into(),
            keywords: vec!["field safety notice".into(), "CVE-2026-90417".into()],
            issued_at: issued_at(),
        },
        letterhead: Letterhead {
            organisation: "Nordlicht Medizintechnik GmbH".into(),
            address_lines: vec!["Beispielstraße 14, 20000 Musterstadt, Germany".into()],
            registration: Some("SRN DE-MF-000000000".into()),
            contact_lines: vec![
                "Product security and vigilance".into(),
                "psirt@nordlicht.example".into(),
                "+49 40 0000 000".into(),
            ],
            colour: Some("#173f63".into()),
            ..Letterhead::default()
        },
        state: Some("DRAFT, not for distribution".into()),
        blocks: Vec::new(),
        signature: None,
        attachments: Vec::new(),
        words: Words::default(),
    }
}

/// The notice of the study: every kind of block on two pages.
pub fn field_safety_notice() -> Document {
    let pair = |label: &str, value: &str| Pair { label: label.into(), value: vec![text(value)] };
    let column = |head: &str, no_wrap| Column { head: head.into(), share: None, no_wrap };
    let row = |cells: Vec<Vec<Inline>>| Row { cells, vectors: Vec::new() };
    let score = |score: &str, word: &str| vec![strong(score), text(format!(" {word}"))];
    let vulnerability = |id: &str, title: &str, v3: (&str, &str), v4: (&str, &str), vectors: [&str; 2]| Row {
        cells: vec![vec![strong(id), text(format!("  {title}"))], score(v3.0, v3.1), score(v4.0, v4.1)],
        vectors: vectors.map(String::from).to_vec(),
    };
    let mut document = empty();
    document.blocks = vec![
        Block::Title { text: "Urgent Field Safety Notice".into() },
        Block::Subtitle {
            text: "Cybersecurity correction for the Perfusa IV 300 infusion pump and WM-2 wireless module".into(),
        },
        Block::ReferenceBlock {
            pairs: vec![
                pair("FSN reference", "FSN-2026-0014-01"),
                pair("Date", "30 November 2026"),
                pair("FSCA reference", "FSCA-2026-007"),
                pair("Type", "New notice"),
                pair("For attention of", "Users, biomedical engineering, IT"),
                pair("Reply by", "14 December 2026"),
            ],
        },
        Block::heading(1, "Why you receive this notice", "reason"),
        Block::paragraph(vec![text(
            "Three vulnerabilities allow a person with access to the hospital network, or to the pump keypad, to read pump data, change the wireless configuration or interrupt drug-library updates. A delayed library update can leave outdated dose limits in use. No patient harm and no exploitation are known to us. A running infusion is not stopped.",
        )]),
        Block::heading(1, "Affected devices and versions", "affected"),
        Block::Table(Table {
            caption: None,
            columns: vec![
                column("Device", false),
                column("UDI-DI", true),
                column("Affected versions", true),
                column("Fixed in", false),
            ],
            rows: vec![
                row(vec![
                    vec![text("Perfusa IV 300")],
                    vec![text("04000000300106")],
                    vec![text("4.0 to 4.6.1")],
                    vec![text("4.6.2, available since 12 Nov 2026")],
                ]),
                row(vec![
                    vec![text("Perfusa IV 300")],
                    vec![text("04000000300106")],
                    vec![text("≥ 5.0 and < 5.1")],
                    vec![text("5.1, to follow by 18 Dec 2026")],
                ]),
                row(vec![
                    vec![text("Perfusa WM-2 module")],
                    vec![text("04000000300212")],
                    vec![gap("versions missing")],
                    vec![text("2.9, available since 12 Nov 2026")],
                ]),
            ],
            anchor: Some("affected.table".into()),
        }),
        Block::Note {
            content: vec![text("Perfusa IV 100 is not affected: it does not contain the wireless component.")],
        },
        Block::heading(1, "Severity", "severity"),
        Block::Table(Table {
            caption: None,
            columns: vec![
                column("Vulnerability and vectors", false),
                column("CVSS v3.1", true),
                column("CVSS v4.0", true),
            ],
            rows: vec![
                vulnerability(
                    "CVE-2026-90417",
                    "Clear-text channel to the drug library",
                    ("8.3", "High"),
                    ("7.2", "High"),
                    [
                        "CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:U/C:L/I:H/A:H",
                        "CVSS:4.0/AV:A/AC:L/AT:N/PR:N/UI:N/VC:L/VI:H/VA:H/SC:N/SI:L/SA:N/S:P",
                    ],
                ),
                vulnerability(
                    "CVE-2026-90418",
                    "File transfer service stays open until restart",
                    ("8.6", "High"),
                    ("8.8", "High"),
                    [
                        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:H",
                        "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:L/VA:H/SC:N/SI:N/SA:L/S:P",
                    ],
                ),
                vulnerability(
                    "CVE-2026-90419",
                    "Fixed service password on the keypad",
                    ("4.3", "Medium"),
                    ("2.4", "Low"),
                    [
                        "CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:L",
                        "CVSS:4.0/AV:P/AC:L/AT:N/PR:N/UI:N/VC:L/VI:L/VA:L/SC:N/SI:N/SA:N/S:N",
                    ],
                ),
            ],
            anchor: None,
        }),
        Block::heading(1, "What you must do", "actions"),
        Block::Steps {
            items: vec![
                vec![text("Identify the pumps listed in section 2. The version is shown under Menu, Service, About.")],
                vec![text(
                    "Install version 4.6.2 (pump) and 2.9 (WM-2) by 14 December 2026. Our field service will contact you; you may also install it yourselves.",
                )],
                vec![text(
                    "Until the update is installed, restart the wireless module after each network configuration: remove it for 15 seconds and attach it again.",
                )],
                vec![text(
                    "Keep the pumps on their own network segment. Block file transfer (ports 20 and 21) at its boundary and use certificate-based wireless authentication.",
                )],
                vec![text("Return the reply form by 14 December 2026, even if you hold no affected device.")],
            ],
            anchor: None,
        },
        Block::Callout {
            content: vec![
                strong("You may continue to use the pumps."),
                text(
                    " If the measures in 3 and 4 cannot be taken, disable the wireless module and update the drug library by cable.",
                ),
            ],
            anchor: Some("use".into()),
        },
        Block::heading(1, "What we do", "maker"),
        Block::paragraph(vec![
            text("We provide version 4.6.2 free of charge. Version 5.1 for the 5.x line is "),
            gap("not known yet, to follow by 18 December 2026"),
            text(
                "; you will receive a follow-up notice. The competent authorities of the countries concerned have been informed.",
            ),
        ]),
        Block::heading(2, "Measures under way", "maker.measures"),
        Block::Bullets {
            items: vec![
                vec![text("Affiliated configurations are verified first.")],
                vec![text("The fifth efficient fix follows.")],
            ],
            anchor: None,
        },
        Block::Paragraph {
            content: vec![text("Η παρούσα ειδοποίηση ασφαλείας αφορά τις αντλίες έγχυσης.")],
            language: Some("el".into()),
            anchor: None,
        },
        Block::paragraph(vec![
            text("The Bulgarian title reads "),
            Inline::Foreign {
                text: "Спешно съобщение за безопасност".into(), language: "bg".into()
            },
            text(" and is registered."),
        ]),
        Block::heading(1, "Contact", "contact"),
        Block::KeyValues {
            pairs: vec![
                pair("Contact", "Jana Petersen, Regulatory Affairs"),
                pair("Telephone", "+49 40 0000 000, Monday to Friday, 08:00 to 17:00 CET"),
                Pair {
                    label: "E-mail".into(),
                    value: vec![link("psirt@nordlicht.example", "mailto:psirt@nordlicht.example")],
                },
                Pair {
                    label: "SHA-256".into(),
                    value: vec![mono("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")],
                },
            ],
            anchor: None,
        },
        Block::Heading {
            level: 1,
            text: "Severity at a glance".into(),
            clause: Some("IEC 81001-5-1 4.1.7".into()),
            anchor: None,
        },
        Block::Severity(SeverityPanel {
            about: "Most severe of 3: CVE-2026-90418  File transfer service stays open until restart".into(),
            scores: vec![
                PanelScore {
                    score: "8.6".into(),
                    word: "High".into(),
                    standard: "CVSS v3.1".into(),
                    vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:H".into(),
                    bars: 3,
                },
                PanelScore {
                    score: "9.3".into(),
                    word: "Critical".into(),
                    standard: "CVSS v4.0".into(),
                    vector: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:L/VI:L/VA:H/SC:N/SI:N/SA:L/S:P".into(),
                    bars: 4,
                },
            ],
        }),
        Block::heading(1, "Reply", "reply"),
        Block::Form {
            rows: vec![
                FormRow::Given { label: "Reference".into(), value: vec![text("FSN-2026-0014-01")] },
                FormRow::Tick {
                    text: "We have read and understood the notice, and have carried out every action that it asks for."
                        .into(),
                },
                FormRow::Tick { text: "We hold none of the affected devices.".into() },
                FormRow::Lines { label: "Name and function".into(), count: 1 },
                FormRow::Lines { label: "Remarks".into(), count: 3 },
            ],
            anchor: None,
        },
        Block::Figure { image: matter::logo(), caption: "Figure 1: where the version is shown".into() },
        Block::heading(1, "About this document", "about"),
        Block::paragraph(vec![text(
            "The electronic signature covers the whole document, its attachments included. Any PDF reader that supports electronic signatures can check it.",
        )]),
    ];
    document.letterhead.logo = Some(matter::logo());
    document.blocks.push(Block::Signature(SignatureBlock {
        field_name: "seal-2".into(),
        tooltip: "Electronic signature of Jana Petersen".into(),
        place_and_date: "Musterstadt, 30 November 2026".into(),
        name: "Jana Petersen".into(),
        function: "Regulatory affairs".into(),
        field_lines: vec!["Signature field".into(), "Authorship".into()],
    }));
    document.signature = Some(SignatureBlock {
        field_name: "seal".into(),
        tooltip: "Electronic signature of Dr. Miriam Albers".into(),
        place_and_date: "Musterstadt, 30 November 2026".into(),
        name: "Dr. Miriam Albers".into(),
        function: "Person responsible for regulatory compliance".into(),
        field_lines: vec![
            "Signature field".into(),
            "Empty until the notice is sealed. It will then show name, meaning, date and time.".into(),
        ],
    });
    document.attachments = vec![Attachment {
        name: "advisory.json".into(),
        media_type: "application/json".into(),
        description: "CSAF 2.0 advisory".into(),
        relationship: Relationship::Data,
        bytes: br#"{"document":{"category":"csaf_security_advisory"}}"#.to_vec(),
        modified_at: issued_at(),
    }];
    document
}

/// A letter with an address window, in German, so that words are parted.
pub fn letter() -> Document {
    let mut document = empty();
    document.meta.language = "de".into();
    document.words.is_letter = true;
    document.letterhead.logo = Some(matter::logo());
    document.letterhead.window = Some(AddressWindow {
        sender_line: "Nordlicht Medizintechnik GmbH · Beispielstraße 14 · 20000 Musterstadt".into(),
        lines: ["Klinik Musterstadt", "Frau Dr. Östreicher", "Parkallee 3", "20000 Musterstadt"]
            .map(String::from)
            .to_vec(),
    });
    let words = "Die Sicherheitsmitteilung beschreibt Schwachstellen der Infusionspumpe und des Funkmoduls, deren Auswirkungen auf die Arzneimittelbibliothek und die notwendigen Gegenmaßnahmen der Betreiberorganisationen. ";
    document.blocks = vec![
        Block::Title { text: "Ihre Meldung vom 2. November 2026".into() },
        Block::heading(1, "Was wir festgestellt haben", "found"),
        Block::paragraph(vec![text(words.repeat(4))]),
        Block::Steps { items: vec![vec![text(words)], vec![text(words)]], anchor: None },
    ];
    document
}
