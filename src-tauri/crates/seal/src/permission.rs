//! What the author of a signature allows to follow it (ISO 32000-1 12.8.2.2 and 12.8.2.4).

use crate::pdf::{Dictionary, Object, Pdf, Read, read_text};

/// The rules of one signature.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Permission {
    /// A certification, with the number of what it allows (table 254).
    pub(crate) certified: Option<i64>,
    locks: Vec<Lock>,
}

/// Fields that must stay as they are (table 256; 12.7.4.5, table 233).
#[derive(Debug, Clone, PartialEq, Eq)]
enum Lock {
    All,
    Only(Vec<String>),
    AllBut(Vec<String>),
}

impl Permission {
    /// Reads the rules from a signature dictionary and the dictionary of its field.
    pub(crate) fn read(pdf: &Pdf<'_>, signature: &Dictionary, field: &Dictionary) -> Read<Self> {
        let mut permission = Self::default();
        let references = pdf.value(signature, "Reference")?;
        for reference in references.as_array().unwrap_or_default() {
            let reference = pdf.resolve(reference)?;
            let Some(reference) = reference.as_dictionary() else { continue };
            let parameters = pdf.value(reference, "TransformParams")?;
            let parameters = parameters.as_dictionary().cloned().unwrap_or_default();
            match reference.get("TransformMethod").and_then(Object::as_name) {
                Some(b"DocMDP") => {
                    permission.certified = Some(pdf.value(&parameters, "P")?.as_integer().unwrap_or(2));
                }
                Some(b"FieldMDP") => permission.locks.extend(Lock::read(pdf, &parameters)?),
                _ => {}
            }
        }
        if let Some(lock) = pdf.value(field, "Lock")?.as_dictionary() {
            permission.locks.extend(Lock::read(pdf, lock)?);
        }
        Ok(permission)
    }

    /// Whether another signature may follow at all.
    pub(crate) fn allows_signatures(&self) -> bool {
        self.certified != Some(1)
    }

    /// Whether an empty field may be filled.
    pub(crate) fn allows_filling(&self, name: &str) -> bool {
        self.allows_signatures() && !self.locks(name)
    }

    /// Whether a certification lets people fill in the form.
    pub(crate) fn allows_entries(&self) -> bool {
        matches!(self.certified, Some(2 | 3))
    }

    /// Whether a field must stay as it is.
    pub(crate) fn locks(&self, name: &str) -> bool {
        self.locks.iter().any(|lock| lock.holds(name))
    }
}

impl Lock {
    fn read(pdf: &Pdf<'_>, rule: &Dictionary) -> Read<Option<Self>> {
        let fields = pdf.value(rule, "Fields")?;
        let fields = fields.as_array().unwrap_or_default().iter().filter_map(Object::as_text).map(read_text).collect();
        Ok(match rule.get("Action").and_then(Object::as_name) {
            Some(b"All") => Some(Self::All),
            Some(b"Include") => Some(Self::Only(fields)),
            Some(b"Exclude") => Some(Self::AllBut(fields)),
            _ => None,
        })
    }

    fn holds(&self, name: &str) -> bool {
        let is_among = |fields: &[String]| {
            fields
                .iter()
                .any(|field| name.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
        };
        match self {
            Self::All => true,
            Self::Only(fields) => is_among(fields),
            Self::AllBut(fields) => !is_among(fields),
        }
    }
}
