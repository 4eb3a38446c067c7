//! Drafts of mails, read by readers that are not ours: Python's `email`, strictly, and the crate `mailparse`.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use exchange::{MailFile, OutgoingMail, read_mail, write_mail};
use mailparse::{MailAddr, MailHeaderMap, addrparse_header, parse_mail};
use proptest::prelude::*;
use serde_json::Value;
use std::process::Command;

/// Names that readers stumble over, and what they must read.
const NAMES: [(&str, &str); 22] = [
    ("Klinikum", "Klinikum"),
    ("Büro 15\" Monitor, Haus 2", "Büro 15\" Monitor, Haus 2"),
    ("Österreichisches Spital \"Zum Löwen\"", "Österreichisches Spital \"Zum Löwen\""),
    ("O'Brien, Pat", "O'Brien, Pat"),
    ("Clinic (North); Ward 3: <ICU>", "Clinic (North); Ward 3: <ICU>"),
    ("back\\slash", "back\\slash"),
    ("ends with a backslash\\", "ends with a backslash\\"),
    ("\"", "\""),
    ("Dr. A. Smith", "Dr. A. Smith"),
    ("a@b.example", "a@b.example"),
    ("=?utf-8?B?WA==?=", "=?utf-8?B?WA==?="),
    ("国立病院機構 東京医療センター", "国立病院機構 東京医療センター"),
    ("مستشفى الملك فيصل", "مستشفى الملك فيصل"),
    ("בית חולים הדסה", "בית חולים הדסה"),
    ("😀 Klinik", "😀 Klinik"),
    ("two  blanks ", "two blanks"),
    ("tab\tand\u{7}bell", "tab and bell"),
    ("x\r\nBcc: someone@else.example", "x Bcc: someone@else.example"),
    ("x\u{2028}Bcc: y", "x Bcc: y"),
    (
        "Universitätsklinikum der Friedrich-Alexander-Universität Erlangen-Nürnberg, Klinik für Anästhesie und Intensivmedizin, Pumpenlager",
        "Universitätsklinikum der Friedrich-Alexander-Universität Erlangen-Nürnberg, Klinik für Anästhesie und Intensivmedizin, Pumpenlager",
    ),
    (
        "The Very Long Name of a Foundation Trust That Runs Several Hospitals in the North of the Country, Department of Infusion",
        "The Very Long Name of a Foundation Trust That Runs Several Hospitals in the North of the Country, Department of Infusion",
    ),
    ("", ""),
];

fn mail(name: &str) -> OutgoingMail {
    OutgoingMail {
        from_name: format!("{name} PSIRT"),
        from: "psirt@nordlicht.example".into(),
        to_name: name.into(),
        to: vec!["einkauf@krankenhaus-köln.example".into()],
        bcc: vec!["a@klinik.example".into(), "b@spital.example".into()],
        subject: format!("[IN-2026-0001] {name}"),
        text: "Guten Tag,\n\n.\nFrom here on: größer = 1.\n".into(),
        files: vec![MailFile {
            name: format!("{name}.txt"),
            media_type: "text/plain".into(),
            bytes: b"gr\xf6\xdfer\n".to_vec(),
        }],
        at: "2026-11-20T09:00:00Z".parse().unwrap(),
        message_id: "1@krankenhaus-köln.example".into(),
        answers: "7@research.example".into(),
    }
}

/// What holds of every draft, without any reader.
fn assert_lines(bytes: &[u8]) {
    assert!(bytes.is_ascii());
    let text = std::str::from_utf8(bytes).unwrap();
    let head = text.split("\r\n\r\n").next().unwrap();
    for line in head.split("\r\n") {
        assert!(line.len() <= 78 && !line.contains(['\r', '\n']) && !line.trim().is_empty(), "{line:?}\n{head}");
        let begins = line.split(' ').next().unwrap();
        assert!(
            line.starts_with(' ')
                || [
                    "From:",
                    "To:",
                    "Bcc:",
                    "Subject:",
                    "Date:",
                    "Message-ID:",
                    "In-Reply-To:",
                    "References:",
                    "X-Unsent:",
                    "MIME-Version:",
                    "Content-Type:",
                    "Content-Transfer-Encoding:"
                ]
                .contains(&begins),
            "{line:?}\n{head}"
        );
        for word in line.split_whitespace().filter(|word| word.starts_with("=?")) {
            assert!(word.len() <= 75 && word.ends_with("?="), "{word}");
        }
    }
    assert_eq!(head.matches("\r\nBcc:").count(), 1, "{head}");
}

fn one(address: &MailAddr) -> (String, String) {
    match address {
        MailAddr::Single(info) => (info.display_name.clone().unwrap_or_default(), info.addr.clone()),
        MailAddr::Group(group) => (group.group_name.clone(), String::new()),
    }
}

