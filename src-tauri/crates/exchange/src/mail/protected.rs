//! OpenPGP in the text of a mail, and files that are encrypted.

/// What of a text is protected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum InText {
    /// A text that is signed in itself: the words before it, its own, and those after it.
    Signed {
        /// Before it.
        before: String,
        /// Its own words, as they are read.
        text: String,
        /// After it.
        after: String,
    },
    /// An encrypted message.
    Encrypted {
        /// The words before and after it.
        around: String,
        /// The message, in ASCII armour.
        armour: String,
    },
}

const SIGNED: &str = "-----BEGIN PGP SIGNED MESSAGE-----";
const SIGNATURE: &str = "-----BEGIN PGP SIGNATURE-----";
const SIGNATURE_END: &str = "-----END PGP SIGNATURE-----";

/// What of a text is protected, where something is.
pub(super) fn in_text(text: &str) -> Option<InText> {
    signed(text).or_else(|| {
        let (start, end) = block(text, "-----BEGIN PGP MESSAGE-----", "-----END PGP MESSAGE-----")?;
        let around = format!("{}\n{}", text[..start].trim(), text[end..].trim()).trim().to_owned();
        Some(InText::Encrypted { around, armour: text[start..end].to_owned() })
    })
}

fn signed(text: &str) -> Option<InText> {
    let (start, end) = block(text, SIGNED, SIGNATURE_END)?;
    let inside = &text[start..end];
    let body = &inside[..inside.find(SIGNATURE)?];
    let mut lines = body.lines().skip(1);
    // The names of hash algorithms end with a blank line.
    lines.by_ref().find(|line| line.trim().is_empty());
    let lines: Vec<&str> = lines.map(|line| line.strip_prefix("- ").unwrap_or(line)).collect();
    Some(InText::Signed {
        before: text[..start].trim().to_owned(),
        text: lines.join("\n").trim().to_owned(),
        after: text[end..].trim().to_owned(),
    })
}

/// The bytes of a text that is signed in itself, as they came.
pub(super) fn signed_block(bytes: &[u8]) -> Option<&[u8]> {
    let start = find(bytes, SIGNED.as_bytes())?;
    let end = start + find(&bytes[start..], SIGNATURE_END.as_bytes())? + SIGNATURE_END.len();
    Some(&bytes[start..end])
}

fn block(text: &str, begin: &str, end: &str) -> Option<(usize, usize)> {
    let start = text.find(begin)?;
    Some((start, start + text[start..].find(end)? + end.len()))
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// Whether bytes are an OpenPGP message in armour.
pub(super) fn is_message(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"-----BEGIN PGP MESSAGE-----")
}

/// How a file is encrypted, where it is.
pub(super) fn encryption(name: &str, bytes: &[u8]) -> Option<&'static str> {
    let name = name.to_ascii_lowercase();
    if is_message(bytes)
        || (name.ends_with(".pgp") || name.ends_with(".gpg")) && bytes.first().is_some_and(|byte| byte & 0x80 != 0)
    {
        return Some("with OpenPGP");
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let locked = |flags: Option<&u8>| flags.is_some_and(|flags| flags & 1 != 0);
        let any =
            locked(bytes.get(6)) || bytes.windows(9).any(|nine| nine.starts_with(b"PK\x01\x02") && locked(nine.get(8)));
        return any.then_some("as a ZIP file with a password");
    }
    if bytes.starts_with(b"7z\xbc\xaf\x27\x1c") {
        // The identifier of its cipher stands in the header at the end.
        let tail = &bytes[bytes.len().saturating_sub(65_536)..];
        return find(tail, b"\x06\xf1\x07\x01").map(|_| "as a 7z file with a password");
    }
    if bytes.starts_with(b"%PDF") {
        return find(bytes, b"/Encrypt").map(|_| "as a PDF with a password or rights");
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        let wanted: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
        return find(bytes, &wanted).map(|_| "as an Office document with a password");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_around_a_signed_text_is_not_its_own() {
        let text = "Dear team,\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\none\n- - two\n-----BEGIN PGP SIGNATURE-----\n\niQ\n-----END PGP SIGNATURE-----\nfooter";
        let expected =
            InText::Signed { before: "Dear team,".into(), text: "one\n- two".into(), after: "footer".into() };
        assert_eq!(in_text(text), Some(expected));
        assert!(signed_block(text.as_bytes()).is_some_and(|block| block.ends_with(b"SIGNATURE-----")));
        let encrypted = "a\n-----BEGIN PGP MESSAGE-----\n\nx\n-----END PGP MESSAGE-----\nb";
        assert!(matches!(in_text(encrypted), Some(InText::Encrypted { around, .. }) if around == "a\nb"));
        for text in
            ["", "-----BEGIN PGP SIGNED MESSAGE-----\n", "-----BEGIN PGP MESSAGE-----", "-----END PGP SIGNATURE-----"]
        {
            assert_eq!(in_text(text), None, "{text}");
        }
    }

    #[test]
    fn encrypted_files_are_known() {
        let zip = |flags: u8| [b"PK\x03\x04\x14\x00".as_slice(), &[flags, 0], &[0; 20]].concat();
        let office =
            [b"\xd0\xcf\x11\xe0".to_vec(), "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect()].concat();
        for (name, bytes, expected) in [
            ("a.zip", zip(1), Some("as a ZIP file with a password")),
            ("a.zip", zip(0), None),
            ("a.asc", b"-----BEGIN PGP MESSAGE-----\n".to_vec(), Some("with OpenPGP")),
            ("a.gpg", b"\x85\x01".to_vec(), Some("with OpenPGP")),
            ("a.bin", b"\x85\x01".to_vec(), None),
            ("a.pdf", b"%PDF-1.7 trailer << /Encrypt 5 0 R >>".to_vec(), Some("as a PDF with a password or rights")),
            ("a.pdf", b"%PDF-1.7".to_vec(), None),
            ("a.docx", office, Some("as an Office document with a password")),
            ("a.7z", b"7z\xbc\xaf\x27\x1c..\x06\xf1\x07\x01".to_vec(), Some("as a 7z file with a password")),
        ] {
            assert_eq!(encryption(name, &bytes), expected, "{name}");
        }
    }
}
