//! `desk versions read`: one text after the other, so that a stream has no end to wait for.

use crate::arguments::{Common, SchemeName, Versions};
use crate::{Answer, Failure};
use desk::ReadVersions;
use disclosure::{MAX_VERSIONS_LENGTH, VersionScheme};
use std::io::{self, BufRead, Write};

/// Reads texts from the arguments, or one a line from standard input.
pub(crate) fn run(common: &Common, command: Versions) -> Result<Answer, Failure> {
    let Versions::Read { scheme, texts } = command;
    let scheme = scheme.map(|name| match name {
        SchemeName::Semantic => VersionScheme::Semantic,
        SchemeName::Numeric => VersionScheme::Numeric,
        SchemeName::Vendor => VersionScheme::Vendor,
    });
    let mut out = io::stdout().lock();
    let done = if texts.is_empty() {
        stream(&mut io::stdin().lock(), &mut out, scheme, common.json)
    } else {
        texts.iter().try_for_each(|text| write(&mut out, &ReadVersions::of(text, scheme), common.json))
    };
    match done {
        // A reader that went away has had what it wanted.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::file(std::path::Path::new("-"), error)),
        _ => Ok(Answer::written()),
    }
}

fn stream(input: &mut impl BufRead, out: &mut impl Write, scheme: Option<VersionScheme>, json: bool) -> io::Result<()> {
    while let Some((line, too_long)) = next_line(input)? {
        let read = match std::str::from_utf8(&line) {
            Ok(text) if !too_long => ReadVersions::of(text, scheme),
            _ => ReadVersions::unreadable(&line, too_long),
        };
        write(out, &read, json)?;
    }
    Ok(())
}

/// The next line without its end; of a line that is too long only its beginning is kept.
fn next_line(input: &mut impl BufRead) -> io::Result<Option<(Vec<u8>, bool)>> {
    let mut line = Vec::new();
    let (mut too_long, mut any) = (false, false);
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            break;
        }
        any = true;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let taken = end.unwrap_or(buffer.len());
        let room = (MAX_VERSIONS_LENGTH + 1).saturating_sub(line.len());
        too_long |= taken > room;
        line.extend_from_slice(&buffer[..taken.min(room)]);
        input.consume(end.map_or(taken, |end| end + 1));
        if end.is_some() {
            break;
        }
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Ok(any.then_some((line, too_long)))
}

fn write(out: &mut impl Write, read: &ReadVersions, json: bool) -> io::Result<()> {
    if json {
        writeln!(out, "{}", foreign::json(&serde_json::to_string(read).map_err(io::Error::other)?))?;
    } else {
        let vers = read.vers.as_ref().map_or_else(|| "stays text".to_owned(), Clone::clone);
        writeln!(out, "{}  ({})", foreign::one_line(&read.reading), foreign::one_line(&vers))?;
        for finding in &read.findings {
            writeln!(out, "  Check: {}.", foreign::one_line(finding))?;
        }
    }
    // A person who types, and a program that waits for each answer, see it at once.
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(input: &[u8], json: bool) -> String {
        let mut out = Vec::new();
        stream(&mut io::BufReader::with_capacity(7, input), &mut out, None, json).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn each_line_has_one_answer() {
        let long = "1".repeat(MAX_VERSIONS_LENGTH + 10);
        let input = [b"< V1.3\r\n\nfirmware <= 2.1\n\xff\xfe\n".as_slice(), long.as_bytes(), b"\n4.2"].concat();
        let lines: Vec<serde_json::Value> =
            answers(&input, true).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let of = |key: &str| lines.iter().map(|line| line[key].clone()).collect::<Vec<_>>();
        assert_eq!(of("vers")[0], "vers:generic/<V1.3");
        assert_eq!(of("text")[1], "");
        assert_eq!(of("reading")[2], "≤ 2.1 (firmware)");
        assert_eq!(of("findings")[3][0], "the line is not UTF-8; convert it first");
        assert!(of("findings")[4][0].as_str().unwrap().contains("longer than 4096 bytes"));
        assert_eq!(of("reading")[5], "4.2");
        assert_eq!(lines.len(), 6);
        for line in &lines {
            let keys: Vec<&String> = line.as_object().unwrap().keys().collect();
            assert_eq!(keys, ["text", "vers", "reading", "findings"]);
        }
    }

    #[test]
    fn a_terminal_is_told_no_control_character() {
        assert_eq!(answers(b"All versions < V1.3\n", false), "< V1.3  (vers:generic/<V1.3)\n");
        assert!(!answers(b"\x1b[31mred\n", false).contains('\x1b'));
    }
}
