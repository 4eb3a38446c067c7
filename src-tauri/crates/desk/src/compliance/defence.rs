//! Audit defence: what can be said of a product, clause by clause, from what is true at this moment.

use super::{ConstraintState, ConstraintView, paper};
use crate::{Desk, DocumentKind, Error, Result};
use deadline::time::{Years, format_instant};
use disclosure::ProductId;
use serde::Serialize;
use ts_rs::TS;

/// The pack and clause that the statement speaks of first.
const MAIN: (&str, &str) = ("iec-81001-5-1", "4.1.7");

/// The statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DefenceStatement {
    /// The product; all products where none was chosen.
    pub product: String,
    /// Document ID of the procedure that is in force; nothing where none is.
    pub procedure: Option<String>,
    /// Whether each of the seven constraints is met.
    pub is_whole: bool,
    /// The paragraphs.
    pub paragraphs: Vec<DefenceParagraph>,
    /// The same as text to copy.
    pub text: String,
}

/// What is said of one constraint or clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DefenceParagraph {
    /// The clause.
    pub clause: String,
    /// Whether it is met.
    pub state: ConstraintState,
    /// The words.
    pub text: String,
}

impl Desk {
    /// The statement for a product, or for all.
    ///
    /// # Errors
    /// If there is no such product, or the register can't be read.
    pub fn defence(&self, product: Option<ProductId>) -> Result<DefenceStatement> {
        let product = match product {
            Some(id) => self.register.read().product(id)?.product.name,
            None => "all supported products".to_owned(),
        };
        let procedure = self
            .document_in_force(DocumentKind::Procedure)?
            .map(|document| format!("{} revision {}", document.document_id, document.revision));
        let (packs, _) = self.compliance()?;
        let pack = packs.iter().find(|pack| pack.id == MAIN.0).ok_or_else(|| {
            Error::State("The clause pack of IEC 81001-5-1 is missing: a file of your own took its place.".to_owned())
        })?;
        let main = pack.clauses.iter().find(|clause| clause.id == MAIN.1);
        let constraints = main.map(|clause| clause.constraints.as_slice()).unwrap_or_default();
        let is_whole = !constraints.is_empty() && constraints.iter().all(|entry| entry.state == ConstraintState::Met);
        let organisation = self.organisation()?.name;
        let mut paragraphs = vec![opening(&organisation, &product, procedure.as_deref(), is_whole)];
        paragraphs.extend(constraints.iter().map(|entry| paragraph(MAIN.1, entry)));
        for clause in pack.clauses.iter().filter(|clause| clause.id != MAIN.1) {
            paragraphs.extend(clause.constraints.iter().map(|entry| paragraph(&clause.id, entry)));
        }
        let at = format_instant(self.now(), self.zone()?, Years::Always);
        let mut text = format!("Statement on the disclosure of vulnerabilities, {at}\n\n");
        for entry in &paragraphs {
            text.push_str(&format!("{} [{}] {}\n\n", clause_name(&entry.clause), entry.state.word(), entry.text));
        }
        Ok(DefenceStatement { product, procedure, is_whole, paragraphs, text: text.trim_end().to_owned() })
    }

    /// The statement as PDF.
    ///
    /// # Errors
    /// If there is no such product, it can't be drawn, or the register can't be read.
    pub fn defence_pdf(&self, product: Option<ProductId>) -> Result<Vec<u8>> {
        let statement = self.defence(product)?;
        Ok(notice::render(&self.defence_paper(&statement)?)?.bytes)
    }

    /// What is true of every clause pack, as PDF.
    ///
    /// # Errors
    /// If it can't be drawn, or the register can't be read.
    pub fn compliance_pdf(&self) -> Result<Vec<u8>> {
        let (packs, _) = self.compliance()?;
        Ok(notice::render(&paper::compliance(&packs, &self.organisation()?, self.now(), self.zone()?))?.bytes)
    }

    fn defence_paper(&self, statement: &DefenceStatement) -> Result<notice::Document> {
        Ok(paper::defence(statement, &self.organisation()?, self.now(), self.zone()?))
    }
}

fn opening(organisation: &str, product: &str, procedure: Option<&str>, is_whole: bool) -> DefenceParagraph {
    let text = match (procedure, is_whole) {
        (Some(procedure), true) => format!(
            "{organisation} has established the procedure {procedure}. For {product}, regulatory authorities and product users are informed about vulnerabilities in time, with a description of the vulnerability, a CVSS score or ranking, the affected versions and a description of the resolution."
        ),
        (Some(procedure), false) => format!(
            "{organisation} has established the procedure {procedure} for {product}. Not everything that the clause asks for is met at this moment; what is missing stands below."
        ),
        (None, _) => format!(
            "No disclosure procedure of {organisation} is in force for {product}. What is in place stands below, and what is missing."
        ),
    };
    let state = match (procedure, is_whole) {
        (Some(_), true) => ConstraintState::Met,
        (Some(_), false) => ConstraintState::Partly,
        (None, _) => ConstraintState::NotMet,
    };
    DefenceParagraph { clause: MAIN.1.to_owned(), state, text }
}

fn paragraph(clause: &str, entry: &ConstraintView) -> DefenceParagraph {
    let mut text = entry.text.clone();
    if !entry.evidence.is_empty() {
        text.push_str(&format!(" {}", entry.evidence.join(" ")));
    }
    let gaps = entry.gaps.iter().filter(|gap| gap.severity != super::GapSeverity::Observation);
    for gap in gaps {
        text.push_str(&format!(" Missing: {}", gap.text));
    }
    DefenceParagraph { clause: clause.to_owned(), state: entry.state, text }
}

pub(super) fn clause_name(clause: &str) -> String {
    if clause.starts_with(|character: char| character.is_ascii_digit()) {
        format!("Clause {clause}")
    } else {
        match clause {
            "gap" => "Common finding".to_owned(),
            "evidence" => "Evidence".to_owned(),
            other => other.to_owned(),
        }
    }
}
