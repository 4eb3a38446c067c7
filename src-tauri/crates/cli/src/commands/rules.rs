//! `desk rules`: the words of the rule pack.

use crate::arguments::Common;
use crate::table::{Table, wrap};
use crate::{Answer, Failure, office};

/// Lists kinds of fact, questions, and regimes with their stages.
pub(crate) fn run(common: &Common, part: Option<&str>) -> Result<Answer, Failure> {
    let desk = office::open(common)?;
    let words = desk.vocabulary();
    let wanted = |name: &str| part.is_none_or(|part| part == name);
    let mut text = format!("Rule pack {}\n", desk.rule_book().version);
    if wanted("facts") {
        text.push_str("\nKinds of fact\n");
        for kind in &words.fact_kinds {
            text.push_str(&format!("  {}: {}\n{}", kind.id, kind.label, wrap(&kind.help, 4, 100)));
        }
    }
    if wanted("questions") {
        text.push_str("\nQuestions of the assessment\n");
        for question in &words.questions {
            text.push_str(&format!(
                "  {}\n{}",
                question.id,
                wrap(&format!("{} ({})", question.text, question.clause), 4, 100)
            ));
        }
    }
    if wanted("regimes") {
        for regime in &words.regimes {
            text.push_str(&format!("\n{}  {}, {}\n", regime.id, regime.authority, regime.name));
            let mut table = Table::new(&[""]).indented(2);
            for stage in &regime.stages {
                table.row([stage.id.clone(), stage.label.clone(), stage.clause.clone()]);
            }
            text.push_str(&table.text());
        }
    }
    Answer::new(text, &words)
}
