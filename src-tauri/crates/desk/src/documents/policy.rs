//! The coordinated vulnerability disclosure policy (ISO/IEC 29147).

use super::{CvdPolicy, DocumentFault, DocumentSettings, heading, pair, paragraph};
use crate::{Desk, Result};
use disclosure::Organisation;
use notice::document::{Block, Inline, Pair, link, mono, text};

const WHAT_TO_SEND: [&str; 6] = [
    "the product, its model and its software version;",
    "what you found, and what an attacker could do with it, for a patient too;",
    "the steps by which it can be reproduced, with files that show it;",
    "how the product was set up and connected;",
    "whether anybody else knows of it, and whether you know of an attack that uses it;",
    "how we may reach you, and whether and under which name you wish to be thanked.",
];
const OUT_OF_SCOPE: [&str; 3] = [
    "Tests on a device that is connected to a patient, or on a network of a hospital without its consent.",
    "Attacks on the availability of services, on buildings or on people.",
    "Complaints about a product that are not about its security: please use the contact for complaints.",
];
const SAFE_HARBOUR: &str = "We will not take legal action against anybody who reports in good faith, keeps to this policy, takes care that nobody comes to harm, and looks at no more data than it takes to show the vulnerability. If somebody else takes action against you for what this policy allows, we will make it known that you kept to it.";
const EXPECTATIONS: &str = "Please give us the time to mend it before you tell others, do not use what you found beyond what it takes to show it, and never test on a device that is in use on a patient. Delete data of patients at once if you come across any, and tell us.";
const COORDINATION: &str = "We agree with you on the day of publication. Where it helps, we involve suppliers of components, CERT/CC, CISA or the CSIRT of a country. A duty in law to tell an authority or the users earlier goes before an agreement; we tell you of it.";
const CREDIT: &str = "If you wish, we thank you by name in the advisory.";

impl Desk {
    pub(super) fn policy_faults(&self, settings: &DocumentSettings) -> Result<Vec<DocumentFault>> {
        let organisation = self.organisation()?;
        let policy = &settings.policy;
        let mut faults = Vec::new();
        let mut fault = |path: &str, stops: bool, message: &str, clause: &str| {
            faults.push(DocumentFault {
                path: format!("/policy{path}"),
                stops,
                message: message.to_owned(),
                clause: clause.to_owned(),
            });
        };
        if email(policy, &organisation).is_none() && policy.web_form.trim().is_empty() {
            fault(
                "/email",
                true,
                "the policy names no way to report: give an e-mail address or a web form",
                "ISO/IEC 29147:2018",
            );
        }
        for (path, address) in [("/address", &policy.address), ("/web_form", &policy.web_form)] {
            if !address.trim().is_empty() && !address.trim().starts_with("https://") {
                fault(
                    path,
                    true,
                    "expected an address that begins with https://, so that nobody can change it on the way",
                    "ISO/IEC 29147:2018",
                );
            }
        }
        if !policy.email.trim().is_empty() && !policy.email.contains('@') {
            fault("/email", true, "this is not an e-mail address; expected for example psirt@example.com", "");
        }
        if policy.address.trim().is_empty() {
            fault("/address", false, "the policy does not say where it is published; reporters look for it there", "");
        }
        if self.channel_certificate()?.is_none() && policy.web_form.trim().is_empty() {
            fault(
                "/email",
                false,
                "no secure channel is named: make an OpenPGP key under Secure channel, or give a web form",
                "ISO/IEC 29147:2018",
            );
        }
        if organisation.name.trim().is_empty() {
            fault("", true, "the organisation has no name; the policy is its own", "");
        }
        Ok(faults)
    }

