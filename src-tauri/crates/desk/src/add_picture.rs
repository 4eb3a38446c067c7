//! Pictures of notices and the logo of the letterhead: checked, kept in the register, drawn as pixels.

use crate::{Desk, Error, Result};
use disclosure::{AttachmentId, DisclosureId};

const PNG: &str = "image/png";
const SVG: &str = "image/svg+xml";

impl Desk {
    /// Keeps a picture for the notices of a disclosure: PNG or SVG.
    ///
    /// # Errors
    /// If it can't be drawn, or the register can't be written.
    pub fn add_picture(&mut self, disclosure: DisclosureId, name: &str, bytes: &[u8]) -> Result<AttachmentId> {
        self.keep_picture(Some(disclosure), name, bytes)
    }

    /// Sets the logo of the letterhead, PNG or SVG; `None` takes it away.
    ///
    /// # Errors
    /// If it can't be drawn, or the register can't be written.
    pub fn set_logo(&mut self, logo: Option<(&str, &[u8])>) -> Result<()> {
        let mut organisation = self.organisation()?;
        organisation.logo = match logo {
            Some((name, bytes)) => Some(self.keep_picture(None, name, bytes)?),
            None => None,
        };
        self.save_organisation(&organisation)
    }

    /// A picture as it was kept: PNG or SVG.
    ///
    /// # Errors
    /// If there is none of that name, or it is another file.
    pub fn picture(&self, id: AttachmentId) -> Result<Vec<u8>> {
        let file = self.register.read().attachment(id)?;
        if file.media_type != PNG && file.media_type != SVG {
            return Err(Error::State(format!("{} is {}, not a picture.", file.name, file.media_type)));
        }
        Ok(file.bytes)
    }

    fn keep_picture(&mut self, disclosure: Option<DisclosureId>, name: &str, bytes: &[u8]) -> Result<AttachmentId> {
        notice::check_picture(bytes).map_err(|error| Error::field("/picture", error.to_string()))?;
        let id = AttachmentId(self.new_id());
        let media_type = if bytes.starts_with(b"\x89PNG") { PNG } else { SVG };
        let stamp = self.stamp("");
        let name: String = name.chars().filter(|character| !character.is_control()).take(120).collect();
        self.register.change(&stamp, |change| {
            change.add_attachment(id, disclosure, &name, media_type, bytes)?;
            Ok::<_, Error>(())
        })?;
        Ok(id)
    }
}
