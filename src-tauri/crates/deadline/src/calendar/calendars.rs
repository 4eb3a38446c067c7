use super::{Calendar, CalendarCorrection, CalendarError, file};
use crate::pack::Place;
use disclosure::CountryCode;
use std::collections::HashMap;

/// All calendars, by name and by country.
#[derive(Clone, Debug, Default)]
pub struct Calendars {
    all: Vec<Calendar>,
    by_id: HashMap<String, usize>,
    by_place: HashMap<Place, usize>,
}

impl Calendars {
    /// The calendars that ship with the program.
    #[must_use]
    pub fn shipped() -> Self {
        Self::load(crate::embedded::CALENDARS).0
    }

    /// Reads calendar files, each a name and its text, and says which were left out. A later file of the same
    /// country takes the place of an earlier one, so that a user can bring a newer year.
    #[must_use]
    pub fn load(files: &[(&str, &str)]) -> (Self, Vec<CalendarError>) {
        let mut calendars = Self::default();
        let mut errors = Vec::new();
        for (name, text) in files {
            match file::read(name, text) {
                Ok(calendar) => calendars.insert(calendar),
                Err(error) => errors.push(error),
            }
        }
        (calendars, errors)
    }

    /// Adds a calendar, or takes it in place of one of the same name.
    pub fn insert(&mut self, calendar: Calendar) {
        let index = self.all.len();
        self.by_id.insert(calendar.id.clone(), index);
        if let Some(place) = Place::of(&CountryCode(calendar.country.clone()))
            && !calendar.by_id_only
        {
            self.by_place.insert(place, index);
        }
        self.all.push(calendar);
    }

    /// The calendars with a person's corrections, in their order, so that the last one of a day stands. `self` is the
    /// data without them.
    ///
    /// # Errors
    /// The first correction that cannot stand: no such calendar, a day outside of its years, a day that already is
    /// what the correction says, or one without a name or a reason.
    pub fn with_corrections(&self, corrections: &[CalendarCorrection]) -> Result<Self, CalendarError> {
        let (calendars, errors) = self.corrected(corrections);
        errors.into_iter().next().map_or(Ok(calendars), Err)
    }

    /// The same for corrections that were recorded earlier: each that cannot stand any more is left out with its
    /// error, for instance because a newer calendar file already holds the day.
    #[must_use]
    pub fn corrected(&self, corrections: &[CalendarCorrection]) -> (Self, Vec<CalendarError>) {
        let mut calendars = self.clone();
        let corrected = corrections.iter().map(|correction| calendars.correct(correction));
        let errors = corrected.filter_map(Result::err).collect();
        (calendars, errors)
    }

    fn correct(&mut self, correction: &CalendarCorrection) -> Result<(), CalendarError> {
        match self.by_id.get(&correction.calendar) {
            Some(index) => self.all[*index].correct(correction),
            None => Err(CalendarError::UnknownCalendar {
                calendar: correction.calendar.clone(),
                on: correction.on,
                known: self.iter().map(|calendar| calendar.id.as_str()).collect::<Vec<_>>().join(", "),
            }),
        }
    }

    /// The calendar of that name.
    #[must_use]
    pub fn named(&self, id: &str) -> Option<&Calendar> {
        self.by_id.get(id).map(|index| &self.all[*index])
    }

    /// The calendar of that country; never one that only its id finds.
    #[must_use]
    pub fn of_place(&self, place: Place) -> Option<&Calendar> {
        self.by_place.get(&place).map(|index| &self.all[*index])
    }

    /// All calendars in use.
    pub fn iter(&self) -> impl Iterator<Item = &Calendar> {
        self.all
            .iter()
            .filter(|calendar| self.named(&calendar.id).is_some_and(|current| std::ptr::eq(current, *calendar)))
    }
}
