//! Where a key is: an address of RFC 7512, `pkcs11:token=Sealing;object=Albers?module-path=/usr/lib/libpkcs11.so`.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::str::FromStr;

use crate::error::IdentityError;

/// Where a key is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TokenAddress {
    /// The library that speaks with the token.
    pub module: PathBuf,
    /// Label of the token; any, where there is none.
    pub token: Option<String>,
    /// Serial number of the token.
    pub serial: Option<String>,
    /// Label of the certificate and its key.
    pub object: Option<String>,
    /// Identifier of the certificate and its key.
    pub id: Option<Vec<u8>>,
}

const SCHEME: &str = "pkcs11:";

impl TokenAddress {
    /// Whether a text is such an address rather than the name of a file.
    #[must_use]
    pub fn is_one(text: &str) -> bool {
        text.starts_with(SCHEME)
    }
}

impl FromStr for TokenAddress {
    type Err = IdentityError;

    fn from_str(text: &str) -> Result<Self, IdentityError> {
        let wrong =
            |problem: &str| IdentityError::TokenAddress { address: without_pin(text), problem: problem.to_owned() };
        let rest = text.strip_prefix(SCHEME).ok_or_else(|| wrong("it does not begin with pkcs11:"))?;
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let mut address = Self::default();
        for part in path.split(';').chain(query.split('&')).filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once('=').ok_or_else(|| wrong("a part of it has no value"))?;
            let bytes = decode(value).ok_or_else(|| wrong("a percent sign is not followed by two digits"))?;
            let words = || String::from_utf8(bytes.clone()).map_err(|_| wrong("a part of it is no text"));
            match key {
                "token" => address.token = Some(words()?),
                "serial" => address.serial = Some(words()?),
                "object" => address.object = Some(words()?),
                "id" => address.id = Some(bytes),
                "module-path" => address.module = PathBuf::from(words()?),
                // A passphrase is asked for, and never stored in an address.
                "pin-value" | "pin-source" => {
                    return Err(wrong("it must not hold the PIN: leave that out, it is asked for"));
                }
                _ => {}
            }
        }
        if !address.module.is_absolute() {
            return Err(wrong(
                "it does not name the token's library: add ?module-path= and the whole path of the file",
            ));
        }
        Ok(address)
    }
}

impl std::fmt::Display for TokenAddress {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut parts = Vec::new();
        for (key, value) in [("token", &self.token), ("serial", &self.serial), ("object", &self.object)] {
            if let Some(value) = value {
                parts.push(format!("{key}={}", encode(value.as_bytes())));
            }
        }
        if let Some(id) = &self.id {
            let mut text = String::from("id=");
            id.iter().try_for_each(|byte| write!(text, "%{byte:02X}"))?;
            parts.push(text);
        }
        let module = self.module.to_string_lossy();
        write!(formatter, "{SCHEME}{}?module-path={}", parts.join(";"), encode(module.as_bytes()))
    }
}

/// An address as an error may show it: somebody may have put the PIN into it.
fn without_pin(text: &str) -> String {
    match text.find("pin-") {
        Some(at) => format!("{}\u{2026}", &text[..at]),
        None => text.to_owned(),
    }
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        if *first == b'%' {
            let digits = std::str::from_utf8(tail.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    Some(bytes)
}

/// RFC 3986 2.3: what is not reserved stays.
fn encode(bytes: &[u8]) -> String {
    bytes
        .iter()
        .map(|&byte| {
            if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::TokenAddress;

    #[test]
    fn an_address_is_read_as_it_was_written() {
        let text =
            "pkcs11:token=Sealing%20card;object=Dr.%20Albers;id=%01%FF?module-path=/usr/lib/softhsm/libsofthsm2.so";
        let address: TokenAddress = text.parse().unwrap();
        assert_eq!(address.token.as_deref(), Some("Sealing card"));
        assert_eq!(address.id.as_deref(), Some(&[1, 255][..]));
        assert_eq!(address.to_string(), text);
    }

    #[test]
    fn what_is_no_address_says_why() {
        for (text, part) in [
            ("file.p12", "does not begin with pkcs11:"),
            ("pkcs11:token=x", "module-path"),
            ("pkcs11:token=x?module-path=lib.so", "module-path"),
            ("pkcs11:token=%4?module-path=/lib.so", "percent sign"),
            ("pkcs11:token=x?module-path=/lib.so&pin-value=1234", "must not hold the PIN"),
            ("pkcs11:token?pin-value=1234", "has no value"),
        ] {
            let error = text.parse::<TokenAddress>().unwrap_err().to_string();
            assert!(error.contains(part), "{error}");
            assert!(!error.contains("1234"), "a PIN is never repeated: {error}");
        }
    }
}
