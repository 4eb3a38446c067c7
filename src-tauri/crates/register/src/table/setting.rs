//! Settings: the organisation and whatever else is one value.

use crate::change::{subject, to_value};
use crate::{Change, Reader, RegisterError};
use rusqlite::OptionalExtension;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The key of the name of the register.
pub(crate) const REGISTER_ID: &str = "register_id";

impl Reader<'_> {
    /// A setting, or its default where none is stored.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn setting<T: DeserializeOwned + Default>(&self, key: &str) -> Result<T, RegisterError> {
        self.setting_raw(key)?.map_or_else(|| Ok(T::default()), |value| super::read_body("setting", key, &value))
    }

    /// The name that tells this register, and its copies, from every other one.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn register_id(&self) -> Result<String, RegisterError> {
        self.setting(REGISTER_ID)
    }

    fn setting_raw(&self, key: &str) -> Result<Option<String>, RegisterError> {
        Ok(self.connection.query_row("SELECT value FROM setting WHERE key = ?1", [key], |row| row.get(0)).optional()?)
    }
}

impl Change<'_> {
    /// Puts into the history that something was done with the register as a whole, such as “restored from a backup”.
    ///
    /// # Errors
    /// If the register can't be written.
    pub fn note_register(&self, action: &str) -> Result<(), RegisterError> {
        let id = self.register_id()?;
        self.record(action, &subject("register", &id, None), None, None)
    }

    /// Stores a setting.
    ///
    /// # Errors
    /// If the register can't be written.
    pub fn put_setting<T: Serialize>(&self, key: &str, value: &T) -> Result<(), RegisterError> {
        let value = to_value("setting", key, value)?;
        let before = self.setting_raw(key)?.map(|text| super::read_body::<Value>("setting", key, &text)).transpose()?;
        if before.as_ref() == Some(&value) {
            return Ok(());
        }
        self.put_setting_raw(key, &value)?;
        self.record("changed", &subject("setting", key, None), before.as_ref(), Some(&value))
    }

    pub(crate) fn put_setting_raw(&self, key: &str, value: &Value) -> Result<(), RegisterError> {
        self.connection().execute(
            "INSERT INTO setting VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [key, &value.to_string()],
        )?;
        Ok(())
    }
}
