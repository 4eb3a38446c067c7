//! ASCII armour as mail programs leave it: blanks behind the lines, quoting marks of a reply, text around the block.

use std::borrow::Cow;

/// The armoured block of a file without the blanks that mail programs put around its lines; anything else as it is.
pub(crate) fn tidy(bytes: &[u8]) -> Cow<'_, [u8]> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if !is_armoured(bytes) {
        return Cow::Borrowed(bytes);
    }
    let mut tidied = Vec::with_capacity(bytes.len() + 1);
    for line in bytes.split(|byte| *byte == b'\n') {
        tidied.extend_from_slice(trimmed(line));
        tidied.push(b'\n');
        if is_rule(trimmed(line), b"-----END PGP ") {
            break;
        }
    }
    Cow::Owned(tidied)
}

/// Whether the bytes begin with armour rather than with a packet.
pub(crate) fn is_armoured(bytes: &[u8]) -> bool {
    trimmed(bytes).starts_with(b"-----BEGIN PGP ")
}

/// Whether a line opens or closes a block.
pub(crate) fn is_rule(line: &[u8], begins: &[u8]) -> bool {
    line.starts_with(begins) && line.ends_with(b"-----")
}

/// A line without white space around it; the no-break space that mail programs make of a blank counts as one.
pub(crate) fn trimmed(mut line: &[u8]) -> &[u8] {
    const NO_BREAK: &[u8] = "\u{a0}".as_bytes();
    loop {
        let before = line.len();
        line = line.trim_ascii();
        line = line.strip_prefix(NO_BREAK).unwrap_or(line);
        line = line.strip_suffix(NO_BREAK).unwrap_or(line);
        if line.len() == before {
            return line;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_around_lines_go_and_packets_stay() {
        let cases: [(&[u8], &[u8]); 4] = [
            (
                b"-----BEGIN PGP MESSAGE-----  \r\n \t\r\nabc= \r\n=de\t\r\n-----END PGP MESSAGE----- \r\nfooter",
                b"-----BEGIN PGP MESSAGE-----\n\nabc=\n=de\n-----END PGP MESSAGE-----\n",
            ),
            (b"\xef\xbb\xbf\n  -----BEGIN PGP X-----\nab", b"\n-----BEGIN PGP X-----\nab\n"),
            ("a\u{a0}".as_bytes(), "a\u{a0}".as_bytes()),
            (b"\x85\x20 \n", b"\x85\x20 \n"),
        ];
        for (given, expected) in cases {
            assert_eq!(&*tidy(given), expected, "{}", String::from_utf8_lossy(given));
        }
    }
}
