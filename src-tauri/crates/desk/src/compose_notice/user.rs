//! The urgent security notice to users.

use super::Material;
use super::parts::{day, stated};
use disclosure::{Audience, ResolutionKind};
use notice::content::{Action, Frame, Stated, UserNotice};

pub(super) fn content(material: &Material<'_>, frame: Frame) -> UserNotice {
    let draft = &material.notice.record.draft;
    let disclosure = material.disclosure();
    UserNotice {
        frame,
        is_field_safety_notice: draft.field_safety_notice,
        products: if draft.subtitle.trim().is_empty() { material.product_phrase() } else { draft.subtitle.trim().to_owned() },
        fsca_reference: draft.fsca_reference.trim().to_owned(),
        attention: if draft.attention.trim().is_empty() { "Users, biomedical engineering, IT security".to_owned() } else { draft.attention.trim().to_owned() },
        reply_by: draft.reply_by,
        reason: if draft.why.is_blank() { stated(&disclosure.summary) } else { stated(&draft.why) },
        risk: stated(&disclosure.safety.harm),
        affected: material.affected(),
        not_affected: material.not_affected(),
        vulnerabilities: material.vulnerabilities(Audience::Users),
        actions: actions(material),
        use_statement: stated(&draft.use_statement),
        measures: measures(material),
        authorities_informed: draft.authorities_informed,
        follow_up: None,
        contact: material.contact(),
    }
}

/// What users must do: the actions of the resolutions, each once; where none is written, the resolutions themselves.
pub(super) fn actions(material: &Material<'_>) -> Vec<Action> {
    let resolutions = || material.disclosure().vulnerabilities.iter().flat_map(|item| &item.resolutions);
    let mut texts: Vec<String> = Vec::new();
    for action in resolutions().flat_map(|resolution| &resolution.user_actions) {
        let text = action.0.trim().to_owned();
        if !text.is_empty() && !texts.contains(&text) {
            texts.push(text);
        }
    }
    if texts.is_empty() {
        for resolution in resolutions() {
            let acts = matches!(resolution.kind, ResolutionKind::Fix | ResolutionKind::Mitigation | ResolutionKind::Workaround);
            let text = resolution.details.0.trim().to_owned();
            if acts && !text.is_empty() && !texts.contains(&text) {
                texts.push(text);
            }
        }
    }
    let by = material.notice.record.draft.act_by;
    texts.into_iter().map(|text| Action { text, by }).collect()
}

/// What the company does: what the author wrote, else what the resolutions say about fixes.
pub(super) fn measures(material: &Material<'_>) -> Stated {
    let written = stated(&material.notice.record.draft.what_we_do);
    if written != Stated::Missing {
        return written;
    }
    let mut lines: Vec<String> = Vec::new();
    for resolution in material.disclosure().vulnerabilities.iter().flat_map(|item| &item.resolutions) {
        let version = resolution.fixed_version.trim();
        let line = match (resolution.kind, resolution.available_on) {
            (ResolutionKind::Fix, Some(on)) if !version.is_empty() => format!("Version {version} removes the vulnerability and is available from {}.", day(on)),
            (ResolutionKind::Fix, _) if !version.is_empty() => format!("Version {version} removes the vulnerability."),
            (ResolutionKind::FixPlanned, Some(on)) => format!("We are working on a fix and plan to release it by {}. We will tell you when it is available.", day(on)),
            (ResolutionKind::FixPlanned, None) => "We are working on a fix as fast as possible and will tell you when it is available.".to_owned(),
            (ResolutionKind::NoFixPlanned, _) => "No fix is planned; the compensating controls above stay in force.".to_owned(),
            _ => continue,
        };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    if lines.is_empty() { Stated::Missing } else { Stated::Known(lines.join(" ")) }
}
