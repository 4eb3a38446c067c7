use super::period::{Counted, NoCount, Period};
use crate::pack::SafeReading;

/// A stricter reading that gives an earlier instant than the legal one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StricterBy<'a> {
    pub(crate) reading: &'a SafeReading,
    pub(crate) counted: Counted,
}

/// The stricter readings of the period's own rule that give an earlier instant than the count itself.
pub(crate) fn safe_readings<'a>(
    period: &Period<'a>,
    legal: &Counted,
) -> impl Iterator<Item = StricterBy<'a>> {
    let (period, due_at) = (*period, legal.due_at);
    period.rule.safe.iter().filter_map(move |reading| {
        let counted: Result<Counted, NoCount> = period.count(Some(reading.reading));
        let counted = counted.ok()?;
        (counted.due_at < due_at).then_some(StricterBy { reading, counted })
    })
}
