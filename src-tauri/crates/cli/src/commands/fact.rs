//! `desk fact` and `desk answer`.

use crate::arguments::{Common, Fact};
use crate::{Answer, Failure, office};
use desk::FactInput;
use disclosure::{FactId, Knower, YesNo};
use serde_json::json;

/// Records a fact.
pub(crate) fn record(common: &Common, fact: Fact) -> Result<Answer, Failure> {
    let mut desk = if fact.preview { office::open(common)? } else { office::open_to_write(common)? };
    let disclosure = office::disclosure(&desk, &fact.number)?;
    let withdrawn = fact.withdraw.is_some();
    let supersedes = fact.supersedes.as_deref().or(fact.withdraw.as_deref()).map(|id| {
        id.parse::<FactId>().map_err(|_| {
            Failure::wrong_use(format!(
                "“{id}” is no identifier of a fact; “desk show {} --json” has them",
                fact.number
            ))
        })
    });
    let supersedes = supersedes.transpose()?;
    let earlier = match (withdrawn, supersedes) {
        (true, Some(id)) => desk.facts(disclosure)?.into_iter().find(|view| view.fact.id == id),
        _ => None,
    };
    if withdrawn && earlier.is_none() {
        return Err(Failure::wrong_use(format!(
            "{} has no such fact; “desk show {} --json” has them",
            fact.number, fact.number
        )));
    }
    let input = match earlier {
        Some(earlier) => FactInput::withdrawal(&earlier.fact, &fact.reason),
        None => FactInput {
            kind: fact.kind,
            at: fact.at,
            zone: fact.zone,
            country: fact.country,
            known_by: fact.known_by,
            knower: if fact.designated { Knower::DesignatedStaff } else { Knower::AnyEmployee },
            note: fact.note,
            evidence: fact.evidence,
            supersedes,
            reason: fact.reason,
            withdrawn: false,
        },
    };
    if fact.preview {
        let changes = desk.preview_fact(disclosure, &input)?;
        return Answer::new(super::law::dates(&changes), &json!({ "dates": changes }));
    }
    let id = desk.record_fact(disclosure, &input)?;
    let recorded = desk.facts(disclosure)?.into_iter().find(|view| view.fact.id == id);
    let text = recorded
        .as_ref()
        .map_or_else(String::new, |view| format!("{}: {}, {}\n", fact.number, view.label, view.at_text));
    if withdrawn {
        return Answer::new(
            format!(
                "{}: the fact is withdrawn, with what it corrected. It stays on record, with the reason. Where only a correction was wrong, record the fact again. What this changes: desk due {}\n",
                fact.number, fact.number
            ),
            &json!({ "id": id, "fact": recorded }),
        );
    }
    let text = match recorded.as_ref().filter(|view| view.planned) {
        Some(_) => format!("{}, planned\n", text.trim_end()),
        None => text,
    };
    Answer::new(
        format!("{text}Recorded as {id}. What it starts: desk due {}\n", fact.number),
        &json!({ "id": id, "fact": recorded }),
    )
}

/// Answers a question of the assessment.
pub(crate) fn answer(
    common: &Common,
    number: &str,
    question: &str,
    answer: &str,
    reason: &str,
) -> Result<Answer, Failure> {
    let answered = match answer {
        "yes" => Some(YesNo::Yes),
        "no" => Some(YesNo::No),
        "uncertain" => Some(YesNo::Uncertain),
        _ => None,
    };
    let mut desk = office::open_to_write(common)?;
    let disclosure = office::disclosure(&desk, number)?;
    desk.answer(disclosure, question, answered, reason)?;
    let text = match answered {
        Some(_) => format!("{number}: {question} is answered {answer}.\n"),
        None => format!("{number}: the answer to {question} is withdrawn.\n"),
    };
    Answer::new(text, &json!({ "number": number, "question": question, "answer": answered }))
}
