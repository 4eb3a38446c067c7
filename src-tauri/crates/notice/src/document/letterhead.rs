//! Who writes and to whom: letterhead, logo, address window.

use serde::{Deserialize, Serialize};

/// Who writes: name, address, registration, and the product security contact.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Letterhead {
    /// Name of the organisation, in its colour.
    pub organisation: String,
    /// Address, one entry a line.
    #[serde(default)]
    pub address_lines: Vec<String>,
    /// Registration, for example `SRN DE-MF-000000000`.
    #[serde(default)]
    pub registration: Option<String>,
    /// Contact lines at the right.
    #[serde(default)]
    pub contact_lines: Vec<String>,
    /// `#rrggbb`; it must reach a contrast of 4.5 on white.
    #[serde(default)]
    pub colour: Option<String>,
    /// The logo, left of the name.
    #[serde(default)]
    pub logo: Option<Image>,
    /// The recipient, in the window of the envelope.
    #[serde(default)]
    pub window: Option<AddressWindow>,
}

/// A picture as a file: PNG or SVG. It is drawn as pixels, so that nothing of an SVG but its look gets in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Image {
    /// The file. Not part of the data file that travels with a notice: the picture itself is.
    #[serde(skip)]
    pub bytes: Vec<u8>,
    /// SHA-256 of the file, hexadecimal; it binds an approval to the picture.
    pub sha256: String,
    /// What it shows, for those who do not see it (ISO 14289-1 7.3).
    pub alternative: String,
}

/// The address field of a window envelope (DIN 5008 form B: 45 mm from the top, 85 by 45 mm).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AddressWindow {
    /// Return address in one small line.
    pub sender_line: String,
    /// Name and address, one line each; at most nine.
    pub lines: Vec<String>,
}
