//! Numbers of headings, as the pages print them.

/// Counts headings: `1`, `1.1`, `2`.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    first: usize,
    second: usize,
    is_off: bool,
}

impl Numbering {
    /// A letter prints its headings without numbers.
    pub(super) fn new(is_letter: bool) -> Self {
        Self { is_off: is_letter, ..Self::default() }
    }

    /// The number of the next heading with a space after it; blank in a letter.
    pub(super) fn next(&mut self, level: u8) -> String {
        if level <= 1 {
            self.first += 1;
            self.second = 0;
        } else {
            self.second += 1;
        }
        match (self.is_off, level <= 1) {
            (true, _) => String::new(),
            (false, true) => format!("{} ", self.first),
            (false, false) => format!("{}.{} ", self.first, self.second),
        }
    }
}
