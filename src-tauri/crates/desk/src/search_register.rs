//! Searching the register.

use crate::{Desk, Result};
use register::Hit;

impl Desk {
    /// Records that hold every word of a question, the best first.
    ///
    /// # Errors
    /// If there is no word in the question, or the register can't be read.
    pub fn search(&self, question: &str, limit: usize) -> Result<Vec<Hit>> {
        Ok(self.register.read().search(question, limit.clamp(1, 500))?)
    }
}
