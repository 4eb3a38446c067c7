use disclosure::{CountryCode, EU_MEMBER_STATES};

/// A set of countries that is asked millions of times: one bit for each pair of letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CountrySet {
    everywhere: bool,
    bits: [u64; 11],
}

/// A country as two bytes. A market that is still being typed may hold no code at all; it then has no `Place`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place([u8; 2]);

impl Place {
    /// The place of a well-formed code.
    #[must_use]
    pub fn of(code: &CountryCode) -> Option<Self> {
        match *code.0.as_bytes() {
            [first @ b'A'..=b'Z', second @ b'A'..=b'Z'] => Some(Self([first, second])),
            _ => None,
        }
    }

    /// The code.
    #[must_use]
    pub fn code(self) -> CountryCode {
        CountryCode(self.0.iter().map(|byte| char::from(*byte)).collect())
    }

    /// Its number, row by row of the alphabet, below 676.
    fn number(self) -> usize {
        usize::from(self.0[0] - b'A') * 26 + usize::from(self.0[1] - b'A')
    }
}

impl CountrySet {
    /// Reads one entry of a rule file: a country, `EU` for its 27 member states, or `*` for everywhere.
    pub(crate) fn insert(&mut self, text: &str) -> bool {
        match text {
            "*" => self.everywhere = true,
            "EU" => {
                for state in EU_MEMBER_STATES {
                    self.set(state);
                }
            }
            _ => return self.set(text),
        }
        true
    }

    /// Whether the country is in the set.
    #[must_use]
    pub fn contains(&self, place: Place) -> bool {
        let number = place.number();
        self.everywhere || self.bits[number / 64] & (1 << (number % 64)) != 0
    }

    /// Whether it names more than one country.
    #[must_use]
    pub fn is_several(&self) -> bool {
        self.everywhere || self.bits.iter().map(|bits| bits.count_ones()).sum::<u32>() > 1
    }

    /// Whether the set is the whole world.
    #[must_use]
    pub const fn is_everywhere(&self) -> bool {
        self.everywhere
    }

    fn set(&mut self, text: &str) -> bool {
        let Some(place) = Place::of(&CountryCode(text.to_owned())) else {
            return false;
        };
        let number = place.number();
        self.bits[number / 64] |= 1 << (number % 64);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_union_is_twenty_seven_countries() {
        let mut union = CountrySet::default();
        assert!(union.insert("EU"));
        assert_eq!(union.bits.iter().map(|word| word.count_ones()).sum::<u32>(), 27);
        let place = |code: &str| Place::of(&CountryCode(code.to_owned())).unwrap();
        assert!(union.contains(place("DE")) && !union.contains(place("CH")));
        assert_eq!(Place::of(&CountryCode(String::new())), None);
        assert!(!union.insert("eu"));
    }
}
