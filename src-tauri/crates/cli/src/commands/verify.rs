//! `desk verify`: needs no register and no network.

use crate::arguments::{Common, Verify};
use crate::commands::sealing::read_root;
use crate::failure::{FAILED, FAULTS};
use crate::{Answer, Failure, office};
use chrono::{DateTime, Utc};
use desk::{Desk, FileReport, compare_registers, read_roots, unfit_report, verification_report, verify_path};
use disclosure::Organisation;
use seal::Certificate;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Checks files.
pub(crate) fn run(common: &Common, order: &Verify) -> Result<Answer, Failure> {
    if let Some(out) = order.report.as_deref().filter(|out| out.exists()) {
        return Err(Failure::exists(out));
    }
    // Files are checked without a register; one that is named brings its trusted roots and its letterhead.
    let desk = common.register.as_ref().map(|_| office::open(common)).transpose()?;
    let pems = roots(desk.as_ref(), order)?;
    let now = office::clock()?.now();
    let (mut text, mut json, mut exit) = (String::new(), Vec::<Value>::new(), 0);
    let mut reports = Vec::new();
    for (index, file) in order.files.iter().enumerate() {
        match verify_path(file, &pems, now) {
            Ok(mut report) => {
                for other in compared_with(common, order, index) {
                    compare_registers(&mut report, file, other)?;
                }
                text.push_str(&report.to_text(&file.display().to_string()));
                if !report.verified && pems.is_empty() {
                    text.push_str(
                        "  No root certificate was given; name the one that you trust with --root FILE.pem\n",
                    );
                }
                json.push(serde_json::to_value(&report).map_err(desk::Error::from)?);
                if !report.verified {
                    exit = FAULTS;
                }
                reports.push(report);
            }
            // A file that carries nothing to check is not a sound one.
            Err(error @ (desk::Error::Verify(_) | desk::Error::Pack(_))) => {
                reports.push(unfit_report(file, &error));
                let failure = Failure::from(error);
                text.push_str(&format!(
                    "{}: NOT VERIFIED\n  {}\n",
                    foreign::one_line(&file.display().to_string()),
                    failure.message
                ));
                json.push(with_file(failure.json(), file));
                exit = FAULTS;
            }
            Err(error) if order.files.len() == 1 => return Err(error.into()),
            Err(error) => {
                reports.push(unfit_report(file, &error));
                let failure = Failure::from(error);
                text.push_str(&format!(
                    "{}: not checked\n  {}\n",
                    foreign::one_line(&file.display().to_string()),
                    failure.message
                ));
                json.push(with_file(failure.json(), file));
                exit = exit.max(FAILED);
            }
        }
    }
    if let Some(out) = &order.report {
        office::write_file(out, &drawn(desk.as_ref(), &reports, now)?, false)?;
        text.push_str(&format!("Wrote {}.\n", out.display()));
    }
    Ok(Answer::new(text, &json)?.exiting(exit))
}

/// What a register is compared with: what is named for it, the register of the command, and the registers that are checked
/// before it.
fn compared_with<'o>(common: &'o Common, order: &'o Verify, index: usize) -> impl Iterator<Item = &'o Path> {
    let file = &order.files[index];
    let is_register = |path: &&PathBuf| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("desk"));
    let before = order.files[..index].iter().filter(is_register);
    let others = order.beside.iter().chain(&common.register).chain(before);
    others.filter(move |other| *other != file).map(PathBuf::as_path)
}

fn roots(desk: Option<&Desk>, order: &Verify) -> Result<Vec<String>, Failure> {
    let mut pems = desk.map(Desk::trusted_pems).transpose()?.unwrap_or_default();
    for root in &order.roots {
        let found = read_roots(&read_root(root)?)
            .map_err(|error| Failure::wrong_use(error.to_string()).with_context(&root.display().to_string()))?;
        pems.extend(found.iter().filter_map(Certificate::to_pem));
    }
    Ok(pems)
}

fn drawn(desk: Option<&Desk>, reports: &[FileReport], now: DateTime<Utc>) -> Result<Vec<u8>, Failure> {
    Ok(match desk {
        Some(desk) => desk.verification_report(reports)?,
        None => verification_report(reports, &Organisation::default(), zone::Zone::UTC, now)?,
    })
}

fn with_file(mut value: Value, file: &Path) -> Value {
    value["file"] = json!(file);
    value
}
