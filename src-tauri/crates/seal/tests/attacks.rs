//! Attacks on sealed files, one row each: none is found in order. The published ones are there (incremental saving,
//! signature wrapping, universal forgery, shadow attacks, evil annotations), and every way we could think of to change
//! what a reader shows.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod common;

use common::craft::{document, first, last, object, start_of, stream, trailer_of, update, update_with};
use common::{now, p256, request, rsa3072};
use seal::{
    DemonstrationKey, Fault, FaultCode, Identity, PdfReport, SignRequest, SignatureField, VerifyError,
    demonstration_identity, sign_pdf, verify_pdf,
};

const PAGE: &str = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>/Contents 4 0 R/Annots[8 0 R 9 0 R]>>";
const CATALOG: &str = "<</Type/Catalog/Pages 2 0 R/AcroForm 7 0 R/Lang(en)/Names 12 0 R/Metadata 14 0 R>>";
const FORM: &str = "<</Fields[8 0 R 10 0 R 11 0 R]/SigFlags 3/DA(/F 0 Tf)>>";
const SEAL: &str = "<</Type/Annot/Subtype/Widget/FT/Sig/T(seal)/F 132/Rect[10 10 100 50]/P 3 0 R/AP<</N 6 0 R>>>>";

/// A document with two empty signature fields, one of them unseen, a text field, a note, an attachment and metadata.
fn base() -> Vec<u8> {
    let content = stream("", "BT /F 12 Tf 20 300 Td (Do not use pump) Tj ET /X Do");
    let x = stream("/Type/XObject/Subtype/Form/BBox[0 0 90 40]", "0 0 90 40 re f");
    let file = stream("/Type/EmbeddedFile", "{\"risk\":\"high\"}");
    let metadata = stream("/Type/Metadata/Subtype/XML", "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><a/></x:xmpmeta>");
    document(&[
        (1, CATALOG),
        (2, "<</Type/Pages/Kids[3 0 R]/Count 1>>"),
        (3, PAGE),
        (4, &content),
        (5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"),
        (6, &x),
        (7, FORM),
        (8, SEAL),
        (9, "<</Type/Annot/Subtype/Text/Rect[200 200 220 220]/Contents(a note)>>"),
        (10, "<</Type/Annot/Subtype/Widget/FT/Tx/T(state)/V(draft)/Rect[10 60 100 90]>>"),
        (11, "<</Type/Annot/Subtype/Widget/FT/Sig/T(approval)/F 132/Rect[110 10 200 50]/P 3 0 R>>"),
        (12, "<</EmbeddedFiles<</Names[(a.json)13 0 R]>>>>"),
        (13, "<</Type/Filespec/F(a.json)/EF<</F 15 0 R>>>>"),
        (14, &metadata),
        (15, &file),
        (16, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Resources<<>>/Contents 17 0 R>>"),
        (17, &stream("", "BT (Pump may be used) Tj ET")),
    ])
}

fn at_present() -> SignRequest {
    SignRequest { field: SignatureField::Empty("seal".into()), ..request() }
}

fn sealed() -> Vec<u8> {
    sign_pdf(&base(), &p256().identity, &at_present()).unwrap()
}

fn report(pdf: &[u8]) -> Result<PdfReport, VerifyError> {
    let roots = [p256().roots.clone(), rsa3072().roots.clone()].concat();
    verify_pdf(pdf, &roots, now())
}

fn is_valid(pdf: &[u8]) -> bool {
    report(pdf).is_ok_and(|report| report.is_valid())
}

/// Each is found, and what is said is about the document: that nobody trusts the signer would be no answer.
fn assert_found(attacks: &[(&str, Vec<u8>)]) {
    let missed: Vec<&str> = attacks.iter().filter(|(name, pdf)| !is_told(name, pdf)).map(|(name, _)| *name).collect();
    assert!(missed.is_empty(), "not found: {missed:?}");
}

fn is_told(name: &str, pdf: &[u8]) -> bool {
    let report = match report(pdf) {
        Ok(report) => report,
        Err(error) => {
            println!("{name}: {error}");
            return true;
        }
    };
    let is_about_the_document =
        |fault: &&Fault| !matches!(fault.code, FaultCode::Untrusted | FaultCode::NotValidThen | FaultCode::ClaimedTime);
    let told: Vec<&str> =
        report.all_faults().filter(is_about_the_document).map(|fault| fault.message.as_str()).collect();
    println!("{name}: {}", told.join(" | "));
    !report.is_valid() && told.iter().any(|words| words.len() > 20)
}

/// A certificate as a piece of evidence.
fn piece() -> String {
    let der = p256().roots[0].as_der();
    let hex: String = der.iter().map(|byte| format!("{byte:02x}")).collect();
    // Written in hexadecimal it stays text; the reader of this test's documents does not unpack it.
    format!("<</Length {}>>\nstream\n{hex}\nendstream", hex.len())
}

#[test]
fn what_may_follow_a_signature_is_let_pass() {
    let pdf = sealed();
    assert!(is_valid(&pdf), "{:#?}", report(&pdf));
    // The same objects once more, and an empty store.
    let again = update(&pdf, &[(2, "<</Kids[3 0 R]/Type/Pages/Count 1>>")]);
    assert!(is_valid(&again), "{:#?}", report(&again));
    let store = update(&pdf, &[(1, &CATALOG.replace(">>", "/DSS 60 0 R>>")), (60, "<</Type/DSS/Certs[]>>")]);
    assert!(is_valid(&store), "{:#?}", report(&store));
    let second = SignRequest { field: SignatureField::Empty("approval".into()), ..request() };
    let both = sign_pdf(&pdf, &rsa3072().identity, &second).unwrap();
    assert!(is_valid(&both), "{:#?}", report(&both));
    let third = SignRequest { field: SignatureField::Unseen("third".into()), ..request() };
    assert!(is_valid(&sign_pdf(&both, &p256().identity, &third).unwrap()));
    // A whole sealed file as an attachment is content.
    let inner = String::from_utf8_lossy(&sealed()).into_owned();
    let outer = update(&base(), &[(15, &stream("/Type/EmbeddedFile", &inner))]);
    let outer = sign_pdf(&outer, &p256().identity, &at_present()).unwrap();
    assert!(is_valid(&outer), "{:#?}", report(&outer));
}

#[test]
fn updates_that_change_what_is_shown() {
    let pdf = sealed();
    let other = stream("", "BT (Pump may be used) Tj ET");
    let changed = |number: u32, text: &str| update(&pdf, &[(number, text)]);
    let seal = object(&pdf, 8);
    let value = seal.split("/V").nth(1).unwrap().trim_end_matches('>').trim().to_owned();
    let signature: u32 = value.split(' ').next().unwrap().parse().unwrap();
    let catalog = |extra: &str| changed(1, &CATALOG.replace(">>", &format!("{extra}>>")));
    assert_found(&[
        ("page content replaced", changed(4, &other)),
        ("page leads to new content", update(&pdf, &[(3, &PAGE.replace("4 0 R", "50 0 R")), (50, &other)])),
        ("page leads to other content that is there", changed(3, &PAGE.replace("4 0 R", "17 0 R"))),
        ("other page", changed(2, "<</Type/Pages/Kids[16 0 R]/Count 1>>")),
        ("further page", changed(2, "<</Type/Pages/Kids[3 0 R 16 0 R]/Count 2>>")),
        ("page turned", changed(3, &PAGE.replace("/Parent", "/Rotate 180/Parent"))),
        ("page cropped", changed(3, &PAGE.replace("/Parent", "/CropBox[0 0 9 9]/Parent"))),
        ("font replaced", changed(5, "<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>")),
        ("drawing hidden", changed(6, &stream("/Type/XObject/Subtype/Form/BBox[0 0 0 0]", ""))),
        ("note changed", changed(9, "<</Type/Annot/Subtype/Text/Rect[200 200 220 220]/Contents(another)>>")),
        ("note hidden", changed(9, "<</Type/Annot/Subtype/Text/Rect[200 200 220 220]/Contents(a note)/F 2>>")),
        ("note taken away", changed(3, &PAGE.replace(" 9 0 R]", "]"))),
        (
            "note added",
            update(
                &pdf,
                &[
                    (3, &PAGE.replace("9 0 R]", "9 0 R 50 0 R]")),
                    (50, "<</Type/Annot/Subtype/FreeText/Rect[0 0 400 400]/Contents(Pump may be used)>>"),
                ],
            ),
        ),
        ("text field filled", changed(10, "<</Type/Annot/Subtype/Widget/FT/Tx/T(state)/V(final)/Rect[10 60 100 90]>>")),
        ("form drawn anew by the reader", changed(7, &FORM.replace("/SigFlags", "/NeedAppearances true/SigFlags"))),
        ("form with XFA", update(&pdf, &[(7, &FORM.replace("/SigFlags", "/XFA 50 0 R/SigFlags")), (50, &other)])),
        ("field taken away", changed(7, &FORM.replace(" 11 0 R", ""))),
        (
            "field renamed",
            changed(11, "<</Type/Annot/Subtype/Widget/FT/Sig/T(other)/F 132/Rect[110 10 200 50]/P 3 0 R>>"),
        ),
        (
            "empty field moved",
            changed(11, "<</Type/Annot/Subtype/Widget/FT/Sig/T(approval)/F 132/Rect[0 0 400 400]/P 3 0 R>>"),
        ),
        (
            "empty field drawn without a signature",
            update(
                &pdf,
                &[
                    (
                        11,
                        "<</Type/Annot/Subtype/Widget/FT/Sig/T(approval)/F 132/Rect[110 10 200 50]/P 3 0 R/AP<</N 50 0 R>>>>",
                    ),
                    (50, &stream("/Type/XObject/Subtype/Form/BBox[0 0 90 40]", "0 0 90 40 re f")),
                ],
            ),
        ),
        ("seal emptied", changed(8, SEAL)),
        (
            "seal drawn anew",
            update(
                &pdf,
                &[
                    (8, &seal.replace("6 0 R", "50 0 R")),
                    (50, &stream("/Type/XObject/Subtype/Form/BBox[0 0 90 40]", "")),
                ],
            ),
        ),
        ("seal moved", changed(8, &seal.replace("[10 10 100 50]", "[10 10 100 51]"))),
        (
            "signature says another reason",
            changed(signature, &object(&pdf, signature).replace("/Reason", "/Reason<41>/Old")),
        ),
        ("attachment replaced", changed(15, &stream("/Type/EmbeddedFile", "{\"risk\":\"none\"}"))),
        ("attachment renamed", changed(13, "<</Type/Filespec/F(b.json)/EF<</F 15 0 R>>>>")),
        ("attachments taken away", changed(12, "<</EmbeddedFiles<</Names[]>>>>")),
        (
            "metadata replaced",
            changed(
                14,
                &stream("/Type/Metadata/Subtype/XML", "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><b/></x:xmpmeta>"),
            ),
        ),
        ("language changed", changed(1, &CATALOG.replace("(en)", "(de)"))),
        ("action when opened", catalog("/OpenAction[3 0 R/Fit]")),
        ("other layers", catalog("/OCProperties<</OCGs[]/D<<>>>>")),
        ("outline", catalog("/Outlines 50 0 R")),
        (
            "catalog elsewhere",
            update_with(
                &pdf,
                &[(50, CATALOG.replace("2 0 R", "51 0 R")), (51, "<</Type/Pages/Kids[16 0 R]/Count 1>>".into())],
                "/Root 50 0 R",
                &[],
            ),
        ),
        (
            "information added",
            update_with(&pdf, &[(50, "<</Title(x)>>".into())], &format!("{}/Info 50 0 R", trailer_of(&pdf)), &[]),
        ),
        ("object deleted", update_with(&pdf, &[], &trailer_of(&pdf), &[9])),
        ("object that nothing names", changed(50, &other)),
        (
            "new text field",
            update(&pdf, &[(7, &FORM.replace("11 0 R]", "11 0 R 50 0 R]")), (50, "<</FT/Tx/T(x)/V(y)>>")]),
        ),
        (
            "new signature field that shows something",
            update(
                &pdf,
                &[
                    (7, &FORM.replace("11 0 R]", "11 0 R 50 0 R]")),
                    (3, &PAGE.replace("9 0 R]", "9 0 R 50 0 R]")),
                    (50, "<</Type/Annot/Subtype/Widget/FT/Sig/T(x)/Rect[0 0 400 400]/P 3 0 R/AP<</N 51 0 R>>>>"),
                    (51, &stream("/Type/XObject/Subtype/Form/BBox[0 0 400 400]", "0 0 400 400 re f")),
                ],
            ),
        ),
        (
            "new field without an area that shows something",
            update(
                &pdf,
                &[
                    (7, &FORM.replace("11 0 R]", "11 0 R 50 0 R]")),
                    (3, &PAGE.replace("9 0 R]", "9 0 R 50 0 R]")),
                    (50, "<</Type/Annot/Subtype/Widget/FT/Sig/T(x)/Rect[0 0 0 0]/P 3 0 R/AP<</N 51 0 R>>>>"),
                    (
                        51,
                        &stream("/Type/XObject/Subtype/Form/BBox[0 0 400 400]/Matrix[1 0 0 1 0 0]", "0 0 400 400 re f"),
                    ),
                ],
            ),
        ),
        (
            "new field with an action",
            update(
                &pdf,
                &[
                    (7, &FORM.replace("11 0 R]", "11 0 R 50 0 R]")),
                    (50, "<</Type/Annot/Subtype/Widget/FT/Sig/T(x)/Rect[0 0 0 0]/P 3 0 R/AA<<>>>>"),
                ],
            ),
        ),
        (
            "new field of a name that is there",
            update(
                &pdf,
                &[(7, &FORM.replace("11 0 R]", "11 0 R 50 0 R]")), (50, "<</FT/Sig/T(approval)/Rect[0 0 0 0]>>")],
            ),
        ),
        (
            "new field with a made-up signature",
            update(
                &pdf,
                &[
                    (7, &FORM.replace("11 0 R]", "11 0 R 50 0 R]")),
                    (50, "<</FT/Sig/T(x)/V 51 0 R>>"),
                    (
                        51,
                        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 1 2 3]/Contents<00>>>",
                    ),
                ],
            ),
        ),
        (
            "store with something else",
            update(
                &pdf,
                &[(1, &CATALOG.replace(">>", "/DSS 60 0 R>>")), (60, "<</Type/DSS/Certs[61 0 R]>>"), (61, &piece())],
            ),
        ),
        (
            "store with further keys",
            update(&pdf, &[(1, &CATALOG.replace(">>", "/DSS 60 0 R>>")), (60, "<</Type/DSS/Pages 2 0 R>>")]),
        ),
        (
            "store that takes the place of the page",
            update(&pdf, &[(1, &CATALOG.replace(">>", "/DSS 3 0 R>>")), (3, "<</Type/DSS/Certs[]>>")]),
        ),
        (
            "store whose list is the content",
            update(&pdf, &[(1, &CATALOG.replace(">>", "/DSS<</Certs 4 0 R>>>>")), (4, "[]")]),
        ),
    ]);
}

#[test]
fn updates_that_are_none() {
    let pdf = sealed();
    let other = stream("", "BT (Pump may be used) Tj ET");
    let text = |text: &str| [pdf.as_slice(), text.as_bytes()].concat();
    let good = update(&pdf, &[(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")]);
    assert!(is_valid(&good));
    let replaced = |from: &str, to: &str| {
        let at = last(&good, from.as_bytes()).unwrap();
        [&good[..at], to.as_bytes(), &good[at + from.len()..]].concat()
    };
    let tail = good.len();
    let before_signature = start_of(&base());
    let entry = format!("{:010} 00000 n", last(&good, b"\n2 0 obj").unwrap() + 1);
    let old = first(&pdf, b"16 0 obj").unwrap();
    assert_found(&[
        ("objects alone", text(&format!("4 0 obj\n{other}\nendobj\n"))),
        ("objects and a table", text(&format!("4 0 obj\n{other}\nendobj\nxref\n4 1\n{:010} 00000 n \n", pdf.len()))),
        (
            "objects, a table and a trailer",
            text(&format!(
                "4 0 obj\n{other}\nendobj\nxref\n4 1\n{:010} 00000 n \ntrailer\n<</Size 200/Root 1 0 R/Prev {}>>\n",
                pdf.len(),
                start_of(&pdf)
            )),
        ),
        ("trailer alone", text("trailer\n<</Size 200/Root 16 0 R>>\nstartxref\n0\n%%EOF\n")),
        ("a second end of file", text("%%EOF\n")),
        ("a comment", text("% nothing\n")),
        ("white space", text("\n\n")),
        ("zeros", [pdf.as_slice(), &[0; 16]].concat()),
        ("hidden object before the table", {
            let at = last(&good, b"xref\n2 1").unwrap();
            [&good[..at], format!("4 0 obj\n{other}\nendobj\n").as_bytes(), &good[at..]].concat()
        }),
        ("comment in the update", replaced("\nendobj", "\n%x\nendobj%y")),
        (
            "table that does not follow the signed version",
            replaced(&format!("/Prev {}", start_of(&pdf)), &format!("/Prev {before_signature}")),
        ),
        ("table without anything before", replaced(&format!("/Prev {}", start_of(&pdf)), "")),
        ("table that leads into the signed part", replaced(&entry, &format!("{old:010} 00000 n"))),
        (
            "table that leads between objects",
            replaced(&entry, &format!("{:010} 00000 n", last(&good, b"\n2 0 obj").unwrap() + 2)),
        ),
        ("another generation", replaced("00000 n", "00001 n")),
        ("object twice in the table", replaced("xref\n2 1", "xref\n2 1\n0000000000 00000 n \n2 1")),
        ("cross-reference beside the table", replaced("/Prev", "/XRefStm 15/Prev")),
        ("another key in the trailer", replaced("/Prev", "/Encrypt 5 0 R/Prev")),
        ("smaller number of objects", replaced("/Size 900", "/Size 3")),
        ("wrong start", replaced("startxref\n", "startxref\n1")),
        ("bytes behind the end", [&good[..tail], b"x"].concat()),
        ("bytes behind the end of file mark", replaced("%%EOF\n", "%%EOFx\n")),
        ("keys twice", replaced("/Kids[3 0 R]", "/Kids[16 0 R]/Kids[3 0 R]")),
        ("another header before it", [b"%PDF-1.7\n".as_slice(), &pdf].concat()),
    ]);
}

#[test]
fn shadow_attacks_prepared_before_signing() {
    // Hide: what covers the content is taken away. Replace: content that is named but not there is put in.
    let prepared = update(&base(), &[(3, &PAGE.replace("4 0 R", "[4 0 R 99 0 R]"))]);
    let pdf = sign_pdf(&prepared, &p256().identity, &at_present()).unwrap();
    assert!(is_valid(&pdf));
    let other = stream("", "BT (Pump may be used) Tj ET");
    let certificate = {
        let mut store = update(&pdf, &[(1, &CATALOG.replace(">>", "/DSS<</Certs[99 0 R]>>>>"))]);
        store.truncate(store.len());
        store
    };
    // A list of evidence that is the content of the page as well.
    let shared = update(
        &base(),
        &[
            (1, &CATALOG.replace(">>", "/DSS 20 0 R>>")),
            (20, "<</Type/DSS/Certs 21 0 R>>"),
            (21, "[]"),
            (3, &PAGE.replace("/Contents 4 0 R", "/Contents 21 0 R")),
        ],
    );
    let shared = sign_pdf(&shared, &p256().identity, &at_present()).unwrap();
    // A list of annotations that is a list of something else as well, and a field that is a page as well.
    let fields = update(&base(), &[(7, "<</Fields 22 0 R/SigFlags 3/DA(/F 0 Tf)>>"), (22, "[8 0 R 10 0 R 11 0 R]")]);
    let fields = sign_pdf(&fields, &p256().identity, &at_present()).unwrap();
    assert!(is_valid(&fields));
    assert_found(&[
        ("content that was named and is put in", update(&pdf, &[(99, &other)])),
        ("the same as evidence", certificate),
        (
            "the same as a field",
            update(&pdf, &[(7, &FORM.replace("11 0 R]", "11 0 R 99 0 R]")), (99, "<</FT/Sig/T(x)/Rect[0 0 0 0]>>")]),
        ),
        ("evidence that is content", update(&shared, &[(21, "[17 0 R]")])),
        ("list of fields with a page", update(&fields, &[(22, "[8 0 R 10 0 R 11 0 R 16 0 R]")])),
        ("list of fields in another order", update(&fields, &[(22, "[10 0 R 8 0 R 11 0 R]")])),
    ]);
}

/// The published attacks by their names, and what the reader is told of each.
#[test]
fn published_attacks_are_told_in_words() {
    let pdf = sealed();
    let note = "<</Type/Annot/Subtype/FreeText/Rect[0 0 400 400]/Contents(Pump may be used)>>";
    for (name, attack) in [
        ("incremental saving", update(&pdf, &[(4, &stream("", "BT (Pump may be used) Tj ET"))])),
        ("shadow, hide", update(&pdf, &[(6, &stream("/Type/XObject/Subtype/Form/BBox[0 0 0 0]", ""))])),
        ("shadow, replace", update(&pdf, &[(5, "<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>")])),
        ("shadow, hide and replace", update(&pdf, &[(2, "<</Type/Pages/Kids[16 0 R]/Count 1>>")])),
        ("evil annotation", update(&pdf, &[(3, &PAGE.replace("9 0 R]", "9 0 R 50 0 R]")), (50, note)])),
    ] {
        let found = report(&attack).unwrap();
        let signature = &found.signatures[0];
        // What was signed is as it was; it is what came after it that must not be.
        assert!(signature.is_intact && !signature.covers_whole_file, "{name}: {found:#?}");
        assert!(signature.changes.iter().any(|change| !change.is_allowed), "{name}: {found:#?}");
        let words = found.all_faults().map(|fault| fault.message.as_str()).collect::<String>();
        assert!(words.contains("changed after it was signed, in version 3"), "{name}: {words}");
        assert!(words.contains("Only what was signed can be relied on."), "{name}: {words}");
    }
    let mut changed = pdf.clone();
    changed[first(&pdf, b"Do not use pump").unwrap()] = b'G';
    let found = report(&changed).unwrap();
    assert!(!found.signatures[0].is_intact);
    assert_eq!(found.signatures[0].faults[0].code, FaultCode::Changed);
}

#[test]
fn byte_ranges_that_leave_something_out() {
    let pdf = sealed();
    let at = first(&pdf, b"/ByteRange").unwrap() + 10;
    let length = first(&pdf[at..], b"/Contents").unwrap();
    let range = String::from_utf8_lossy(&pdf[at..at + length]).into_owned();
    let numbers: Vec<usize> =
        range.trim().trim_matches(['[', ']']).split(' ').map(|number| number.parse().unwrap()).collect();
    let [zero, gap, after, rest] = numbers[..] else { return };
    let with = |text: String| {
        let mut changed = pdf.clone();
        changed.splice(at..at + length, format!("{text:length$}").into_bytes());
        changed
    };
    let contents = |text: &str| [&pdf[..gap], text.as_bytes(), &pdf[after..]].concat();
    assert_found(&[
        ("nothing", with("[]".into())),
        ("null", with("null".into())),
        ("zeros", with("[0 0 0 0]".into())),
        ("negative", with("[0 -1 -1 0]".into())),
        ("negative start", with(format!("[-1 {gap} {after} {rest}]"))),
        ("shorter", with(format!("[{zero} {gap} {after} {}]", rest - 30))),
        ("longer", with(format!("[{zero} {gap} {after} {}]", rest + 1))),
        ("huge", with("[0 9 99999999999 99999999999]".into())),
        ("later start", with(format!("[1 {} {after} {rest}]", gap - 1))),
        ("wider gap", with(format!("[{zero} {} {after} {rest}]", gap - 40))),
        ("gap to the end", with(format!("[{zero} {gap} {} 0]", pdf.len()))),
        ("one part", with(format!("[{zero} {gap}]"))),
        ("three parts", with(format!("[{zero} {gap} {after} 10 {} 10]", after + 20))),
        ("no range at all", {
            let mut changed = pdf.clone();
            changed.splice(at - 10..at, *b"/Xyterange");
            changed
        }),
        ("empty contents", contents("<>")),
        ("contents of zero", contents("<00>")),
        ("no contents", contents("null")),
        ("contents that are text", contents("(abc)")),
        ("digits and spaces", {
            let mut changed = pdf.clone();
            changed[gap + 11] = b' ';
            changed
        }),
        ("something in the room behind", {
            let mut changed = pdf.clone();
            changed[after - 5] = b'1';
            changed
        }),
    ]);
}

/// Signature wrapping: the second signed part is moved back unchanged, and the room before it, which an altered byte
/// range leaves out, holds another table that the moved part leads to.
#[test]
fn wrapped_signatures() {
    let pdf = sealed();
    let gap = first(&pdf, b"/Contents<3").unwrap() + 9;
    let after = gap + first(&pdf[gap..], b">").unwrap() + 1;
    let contents = String::from_utf8_lossy(&pdf[gap..after]).into_owned();
    let part = &pdf[after..];
    let (table, before) = (start_of(&pdf), start_of(&base()));
    let seal = object(&pdf, 8);
    let value: u32 = seal.split("/V").nth(1).unwrap().trim().split(' ').next().unwrap().parse().unwrap();
    let page = format!("4 0 obj\n{}\nendobj\n", stream("", "BT (Pump may be used) Tj ET"));
    let (page_at, signature_at, moved_at) = (table + 1_000, table + 2_000, table + 4_000 + contents.len());
    let signature = |range: &str, contents: &str| {
        format!(
            "{value} 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M(D:20261120103000+01'00')/ByteRange{range}/Contents{contents}>>\nendobj\n"
        )
    };
    let build = |signature: &str, extra: &str| {
        let mut out = pdf[..after].to_vec();
        out.resize(table, b' ');
        out.extend_from_slice(
            format!("xref\n4 1\n{page_at:010} 00000 n \n8 1\n{:010} 00000 n \n{value} 1\n{signature_at:010} 00000 n \ntrailer\n<</Size 900/Root 1 0 R/Prev {before}{extra}>>\nstartxref\n{table}\n%%EOF\n", first(&pdf, b"\n8 0 obj\n<</Type /Annot").map_or_else(|| last(&pdf, b"\n8 0 obj").unwrap() + 1, |at| at + 1)).as_bytes(),
        );
        out.resize(page_at, b' ');
        out.extend_from_slice(page.as_bytes());
        out.resize(signature_at, b' ');
        out.extend_from_slice(signature.as_bytes());
        out.resize(moved_at, b' ');
        out.extend_from_slice(part);
        out
    };
    let range = format!("[0 {gap} {moved_at} {}]", part.len());
    let unchanged = format!("[0 {gap} {after} {}]", part.len());
    // The attack leads a reader to the other content: the document can be read.
    assert!(report(&build(&signature(&range, &contents), "")).unwrap().signatures[0].field == "seal");
    assert_found(&[
        ("with the contents again", build(&signature(&range, &contents), "")),
        ("with a byte range as it was", build(&signature(&unchanged, &contents), "")),
        ("with empty contents", build(&signature(&range, "<>"), "")),
        ("with contents of another kind", build(&signature(&range, "null"), "")),
        (
            "with a range to the end of the file",
            build(&signature(&format!("[0 {gap} {moved_at} {}]", part.len()), &contents), "/ID[<00><01>]"),
        ),
    ]);
}

#[test]
fn signatures_of_something_else() {
    let pdf = sealed();
    let other =
        sign_pdf(&update(&base(), &[(4, &stream("", "BT (x) Tj ET"))]), &p256().identity, &at_present()).unwrap();
    let place = |pdf: &[u8]| {
        let gap = first(pdf, b"/Contents<3").unwrap() + 10;
        gap..gap + first(&pdf[gap..], b">").unwrap()
    };
    let mut transplanted = pdf.clone();
    transplanted.splice(place(&pdf), other[place(&other)].to_vec());
    let found = report(&transplanted).unwrap();
    assert_eq!(found.signatures[0].faults[0].code, FaultCode::Changed);
    // Another person's signature over the same bytes: the key is another one.
    let forged = sign_pdf(&base(), &stranger(9), &at_present()).unwrap();
    assert_eq!(report(&forged).unwrap().signatures[0].faults[0].code, FaultCode::Untrusted);
    // The trusted certificate beside the stranger's signature. It must have the length of the other, so that nothing
    // else of the signature changes; signatures over certificates differ by a byte or two.
    let trusted: String = p256_leaf().iter().map(|byte| format!("{byte:02x}")).collect();
    let swapped = (9..60).find_map(|seed| {
        let mut forged = sign_pdf(&base(), &stranger(seed), &at_present()).unwrap();
        let text = String::from_utf8_lossy(&forged[place(&forged)]).into_owned();
        let theirs = leaf_of(text.as_bytes());
        (theirs.len() == trusted.len()).then(|| {
            forged.splice(place(&forged), text.replacen(&theirs, &trusted, 1).into_bytes());
            forged
        })
    });
    let swapped = swapped.unwrap();
    assert!(!report(&swapped).unwrap().signatures[0].is_intact);
    assert_found(&[("transplanted signature", transplanted), ("swapped certificate", swapped)]);
}

/// Somebody of the same name whom nobody vouches for.
fn stranger(seed: u8) -> Identity {
    let made =
        demonstration_identity("Dr. Miriam Albers", "longer", DemonstrationKey::P256, now(), [seed; 32]).unwrap();
    Identity::from_pkcs12(&made.pkcs12, "longer", now()).unwrap()
}

fn p256_leaf() -> Vec<u8> {
    use seal::Signer;
    p256().identity.certificates()[0].as_der().to_vec()
}

/// The certificate of the signer in a signature, in digits: the one that is not its own issuer.
fn leaf_of(digits: &[u8]) -> String {
    let text = String::from_utf8_lossy(digits).into_owned();
    let bytes: Vec<u8> =
        (0..text.len() / 2).map(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap()).collect();
    for at in 0..bytes.len() {
        if bytes[at..].starts_with(&[0x30, 0x82]) {
            let end = at + 4 + usize::from(bytes[at + 2]) * 256 + usize::from(bytes[at + 3]);
            if let Some(certificate) = bytes.get(at..end).and_then(seal::Certificate::from_der)
                && certificate.describe().subject != certificate.describe().issuer
            {
                return text[2 * at..2 * end].to_owned();
            }
        }
    }
    String::new()
}