/// What `mailparse` reads: recipient, subject, name of the file.
fn by_mailparse(bytes: &[u8]) -> (Vec<(String, String)>, String, String, Vec<u8>) {
    let parsed = parse_mail(bytes).unwrap();
    let to = addrparse_header(parsed.headers.get_first_header("To").unwrap()).unwrap();
    let file = &parsed.subparts[1];
    (
        to.iter().map(one).collect(),
        parsed.headers.get_first_value("Subject").unwrap(),
        file.get_content_disposition().params.get("filename").cloned().unwrap_or_default(),
        file.get_body_raw().unwrap(),
    )
}

const ADDRESS: &str = "einkauf@xn--krankenhaus-kln-ltb.example";

#[test]
fn two_foreign_readers_read_what_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut paths = Vec::new();
    for (index, (name, read)) in NAMES.iter().enumerate() {
        let bytes = write_mail(&mail(name)).unwrap();
        assert_lines(&bytes);
        let (to, subject, file, content) = by_mailparse(&bytes);
        assert_eq!(to, [((*read).to_owned(), ADDRESS.to_owned())], "{name}");
        assert_eq!(subject.trim(), format!("[IN-2026-0001] {read}").trim(), "{name}");
        assert_eq!(
            file.split_whitespace().collect::<String>(),
            format!("{read}.txt").split_whitespace().collect::<String>(),
            "{name}"
        );
        assert_eq!(content, b"gr\xf6\xdfer\n", "{name}");
        let own = read_mail(&bytes).unwrap();
        assert_eq!((own.subject.as_str(), own.to), (format!("[IN-2026-0001] {read}").trim(), vec![ADDRESS.to_owned()]));
        paths.push(folder.path().join(format!("{index}.eml")));
        std::fs::write(paths.last().unwrap(), bytes).unwrap();
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/read_drafts.py");
    let Ok(output) = Command::new("python3").arg(script).args(&paths).output() else {
        println!("skipped: Python is not installed");
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines: Vec<Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), NAMES.len());
    for ((name, read), line) in NAMES.iter().zip(&lines) {
        assert_eq!(line["defects"], serde_json::json!([]), "{name}");
        assert_box(&line["boxes"]["To"], read, ADDRESS);
        assert_box(&line["boxes"]["From"], format!("{read} PSIRT").trim(), "psirt@nordlicht.example");
        assert_eq!(line["boxes"]["Bcc"].as_array().unwrap().len(), 2, "{name}");
        assert_eq!(line["subject"].as_str().unwrap().trim(), format!("[IN-2026-0001] {read}").trim(), "{name}");
        assert_eq!(line["date"], "2026-11-20T09:00:00+00:00");
        assert_eq!(line["id"], "<1@xn--krankenhaus-kln-ltb.example>");
        let text = line["text"].as_str().unwrap();
        assert_eq!(text.replace("\r\n", "\n").trim_end(), mail(name).text.trim_end(), "{name}");
        let file = line["files"][0][0].as_str().unwrap();
        assert_eq!(
            file.split_whitespace().collect::<String>(),
            format!("{read}.txt").split_whitespace().collect::<String>(),
            "{name}"
        );
        assert_eq!(line["files"][0][1], "gr\u{f6}\u{df}er\n", "{name}");
    }
}

/// One mailbox with this name and address. Python before 3.13 puts a blank between two encoded words of a name, which
/// only happens where a run of words outside ASCII is longer than one of them can hold.
fn assert_box(boxes: &Value, name: &str, address: &str) {
    let [only] = &boxes.as_array().unwrap()[..] else { unreachable!("{name}: {boxes}") };
    assert_eq!(only[1], address, "{name}");
    let read = only[0].as_str().unwrap();
    let squeezed = |text: &str| text.replace(' ', "");
    let is_long = name.split(' ').filter(|word| !word.is_ascii()).map(str::len).sum::<usize>() > 40;
    assert!(read == name || (is_long && squeezed(read) == squeezed(name)), "{read} is not {name}");
}

#[test]
fn an_address_that_can_mislead_is_refused() {
    for address in ["a\u{200b}@b.example", "a@b.example>\r\nBcc: <c@d.example", "a＠b.example", "jörg@b.example"] {
        let mut letter = mail("x");
        letter.to = vec![address.to_owned()];
        assert!(write_mail(&letter).is_err(), "{address:?}");
        let mut letter = mail("x");
        letter.bcc = vec![address.to_owned()];
        assert!(write_mail(&letter).is_err(), "{address:?}");
    }
}

proptest! {
    #[test]
    fn any_name_leaves_the_recipient_where_it_is(name in "\\PC{0,60}", control in "[\r\n\t\0\u{2028}]{0,3}") {
        let bytes = write_mail(&mail(&format!("{name}{control}{name}"))).unwrap();
        assert_lines(&bytes);
        let (to, _, _, _) = by_mailparse(&bytes);
        prop_assert_eq!(to.len(), 1);
        prop_assert_eq!(&to[0].1, ADDRESS);
        let own = read_mail(&bytes).unwrap();
        prop_assert_eq!(own.to, [ADDRESS]);
        prop_assert_eq!(own.files.len(), 1);
    }
}