    pub(super) fn policy_blocks(&self, settings: &DocumentSettings) -> Result<Vec<Block>> {
        let organisation = self.organisation()?;
        let policy = &settings.policy;
        let (acknowledge, triage) = self.promised_times()?;
        let mut blocks = vec![
            paragraph(format!(
                "{} makes medical devices and health software. A report of a vulnerability helps us to keep patients and users safe. This policy says how to report, what you can expect of us, and what we ask of you.",
                organisation.name
            )),
            heading(1, "Scope", None),
            paragraph(or(
                &policy.scope,
                "All products of ours that are on the market and supported, their software and the services that belong to them. Tell us about older products too: we say whether they are supported still.",
            )),
            paragraph("Out of scope are:"),
            bullets(&policy.out_of_scope, &OUT_OF_SCOPE),
            heading(1, "How to report", Some("ISO/IEC 29147:2018")),
            self.ways(policy, &organisation)?,
            paragraph(
                "You may report without a name. Please write in confidence if the report has details that could be used for an attack.",
            ),
            heading(2, "What to send", None),
            bullets(&policy.what_to_send, &WHAT_TO_SEND),
            heading(1, "What you can expect", None),
            Block::Bullets {
                items: vec![
                    vec![text(format!(
                        "We tell you within {} that your report arrived, and under which number.",
                        count(acknowledge, "calendar day")
                    ))],
                    vec![text(format!(
                        "We look within {} at whether it concerns our products and whether we can reproduce it, and tell you the outcome.",
                        count(triage, "hour")
                    ))],
                    vec![text(
                        "We analyse it, say how severe it is by CVSS, and decide whether it is mended and disclosed. You hear from us when something changes, and at least every four weeks.",
                    )],
                    vec![text(
                        "We tell the users and the authorities concerned what the vulnerability is, how severe it is, which versions are affected and what resolves it.",
                    )],
                ],
                anchor: None,
            },
            heading(1, "What we ask of you", None),
            paragraph(or(&policy.expectations, EXPECTATIONS)),
            heading(1, "What you can rely on", None),
            paragraph(or(&policy.safe_harbour, SAFE_HARBOUR)),
            heading(1, "Publication and coordination", None),
            paragraph(or(&policy.coordination, COORDINATION)),
        ];
        if let Some(days) = policy.publication_days {
            blocks.push(paragraph(format!(
                "Usual are {} from the report to the publication; it can be sooner where an attack is known, and later where patients would be at risk without a remedy.",
                count(days, "day")
            )));
        }
        blocks.extend([heading(1, "Credit", None), paragraph(or(&policy.credit, CREDIT))]);
        if !policy.languages.is_empty() {
            blocks.push(paragraph(format!("We read reports in: {}.", policy.languages.join(", "))));
        }
        Ok(blocks)
    }

    fn ways(&self, policy: &CvdPolicy, organisation: &Organisation) -> Result<Block> {
        let mut pairs = Vec::new();
        let linked = |label: &str, shown: &str, target: String| Pair {
            label: label.to_owned(),
            value: vec![link(shown, target)],
        };
        if let Some(email) = email(policy, organisation) {
            pairs.push(linked("E-mail", email, format!("mailto:{email}")));
        }
        if !policy.web_form.trim().is_empty() {
            pairs.push(linked("Web form", policy.web_form.trim(), policy.web_form.trim().to_owned()));
        }
        if !organisation.phone.trim().is_empty() {
            pairs.push(pair("Telephone", organisation.phone.trim()));
        }
        if let Some(key) = self.channel_certificate()? {
            let fingerprint = key.fingerprint().to_uppercase();
            let groups: Vec<&str> =
                fingerprint.as_bytes().chunks(4).filter_map(|chunk| std::str::from_utf8(chunk).ok()).collect();
            let value: Vec<Inline> = vec![mono(groups.join(" "))];
            pairs.push(Pair { label: "OpenPGP key".to_owned(), value });
        }
        if !policy.address.trim().is_empty() {
            pairs.push(linked("This policy", policy.address.trim(), policy.address.trim().to_owned()));
        }
        Ok(Block::KeyValues { pairs, anchor: None })
    }
}

/// The address for reports.
pub(super) fn email<'a>(policy: &'a CvdPolicy, organisation: &'a Organisation) -> Option<&'a str> {
    [policy.email.trim(), organisation.email.trim()].into_iter().find(|email| email.contains('@'))
}

fn or(text: &str, other: &str) -> String {
    if text.trim().is_empty() { other.to_owned() } else { text.trim().to_owned() }
}

fn bullets(own: &[String], other: &[&str]) -> Block {
    let own: Vec<&str> = own.iter().map(|entry| entry.trim()).filter(|entry| !entry.is_empty()).collect();
    let entries = if own.is_empty() { other.to_vec() } else { own };
    Block::Bullets { items: entries.into_iter().map(|entry| vec![text(entry)]).collect(), anchor: None }
}

pub(super) fn count(number: u32, unit: &str) -> String {
    if number == 1 { format!("1 {unit}") } else { format!("{number} {unit}s") }
}
