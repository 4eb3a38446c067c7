//! One invented matter, as the record would fill it, in the three kinds of document.

use chrono::{FixedOffset, NaiveDate, TimeZone};
use notice::content::*;
use notice::document::{Attachment, Relationship};

fn on(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn moment(month: u32, day: u32, hour: u32, minute: u32) -> Moment {
    Moment {
        at: FixedOffset::east_opt(3600).unwrap().with_ymd_and_hms(2026, month, day, hour, minute, 0).unwrap(),
        zone: "CET".into(),
    }
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
        seal: (!is_draft).then(|| SealText {
            meaning: "Approved and issued as the manufacturer".into(),
            moment: moment(11, 30, 10, 30),
            level: "PAdES B-B".into(),
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

fn product(name: &str, udi: &str, versions: Stated, fixed_in: Stated) -> AffectedProduct {
    AffectedProduct { name: name.into(), udi: udi.into(), versions, fixed_in }
}

fn products() -> Vec<AffectedProduct> {
    vec![
        product("Perfusa IV 300", "04000000300106", known("4.0 to 4.6.1"), known("4.6.2, available since 12 Nov 2026")),
        product("Perfusa IV 300", "04000000300106", known("≥ 5.0 and < 5.1"), Stated::ToFollow(on(12, 18))),
        product(
            "Perfusa WM-2 wireless module",
            "04000000300212",
            Stated::Missing,
            known("2.9, available since 12 Nov 2026"),
        ),
    ]
}

fn score(standard: &str, score: &str, word: &str, vector: &str) -> Score {
    Score { standard: standard.into(), score: score.into(), word: word.into(), vector: vector.into() }
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
                score("CVSS v3.1", "8.3", "High", "CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:U/C:L/I:H/A:H"),
                score(
                    "CVSS v4.0",
                    "7.2",
                    "High",
                    "CVSS:4.0/AV:A/AC:L/AT:N/PR:N/UI:N/VC:L/VI:H/VA:H/SC:N/SI:L/SA:N/S:P",
                ),
            ],
            affected: known("Perfusa IV 300, versions 4.0 to 4.6.1 and from 5.0 before 5.1"),
            exploitation: known("No exploitation is known to us."),
            resolution: known("Fixed in version 4.6.2. Version 5.1 is to follow by 18 December 2026."),
        },
        Vulnerability {
            id: "CVE-2026-90418".into(),
            title: "File transfer service stays open until restart".into(),
            description: known(
                "After a network configuration the file transfer service of the wireless module stays open until the module is restarted.",
            ),
            weakness: "CWE-284 Improper Access Control".into(),
            scores: vec![score("CVSS v3.1", "8.6", "High", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:L/I:L/A:H")],
            affected: Stated::Missing,
            exploitation: known("No exploitation is known to us."),
            resolution: known(
                "Fixed in version 2.9 of the wireless module. Until then restart the module after each configuration.",
            ),
        },
        Vulnerability {
            id: "CVE-2026-90419".into(),
            title: "Fixed service password on the keypad".into(),
            description: Stated::ToFollow(on(12, 18)),
            weakness: String::new(),
            scores: vec![],
            affected: known("Perfusa IV 300, all versions"),
            exploitation: Stated::ToFollow(on(12, 18)),
            resolution: Stated::Missing,
        },
    ]
}

fn contact() -> Contact {
    Contact {
        name: "Jana Petersen, Regulatory Affairs".into(),
        telephone: "+49 40 0000 000, Monday to Friday, 08:00 to 17:00 CET".into(),
        email: "psirt@nordlicht.example".into(),
        web: "https://www.nordlicht.example/security/advisories/2026/perfusa".into(),
        postal: "Beispielstraße 14, 20000 Musterstadt, Germany".into(),
    }
}

/// The notice to users.
pub fn user_notice(is_draft: bool) -> UserNotice {
    UserNotice {
        frame: frame("FSN-2026-0014-01", is_draft),
        is_field_safety_notice: true,
        products: "the Perfusa IV 300 infusion pump and WM-2 wireless module".into(),
        fsca_reference: "FSCA-2026-007".into(),
        attention: "Users, biomedical engineering, IT".into(),
        reply_by: Some(on(12, 14)),
        reason: known("Three vulnerabilities allow a person with access to the hospital network, or to the pump keypad, to read pump data, change the wireless configuration or interrupt drug-library updates."),
        risk: known("A delayed library update can leave outdated dose limits in use. No patient harm and no exploitation are known to us. A running infusion is not stopped."),
        affected: products(),
        not_affected: vec!["Perfusa IV 100: it does not contain the wireless component.".into()],
        vulnerabilities: vulnerabilities(),
        actions: vec![
            Action { text: "Identify the pumps listed in section 3. The version is shown under Menu, Service, About.".into(), by: None },
            Action { text: "Install version 4.6.2 (pump) and 2.9 (WM-2). Our field service will contact you; you may also install it yourselves.".into(), by: Some(on(12, 14)) },
            Action { text: "Until the update is installed, restart the wireless module after each network configuration: remove it for 15 seconds and attach it again.".into(), by: None },
            Action { text: "Return the reply form, even if you hold no affected device.".into(), by: Some(on(12, 14)) },
        ],
        use_statement: known("You may continue to use the pumps. If the measure in step 3 cannot be taken, disable the wireless module and update the drug library by cable."),
        measures: known("We provide version 4.6.2 free of charge."),
        authorities_informed: true,
        follow_up: Some(FollowUp { topic: "version 5.1 for the 5.x line.".into(), by: on(12, 18) }),
        contact: contact(),
    }
}

/// The notification to an authority.
pub fn authority_notice() -> AuthorityNotice {
    AuthorityNotice {
        frame: frame("NOT-2026-0014-02", true),
        authority: "ENISA and the CSIRT designated as coordinator (BSI)".into(),
        authority_reference: String::new(),
        regime: "Regulation (EU) 2024/2847 (Cyber Resilience Act)".into(),
        stage: "Vulnerability notification".into(),
        clause: "Art. 14(2)(b)".into(),
        disclosure: "VD-2026-0014".into(),
        summary: known("An infusion pump and its wireless module carry three vulnerabilities, one of which is actively exploited."),
        time_limit: TimeLimit {
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
        },
        countries: "Austria, Belgium, Bulgaria, Germany, Greece, Spain".into(),
        affected: products(),
        vulnerabilities: vulnerabilities(),
        impact: known("A delayed library update can leave outdated dose limits in use. ISO 14971 hazard H-031; residual risk acceptable with the measures below."),
        exploitation: known("One attempt was seen in a customer's network on 27 November 2026. The person behind it is not known."),
        measures_taken: known("Version 4.6.2 was released on 12 November 2026.\n\nCustomers with version 5.x were called."),
        user_measures: Stated::ToFollow(on(12, 18)),
        sensitivity: "TLP:AMBER until 18 December 2026: the description of CVE-2026-90417 would help an attacker.".into(),
        follow_ups: vec![FollowUp { topic: "Final report".into(), by: on(12, 14) }, FollowUp { topic: "Fix for the 5.x line".into(), by: on(12, 18) }],
        contact: contact(),
    }
}

/// The record.
pub fn disclosure_record(entries: u64) -> DisclosureRecord {
    DisclosureRecord {
        frame: frame("VD-2026-0014", true),
        id: "VD-2026-0014".into(),
        title: "Three vulnerabilities in the Perfusa IV 300 and its wireless module".into(),
        state: "Open, notices in review".into(),
        marking: "TLP:AMBER".into(),
        opened: moment(11, 2, 9, 12),
        summary: known("Reported by a hospital's penetration test."),
        discovery: known("Found by A. Example, Example Security, during a test at a customer; credit agreed."),
        safety: known("ISO 14971 hazard H-031. FDA: controlled risk."),
        affected: products(),
        vulnerabilities: vulnerabilities(),
        facts: vec![
            RecordedFact { what: "Report received".into(), moment: moment(11, 2, 9, 12), by: "J. Petersen".into(), evidence: "mail-2026-11-02.eml".into(), is_superseded: false },
            RecordedFact { what: "Aware of active exploitation".into(), moment: moment(11, 27, 22, 40), by: "J. Petersen".into(), evidence: "call note".into(), is_superseded: true },
            RecordedFact { what: "Aware of active exploitation".into(), moment: moment(11, 27, 23, 40), by: "M. Albers".into(), evidence: "call note, corrected time".into(), is_superseded: false },
        ],
        obligations: vec![
            RecordedObligation { authority_stage: "ENISA, early warning".into(), clause: "CRA Art. 14(2)(a)".into(), due: "Sat 28 November 2026, 23:40 CET".into(), state: "Met by NOT-2026-0014-01".into() },
            RecordedObligation { authority_stage: "BfArM, serious incident".into(), clause: "MDR Art. 87(3)".into(), due: "No date yet. Waits for: awareness of a serious incident".into(), state: "Waiting".into() },
        ],
        decisions: vec![RecordedDecision { what: "Disclose to users".into(), reason: "Residual risk without the update is not acceptable (9.5).".into(), by: "M. Albers".into(), moment: moment(11, 5, 15, 0) }],
        notices: vec![RecordedFile { name: "NOT-2026-0014-01".into(), audience: "ENISA".into(), state: "Sealed and sent 28 November 2026".into(), sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into() }],
        packs: vec![],
        history: (1..=entries)
            .map(|number| HistoryEntry {
                number,
                moment: moment(11, 2 + (number % 27) as u32, 9, (number % 60) as u32),
                by: if number % 3 == 0 { "M. Albers" } else { "J. Petersen" }.into(),
                change: format!("Affected versions of CVE-2026-904{:02}: from \u{201c}4.0 to 4.6\u{201d} to \u{201c}4.0 to 4.6.1\u{201d}", number % 20),
                reason: if number % 2 == 0 { "Test of 4.6.1 showed the same behaviour".into() } else { String::new() },
                hash: format!("{number:08x}84c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08cafe01"),
            })
            .collect(),
    }
}

/// 35 vulnerabilities and 100 version rows, as the largest advisories carry.
pub fn large_user_notice() -> UserNotice {
    let mut notice = user_notice(true);
    let model = vulnerabilities();
    notice.vulnerabilities = (0..35)
        .map(|index| {
            let mut one = model[index % 2].clone();
            one.id = format!("CVE-2026-{}", 90_400 + index);
            one.description = known(&"The service accepts input whose length it does not check, so that a person on the network can stop it or run code of their own. ".repeat(1 + index % 5));
            one
        })
        .collect();
    notice.affected = (0..100)
        .map(|index| {
            product(
                &format!("Perfusa IV {} with wireless module", 300 + index),
                "04000000300106",
                known(&format!("{index}.0 to {index}.6.1")),
                known("4.6.2, available since 12 Nov 2026"),
            )
        })
        .collect();
    notice
}
