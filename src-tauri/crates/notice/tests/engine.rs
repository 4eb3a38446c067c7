//! The engine at its edges: what is too long, too many, or cannot be printed.

#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod common;

use common::tree;
use notice::document::*;
use notice::{RenderError, render};
use proptest::prelude::*;

fn with(blocks: Vec<Block>) -> Document {
    Document { blocks: [vec![Block::Title { text: "Test".into() }], blocks].concat(), ..common::empty() }
}

fn paragraph(words: &str) -> Block {
    Block::paragraph(vec![text(words)])
}

fn table(rows: usize) -> Block {
    let columns = ["Product", "Version"].map(|head| Column { head: head.into(), ..Column::default() }).to_vec();
    let rows = (0..rows).map(|row| Row {
        cells: vec![vec![text(format!("Product {row}"))], vec![text(format!("{row}.1"))]],
        vectors: vec![],
    });
    Block::Table(Table { columns, rows: rows.collect(), ..Table::default() })
}

#[test]
fn every_kind_of_block() {
    let rendered = render(&common::field_safety_notice()).unwrap();
    insta::assert_snapshot!("every_kind_of_block", tree::dump(&rendered.bytes));
    insta::assert_json_snapshot!("positions", rendered.positions);
}

#[test]
fn a_letter_parts_its_words_by_the_dictionary() {
    let rendered = render(&common::letter()).unwrap();
    if let Ok(folder) = std::env::var("NOTICE_SAMPLES") {
        std::fs::write(format!("{folder}/letter.pdf"), &rendered.bytes).unwrap();
    }
    let tags = tree::dump(&rendered.bytes);
    assert!(tags.contains('\u{ad}'), "no word is parted: {tags}");
    assert!(tags.replace('\u{ad}', "").contains("Arzneimittelbibliothek"), "{tags}");
    let mut english = common::letter();
    english.meta.language = "en".into();
    assert!(!tree::dump(&render(&english).unwrap().bytes).contains('\u{ad}'));
    let mut crowded = common::letter();
    crowded.letterhead.window.as_mut().unwrap().lines = vec!["x".into(); 10];
    assert!(render(&crowded).unwrap_err().to_string().contains("too many lines"));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let one = render(&common::field_safety_notice()).unwrap();
    let other = std::thread::spawn(|| render(&common::field_safety_notice()).unwrap()).join().unwrap();
    assert_eq!(one.sha256, other.sha256);
    // In another process, with other words in the caches.
    if std::env::var("NOTICE_CHILD").is_ok() {
        println!("hash {}", one.sha256);
        return;
    }
    let child = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "the_same_document_gives_the_same_bytes", "--nocapture"])
        .env("NOTICE_CHILD", "1")
        .output()
        .unwrap();
    let words = String::from_utf8_lossy(&child.stdout).into_owned();
    assert!(words.contains(&format!("hash {}", one.sha256)), "{words}");
}

#[test]
fn a_table_of_thirty_pages_repeats_its_head() {
    let rendered = render(&with(vec![Block::heading(1, "Products", "products"), table(1000)])).unwrap();
    assert!((28..34).contains(&rendered.pages), "{} pages", rendered.pages);
    let tags = tree::dump(&rendered.bytes);
    assert_eq!(
        tags.matches("TH Scope=Column: Product").count(),
        1,
        "a repeated head is an artifact, not a second head"
    );
    assert_eq!(tags.matches("TR\n").count(), 1001);
    let pdf = lopdf::Document::load_mem(&rendered.bytes).unwrap();
    for page in pdf.page_iter() {
        let content = String::from_utf8_lossy(&pdf.get_page_content(page)).into_owned();
        assert!(content.matches("/Artifact").count() >= 3);
    }
}

#[test]
fn a_small_table_stays_whole_and_a_heading_keeps_its_lines() {
    for lines in 30..44 {
        let mut blocks: Vec<Block> = (0..lines).map(|line| paragraph(&format!("Line {line}"))).collect();
        blocks.extend([Block::heading(1, "Products", "products"), table(5), paragraph("after")]);
        let rendered = render(&with(blocks)).unwrap();
        let pdf = lopdf::Document::load_mem(&rendered.bytes).unwrap();
        assert_eq!(pdf.get_pages().len(), rendered.pages);
        let tags = tree::dump(&rendered.bytes);
        assert!(tags.contains("H2: 1\u{2002}Products"));
        let heading = rendered.positions.iter().find(|position| position.anchor == "products").unwrap();
        assert!(heading.top < 640, "at {} on page {} after {lines} lines", heading.top, heading.page);
    }
}

