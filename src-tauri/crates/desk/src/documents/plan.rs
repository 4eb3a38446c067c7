//! The communication plan: who is told in which stage, by which channel, by whom, with which document, and by when.

use super::{DocumentFault, DocumentSettings, heading, paragraph};
use crate::{Desk, Result};
use deadline::pack::{Audience, DutyKind, Regime, Stage, span_text};
use disclosure::{Market, NoticeKind};
use notice::document::{Block, Column, Inline, Row, Table, strong, text};
use notice::kind::Kinds;
use serde::Serialize;
use std::collections::HashMap;
use ts_rs::TS;

/// A row of the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PlanRow {
    /// The regime.
    pub regime: String,
    /// The stage, as decisions name it.
    pub stage: String,
    /// Who is told: users, an authority, the public.
    pub audience: String,
    /// Name of the authority.
    pub authority: String,
    /// The stage in words.
    pub stage_label: String,
    /// How it is told.
    pub channel: String,
    /// Who sees to it.
    pub owner: String,
    /// The document.
    pub template: String,
    /// By when: the span in words.
    pub clock: String,
    /// What starts it.
    pub starts_with: String,
    /// The clause.
    pub clause: String,
    /// Whether nobody checked the rule against the official text.
    pub is_unverified: bool,
}

impl Desk {
    /// The rows of the plan: every stage of a regime that is on and can oblige the company for a product in the register.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn plan_rows(&self) -> Result<Vec<PlanRow>> {
        let settings = self.document_settings()?;
        let products = self.known_products()?;
        let markets: Vec<&Market> = products.iter().flat_map(|product| &product.product.markets).collect();
        let rules = self.intake_rules()?;
        let kinds = kind_names();
        let mut rows = Vec::new();
        for regime in rules.regimes() {
            if !rules.is_enabled(&regime.id) || !markets.iter().any(|market| regime.concerns(market)) {
                continue;
            }
            for stage in &regime.stages {
                if stage.duty == DutyKind::Proposal {
                    continue;
                }
                let template =
                    self.kinds_for_stage(&regime.id, &stage.id).first().and_then(|kind| kinds.get(kind)).cloned();
                let own =
                    settings.plan_owners.iter().find(|entry| entry.regime == regime.id && entry.stage == stage.id);
                rows.push(PlanRow {
                    regime: regime.id.clone(),
                    stage: stage.id.clone(),
                    audience: audience(stage.audience).to_owned(),
                    authority: authority(regime),
                    stage_label: stage.label.clone(),
                    channel: regime.channel.clone(),
                    owner: own.map_or_else(|| settings.procedure.owner.clone(), |entry| entry.owner.clone()),
                    template: template.unwrap_or_default(),
                    clock: span_text(stage.span, stage.direction),
                    starts_with: starts(&rules, stage),
                    clause: format!("{}, {}", regime.citation, stage.clause),
                    is_unverified: stage.needs_review,
                });
            }
        }
        rows.sort_by_key(|row| match row.audience.as_str() {
            "Users" => 0,
            "Authority" => 1,
            "Public" => 2,
            _ => 3,
        });
        Ok(rows)
    }

    pub(super) fn plan_faults(&self, settings: &DocumentSettings) -> Result<Vec<DocumentFault>> {
        let rows = self.plan_rows()?;
        let mut faults = Vec::new();
        let mut fault = |path: &str, stops: bool, message: String| {
            faults.push(DocumentFault {
                path: path.to_owned(),
                stops,
                message,
                clause: "ISO 13485:2016 7.2.3".to_owned(),
            });
        };
        if !rows.iter().any(|row| row.audience == "Authority") {
            fault(
                "/products",
                true,
                "no authority is to be told: no product with a market is in the register yet".to_owned(),
            );
        }
        let unowned = rows.iter().filter(|row| row.owner.trim().is_empty()).count();
        if unowned > 0 {
            fault(
                "/procedure/owner",
                settings.procedure.owner.trim().is_empty(),
                format!("{unowned} rows have no owner; name who owns the procedure, or each row"),
            );
        }
        Ok(faults)
    }

    pub(super) fn plan_blocks(&self, settings: &DocumentSettings) -> Result<Vec<Block>> {
        let rows = self.plan_rows()?;
        let mut blocks = vec![
            paragraph(
                "This plan says who is told of a vulnerability in a product, in which stage, by which channel, by whom, with which document and by when (IEC 81001-5-1 4.1.7, ISO 13485 7.2.3). The clock of a matter is computed from its facts; the register holds each date with its explanation.",
            ),
            paragraph(format!(
                "The time limits are those of rule pack {}. What was not checked against the official text is marked with an asterisk.",
                self.law().version
            )),
        ];
        for (kind, words) in [
            ("Users", "Users of the products"),
            ("Authority", "Authorities"),
            ("Public", "The public and those who report"),
            ("Record", "Within the company, and those who report"),
        ] {
            let of: Vec<&PlanRow> = rows.iter().filter(|row| row.audience == kind).collect();
            if !of.is_empty() {
                blocks.push(heading(1, words, None));
                blocks.push(Block::Table(table(&of)));
            }
        }
        if !settings.procedure.owner.trim().is_empty() {
            blocks.push(paragraph(format!(
                "Where no other owner stands in a row, it is {}.",
                settings.procedure.owner.trim()
            )));
        }
        Ok(blocks)
    }
}

/// The names of the kinds of document.
fn kind_names() -> HashMap<NoticeKind, String> {
    Kinds::embedded().all().iter().map(|kind| (kind.id.clone(), kind.name.clone())).collect()
}

fn audience(audience: Audience) -> &'static str {
    match audience {
        Audience::Authority => "Authority",
        Audience::Users => "Users",
        Audience::Public => "Public",
        Audience::Record => "Record",
    }
}

fn authority(regime: &Regime) -> String {
    regime.authority.replace("{place}", "each country")
}

fn starts(rules: &deadline::RulePack, stage: &Stage) -> String {
    let kinds = rules.fact_kinds();
    let names: Vec<&str> = stage
        .start
        .kinds
        .iter()
        .filter_map(|index| kinds.get(usize::from(*index)))
        .map(|kind| kind.label.as_str())
        .collect();
    names.join(" or ")
}

fn table(rows: &[&PlanRow]) -> Table {
    let column = |head: &str, share: u16| Column { head: head.to_owned(), share: Some(share), no_wrap: false };
    let row = |row: &&PlanRow| {
        let mut who =
            vec![strong(&row.authority), Inline::Break, text(&row.stage_label), Inline::Break, text(&row.clause)];
        if row.is_unverified {
            who.push(text(" *"));
        }
        let mut by = vec![text(&row.clock)];
        if !row.starts_with.is_empty() {
            by.extend([Inline::Break, text(format!("from: {}", row.starts_with))]);
        }
        Row {
            cells: vec![who, by, vec![text(&row.channel)], vec![text(&row.template)], vec![text(&row.owner)]],
            vectors: Vec::new(),
        }
    };
    Table {
        caption: None,
        columns: vec![
            column("Who, stage, clause", 34),
            column("By when", 24),
            column("Channel", 20),
            column("Document", 20),
            column("Owner", 16),
        ],
        rows: rows.iter().map(row).collect(),
        anchor: None,
    }
}
