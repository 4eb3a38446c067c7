//! The kinds of document, the fields of their forms, and the languages, as front ends offer them.

use crate::{Desk, Error, Result};
use deadline::pack::Audience as ToldTo;
use disclosure::{Audience, NoticeKind};
use notice::kind::{Field, Kind, Kinds, MayFollow, Scope};
use notice::words::{Catalogue, ReviewState};
use serde::Serialize;
use ts_rs::TS;

/// A kind of document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct KindView {
    /// Its name in records.
    pub id: NoticeKind,
    /// As a person reads it.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// Who reads it.
    pub audience: Audience,
    /// The acts and standards that it answers.
    pub basis: Vec<String>,
    /// Whether it must name a stage.
    pub needs_stage: bool,
    /// Stages that it answers, `regime/stage`, with `*` for anything.
    pub answers: Vec<String>,
    /// Whether it goes to one recipient, whose address it prints.
    pub has_recipient: bool,
    /// Whether what is missing may be declared to follow in it.
    pub may_follow: FollowRule,
    /// When the form was last compared with its source.
    pub checked_on: chrono::NaiveDate,
    /// Facts of the form that nobody verified at its source.
    pub unverified: Vec<UnverifiedFact>,
    /// Fields of forms that it prints, by name.
    pub fields: Vec<String>,
    /// Fields of a draft that change what it prints, by name: the others need not be asked for.
    pub draft_fields: Vec<String>,
    /// The clause of each section, in order.
    pub sections: Vec<SectionView>,
    /// Whether its fields can be exported as a file.
    pub exports: bool,
}

/// Whether what is missing may be declared to follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FollowRule {
    /// Never.
    Never,
    /// Where the stage is an early one.
    Stage,
    /// Always.
    Always,
}

/// A section of a kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SectionView {
    /// Its heading, in English.
    pub heading: String,
    /// The clause that it answers; blank where none asks for it.
    pub clause: String,
}

/// A fact of a form that nobody verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct UnverifiedFact {
    /// What.
    pub what: String,
    /// How far it is known, in words.
    pub known: String,
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FieldView {
    /// Its name: the key in `form` or `product_forms`.
    pub id: String,
    /// Its label, in English.
    pub label: String,
    /// What to enter.
    pub help: String,
    /// The clause that asks for it.
    pub clause: String,
    /// What it takes: `text`, `paragraphs`, `day`, `instant`, `count`, `yes_no`, `choice`, `list`.
    pub takes: String,
    /// Where it is kept: `matter` (`/form/…`), `product` (`/product_forms/ID/…`) or `notice` (`/form/…` of the notice).
    pub scope: String,
    /// The choices: name and words.
    pub choices: Vec<(String, String)>,
    /// Longest text in characters.
    pub max: Option<usize>,
    /// How far field and limit are verified, in words; blank where they are.
    pub remark: String,
    /// Whether the record knows it by default.
    pub has_default: bool,
}

/// A language, and how far its fixed wording is reviewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LanguageView {
    /// BCP 47.
    pub tag: String,
    /// Its name, in itself.
    pub name: String,
    /// Whether there is any wording at all.
    pub known: bool,
    /// Whether every text was reviewed by a person who knows language and trade.
    pub reviewed: bool,
    /// In words: `312 of 340 texts reviewed, 4 missing`.
    pub words: String,
    /// The kinds that it has all wording for: others are not offered in it.
    pub kinds: Vec<NoticeKind>,
}

impl Desk {
    /// The kinds that a person can start, in their order.
    #[must_use]
    pub fn notice_kinds(&self) -> Vec<KindView> {
        Kinds::embedded().all().iter().filter(|kind| kind.can_start).map(kind_view).collect()
    }

    /// The kinds that answer a stage, the closest first. Where none was written for it, the general one for its
    /// audience goes before the general notification.
    #[must_use]
    pub fn kinds_for_stage(&self, regime: &str, stage: &str) -> Vec<NoticeKind> {
        let library = Kinds::embedded();
        let mut found: Vec<&Kind> =
            library.for_stage(regime, stage).into_iter().filter(|kind| kind.can_start).collect();
        let written_for_it = found.first().is_some_and(|kind| kind.closeness(regime, stage) > Some(1));
        let audience = self.law().rules.stage(regime, stage).map(|(_, stage)| match stage.audience {
            ToldTo::Authority => Audience::Authority,
            ToldTo::Users => Audience::Users,
            ToldTo::Public => Audience::Public,
            ToldTo::Record => Audience::Internal,
        });
        if let Some(audience) = audience.filter(|audience| !written_for_it && *audience != Audience::Authority) {
            let general = library.all().iter().filter(|kind| kind.audience == audience && kind.can_start);
            if let Some(general) = general.min_by_key(|kind| kind.order) {
                found.insert(0, general);
            }
        }
        found.into_iter().map(|kind| kind.id.clone()).collect()
    }

