//! PDFs written by hand, for documents and updates that no honest program makes.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::allow_attributes,
    reason = "each test file uses a part"
)]

/// A document with these objects; object 1 is its catalog.
pub fn document(objects: &[(u32, &str)]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let objects: Vec<(u32, String)> = objects.iter().map(|(number, text)| (*number, (*text).to_owned())).collect();
    let entries = write(&mut out, &objects);
    finish(&mut out, &entries, "/Root 1 0 R", None);
    out
}

/// An incremental update, well formed, with these objects; `trailer` replaces what the trailer names beside its size.
pub fn update_with(pdf: &[u8], objects: &[(u32, String)], trailer: &str, free: &[u32]) -> Vec<u8> {
    let mut out = pdf.to_vec();
    let mut entries = write(&mut out, objects);
    entries.extend(free.iter().map(|number| (*number, None)));
    finish(&mut out, &entries, trailer, Some(start_of(pdf)));
    out
}

/// The same with the trailer that the document has.
pub fn update(pdf: &[u8], objects: &[(u32, &str)]) -> Vec<u8> {
    let objects: Vec<(u32, String)> = objects.iter().map(|(number, text)| (*number, (*text).to_owned())).collect();
    update_with(pdf, &objects, &trailer_of(pdf), &[])
}

fn write(out: &mut Vec<u8>, objects: &[(u32, String)]) -> Vec<(u32, Option<usize>)> {
    objects
        .iter()
        .map(|(number, text)| {
            let at = out.len();
            out.extend_from_slice(format!("{number} 0 obj\n{text}\nendobj\n").as_bytes());
            (*number, Some(at))
        })
        .collect()
}

fn finish(out: &mut Vec<u8>, entries: &[(u32, Option<usize>)], trailer: &str, previous: Option<usize>) {
    let start = out.len();
    out.extend_from_slice(b"xref\n");
    if previous.is_none() {
        out.extend_from_slice(b"0 1\n0000000000 65535 f \n");
    }
    for (number, at) in entries {
        match at {
            Some(at) => out.extend_from_slice(format!("{number} 1\n{at:010} 00000 n \n").as_bytes()),
            None => out.extend_from_slice(format!("{number} 1\n0000000000 00001 f \n").as_bytes()),
        }
    }
    // More than any seal adds.
    let size = if previous.is_none() { 100 } else { 900 };
    let previous = previous.map_or_else(String::new, |at| format!("/Prev {at}"));
    out.extend_from_slice(
        format!("trailer\n<</Size {size} {trailer} {previous}>>\nstartxref\n{start}\n%%EOF\n").as_bytes(),
    );
}

/// A stream.
pub fn stream(dictionary: &str, content: &str) -> String {
    format!("<<{dictionary}/Length {}>>\nstream\n{content}\nendstream", content.len())
}

/// Where the last cross-reference begins.
pub fn start_of(pdf: &[u8]) -> usize {
    let at = last(pdf, b"startxref").unwrap() + 9;
    String::from_utf8_lossy(&pdf[at..]).split_whitespace().next().unwrap().parse().unwrap()
}

/// Root, Info and ID of the last trailer.
pub fn trailer_of(pdf: &[u8]) -> String {
    let at = last(pdf, b"trailer").unwrap() + 7;
    let text = String::from_utf8_lossy(&pdf[at..]).into_owned();
    let text =
        text[..text.rfind("startxref").unwrap()].trim().trim_start_matches("<<").trim_end_matches(">>").to_owned();
    // Without the size and what came before, which are written anew.
    let mut kept = String::new();
    for key in ["/Root", "/Info", "/ID"] {
        if let Some(at) = text.find(key) {
            let rest = &text[at + key.len()..];
            let end = rest.find('/').unwrap_or(rest.len());
            kept.push_str(&format!("{key}{} ", &rest[..end]));
        }
    }
    kept
}

/// Where `word` is first.
pub fn first(pdf: &[u8], word: &[u8]) -> Option<usize> {
    pdf.windows(word.len()).position(|window| window == word)
}

/// Where `word` is last.
pub fn last(pdf: &[u8], word: &[u8]) -> Option<usize> {
    pdf.windows(word.len()).rposition(|window| window == word)
}

/// The text of an object, the last one of that number.
pub fn object(pdf: &[u8], number: u32) -> String {
    let at = last(pdf, format!("\n{number} 0 obj").as_bytes()).unwrap();
    let text = &pdf[at..];
    let start = first(text, b"obj").unwrap() + 3;
    let end = first(text, b"endobj").unwrap();
    String::from_utf8_lossy(&text[start..end]).trim().to_owned()
}
