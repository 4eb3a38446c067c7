//! Invented matters, as the record would fill them, for any kind of document.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone};
use notice::content::*;
use notice::document::{Attachment, Image, Relationship};
use notice::kind::{FieldType, Kind, Kinds};
use notice::words::Catalogue;

/// How much a matter holds, and of what sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sample {
    /// One vulnerability, one product, one sentence each.
    Tiny,
    /// Three vulnerabilities, with gaps and declarations.
    Usual,
    /// 35 vulnerabilities and 100 products, as the largest advisories carry.
    Large,
    /// Very long words, combining marks, 10,000 characters, names from scripts that are spelled out.
    Awkward,
}

fn on(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn moment(month: u32, day: u32, hour: u32, minute: u32) -> Moment {
    let at: DateTime<FixedOffset> =
        FixedOffset::east_opt(3600).unwrap().with_ymd_and_hms(2026, month, day, hour, minute, 0).unwrap();
    Moment { at, zone: "CET".into() }
}

fn known(words: &str) -> Stated {
    Stated::Known(words.into())
}

/// What every document has.
pub fn frame(reference: &str, is_draft: bool) -> Frame {
    Frame {
        language: "en".into(),
        letterhead: super::empty().letterhead,
        reference: reference.into(),
        version: "3".into(),
        issued_at: super::issued_at(),
        issued_on: on(11, 30),
        is_draft,
        replaces: None,
        signatory: Some(Signatory {
            place: "Musterstadt".into(),
            name: "Dr. Miriam Albers".into(),
            function: "Person responsible for regulatory compliance".into(),
        }),
        further_signatories: Vec::new(),
        seal: (!is_draft).then(|| SealText {
            meaning: "Approved and issued as the manufacturer".into(),
            moment: moment(11, 30, 10, 30),
            level: "PAdES B-B".into(),
            further: Vec::new(),
        }),
        attachments: vec![Attachment {
            name: "advisory.json".into(),
            media_type: "application/json".into(),
            description: "CSAF 2.0 advisory".into(),
            relationship: Relationship::Data,
            bytes: br#"{"document":{"category":"csaf_security_advisory"}}"#.to_vec(),
            modified_at: super::issued_at(),
        }],
    }
}

fn fix(version: &str) -> Vec<FixedIn> {
    vec![FixedIn { kind: "fix".into(), version: version.into(), on: Some(on(11, 12)) }]
}

fn product(name: &str, udi: &str, versions: Stated, fixed_in: Vec<FixedIn>) -> AffectedProduct {
    let fix_follows = Stated::ToFollow(on(12, 18));
    AffectedProduct { name: name.into(), udi: udi.into(), versions, fixed_in, fix_follows }
}

fn products() -> Vec<AffectedProduct> {
    vec![
        product("Perfusa IV 300", "04000000300106", known(">= 4.0 and <= 4.6.1"), fix("4.6.2")),
        product("Perfusa IV 300", "04000000300106", known(">= 5.0 and < 5.1"), vec![]),
        product("Perfusa WM-2 wireless module", "04000000300212", Stated::Missing, fix("2.9")),
    ]
}

fn score(standard: &str, score: &str, word: &str, vector: &str) -> Score {
    Score { standard: standard.into(), score: score.into(), word: word.into(), vector: vector.into() }
}

fn affected(product: &str, versions: &str) -> AffectedVersions {
    AffectedVersions { product: product.into(), versions: versions.into() }
}

fn resolution(kind: &str, version: &str, details: &str) -> Resolution {
    let on = (!version.is_empty()).then(|| on(11, 12));
    Resolution { kind: kind.into(), version: version.into(), on, details: details.into(), url: String::new() }
}

fn vulnerabilities() -> Vec<Vulnerability> {
    vec![
        Vulnerability {
            id: "CVE-2026-90417".into(),
            title: "Clear-text channel to the drug library".into(),
            description: known(
                "The pump fetches its drug library over a channel without encryption. A person on the same network can read and change what is transferred.\n\nThe pump accepts a changed library only until its next integrity check, at most 24 hours later.",
            ),
            weakness: "CWE-319 Cleartext Transmission of Sensitive Information".into(),
            scores: vec![
                score("CVSS v3.1", "8.3", "high", "CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:U/C:L/I:H/A:H"),
                score(
                    "CVSS v4.0",
                    "7.2",
                    "high",
                    "CVSS:4.0/AV:A/AC:L/AT:N/PR:N/UI:N/VC:L/VI:H/VA:H/SC:N/SI:L/SA:N/S:P",
                ),
            ],
            affected: vec![affected("Perfusa IV 300", ">= 4.0 and <= 4.6.1\n>= 5.0 and < 5.1")],
            exploitation: Exploitation { status: "not_known".into(), detail: String::new() },
            resolutions: vec![resolution("fix", "4.6.2", "Version 5.1 is to follow by 18 December 2026.")],
            credits: vec!["A. Example, Example Security".into()],
            references: vec![("Advisory".into(), "https://nordlicht.example/security/2026-14".into())],
            ..Vulnerability::default()
        },
        Vulnerability {
            id: "CVE-2026-90418".into(),
            title: "File transfer service stays open until restart".into(),
            description: known(
                "After a network configuration the file transfer service of the wireless module stays open until the module is restarted.",
            ),
            weakness: "CWE-284 Improper Access Control".into(),
            scores: vec![score("CVSS v3.1", "8.6", "high", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:H")],
            exploitation: Exploitation { status: "not_known".into(), detail: String::new() },
            resolutions: vec![
                resolution("fix", "2.9", "It is part of the wireless module's firmware."),
                resolution("workaround", "", "Until then restart the module after each configuration."),
            ],
            ..Vulnerability::default()
        },
        Vulnerability {
            id: "CVE-2026-90419".into(),
            title: "Fixed service password on the keypad".into(),
            description: Stated::ToFollow(on(12, 18)),
            affected: vec![affected("Perfusa IV 300", "all")],
            exploitation: Exploitation {
                status: "proof_of_concept".into(),
                detail: "It was shown at a conference.".into(),
            },
            ..Vulnerability::default()
        },
    ]
}

fn long_text() -> String {
    let mut text = String::new();
    let mut number = 0;
    while text.chars().count() < 10_000 {
        number += 1;
        text.push_str(&format!(
            "{number}. The pump’s ’Spülprogramm’ (flush programme) re\u{301}sume\u{301}s after Donaudampfschifffahrtsgesellschaftskapitänsmützenhalterung; naïve Å, Ž, ő, ŝ. "
        ));
        if number % 7 == 0 {
            text.push_str("\n\n");
        }
    }
    text.chars().take(10_000).collect()
}

/// Names from right to left with points and marks, numbers among them, and pictograms.
pub const MANY_SCRIPTS: &str =
    "Dr. רָחֵל לוי (42), علي بن حسن 4.6.2 مَرْحَبًا, می\u{200c}خواهم; 🏥 ⚠\u{fe0f} 🔒, q\u{307}\u{323}.";

fn of(sample: Sample, usual: &str) -> String {
    match sample {
        Sample::Awkward => format!("{usual} {} {MANY_SCRIPTS}", "Überlangesbeispielwort".repeat(12)),
        _ => usual.to_owned(),
    }
}

fn value(name: &str, sample: Sample) -> Value {
    let words = |text: &str| Value::Text(of(sample, text));
    match name {
        "reference" => Value::Text("VD-2026-0014-X1".into()),
        "issued_on" => Value::Day(on(11, 30)),
        "replaces" | "restricted" => Value::Missing,
        "attention" => words("Users, biomedical engineering, IT"),
        "products" => Value::Text("the Perfusa IV 300 infusion pump and WM-2 wireless module".into()),
        "reason" | "summary" if sample == Sample::Awkward => Value::Text(long_text()),
        "reason" | "summary" => Value::Text("Three vulnerabilities allow a person with access to the hospital network, or to the pump keypad, to read pump data, change the wireless configuration or interrupt drug-library updates.".into()),
        "harm" => words("A delayed library update can leave outdated dose limits in use. No patient harm and no exploitation are known to us. A running infusion is not stopped."),
        "use_statement" => words("You may continue to use the pumps. If the measure in step 3 cannot be taken, disable the wireless module and update the drug library by cable."),
        "measures" => words("We provide version 4.6.2 free of charge.\n\nCustomers with version 5.x were called."),
        "sensitivity" => Value::Text("TLP:AMBER until 18 December 2026: the description of CVE-2026-90417 would help an attacker.".into()),
        "fsca_reference" => Value::Text("FSCA-2026-007".into()),
        "act_by" | "reply_by" => Value::Day(on(12, 14)),
        "authority" => Value::Text("ENISA and the CSIRT designated as coordinator (BSI)".into()),
        "authority_reference" => Value::Missing,
        "regime" => Value::Text("Regulation (EU) 2024/2847 (Cyber Resilience Act)".into()),
        "stage" => Value::Text("Vulnerability notification".into()),
        "clause" => Value::Text("Art. 14(2)(b)".into()),
        "number" => Value::Text("VD-2026-0014".into()),
        "title" => words("Three vulnerabilities in the Perfusa IV 300 and its wireless module"),
        "matter" => words("VD-2026-0014: Three vulnerabilities in the Perfusa IV 300 and its wireless module"),
        "hazard" => Value::Text("H-031".into()),
        "risk_control" => Value::Choice("choice-risk-control-uncontrolled".into()),
        "safety" => words("ISO 14971 hazard H-031. FDA: controlled risk."),
        "discovery" => words("Found by A. Example, Example Security, during a test at a customer; credit agreed."),
        "reporter" => words("Dr. Rachel Levi (רחל לוי)"),
        "found_on" => Value::Day(on(11, 2)),
        "received_from" => Value::Text("Researcher".into()),
        "marking" => Value::Text("TLP:AMBER".into()),
        "state" => Value::Text("open".into()),
        "opened" | "started" => Value::At(moment(11, 2, 9, 12)),
        "legal_due" => Value::At(moment(11, 30, 23, 40)),
        "embargo" | "measure_available_on" => Value::Day(on(12, 18)),
        "cves" => Value::List(vec!["CVE-2026-90417".into(), "CVE-2026-90418".into(), "CVE-2026-90419".into()]),
        "countries" | "member_states" => Value::List(["AT", "BE", "BG", "DE", "ES", "GR"].map(str::to_owned).to_vec()),
        "product_names" => Value::List(vec!["Perfusa IV 300".into(), "Perfusa WM-2 wireless module".into()]),
        "organisation.srn" => Value::Text("DE-MF-000000000".into()),
        "organisation.fda_registration" => Value::Text("0000000".into()),
        "organisation.country" => Value::Text("DE".into()),
        "product.support_ends_on" => Value::Day(NaiveDate::from_ymd_opt(2031, 12, 31).unwrap()),
        name if name.starts_with("fact.") => Value::At(moment(11, 12, 8, 5)),
        name if name.starts_with("answer.") => Value::YesNo(false),
        name if name.starts_with("form.") => form_value(&name[5..], sample),
        other => Value::Text(format!("Text of {other}.")),
    }
}

fn form_value(id: &str, sample: Sample) -> Value {
    let field = Kinds::embedded().field(id).unwrap();
    match field.kind {
        FieldType::Text => Value::Text(format!("Entry for {id}")),
        FieldType::Paragraphs => Value::Text(of(
            sample,
            &format!(
                "A longer entry for {id}, as a person would write it: what happened, in which order, and what is known of it today."
            ),
        )),
        FieldType::Day => Value::Day(on(11, 20)),
        FieldType::Instant => Value::At(moment(11, 27, 23, 40)),
        FieldType::Count => Value::Count(1480),
        FieldType::YesNo => Value::YesNo(true),
        FieldType::Choice => Value::Choice(field.choice_key(&field.choices[0])),
        FieldType::List => Value::List(vec![format!("First entry for {id}"), "Second, with a comma".into()]),
    }
}

/// The content of a kind, filled as the record would fill it.
pub fn fill(kind: &Kind, sample: Sample) -> Content {
    let reference = format!("VD-2026-0014-{}1", kind.letter);
    let mut content = Content::new(kind.id.as_str(), kind.audience, frame(&reference, true));
    content.stage = "eu-cra-art14/aev-72h".into();
    content.flags.extend(["authorities_informed".to_owned(), "has_follow_up".to_owned()]);
    for name in kind.names() {
        if name.starts_with("product.") || is_of_product(name) {
            continue;
        }
        content.set(name, value(name, sample));
    }
    content.set("reference", reference.as_str());
    let own: Vec<Vulnerability> = match sample {
        Sample::Tiny => vulnerabilities().into_iter().take(1).collect(),
        Sample::Usual | Sample::Awkward => vulnerabilities(),
        Sample::Large => (0..35)
            .map(|index| {
                let mut one = vulnerabilities()[index % 2].clone();
                one.id = format!("CVE-2026-{}", 90_400 + index);
                one.description = known(&"The service accepts input whose length it does not check, so that a person on the network can stop it or run code of their own. ".repeat(1 + index % 5));
                one
            })
            .collect(),
    };
    let rows: Vec<AffectedProduct> = match sample {
        Sample::Tiny => products().into_iter().take(1).collect(),
        Sample::Usual | Sample::Awkward => products(),
        Sample::Large => (0..100)
            .map(|index| {
                let name = format!("Perfusa IV {} with wireless module", 300 + index);
                product(&name, "04000000300106", known(&format!(">= {index}.0 and <= {index}.6.1")), fix("4.6.2"))
            })
            .collect(),
    };
    if kind.wants("vulnerabilities") {
        content.vulnerabilities = own;
    }
    if kind.wants("products") {
        let names: Vec<&str> =
            kind.names().into_iter().filter(|name| name.starts_with("product.") || is_of_product(name)).collect();
        let count = if sample == Sample::Tiny { 1 } else { 2 };
        content.products = (0..count)
            .map(|index| ProductFields {
                id: format!("product-{index}"),
                name: ["Perfusa IV 300", "Perfusa WM-2 wireless module"][index].into(),
                values: names.iter().map(|name| ((*name).to_owned(), value(name, sample))).collect(),
            })
            .collect();
    }
    if kind.wants("affected") {
        content.affected = rows;
    }
    parts(kind, sample, &mut content);
    content
}

fn is_of_product(name: &str) -> bool {
    let field = name.strip_prefix("form.").and_then(|id| Kinds::embedded().field(id));
    field.is_some_and(|field| field.scope == notice::kind::Scope::Product)
}

fn parts(kind: &Kind, sample: Sample, content: &mut Content) {
    if kind.wants("not_affected") {
        content.not_affected = vec![NotAffected {
            product: "Perfusa IV 100".into(),
            versions: String::new(),
            reason: "it does not contain the wireless component.".into(),
        }];
    }
    if kind.wants("actions") {
        content.actions = [
            ("Identify the pumps listed in section 3. The version is shown under Menu, Service, About.", None),
            ("Install version 4.6.2 (pump) and 2.9 (WM-2). Our field service will contact you; you may also install it yourselves.", Some(on(12, 14))),
            ("Until the update is installed, restart the wireless module after each network configuration: remove it for 15 seconds and attach it again.", None),
            ("Return the reply form, even if you hold no affected device.", Some(on(12, 14))),
        ]
        .map(|(text, by)| Action { text: of(sample, text), by })
        .to_vec();
    }
    if kind.wants("time_limit") {
        content.time_limit = Some(TimeLimit {
            start_fact: "Aware of active exploitation".into(),
            started: Some(moment(11, 27, 23, 40)),
            legal_due: Some(moment(11, 30, 23, 40)),
            safe_due: Some(moment(11, 30, 0, 30)),
            steps: vec![
                "The period starts when the manufacturer becomes aware: Fri 27 November 2026, 23:40 CET.".into(),
                "72 hours, counted hour by hour, over the weekend too (Art. 14(2)(b)).".into(),
                "Due in law Mon 30 November 2026, 23:40 CET. The safe date is counted from the early warning, which was sent earlier.".into(),
            ],
            is_unverified: true,
        });
    }
    if kind.wants("follow_ups") {
        let next = |of: &str, element: &str, by| FollowUp {
            element: element.into(),
            of: of.into(),
            by,
            reason: String::new(),
        };
        content.follow_ups = vec![next("CVE-2026-90418", "versions", on(12, 14)), next("", "resolution", on(12, 18))];
    }
    if kind.wants("contact") {
        content.contact = Contact {
            name: "Jana Petersen, Regulatory Affairs".into(),
            telephone: "+49 40 0000 000, Monday to Friday, 08:00 to 17:00 CET".into(),
            email: "psirt@nordlicht.example".into(),
            web: "https://www.nordlicht.example/security/advisories/2026/perfusa".into(),
            postal: "Beispielstraße 14, 20000 Musterstadt, Germany".into(),
        };
    }
    if kind.layout == notice::kind::Layout::Letter {
        content.recipient = ["Klinik Musterstadt", "Herrn Dr. Krüger-Östreicher", "Parkallee 3", "20000 Musterstadt"]
            .map(str::to_owned)
            .to_vec();
    }
    if kind.wants("files") {
        content.files =
            [("VD-2026-0014-A1.pdf", "file-notice", 48_211), ("certificates.pem", "file-certificate", 2_100)]
                .map(|(name, role, size)| ListedFile {
                    name: name.into(),
                    role: role.into(),
                    size,
                    sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
                })
                .to_vec();
    }
    if kind.wants("history") {
        record(content, if sample == Sample::Large { 400 } else { 12 });
    }
}

fn record(content: &mut Content, entries: u64) {
    let fact = |what: &str, moment, by: &str, evidence: &str, is_superseded| RecordedFact {
        what: what.into(),
        moment,
        by: by.into(),
        evidence: evidence.into(),
        is_superseded,
    };
    content.facts = vec![
        fact("Report received", moment(11, 2, 9, 12), "J. Petersen", "mail-2026-11-02.eml", false),
        fact("Aware of active exploitation", moment(11, 27, 22, 40), "J. Petersen", "call note", true),
        fact("Aware of active exploitation", moment(11, 27, 23, 40), "M. Albers", "call note, corrected time", false),
    ];
    let obligation = |authority_stage: &str, clause: &str, due: &str, state: &str| RecordedObligation {
        authority_stage: authority_stage.into(),
        clause: clause.into(),
        due: due.into(),
        state: state.into(),
    };
    content.obligations = vec![
        obligation(
            "ENISA, early warning",
            "CRA Art. 14(2)(a)",
            "Sat 28 November 2026, 23:40 CET",
            "Met by NOT-2026-0014-01",
        ),
        obligation(
            "BfArM, serious incident",
            "MDR Art. 87(3)",
            "No date yet. Waits for: awareness of a serious incident",
            "Waiting",
        ),
    ];
    content.decisions = vec![RecordedDecision {
        what: "Disclose to users".into(),
        reason: "Residual risk without the update is not acceptable (9.5).".into(),
        by: "M. Albers".into(),
        moment: moment(11, 5, 15, 0),
    }];
    content.notices = vec![RecordedFile {
        name: "NOT-2026-0014-01".into(),
        audience: "ENISA".into(),
        state: "Sealed and sent 28 November 2026".into(),
        sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
    }];
    content.history = (1..=entries)
        .map(|number| HistoryEntry {
            number,
            moment: moment(11, 2 + (number % 27) as u32, 9, (number % 60) as u32),
            by: if number % 3 == 0 { "M. Albers" } else { "J. Petersen" }.into(),
            change: format!(
                "Affected versions of CVE-2026-904{:02}: from \u{201c}4.0 to 4.6\u{201d} to \u{201c}4.0 to 4.6.1\u{201d}",
                number % 20
            ),
            reason: if number % 2 == 0 { "Test of 4.6.1 showed the same behaviour".into() } else { String::new() },
            hash: format!("{number:08x}84c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08cafe01"),
        })
        .collect();
}

fn named(id: &str, sample: Sample) -> Content {
    fill(Kinds::embedded().named(id).unwrap(), sample)
}

/// The notice to users.
pub fn user_notice(is_draft: bool) -> Content {
    let mut content = named("user_notice", Sample::Usual);
    content.frame = frame("FSN-2026-0014-01", is_draft);
    content.flags.insert("field_safety_notice".into());
    content.set("reference", "FSN-2026-0014-01");
    content
}

/// The notification to an authority.
pub fn authority_notice() -> Content {
    named("authority_notification", Sample::Usual)
}

/// The record.
pub fn disclosure_record(entries: u64) -> Content {
    let mut content = named("disclosure_record", Sample::Usual);
    record(&mut content, entries);
    content
}

/// 35 vulnerabilities and 100 version rows.
pub fn large_user_notice() -> Content {
    named("user_notice", Sample::Large)
}

/// A logo as an SVG file.
pub fn logo() -> Image {
    let bytes = br##"<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60" viewBox="0 0 120 60"><rect width="120" height="60" rx="6" fill="#173f63"/><path d="M20 45 L45 15 L70 45 Z" fill="#fff" fill-opacity="0.9"/><circle cx="92" cy="30" r="14" fill="none" stroke="#fff" stroke-width="4"/></svg>"##;
    Image { bytes: bytes.to_vec(), sha256: "logo".into(), alternative: "Nordlicht, a mountain and a moon".into() }
}

/// The kinds that there is wording for beside English.
pub fn translated_kinds() -> Vec<&'static Kind> {
    Catalogue::embedded().kinds_in("de", Kinds::embedded())
}

/// Each kind that there is wording for with each sample, in a language of each script and of the longest words.
pub fn in_languages() -> Vec<(String, Content)> {
    let mut found = Vec::new();
    for language in ["de", "el", "bg", "fi", "mt"] {
        for kind in translated_kinds() {
            for sample in [Sample::Tiny, Sample::Large, Sample::Awkward] {
                let mut content = fill(kind, sample);
                content.frame.language = language.into();
                found.push((format!("{}-{sample:?}-{language}", kind.id), content));
            }
        }
    }
    found
}
