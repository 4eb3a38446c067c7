use super::Ledger;
use crate::pack::{Condition, RulePack, Uncertain};
use disclosure::{Assessment, YesNo};

/// Yes, no, or a person must say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Truth {
    No,
    Open,
    Yes,
}

/// What is known about a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Known {
    #[default]
    Open,
    Yes,
    /// No answer, but a fact that says yes.
    YesByFact,
    No,
    Uncertain,
    /// The answer says no and a fact says yes.
    Contradiction,
}

/// The answers of one matter, by question.
#[derive(Debug)]
pub(crate) struct Answers(Vec<Known>);

impl Answers {
    pub(crate) fn new(assessment: &Assessment, ledger: &Ledger<'_>, pack: &RulePack) -> Self {
        let mut known = vec![Known::Open; pack.questions.len()];
        for (question, answer) in assessment {
            if let Some(index) = pack.question_index(question) {
                known[usize::from(index)] = match answer.answer {
                    YesNo::Yes => Known::Yes,
                    YesNo::No => Known::No,
                    YesNo::Uncertain => Known::Uncertain,
                };
            }
        }
        for (kind, _) in ledger.all() {
            for question in &pack.kinds[usize::from(kind)].implied {
                let slot = &mut known[usize::from(*question)];
                *slot = match *slot {
                    Known::Open | Known::Uncertain => Known::YesByFact,
                    Known::No => Known::Contradiction,
                    other => other,
                };
            }
            // One of several is true, and all are answered no: each of the answers is in doubt.
            let one_of = &pack.kinds[usize::from(kind)].implied_one_of;
            let denied = |question: &u16| matches!(known[usize::from(*question)], Known::No | Known::Contradiction);
            if !one_of.is_empty() && one_of.iter().all(denied) {
                one_of.iter().for_each(|question| known[usize::from(*question)] = Known::Contradiction);
            }
        }
        Self(known)
    }

    pub(crate) fn known(&self, question: u16) -> Known {
        self.0[usize::from(question)]
    }

    fn truth(&self, question: u16, uncertain: Uncertain) -> Truth {
        match (self.known(question), uncertain) {
            (Known::Yes | Known::YesByFact, _) | (Known::Uncertain, Uncertain::Report) => Truth::Yes,
            (Known::No, _) => Truth::No,
            (Known::Open | Known::Contradiction, _) | (Known::Uncertain, Uncertain::Ask) => Truth::Open,
        }
    }

    /// Whether a condition holds. An answer that is missing leaves it open, except under `none`.
    pub(crate) fn decide(&self, condition: &Condition, uncertain: Uncertain) -> Truth {
        let truth = |question: &u16| self.truth(*question, uncertain);
        if condition.none.iter().any(|question| self.truth(*question, Uncertain::Ask) == Truth::Yes) {
            return Truth::No;
        }
        let any = condition.any.iter().map(truth).max().unwrap_or(Truth::Yes);
        let all = condition.all.iter().map(truth).min().unwrap_or(Truth::Yes);
        let no = condition.no.iter().map(|question| match self.truth(*question, Uncertain::Ask) {
            Truth::Yes => Truth::No,
            Truth::Open => Truth::Open,
            Truth::No => Truth::Yes,
        });
        any.min(all).min(no.min().unwrap_or(Truth::Yes))
    }

    /// Whether more than one of the outcomes that make the condition hold is known.
    pub(crate) fn several(&self, condition: &Condition, uncertain: Uncertain) -> bool {
        condition.any.iter().filter(|question| self.truth(**question, uncertain) == Truth::Yes).count() > 1
    }

    /// The questions of a condition that a person must still answer: none once it is decided, and of those of which one is
    /// enough, none once one is answered yes.
    pub(crate) fn open(&self, condition: &Condition, uncertain: Uncertain) -> Vec<u16> {
        if self.decide(condition, uncertain) != Truth::Open {
            return Vec::new();
        }
        let is_enough = condition.any.iter().any(|question| self.truth(*question, uncertain) == Truth::Yes);
        let any = condition.any.iter().filter(|_| !is_enough);
        let asked = any.chain(&condition.all).map(|question| (question, uncertain));
        let asked = asked.chain(condition.no.iter().map(|question| (question, Uncertain::Ask)));
        asked
            .filter(|(question, way)| self.truth(**question, *way) == Truth::Open)
            .map(|(question, _)| *question)
            .collect()
    }
}

impl Condition {
    /// Whether an answer is needed before it holds. What ends the duty (`none`) holds without one.
    pub(crate) fn asks(&self) -> bool {
        !(self.any.is_empty() && self.all.is_empty() && self.no.is_empty())
    }
}
