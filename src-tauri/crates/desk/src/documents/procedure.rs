//! The disclosure procedure (IEC 81001-5-1 §4.1.7 with §9.2 to §9.5; ISO 13485 §7.2.3).

use super::policy::count;
use super::{DocumentFault, DocumentKind, DocumentSettings, heading, pair, paragraph};
use crate::{Desk, Result};
use notice::document::{Block, text};

impl Desk {
    pub(super) fn procedure_faults(&self, settings: &DocumentSettings) -> Result<Vec<DocumentFault>> {
        let mut faults = Vec::new();
        let mut fault = |path: &str, stops: bool, message: &str| {
            faults.push(DocumentFault {
                path: format!("/procedure{path}"),
                stops,
                message: message.to_owned(),
                clause: "IEC 81001-5-1 4.1.7".to_owned(),
            });
        };
        if settings.procedure.owner.trim().is_empty() {
            fault("/owner", true, "the procedure has no owner; name who sees to it, with the function");
        }
        if settings.procedure.document_id.trim().is_empty() {
            fault("/document_id", true, "the procedure has no document ID; an audit asks for it");
        }
        if settings.procedure.users_told_days.is_none() {
            fault(
                "/users_told_days",
                false,
                "the clause says “timely” and names no number; set the company’s own, so that an auditor can check it",
            );
        }
        if self.organisation()?.people.is_empty() {
            fault("/owner", false, "the organisation names no people; the table of roles stays empty");
        }
        Ok(faults)
    }

    pub(super) fn procedure_blocks(&self, settings: &DocumentSettings) -> Result<Vec<Block>> {
        let organisation = self.organisation()?;
        let own = &settings.procedure;
        let (acknowledge, triage) = self.promised_times()?;
        let products: Vec<String> = self.known_products()?.into_iter().map(|product| product.product.name).collect();
        let users = own.users_told_days.map_or_else(
            || "in a timely manner".to_owned(),
            |days| format!("within {} of the decision", count(days, "calendar day")),
        );
        let mut blocks = vec![
            heading(1, "Purpose", Some("IEC 81001-5-1 4.1.7")),
            paragraph(format!(
                "This procedure says how {} informs regulatory authorities and the users of its products about vulnerabilities in supported products: in time, with a description of the vulnerability, a CVSS score or an equivalent ranking, the affected versions and a description of the resolution.",
                organisation.name
            )),
            heading(1, "Scope", None),
            paragraph(if own.scope.trim().is_empty() {
                "All supported products of the company and their software.".to_owned()
            } else {
                own.scope.trim().to_owned()
            }),
        ];
        if !products.is_empty() {
            blocks.push(paragraph(format!("Products in the register: {}.", products.join("; "))));
        }
        blocks.push(paragraph("A matter about a product that is no longer supported, or whose item class (ISH1:2025) changed, raises the question whether the duty applies; the answer is kept with its reason."));
        blocks.push(heading(1, "Roles", None));
        let mut pairs = vec![pair("Owner of this procedure", own.owner.trim())];
        pairs.extend(organisation.people.iter().map(|person| pair(&person.name, &person.function)));
        if !organisation.signatory.name.trim().is_empty() {
            let signatory = &organisation.signatory;
            pairs.push(pair("Signs notices", &format!("{}, {}", signatory.name.trim(), signatory.function.trim())));
        }
        blocks.push(Block::KeyValues { pairs, anchor: None });
        blocks.extend(steps(acknowledge, triage, &users));
        blocks.extend([
            heading(1, "Time limits", None),
            paragraph(format!("Each authority’s time limit is counted by the rules of the rule pack (now {}), with the holidays of the place and the zone of the authority. The plan {} lists stages, channels, owners, documents and clocks.", self.law().version, settings.document_id(DocumentKind::Plan))),
            heading(1, "Records", Some("ISO 13485 4.2.5")),
            paragraph("The register keeps reports, decisions, disclosures, notices with their seals, packs with their receipts, and the history of every change (who, when, what, why), chained so that a later change shows."),
            paragraph(match own.retention_years {
                Some(years) => format!("Records are kept for {} after the last device of the product was placed on the market, or longer where a law asks for it.", count(years, "year")),
                None => "Records are kept for the lifetime of the product, and not less than the law of each market asks for.".to_owned(),
            }),
            heading(1, "Measures", None),
            paragraph("Time to acknowledge, to investigate, to remedy, to disclose and to notify, with the margin to the due instant, are reviewed every quarter and in the management review."),
            heading(1, "Related documents", None),
        ]);
        let mut related = vec![
            format!("{}, {}", settings.document_id(DocumentKind::Policy), DocumentKind::Policy.title()),
            format!("{}, {}", settings.document_id(DocumentKind::Plan), DocumentKind::Plan.title()),
        ];
        related.extend(own.related.iter().map(|entry| entry.trim().to_owned()).filter(|entry| !entry.is_empty()));
        blocks
            .push(Block::Bullets { items: related.into_iter().map(|entry| vec![text(entry)]).collect(), anchor: None });
        Ok(blocks)
    }
}

