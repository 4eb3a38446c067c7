use super::period::{Counted, Period};
use crate::pack::{Reading, SafeReading};

/// A set of stricter readings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Readings(u8);

/// Stricter readings that together give an earlier instant than the rule as it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stricter<'a> {
    pub(crate) counted: Counted,
    rules: &'a [SafeReading],
    mask: u8,
}

impl Readings {
    /// None: the rule as it stands.
    pub const NONE: Self = Self(0);

    /// With one more.
    #[must_use]
    pub const fn with(self, reading: Reading) -> Self {
        Self(self.0 | 1 << reading as u8)
    }

    /// Whether it holds the reading.
    #[must_use]
    pub const fn contains(self, reading: Reading) -> bool {
        self.0 & (1 << reading as u8) != 0
    }
}

impl<'a> Stricter<'a> {
    /// How many readings it takes.
    pub(crate) const fn size(&self) -> u32 {
        self.mask.count_ones()
    }

    /// The readings.
    pub(crate) fn readings(&self) -> impl Iterator<Item = &'a SafeReading> {
        chosen(self.rules, self.mask)
    }
}

/// Every set of the rule's stricter readings that gives an earlier instant than the count itself. Doubts add up: a
/// date is safe only if it holds under all of them at once.
pub(crate) fn safe_readings<'a>(period: &Period<'a>, legal: &Counted) -> impl Iterator<Item = Stricter<'a>> {
    let (period, due_at) = (*period, legal.due_at);
    // There are five readings, so a set of them is five bits.
    let rules = &period.rule.safe[..period.rule.safe.len().min(5)];
    (1..1_u8 << rules.len()).filter_map(move |mask| {
        let readings = chosen(rules, mask).fold(Readings::NONE, |set, safe| set.with(safe.reading));
        let counted = period.count(readings).ok()?;
        (counted.due_at < due_at).then_some(Stricter { counted, rules, mask })
    })
}

fn chosen(rules: &[SafeReading], mask: u8) -> impl Iterator<Item = &SafeReading> {
    rules.iter().enumerate().filter(move |(index, _)| mask & (1 << index) != 0).map(|(_, safe)| safe)
}
