use super::{Calendar, file};
use crate::pack::Place;
use disclosure::CountryCode;
use std::collections::HashMap;
use thiserror::Error;

/// Why a calendar file was left out.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CalendarError {
    /// It cannot be read.
    #[error("{file}: {message}")]
    Unreadable {
        /// The file.
        file: String,
        /// What is wrong, with the line.
        message: String,
    },
}

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
        if let Some(place) = Place::of(&CountryCode(calendar.country.clone())) {
            self.by_place.insert(place, index);
        }
        self.all.push(calendar);
    }

    /// The calendar of that name.
    #[must_use]
    pub fn named(&self, id: &str) -> Option<&Calendar> {
        self.by_id.get(id).map(|index| &self.all[*index])
    }

    /// The calendar of that country.
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