    /// The fields of forms.
    #[must_use]
    pub fn form_fields(&self) -> Vec<FieldView> {
        Kinds::embedded().fields().iter().map(field_view).collect()
    }

    /// The languages that there is wording for.
    #[must_use]
    pub fn notice_languages(&self) -> Vec<LanguageView> {
        Catalogue::embedded().languages().map(|tag| self.language_view(tag)).collect()
    }

    pub(crate) fn language_view(&self, tag: &str) -> LanguageView {
        match Catalogue::embedded().status(tag, Kinds::embedded()) {
            None => LanguageView {
                tag: tag.to_owned(),
                name: tag.to_owned(),
                known: false,
                reviewed: false,
                words: "no wording".to_owned(),
                kinds: Vec::new(),
            },
            Some(status) => LanguageView {
                known: true,
                reviewed: status.state != ReviewState::Unreviewed,
                words: match status.state {
                    ReviewState::Base => "the base wording".to_owned(),
                    _ if status.missing > 0 => {
                        format!("{} of {} texts reviewed, {} missing", status.reviewed, status.texts, status.missing)
                    }
                    _ => format!("{} of {} texts reviewed", status.reviewed, status.texts),
                },
                kinds: status.kinds,
                tag: status.tag,
                name: status.name,
            },
        }
    }

    pub(crate) fn kind(&self, id: &NoticeKind) -> Result<&'static Kind> {
        Kinds::embedded().get(id).ok_or_else(|| {
            Error::field("/kind", format!("there is no kind of document named “{id}”; choose one of the list"))
        })
    }

    pub(crate) fn kind_name(&self, id: &NoticeKind) -> String {
        Kinds::embedded().get(id).map_or_else(|| id.to_string(), |kind| kind.name.clone())
    }
}

pub(crate) fn unverified(kind: &Kind) -> Vec<UnverifiedFact> {
    let of = |fact: &notice::kind::Unverified| UnverifiedFact {
        what: fact.what.clone(),
        known: fact.mark.word().to_owned(),
    };
    kind.unverified.iter().map(of).collect()
}

fn kind_view(kind: &Kind) -> KindView {
    let fields = Kinds::embedded().fields_of(kind);
    let sections = kind.section.iter().filter(|section| !section.heading.is_empty());
    KindView {
        id: kind.id.clone(),
        name: kind.name.clone(),
        purpose: kind.purpose.clone(),
        audience: kind.audience,
        basis: kind.basis.clone(),
        needs_stage: kind.needs_stage,
        answers: kind.answers.clone(),
        has_recipient: kind.layout == notice::kind::Layout::Letter,
        may_follow: match kind.may_follow {
            MayFollow::Never => FollowRule::Never,
            MayFollow::Stage => FollowRule::Stage,
            MayFollow::Always => FollowRule::Always,
        },
        checked_on: kind.checked_on,
        unverified: unverified(kind),
        fields: fields.into_iter().map(|field| field.id.clone()).collect(),
        draft_fields: kind.draft_fields().into_iter().map(str::to_owned).collect(),
        sections: sections
            .map(|section| SectionView {
                heading: notice::words::base_text(kind, &section.heading),
                clause: section.clause.clone(),
            })
            .collect(),
        exports: kind.export.is_some(),
    }
}

fn field_view(field: &Field) -> FieldView {
    let choices = field.choices.iter();
    FieldView {
        id: field.id.clone(),
        label: notice::words::base_field_text(&field.label_key()),
        help: field.help.clone(),
        clause: field.clause.clone(),
        takes: serde_json::to_value(field.kind)
            .ok()
            .and_then(|value| value.as_str().map(str::to_owned))
            .unwrap_or_default(),
        scope: match field.scope {
            Scope::Matter => "matter",
            Scope::Product => "product",
            Scope::Notice => "notice",
        }
        .to_owned(),
        choices: choices
            .map(|choice| (choice.clone(), notice::words::base_field_text(&field.choice_key(choice))))
            .collect(),
        max: field.max,
        remark: if field.mark == notice::kind::Mark::V { String::new() } else { field.mark.word().to_owned() },
        has_default: !field.default_from.is_empty(),
    }
}