fn steps(acknowledge: u32, triage: u32, users: &str) -> Vec<Block> {
    let step = |title: &str, clause: &str, items: &[String]| {
        [
            heading(2, title, Some(clause)),
            Block::Steps { items: items.iter().map(|item| vec![text(item)]).collect(), anchor: None },
        ]
    };
    let mut blocks = vec![heading(1, "What is done", None)];
    blocks.extend(step(
        "Receiving",
        "IEC 81001-5-1 9.2",
        &[
            "A report from whichever source (testers, suppliers of components, developers, users, audit logs, researchers, public data) is entered in the register on the day it comes, with the words of the reporter. What is encrypted is opened with the company’s OpenPGP key.".to_owned(),
            format!("The reporter is told within {} that it arrived.", count(acknowledge, "calendar day")),
            "Possible duplicates are compared; a duplicate names the report that it doubles.".to_owned(),
        ],
    ));
    blocks.extend(step(
        "Investigating",
        "IEC 81001-5-1 9.3",
        &[
            format!("Within {} it is answered, with person and reason: does it apply to a product, can it be verified, are there related threats.", count(triage, "hour")),
            "The reporter is told the outcome.".to_owned(),
        ],
    ));
    blocks.extend(step(
        "Analysing",
        "IEC 81001-5-1 9.4",
        &[
            "All affected versions, the root cause, the CVSS score, related issues and other products are recorded."
                .to_owned(),
            "The impact on safety and effectiveness is assessed with risk management.".to_owned(),
        ],
    ));
    blocks.extend(step(
        "Deciding",
        "IEC 81001-5-1 9.5",
        &[
            "From impact and acceptable residual risk it is decided: mend and disclose, change the intended environment, monitor, or reject.".to_owned(),
            "A decision not to disclose is approved by somebody other than who makes it, and kept with its reason.".to_owned(),
            "Whether each authority must be told is answered in the words of its regime; where a regime asks to report when uncertain, it is reported.".to_owned(),
        ],
    ));
    blocks.extend(step(
        "Coordinating",
        "ISO/IEC 29147",
        &[
            "The day of publication is agreed with the reporter and others who take part. An agreement never moves a date in law.".to_owned(),
            "Who takes part sees only what is meant for them.".to_owned(),
        ],
    ));
    blocks.extend(step(
        "Disclosing",
        "IEC 81001-5-1 4.1.7",
        &[
            format!("The users are told {users}; each authority by the date that the register shows."),
            "A notice holds the description of the vulnerability, the CVSS score, the affected versions and the resolution. What is not known yet is named, with the day by which it follows.".to_owned(),
            "A notice is reviewed and approved before it is sealed; one whose record changed since is reviewed again.".to_owned(),
            "Sending is recorded with channel, instant and receipt.".to_owned(),
        ],
    ));
    blocks
}