#[test]
fn long_words_addresses_and_vectors_break() {
    let long = "A".repeat(400);
    let address = format!("https://www.nordlicht.example/{}", "security/advisories/".repeat(20));
    let vector = "CVSS:4.0/AV:A/AC:L/AT:N/PR:N/UI:N/VC:L/VI:H/VA:H/SC:N/SI:L/SA:N/S:P/AU:Y/R:U/V:C/RE:M/U:Red/MSI:S/MSA:S/CR:H/IR:H/AR:H";
    let columns = vec![
        Column { head: "Id".into(), no_wrap: true, share: None },
        Column { head: "Text".into(), ..Column::default() },
    ];
    let row = Row { cells: vec![vec![text(&long)], vec![text(&address)]], vectors: vec![vector.repeat(3)] };
    let blocks = vec![
        paragraph(&long),
        Block::paragraph(vec![link(&address, &address)]),
        Block::paragraph(vec![mono(vector), mono("f".repeat(300))]),
        Block::Table(Table { columns, rows: vec![row], ..Table::default() }),
        Block::heading(1, long.clone(), "long"),
        Block::Callout { content: vec![text(&long)], anchor: None },
        Block::KeyValues { pairs: vec![Pair { label: long.clone(), value: vec![text(&long)] }], anchor: None },
    ];
    let rendered = render(&with(blocks)).unwrap();
    let tags = tree::dump(&rendered.bytes);
    assert!(tags.contains(&long) && tags.contains(&address) && tags.contains(vector), "{tags}");
    let pdf = lopdf::Document::load_mem(&rendered.bytes).unwrap();
    for page in pdf.page_iter() {
        let content = lopdf::content::Content::decode(&pdf.get_page_content(page)).unwrap();
        for operation in content.operations.iter().filter(|operation| operation.operator == "Tm") {
            let x = operation.operands[4].as_float().unwrap();
            assert!((60.0..545.0).contains(&x), "text begins at {x}");
        }
    }
}

#[test]
fn a_row_taller_than_a_page_is_cut() {
    let columns = vec![Column { head: "Description".into(), ..Column::default() }];
    let row = Row { cells: vec![vec![text("many words ".repeat(3000))]], vectors: vec![] };
    let rendered = render(&with(vec![Block::Table(Table { columns, rows: vec![row], ..Table::default() })])).unwrap();
    assert!(rendered.pages >= 4);
    assert_eq!(tree::dump(&rendered.bytes).matches("words").count(), 3000);
}

#[test]
fn a_missing_glyph_is_named() {
    let error =
        render(&with(vec![Block::heading(1, "Why", "why"), paragraph("The pump \u{6ce8}\u{610f} beeps")])).unwrap_err();
    assert_eq!(
        error.to_string(),
        "Block 3 (paragraph under \u{201c}1 Why\u{201d}): no font of the document holds \u{6ce8} (U+6CE8), \u{610f} (U+610F), first in \u{201c}The pump \u{6ce8}\u{610f} beeps\u{201d}. \
         It prints Latin, Greek, Cyrillic, Hebrew and Arabic letters and pictograms: spell out what is written otherwise."
    );
    assert!(matches!(render(&with(vec![paragraph("bell \u{7}")])), Err(RenderError::ControlCharacter { .. })));
}

#[test]
fn names_from_right_to_left_and_pictograms_read_back() {
    let words = format!("Reported by {} and by others.", common::matter::MANY_SCRIPTS);
    let bytes = render(&with(vec![paragraph(&words)])).unwrap().bytes;
    let tags = tree::dump(&bytes);
    for part in ["Dr. רָחֵל לוי (42), ", "علي بن حسن 4.6.2 مَرْحَبًا, می\u{200c}خواهم; 🏥 ⚠ 🔒"]
    {
        assert!(tags.contains(part), "{part}\n{tags}");
    }
    // Another script says its language, for who reads it aloud.
    let pdf = lopdf::Document::load_mem(&bytes).unwrap();
    let mut languages = std::collections::BTreeSet::new();
    for page in pdf.page_iter() {
        for operation in lopdf::content::Content::decode(&pdf.get_page_content(page)).unwrap().operations {
            let properties = operation.operands.get(1).and_then(|properties| properties.as_dict().ok());
            if let Some(properties) = properties.filter(|properties| properties.has(b"ActualText")) {
                languages
                    .insert(String::from_utf8_lossy(properties.get(b"Lang").unwrap().as_str().unwrap()).into_owned());
            }
        }
    }
    assert_eq!(languages.into_iter().collect::<Vec<_>>(), ["ar-SA", "he-IL"]);
    // A name that wraps over lines still reads in order.
    let tags = tree::dump(&render(&with(vec![paragraph(&"علي بن حسن ".repeat(40))])).unwrap().bytes);
    assert!(tags.contains(&"علي بن حسن ".repeat(3)), "{tags}");
}

#[test]
fn greek_bulgarian_ligatures_and_marks_read_back() {
    let words = "Η αντλία έγχυσης · Спешно съобщение · affiliated fifth efficient · cafe\u{301} naïve Größe žluťoučký ≥ 2.0 → 3.0";
    let tags = tree::dump(&render(&with(vec![paragraph(words)])).unwrap().bytes);
    let composed = words.replace("e\u{301}", "é");
    let plain = |text: &str| text.replace('\u{a0}', " ");
    assert!(plain(&tags).contains(&plain(words)) || plain(&tags).contains(&plain(&composed)), "{tags}");
}

