//! What is known about certificates beside themselves: others of them, revocation lists, and answers of OCSP.

mod answer;
mod list;
mod state;

pub(crate) use answer::{Answer, request};
pub(crate) use list::List;
pub(crate) use state::{CLOCKS_DIFFER, Source, State};

use crate::certificate::Certificate;

/// More pieces than any signature needs.
const MOST: usize = 512;

/// Everything at hand, from the file and from outside.
#[derive(Debug, Clone, Default)]
pub(crate) struct Evidence {
    pub(crate) certificates: Vec<Certificate>,
    pub(crate) lists: Vec<List>,
    pub(crate) answers: Vec<Answer>,
}

impl Evidence {
    /// Takes a certificate in; false when it can't be read.
    pub(crate) fn add_certificate(&mut self, der: &[u8]) -> bool {
        if self.certificates.iter().any(|known| known.der == der) {
            return true;
        }
        let certificate = Certificate::from_der(der).filter(|_| self.certificates.len() < MOST);
        certificate.map(|certificate| self.certificates.push(certificate)).is_some()
    }

    /// Takes a revocation list in; false when it can't be read.
    pub(crate) fn add_list(&mut self, der: &[u8]) -> bool {
        if self.lists.iter().any(|known| known.der == der) {
            return true;
        }
        let list = List::read(der).filter(|_| self.lists.len() < MOST);
        list.map(|list| self.lists.push(list)).is_some()
    }

    /// Takes an answer of OCSP in, whether a whole `OCSPResponse` or its `BasicOCSPResponse`; false when it can't be
    /// read.
    pub(crate) fn add_answer(&mut self, der: &[u8]) -> bool {
        if self.answers.iter().any(|known| known.der == der) {
            return true;
        }
        let answer = Answer::read(der).filter(|_| self.answers.len() < MOST);
        answer.map(|answer| self.answers.push(answer)).is_some()
    }

    /// Takes over what another has.
    pub(crate) fn merge(&mut self, other: &Self) {
        for certificate in &other.certificates {
            self.add_certificate(&certificate.der);
        }
        for list in &other.lists {
            if !self.lists.iter().any(|known| known.der == list.der) {
                self.lists.push(list.clone());
            }
        }
        for answer in &other.answers {
            if !self.answers.iter().any(|known| known.der == answer.der) {
                self.answers.push(answer.clone());
            }
        }
    }
}
