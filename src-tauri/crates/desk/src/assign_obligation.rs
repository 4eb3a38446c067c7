//! Saying who is responsible for an obligation, and who stands in.

use crate::{Desk, Result, Saved};
use disclosure::{Assignment, CountryCode, DisclosureId};

impl Desk {
    /// Gives a regime, or one stage of it, to somebody. With two blank names the owner of the disclosure is responsible
    /// again.
    ///
    /// # Errors
    /// If the regime or stage does not exist, or the register can't be written.
    pub fn assign(
        &mut self,
        disclosure: DisclosureId,
        regime: &str,
        stage: Option<&str>,
        place: Option<&CountryCode>,
        owner: &str,
        deputy: &str,
    ) -> Result<Saved> {
        self.check_stage(regime, stage)?;
        let row = self.register.read().disclosure(disclosure)?;
        let mut changed = row.disclosure;
        let assignment = Assignment {
            regime: regime.to_owned(),
            stage: stage.map(str::to_owned),
            place: place.cloned(),
            owner: owner.trim().to_owned(),
            deputy: deputy.trim().to_owned(),
        };
        changed.assignments.retain(|known| {
            (&known.regime, &known.stage, &known.place) != (&assignment.regime, &assignment.stage, &assignment.place)
        });
        if !(assignment.owner.is_empty() && assignment.deputy.is_empty()) {
            changed.assignments.push(assignment);
        }
        self.save_disclosure(disclosure, row.revision, &changed, "")
    }
}
