//! `desk due`: who must be told by when.

use super::due_text;
use crate::arguments::Common;
use crate::{Answer, Failure, office};
use desk::{DueItem, DueOptions};

/// Lists what is due.
pub(crate) fn run(
    common: &Common,
    number: Option<&str>,
    at: Option<&str>,
    explain: bool,
    all: bool,
) -> Result<Answer, Failure> {
    let desk = office::open(common)?;
    let disclosure = number.map(|number| office::disclosure(&desk, number)).transpose()?;
    let at = at.map(|at| desk.read_instant(at)).transpose()?;
    let mut list = desk.list_due(&DueOptions { disclosure, at, closed: all, ..DueOptions::default() })?;
    if explain {
        for item in &mut list.items {
            *item = desk.explain_obligation(&item.obligation.key, at, false)?;
        }
    }
    let mut text = format!("As of {}\n", list.at_text);
    if list.items.is_empty() {
        text.push_str(match number {
            Some(_) => "\nNothing is owed. Facts start the clocks: “desk rules facts” lists the kinds; --all shows what does not apply.\n",
            None => "\nNothing is owed. Facts start the clocks: “desk rules facts” lists the kinds.\n",
        });
    } else if explain {
        for item in &list.items {
            text.push_str(&format!("\n{}", due_text::explained(item)));
        }
    } else {
        let items: Vec<&DueItem> = list.items.iter().collect();
        text.push_str(&format!("\n{}", due_text::groups(&items, number.is_none())));
        text.push_str("\nTimes are the authority's; --explain says how each date came about.\n");
    }
    Answer::new(text, &list)
}