#[test]
fn unfit_fields_say_so() {
    type Spoil = fn(&mut Document);
    let cases: [(Spoil, &str); 5] = [
        (|document| document.letterhead.colour = Some("#ffee00".into()), "too light"),
        (|document| document.letterhead.colour = Some("blue".into()), "is not a colour"),
        (|document| document.meta.language = "english please".into(), "is not a language tag"),
        (|document| document.meta.title = " ".into(), "is empty"),
        (|document| document.blocks.push(Block::paragraph(vec![link("here", "javascript:alert(1)")])), "is not a link"),
    ];
    for (spoil, words) in cases {
        let mut document = with(vec![]);
        spoil(&mut document);
        let error = render(&document).unwrap_err().to_string();
        assert!(error.contains(words), "{error}");
    }
}

#[test]
fn a_document_without_blocks_is_a_page() {
    assert_eq!(render(&common::empty()).unwrap().pages, 1);
    assert_eq!(render(&with(vec![Block::PageBreak, Block::PageBreak, paragraph("x")])).unwrap().pages, 2);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_renders_or_names_its_glyph(words in "\\PC{0,200}", more in "[ -~À-ɏΑ-ωА-я\u{300}-\u{310}\u{200b}\u{ad}\u{a0}]{0,300}") {
        for text_of in [words, more] {
            let row = Row { cells: vec![vec![text(&text_of)]], vectors: vec![text_of.clone()] };
            let columns = vec![Column { head: text_of.clone(), no_wrap: true, share: None }];
            let blocks = vec![paragraph(&text_of), Block::heading(2, text_of.clone(), "x"), Block::Table(Table { columns, rows: vec![row], ..Table::default() })];
            match render(&with(blocks)) {
                Ok(rendered) => prop_assert!(rendered.bytes.starts_with(b"%PDF-1.7")),
                Err(RenderError::MissingGlyph { character, .. }) => prop_assert!(text_of.contains(character)),
                Err(other) => prop_assert!(false, "{other}"),
            }
        }
    }
}

#[test]
fn the_same_document_as_text_page_and_markdown() {
    let document = common::field_safety_notice();
    let words = notice::to_text(&document);
    assert!(words.lines().all(|line| line.chars().count() <= 78 || !line.trim().contains(' ')), "{words}");
    insta::assert_snapshot!("text", words);
    insta::assert_snapshot!("markdown", notice::to_markdown(&document));
    insta::assert_snapshot!("html", notice::to_html(&document));
}

#[test]
fn foreign_signs_stay_text_in_every_form() {
    let hostile = "# <script>alert(1)</script> | *x* `y` [z](javascript:1) & \"q\"";
    let target = "javascript:alert(1)";
    let cells = vec![vec![text(hostile)], vec![link(hostile, target)]];
    let rows = vec![Row { cells, vectors: vec![] }];
    let columns = ["A|B", "<i>"].map(|head| Column { head: head.into(), ..Column::default() }).to_vec();
    let document = with(vec![paragraph(hostile), Block::Table(Table { columns, rows, ..Table::default() })]);
    let page = notice::to_html(&document);
    assert!(!page.contains("<script") && !page.contains("href=\"javascript") && !page.contains("<i>"), "{page}");
    let markdown = notice::to_markdown(&document);
    assert!(!markdown.contains("\n# <") && !markdown.contains(['<', '>']), "{markdown}");
    for line in markdown.lines().filter(|line| line.starts_with('|') && !line.contains("---")) {
        let bars = line.replace("\\|", "").matches('|').count();
        assert_eq!(bars, 3, "{line}");
    }
}

#[test]
fn the_same_document_for_word() {
    let files = notice::to_docx(&common::field_safety_notice());
    let part = |name: &str| {
        let (_, bytes) = files.iter().find(|(found, _)| found == name).unwrap();
        String::from_utf8(bytes.clone()).unwrap()
    };
    let (text, styles) = (part("word/document.xml"), part("word/styles.xml"));
    for (found, wanted) in [
        (&text, "<w:pStyle w:val=\"Heading1\"/>"),
        (&text, "<w:pStyle w:val=\"ListNumber\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/>"),
        (&text, "<w:tblHeader/>"),
        (&styles, "<w:lang w:val=\"en\"/>"),
        (&styles, "<w:outlineLvl w:val=\"0\"/>"),
        (&styles, "<w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/>"),
    ] {
        assert!(found.contains(wanted), "{wanted}\n{found}");
    }
    let lines = text.replace("<w:p>", "\n<w:p>").replace("<w:tbl>", "\n<w:tbl>");
    insta::assert_snapshot!("docx", lines);
    if let Ok(folder) = std::env::var("NOTICE_SAMPLES") {
        for (name, bytes) in &files {
            let path = std::path::Path::new(&folder).join("docx").join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
    }
}
