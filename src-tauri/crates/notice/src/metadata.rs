//! What the file says about itself: XMP, the document information that must agree with it, and the output intent.

use chrono::{DateTime, SecondsFormat, Utc};
use lopdf::{Dictionary, Document as Pdf, Stream, dictionary};

use crate::document::Document;
use crate::error::RenderError;
use crate::finish::{plain, text};

const PRODUCER: &str = concat!("Disclosure Desk ", env!("CARGO_PKG_VERSION"));

/// A matrix profile of IEC 61966-2-1 (sRGB), made for this program from the numbers of the standard.
const SRGB: &[u8] = include_bytes!("../assets/srgb.icc");

/// Adds XMP, information dictionary and output intent.
pub(crate) fn add(pdf: &mut Pdf, catalog: &mut Dictionary, document: &Document) -> Result<(), RenderError> {
    let meta = &document.meta;
    check_language(&meta.language)?;
    if meta.title.trim().is_empty() {
        return Err(RenderError::Field {
            field: "Title".into(),
            value: String::new(),
            problem: "is empty: a document needs a title".into(),
        });
    }
    let mut stream = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp(document).into_bytes());
    // Archives read the metadata without unpacking the file.
    stream.allows_compression = false;
    catalog.set("Metadata", pdf.add_object(stream));
    let date = plain(&pdf_date(meta.issued_at));
    let mut information = dictionary! {
        "Title" => text(&meta.title),
        "Author" => text(&meta.organisation),
        "Subject" => text(&meta.subject),
        "Creator" => plain(PRODUCER),
        "Producer" => plain(PRODUCER),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    };
    if !meta.keywords.is_empty() {
        information.set("Keywords", text(&meta.keywords.join(", ")));
    }
    let information = pdf.add_object(information);
    pdf.trailer.set("Info", information);
    let profile = pdf.add_object(Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec()));
    // ISO 19005-3 6.2.3: one output intent, so that device colours mean something.
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => plain("sRGB IEC61966-2.1"),
        "Info" => plain("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    catalog.set("OutputIntents", vec![intent.into()]);
    Ok(())
}

/// A date of ISO 32000-1 7.9.4 in UTC.
pub(crate) fn pdf_date(at: DateTime<Utc>) -> String {
    at.format("D:%Y%m%d%H%M%S+00'00'").to_string()
}

fn xmp(document: &Document) -> String {
    let meta = &document.meta;
    let (title, author, subject) = (escape(&meta.title), escape(&meta.organisation), escape(&meta.subject));
    let date = meta.issued_at.to_rfc3339_opts(SecondsFormat::Secs, true).replace('Z', "+00:00");
    let language = escape(&meta.language);
    let keywords = if meta.keywords.is_empty() {
        String::new()
    } else {
        format!("<pdf:Keywords>{}</pdf:Keywords>", escape(&meta.keywords.join(", ")))
    };
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>
<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">
<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">
<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"
 xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"
 xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><pdf:Producer>{PRODUCER}</pdf:Producer>{keywords}
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end=\"r\"?>"
    )
}

fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            // Not allowed in XML 1.0.
            control if control.is_control() || matches!(control, '\u{fffe}' | '\u{ffff}') => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Enough of BCP 47 to keep nonsense out of `Lang`.
fn check_language(language: &str) -> Result<(), RenderError> {
    let mut parts = language.split('-');
    let first = parts.next().unwrap_or_default();
    let is_word =
        |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|character| character.is_ascii_alphanumeric());
    if (2..=3).contains(&first.len())
        && first.chars().all(|character| character.is_ascii_alphabetic())
        && parts.all(is_word)
    {
        return Ok(());
    }
    Err(RenderError::Field {
        field: "Language".into(),
        value: language.to_owned(),
        problem: "is not a language tag: write for example en, de or pt-BR".into(),
    })
}
