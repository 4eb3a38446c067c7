use super::names::Names;
use super::raw::RawFile;
use super::resolve::{self, Resolver};
use super::{CountingRule, FactKind, Question, Regime, RuleError, RuleFile, Span, Stage};
use chrono::NaiveDate;
use std::collections::HashSet;

/// All rules, checked and with their names resolved.
#[derive(Clone, Debug, Default)]
pub struct RulePack {
    pub(crate) kinds: Vec<FactKind>,
    pub(crate) questions: Vec<Question>,
    pub(crate) counting_rules: Vec<CountingRule>,
    pub(crate) regimes: Vec<Regime>,
    /// By regime: whether it is on.
    pub(crate) enabled: Vec<bool>,
    kind_names: Names,
    question_names: Names,
}

impl RulePack {
    /// The version of the rules that ship with the program. Every computed date can be traced to it.
    pub const VERSION: &str = "2026.11.4";

    /// The day of issue of that version.
    pub const ISSUED_ON: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 25).unwrap();

    /// The rules that ship with the program.
    #[must_use]
    pub fn shipped() -> Self {
        Self::with_own(&[]).0
    }

    /// The rules that ship with the program and the user's own, and why files were left out.
    #[must_use]
    pub fn with_own(own: &[RuleFile]) -> (Self, Vec<RuleError>) {
        let mut files: Vec<RuleFile> =
            crate::embedded::RULES.iter().map(|(name, text)| RuleFile::shipped(name, text)).collect();
        files.extend_from_slice(own);
        Self::load(&files)
    }

    /// Reads files that must all be right.
    ///
    /// # Errors
    /// Everything that is wrong, with file and line.
    pub fn parse(files: &[RuleFile]) -> Result<Self, Vec<RuleError>> {
        let (pack, errors) = Self::load(files);
        if errors.is_empty() { Ok(pack) } else { Err(errors) }
    }

    /// Reads what is right and says what is not. A file with an error is left out as a whole; the others are not
    /// touched by it. Words are collected before regimes are read, so a regime may use words of any file.
    #[must_use]
    pub fn load(files: &[RuleFile]) -> (Self, Vec<RuleError>) {
        let mut pack = Self::default();
        let mut errors = Vec::new();
        let mut counting_names = Names::default();
        let mut readable = Vec::new();
        for file in files {
            let read = file.read::<RawFile>().and_then(|raw| pack.take_words(file, raw, &mut counting_names));
            match read {
                Ok(raw) => readable.push((file, raw)),
                Err(error) => errors.push(error),
            }
        }
        let mut taken: HashSet<String> = HashSet::new();
        for (file, raw) in readable {
            let resolver = Resolver {
                file,
                kinds: &pack.kind_names,
                questions: &pack.question_names,
                counting_rules: &counting_names,
            };
            match resolver.regimes(raw, &mut taken) {
                Ok(regimes) => pack.regimes.extend(regimes),
                Err(error) => errors.push(error),
            }
        }
        pack.enabled = pack.regimes.iter().map(|regime| regime.enabled_default).collect();
        (pack, errors)
    }

    /// The regimes, in the order of the files.
    #[must_use]
    pub fn regimes(&self) -> &[Regime] {
        &self.regimes
    }

    /// The kinds of fact.
    #[must_use]
    pub fn fact_kinds(&self) -> &[FactKind] {
        &self.kinds
    }

    /// The questions of the assessment.
    #[must_use]
    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    /// The regime of this name.
    #[must_use]
    pub fn regime(&self, id: &str) -> Option<&Regime> {
        self.regimes.iter().find(|regime| regime.id == id)
    }

    /// The question of this name.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.question_index(id).map(|index| &self.questions[usize::from(index)])
    }

    /// The regime and stage of these names.
    #[must_use]
    pub fn stage(&self, regime: &str, stage: &str) -> Option<(&Regime, &Stage)> {
        let regime = self.regime(regime)?;
        let stage = regime.stages.iter().find(|entry| entry.id == stage)?;
        Some((regime, stage))
    }

    /// The kind of fact of this name.
    #[must_use]
    pub fn fact_kind(&self, id: &str) -> Option<&FactKind> {
        self.kind_index(id).map(|index| &self.kinds[usize::from(index)])
    }

    /// Switches a regime on or off. False if no regime has that name.
    pub fn set_enabled(&mut self, regime: &str, enabled: bool) -> bool {
        let Some(index) = self.regimes.iter().position(|entry| entry.id == regime) else {
            return false;
        };
        self.enabled[index] = enabled;
        true
    }

    /// Gives a stage a span of the company's own, where the company and not the law sets it. False if there is no such stage.
    pub fn set_company_span(&mut self, regime: &str, stage: &str, span: Span, text: &str) -> bool {
        let regime = self.regimes.iter_mut().find(|entry| entry.id == regime);
        let stage = regime.and_then(|regime| regime.stages.iter_mut().find(|entry| entry.id == stage));
        let Some(stage) = stage else { return false };
        stage.span = Some(span);
        text.clone_into(&mut stage.text);
        stage.needs_review = false;
        stage.note.clear();
        true
    }

    /// Whether a regime is on.
    #[must_use]
    pub fn is_enabled(&self, regime: &str) -> bool {
        self.regimes.iter().zip(&self.enabled).any(|(entry, enabled)| entry.id == regime && *enabled)
    }

    pub(crate) fn kind_index(&self, id: &str) -> Option<u16> {
        self.kind_names.get(id)
    }

    pub(crate) fn question_index(&self, id: &str) -> Option<u16> {
        self.question_names.get(id)
    }

    /// Takes the words of one file: all of them or, on an error, none.
    fn take_words(&mut self, file: &RuleFile, mut raw: RawFile, counting: &mut Names) -> Result<RawFile, RuleError> {
        if *raw.schema_version.get_ref() != 1 {
            let message = format!("schema_version {} is not known", raw.schema_version.get_ref());
            return Err(file.wrong(&raw.schema_version.span(), message));
        }
        let mut questions = self.question_names.clone();
        for (offset, question) in raw.question.iter().enumerate() {
            questions.define(file, "question", &question.id, self.questions.len() + offset)?;
        }
        let mut kinds = self.kind_names.clone();
        let mut fact_kinds = Vec::new();
        for (offset, kind) in raw.fact_kind.iter().enumerate() {
            kinds.define(file, "fact kind", &kind.id, self.kinds.len() + offset)?;
            fact_kinds.push(FactKind {
                id: kind.id.get_ref().clone(),
                label: kind.label.clone(),
                help: kind.help.clone(),
                needs_country: kind.needs_country,
                needs_knower: kind.needs_knower,
                planned: kind.planned,
                implies: kind.implies.iter().map(|word| word.get_ref().clone()).collect(),
                implied: questions.find_all(file, "question", &kind.implies)?,
                implies_one_of: kind.implies_one_of.iter().map(|word| word.get_ref().clone()).collect(),
                implied_one_of: questions.find_all(file, "question", &kind.implies_one_of)?,
            });
        }
        let mut rules = counting.clone();
        for (offset, rule) in raw.counting_rule.iter().enumerate() {
            let index = self.counting_rules.len() + offset;
            rules.define(file, "counting rule", &rule.id, index)?;
        }
        self.kinds.extend(fact_kinds);
        self.questions.extend(raw.question.drain(..).map(|question| Question {
            id: question.id.into_inner(),
            text: question.text,
            help: question.help,
            clause: question.clause,
        }));
        self.counting_rules.extend(raw.counting_rule.drain(..).map(resolve::counting_rule));
        (self.kind_names, self.question_names, *counting) = (kinds, questions, rules);
        Ok(raw)
    }
}

impl Resolver<'_> {
    /// All regimes of one file, or the first error.
    fn regimes(&self, raw: RawFile, taken: &mut HashSet<String>) -> Result<Vec<Regime>, RuleError> {
        let mut regimes = Vec::with_capacity(raw.regime.len());
        let mut names = Vec::new();
        for regime in raw.regime {
            let name = regime.id.get_ref().clone();
            if taken.contains(&name) || names.contains(&name) {
                let message = format!("the regime {name:?} is defined already");
                return Err(self.file.wrong(&regime.id.span(), message));
            }
            names.push(name);
            regimes.push(self.regime(regime)?);
        }
        taken.extend(names);
        Ok(regimes)
    }
}
