//! `security.txt` (RFC 9116): the fields, checked, and the file.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The fields of `security.txt`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SecurityTxt {
    /// How to reach the organisation, in order of preference: `mailto:`, `https:` or `tel:` (section 2.5.3).
    pub contact: Vec<String>,
    /// Until when the file holds, UTC (section 2.5.5).
    pub expires: Option<DateTime<Utc>>,
    /// Where keys are found (section 2.5.4).
    pub encryption: Vec<String>,
    /// Where reporters are thanked (section 2.5.1).
    pub acknowledgments: Vec<String>,
    /// Languages in which reports are read, BCP 47 (section 2.5.8).
    pub preferred_languages: Vec<String>,
    /// Where the file itself stands (section 2.5.2).
    pub canonical: Vec<String>,
    /// Where the disclosure policy stands (section 2.5.7).
    pub policy: Vec<String>,
    /// Where security jobs are offered (section 2.5.6).
    pub hiring: Vec<String>,
    /// Where the CSAF provider is described (CSAF 2.0 section 7.1.8).
    pub csaf: Vec<String>,
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SecurityTxtFault {
    /// The field as a JSON Pointer (`/contact/0`).
    pub path: String,
    /// Whether the file can't be published with it.
    pub stops: bool,
    /// What is wrong, and what would be right.
    pub message: String,
    /// The section of RFC 9116.
    pub section: String,
}

/// Longest value of a field, in characters.
const MAX_VALUE: usize = 2_000;

/// Checks every field.
#[must_use]
pub fn check_security_txt(file: &SecurityTxt, now: DateTime<Utc>) -> Vec<SecurityTxtFault> {
    let mut faults = Vec::new();
    let mut fault = |path: String, stops: bool, message: String, section: &str| {
        faults.push(SecurityTxtFault { path, stops, message, section: format!("RFC 9116 {section}") });
    };
    if file.contact.iter().all(|value| value.trim().is_empty()) {
        fault(
            "/contact".into(),
            true,
            "There is no contact. At least one is required, such as mailto:psirt@example.org.".into(),
            "2.5.3",
        );
    }
    let lists: [(&str, &[String], &[&str], &str); 7] = [
        ("contact", &file.contact, &["mailto:", "https://", "tel:"], "2.5.3"),
        ("encryption", &file.encryption, &["https://", "dns:", "openpgp4fpr:"], "2.5.4"),
        ("acknowledgments", &file.acknowledgments, &["https://"], "2.5.1"),
        ("canonical", &file.canonical, &["https://"], "2.5.2"),
        ("policy", &file.policy, &["https://"], "2.5.7"),
        ("hiring", &file.hiring, &["https://"], "2.5.6"),
        ("csaf", &file.csaf, &["https://"], "2.4"),
    ];
    for (name, values, schemes, section) in lists {
        for (index, value) in values.iter().enumerate() {
            let path = format!("/{name}/{index}");
            let lower = value.to_ascii_lowercase();
            if value.chars().any(|character| character.is_control() || character.is_whitespace())
                || value.chars().count() > MAX_VALUE
            {
                fault(
                    path,
                    true,
                    format!("“{value}” is not a URI: it holds spaces or line ends, or is too long."),
                    section,
                );
            } else if !schemes.iter().any(|scheme| lower.starts_with(scheme) && lower.len() > scheme.len()) {
                fault(
                    path,
                    true,
                    format!("“{value}” is not a URI of this field; expected it to begin with {}.", schemes.join(", ")),
                    section,
                );
            } else if lower.starts_with("mailto:") && !lower[7..].split('?').next().unwrap_or_default().contains('@') {
                fault(path, true, format!("“{value}” names no mail address."), section);
            }
        }
    }
    match file.expires {
        None => {
            fault(
                "/expires".into(),
                true,
                "There is no day on which the file expires; it is required.".into(),
                "2.5.5",
            );
        }
        Some(at) if at <= now => {
            fault(
                "/expires".into(),
                true,
                format!("The file expired on {}; researchers must not use it any more.", at.format("%Y-%m-%d")),
                "2.5.5",
            );
        }
        Some(at) if at > now + TimeDelta::days(366) => {
            fault(
                "/expires".into(),
                false,
                "It should expire in less than a year, so that nobody relies on a stale file.".into(),
                "2.5.5",
            );
        }
        Some(_) => {}
    }
    for (index, language) in file.preferred_languages.iter().enumerate() {
        let sound = !language.is_empty()
            && language.len() <= 35
            && language.split('-').all(|part| {
                !part.is_empty() && part.len() <= 8 && part.chars().all(|character| character.is_ascii_alphanumeric())
            });
        if !sound {
            fault(
                format!("/preferred_languages/{index}"),
                true,
                format!("“{language}” is not a language tag; expected for example en or de."),
                "2.5.8",
            );
        }
    }
    if file.canonical.is_empty() {
        fault(
            "/canonical".into(),
            false,
            "Where the file stands should be said, above all when it is signed.".into(),
            "2.5.2",
        );
    }
    faults
}

impl SecurityTxt {
    /// The file, unsigned; each field on a line of its own.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        let lists: [(&str, &[String]); 7] = [
            ("Contact", &self.contact),
            ("Encryption", &self.encryption),
            ("Acknowledgments", &self.acknowledgments),
            ("Canonical", &self.canonical),
            ("Policy", &self.policy),
            ("Hiring", &self.hiring),
            ("CSAF", &self.csaf),
        ];
        for (name, values) in lists {
            // A line break in a value would begin a field of its own.
            let values = values.iter().map(|value| foreign::one_line(value));
            values.for_each(|value| text.push_str(&format!("{name}: {value}\n")));
            if name == "Contact"
                && let Some(at) = self.expires
            {
                text.push_str(&format!("Expires: {}\n", at.format("%Y-%m-%dT%H:%M:%SZ")));
            }
        }
        if !self.preferred_languages.is_empty() {
            text.push_str(&format!(
                "Preferred-Languages: {}\n",
                foreign::one_line(&self.preferred_languages.join(", "))
            ));
        }
        text
    }
}
