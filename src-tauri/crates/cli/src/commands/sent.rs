//! `desk sent`.

use crate::arguments::{Common, Sent};
use crate::{Answer, Failure, office};
use desk::SendingInput;
use register::RegisterError;
use serde_json::json;

/// Records that a pack or a notice was handed over.
pub(crate) fn run(common: &Common, order: &Sent) -> Result<Answer, Failure> {
    let mut desk = office::open_to_write(common)?;
    let input = SendingInput {
        at: order.at.clone(),
        channel: order.channel.clone(),
        to: order.to.clone(),
        receipt: order.receipt.clone(),
    };
    let file = match &order.receipt_file {
        Some(path) => {
            let bytes = office::read(path)?;
            Some((path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(), bytes))
        }
        None => None,
    };
    let receipt = file.as_ref().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    // A path to the zip names the pack as well as its file name does.
    let name = std::path::Path::new(&order.what).file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.unwrap_or_else(|| order.what.clone());
    let path = std::path::Path::new(&order.what);
    if path.is_file() && name.ends_with(".zip") {
        desk.check_pack_file(&name, &office::read(path)?)?;
    }
    let notice = desk.register().read().notice_named(&name);
    match notice {
        Ok(row) => desk.send_notice(row.id, &input, receipt)?,
        Err(RegisterError::NoSuchRecord { .. }) => {
            desk.send_pack(&name, &input, receipt).map(|_| ()).map_err(|error| match error {
                desk::Error::Register(RegisterError::NoSuchRecord { .. }) => {
                    Failure::from(error).with_message(format!(
                        "there is no pack and no notice {}; “desk show NUMBER” shows those of a disclosure",
                        foreign::quoted(&name)
                    ))
                }
                other => other.into(),
            })?;
        }
        Err(error) => return Err(error.into()),
    }
    let to = if order.to.is_empty() { String::new() } else { format!(" to {}", foreign::one_line(&order.to)) };
    Answer::new(
        format!("{} is recorded as sent{to} by {}.\n", foreign::one_line(&name), foreign::one_line(&order.channel)),
        &json!({ "sent": name, "channel": order.channel, "to": order.to, "receipt": order.receipt }),
    )
}
