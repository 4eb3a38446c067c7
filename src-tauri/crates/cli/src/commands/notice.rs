//! `desk notice`.

use super::{decide, notice_text};
use crate::arguments::{Common, NewNotice, Notice as Command};
use crate::{Answer, Failure, office, pointer};
use disclosure::{NoticeDraft, NoticeKind, Weight};
use serde_json::json;
use std::path::Path;

/// Drafts, shows, reviews, approves.
pub(crate) fn run(common: &Common, command: Command) -> Result<Answer, Failure> {
    match command {
        Command::New(order) => new(common, &order),
        Command::List { number } => list(common, number.as_deref()),
        Command::Show { notice } => {
            let desk = office::open(common)?;
            let view = desk.show_notice(office::notice(&desk, &notice)?)?;
            Answer::new(notice_text::notice(&view), &view)
        }
        Command::Set { notice, path, value } => {
            let mut desk = office::open_to_write(common)?;
            let row = desk.register().read().notice_named(&notice)?;
            let draft = pointer::set(&row.record.draft, &path, &value)?;
            let saved = desk.save_notice(row.id, row.revision, &draft)?;
            Answer::new(format!("{} saved; it is a draft.\n", row.number), &saved)
        }
        Command::Kinds => {
            let desk = office::open(common)?;
            let kinds = desk.notice_kinds();
            Answer::new(notice_text::kinds(&kinds), &kinds)
        }
        Command::Entries { notice } => {
            let desk = office::open(common)?;
            let entries = desk.notice_entries(office::notice(&desk, &notice)?, None)?;
            Answer::new(notice_text::entries(&entries), &entries)
        }
        Command::Export { notice, file, force } => {
            let desk = office::open(common)?;
            let (_, bytes) = desk.export_notice_fields(office::notice(&desk, &notice)?)?;
            office::write_file(&file, &bytes, force)?;
            Answer::new(
                format!("Wrote {}.\n", foreign::one_line(&file.display().to_string())),
                &json!({ "file": file, "bytes": bytes.len() }),
            )
        }
        Command::Preview { notice, file, force } => preview(common, &notice, &file, force),
        Command::Review { notice, remark } => {
            step(common, &notice, "is in review", |desk, id| desk.send_to_review(id, &remark))
        }
        Command::Approve { notice, remark } => {
            step(common, &notice, "is approved; it can be sealed", |desk, id| desk.approve_notice(id, &remark))
        }
        Command::SendBack { notice, reason } => {
            step(common, &notice, "is a draft again", |desk, id| desk.send_back(id, &reason))
        }
    }
}

fn new(common: &Common, order: &NewNotice) -> Result<Answer, Failure> {
    let mut desk = office::open_to_write(common)?;
    let disclosure = office::disclosure(&desk, &order.number)?;
    let mut draft = NoticeDraft {
        kind: match order.kind.as_str() {
            "users" => NoticeKind::USER_NOTICE,
            "authority" => NoticeKind::AUTHORITY_NOTIFICATION,
            "record" => NoticeKind::DISCLOSURE_RECORD,
            other => NoticeKind::parse(other).map_err(|error| Failure::wrong_use(error.to_string()))?,
        },
        regime: order.regime.clone(),
        stage: order.stage.clone(),
        place: decide::place(order.place.as_deref())?,
        replaces: order.replaces.as_deref().map(|number| office::notice(&desk, number)).transpose()?,
        ..NoticeDraft::default()
    };
    for field in &order.fields {
        let (path, value) = field.split_once('=').ok_or_else(|| {
            Failure::wrong_use(format!("--set {field}: expected PATH=VALUE, such as \"/subtitle=Perfusa IV 300\""))
        })?;
        draft = pointer::set(&draft, path, value)?;
    }
    let (id, number) = desk.new_notice(disclosure, &draft)?;
    let stops = desk.show_notice(id)?.findings.iter().filter(|finding| finding.weight == Weight::Stops).count();
    let hint = match stops {
        0 => format!("Nothing stops it. Next: desk notice review {number}"),
        1 => format!("1 finding stops the seal: desk notice show {number}"),
        many => format!("{many} findings stop the seal: desk notice show {number}"),
    };
    Answer::new(format!("Drafted {number}. {hint}\n"), &json!({ "id": id, "number": number, "stops": stops }))
}

fn list(common: &Common, number: Option<&str>) -> Result<Answer, Failure> {
    let desk = office::open(common)?;
    let mut notices = Vec::new();
    match number {
        Some(number) => notices = desk.notices(office::disclosure(&desk, number)?)?,
        None => {
            for row in desk.list_disclosures()? {
                notices.extend(desk.notices(row.id)?);
            }
        }
    }
    let text = if notices.is_empty() {
        "No notice is drafted yet: desk notice new NUMBER --kind users\n".to_owned()
    } else {
        notice_text::notice_rows(&notices, 0)
    };
    Answer::new(text, &notices)
}

fn preview(common: &Common, notice: &str, file: &Path, force: bool) -> Result<Answer, Failure> {
    let desk = office::open(common)?;
    let pages = desk.preview_notice(office::notice(&desk, notice)?, None)?;
    office::write_file(file, &pages.pdf, force)?;
    Answer::new(
        format!("Wrote {}.\n", foreign::one_line(&file.display().to_string())),
        &json!({ "file": file, "bytes": pages.pdf.len() }),
    )
}

fn step(
    common: &Common,
    number: &str,
    done: &str,
    work: impl FnOnce(&mut desk::Desk, disclosure::NoticeId) -> desk::Result<()>,
) -> Result<Answer, Failure> {
    let mut desk = office::open_to_write(common)?;
    let id = office::notice(&desk, number)?;
    work(&mut desk, id)?;
    let view = desk.show_notice(id)?;
    Answer::new(format!("{} {done}.\n", view.summary.number), &view.summary)
}
