//! `desk decide`.

use crate::arguments::{Assign, Common, Decide};
use crate::{Answer, Failure, office};
use desk::Desk;
use disclosure::{CountryCode, Verdict};
use serde_json::json;

/// Decides about a regime or one stage of it.
pub(crate) fn run(common: &Common, order: &Decide) -> Result<Answer, Failure> {
    let (stage, word) = match order.words.as_slice() {
        [word] => (None, word),
        [stage, word, ..] => (Some(stage.as_str()), word),
        [] => return Err(Failure::wrong_use("the verdict is missing")),
    };
    let mut desk = office::open_to_write(common)?;
    let disclosure = office::disclosure(&desk, &order.number)?;
    let verdict = verdict(&desk, order, word)?;
    let place = place(order.place.as_deref())?;
    desk.decide(disclosure, &order.regime, stage, place.as_ref(), verdict.clone(), &order.reason)?;
    let what = stage.map_or_else(|| order.regime.clone(), |stage| format!("{} {stage}", order.regime));
    let json = json!({ "number": order.number, "regime": order.regime, "stage": stage, "decision": verdict });
    Answer::new(format!("{}: {what} is decided: {word}.\n", order.number), &json)
}

/// Says who is responsible for a regime or one stage of it.
pub(crate) fn assign(common: &Common, order: &Assign) -> Result<Answer, Failure> {
    let mut desk = office::open_to_write(common)?;
    let disclosure = office::disclosure(&desk, &order.number)?;
    let place = place(order.place.as_deref())?;
    let (owner, deputy) = (&order.owner, &order.deputy);
    desk.assign(disclosure, &order.regime, order.stage.as_deref(), place.as_ref(), owner, deputy)?;
    let who = match (owner.trim(), deputy.trim()) {
        ("", "") => "the owner of the disclosure is responsible again".to_owned(),
        (owner, "") => format!("{owner} is responsible"),
        ("", deputy) => format!("{deputy} stands in"),
        (owner, deputy) => format!("{owner} is responsible, {deputy} stands in"),
    };
    let json = json!({ "number": order.number, "regime": order.regime, "owner": owner, "deputy": deputy });
    Answer::new(format!("{}: {who} for {}.\n", order.number, order.regime), &json)
}

fn verdict(desk: &Desk, order: &Decide, word: &str) -> Result<Verdict, Failure> {
    Ok(match word {
        "applies" => Verdict::Applies,
        "not-applicable" => Verdict::NotApplicable,
        "uncertain" => Verdict::Uncertain,
        "waived" => Verdict::Waived,
        "withdrawn" => Verdict::Withdrawn,
        "extended" => {
            let until = order.until.as_deref();
            let until = until.ok_or_else(|| Failure::wrong_use("extended until when? Say it with --until INSTANT"))?;
            Verdict::Extended { until: desk.read_instant(until)? }
        }
        "met" => Verdict::Met {
            at: order.at.as_deref().map_or_else(|| Ok(desk.now()), |at| desk.read_instant(at))?,
            notice: order.notice.as_deref().map(|number| office::notice(desk, number)).transpose()?,
            pack: None,
            receipt: order.receipt.clone(),
        },
        other => {
            return Err(Failure::wrong_use(format!(
                "“{other}” is no verdict; expected applies, not-applicable, uncertain, waived, extended, met or withdrawn"
            )));
        }
    })
}

/// A country, where one is given.
pub(crate) fn place(text: Option<&str>) -> Result<Option<CountryCode>, Failure> {
    text.map(|text| {
        CountryCode::parse(text).ok_or_else(|| {
            Failure::wrong_use(format!("--place: “{text}” is not a country code; expected two letters, such as DE"))
        })
    })
    .transpose()
}
