//! The gate of a notice: findings of the record under its audience, of its kind, and of the notice itself.

use crate::Desk;
use crate::compose_notice::{Drafted, Material};
use chrono::{DateTime, Utc};
use disclosure::{Audience, Finding, Gate, Organisation, Products, Weight, gate, srn_fault};
use notice::compose::GateInput;
use notice::kind::{Kinds, MayFollow};
use notice::words::Catalogue;

impl Desk {
    /// What stops a notice, and what is worth a look.
    pub(crate) fn notice_findings(&self, material: &Material<'_>) -> crate::Result<Vec<Finding>> {
        let drafted = material.compose(&self.draft_issue(&material.notice))?;
        self.findings_of(material, &drafted)
    }

    pub(crate) fn findings_of(&self, material: &Material<'_>, drafted: &Drafted) -> crate::Result<Vec<Finding>> {
        let draft = &material.notice.record.draft;
        let kind = material.kind;
        let early = match kind.may_follow {
            MayFollow::Always => true,
            MayFollow::Stage => self.is_early(draft),
            MayFollow::Never => false,
        };
        let products: Products<'_> = material.products.iter().map(|(id, product)| (*id, product)).collect();
        let audience = kind.audience;
        let mut findings = gate(material.disclosure(), &products, Gate { audience, early, elements: &kind.elements });
        let of_kind = notice::compose::findings(GateInput {
            kind,
            content: &drafted.content,
            report: &drafted.composed.report,
            kinds: Kinds::embedded(),
            catalogue: Catalogue::embedded(),
            early,
        });
        // What the kind stops is not noted a second time.
        findings.retain(|finding| {
            finding.weight == Weight::Stops || !of_kind.iter().any(|other| other.path == finding.path)
        });
        findings.extend(of_kind);
        findings.extend(material.unfit());
        findings.extend(unprintable(drafted));
        findings.extend(self.own_findings(material));
        findings.extend(self.language_findings(material, &drafted.content)?);
        if audience == Audience::Internal {
            for finding in findings.iter_mut().filter(|finding| !finding.path.starts_with("/notice")) {
                finding.weight = Weight::Note;
            }
        }
        findings.sort_by_key(|finding| finding.weight);
        Ok(findings)
    }

    /// What concerns the notice itself and its sender.
    fn own_findings(&self, material: &Material<'_>) -> Vec<Finding> {
        let draft = &material.notice.record.draft;
        let organisation = &material.organisation;
        let audience = material.audience();
        let mut findings = Vec::new();
        let mut stop = |path: &str, message: &str, way_out: &str, clause: &str| {
            findings.push(Finding {
                path: path.to_owned(),
                weight: Weight::Stops,
                element: None,
                missing: false,
                vulnerability: None,
                product: None,
                message: message.to_owned(),
                way_out: way_out.to_owned(),
                clause: clause.to_owned(),
            });
        };
        if let Some(fault) = wrong_srn(organisation) {
            let way_out = "Correct it under Settings before the notice is sealed.";
            stop("/notice/organisation/srn", &fault, way_out, "MDR Art. 31(2)");
        }
        if organisation.name.trim().is_empty() {
            stop(
                "/notice/organisation/name",
                "The letterhead has no organisation.",
                "Enter name and address under Settings.",
                "MDR Art. 89(8)",
            );
        }
        if organisation.email.trim().is_empty() && organisation.phone.trim().is_empty() {
            stop(
                "/notice/organisation/email",
                "Nobody can be asked: there is no e-mail address and no telephone number.",
                "Enter the product security contact under Settings.",
                "ISO/IEC 29147:2018 6.3",
            );
        }
        let named = [&draft.signatory, &organisation.signatory].into_iter().any(|who| !who.name.trim().is_empty());
        if material.kind.signed && !named {
            stop(
                "/notice/signatory/name",
                "It is not said who signs.",
                "Enter the printed name of the signatory.",
                "21 CFR 11.50(a)(1)",
            );
        }
        let may_read = matches!(audience, Audience::Authority | Audience::Internal);
        if draft.include_restricted && !may_read {
            stop(
                "/notice/include_restricted",
                "Restricted detail can't go into a notice of this audience.",
                "Leave it out.",
                "TLP 2.0",
            );
        }
        if material.kind.layout == notice::kind::Layout::Letter
            && draft.recipient.iter().all(|line| line.trim().is_empty())
        {
            stop("/notice/recipient", "The letter has no recipient.", "Enter name and address.", "DIN 5008");
        }
        if let Some(embargo) =
            material.disclosure().embargo.as_ref().filter(|embargo| is_embargoed(embargo.until, self.now()))
            && audience == Audience::Public
        {
            let until = deadline::time::format_instant(embargo.until, embargo.zone, deadline::time::Years::Always);
            stop(
                "/embargo",
                &format!("It is agreed to publish nothing before {until}."),
                "Wait, or agree another instant and enter it.",
                "ISO/IEC 29147:2018 7.4",
            );
        }
        findings
    }
}

/// A document that can't be drawn can't be sealed: the field that holds the character, where one does.
fn unprintable(drafted: &Drafted) -> Option<Finding> {
    let error = notice::render(&drafted.composed.document).err()?;
    let character = match &error {
        notice::RenderError::MissingGlyph { character, .. } => Some(*character),
        _ => None,
    };
    let entries = &drafted.composed.report.entries;
    let holder = character.and_then(|character| entries.iter().find(|entry| entry.text.contains(character)));
    Some(Finding {
        path: holder
            .map_or_else(|| "/notice".to_owned(), |entry| notice::compose::entry_path(Kinds::embedded(), entry)),
        weight: Weight::Stops,
        element: None,
        missing: false,
        vulnerability: None,
        product: None,
        message: error.to_string(),
        way_out: String::new(),
        clause: "ISO 19005-3 6.2.11.8".to_owned(),
    })
}

/// What is wrong with the organisation's single registration number, where it has one: it prints on each notice.
pub(crate) fn wrong_srn(organisation: &Organisation) -> Option<String> {
    if organisation.srn.trim().is_empty() { None } else { srn_fault(&organisation.srn) }
}

fn is_embargoed(until: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    now < until
}
