//! The checks: what is read of the register once, and what each rule makes of it.

use super::clauses::{CheckedElement, GapSeverity, Rule, Signal};
use super::{Gap, Statement};
use crate::documents::{ControlledDocument, DocumentKind, PlanRow};
use crate::intake::ReportClock;
use crate::list_due::DueOptions;
use crate::scope::ScopeQuestion;
use crate::{Desk, DueItem, Result};
use chrono::{DateTime, Months, TimeDelta, Utc};
use deadline::State;
use deadline::pack::Audience;
use disclosure::{Direction, Element, ItemClass, NoticeState, Product, Report, ReportVerdict, check, completeness};
use std::collections::HashMap;

/// What is true of the register, read once for all packs.
pub(super) struct Facts {
    now: DateTime<Utc>,
    in_force: HashMap<DocumentKind, ControlledDocument>,
    outdated: Vec<DocumentKind>,
    openpgp: Option<String>,
    web_form: String,
    plan: Vec<PlanRow>,
    due: Vec<DueItem>,
    disclosures: Vec<DisclosureFacts>,
    reports: Vec<ReportFacts>,
    products: Vec<Product>,
    scope: Vec<ScopeQuestion>,
    history: std::result::Result<(i64, String), String>,
    scanned: Vec<(Signal, String)>,
}

struct DisclosureFacts {
    number: String,
    /// Whether it was disclosed: closed, or a notice was sealed, or somebody was told.
    is_made: bool,
    is_closed: bool,
    missing: Vec<Element>,
    count: usize,
    has_origin: bool,
}

struct ReportFacts {
    number: String,
    report: Report,
    clocks: Vec<ReportClock>,
    is_answered: bool,
}

/// What a rule found.
#[derive(Default)]
pub(super) struct Found {
    pub(super) evidence: Vec<String>,
    pub(super) gaps: Vec<Gap>,
}

impl Found {
    fn shows(&mut self, text: impl Into<String>) {
        self.evidence.push(text.into());
    }

    fn lacks(&mut self, severity: GapSeverity, text: impl Into<String>, way_out: &str, target: &str) {
        self.gaps.push(Gap { severity, text: text.into(), way_out: way_out.to_owned(), target: target.to_owned() });
    }
}

impl Desk {
    pub(super) fn survey_compliance(&self) -> Result<Facts> {
        let mut in_force = HashMap::new();
        for kind in DocumentKind::ALL {
            if let Some(document) = self.document_in_force(kind)? {
                in_force.insert(kind, document);
            }
        }
        let outdated = self.documents()?.into_iter().filter(|view| view.is_outdated).map(|view| view.kind).collect();
        let channel = self.channel()?.own.filter(|key| key.can_encrypt).map(|key| key.fingerprint_text);
        Ok(Facts {
            now: self.now(),
            in_force,
            outdated,
            openpgp: channel,
            web_form: self.document_settings()?.policy.web_form,
            plan: self.plan_rows()?,
            due: self.list_due(&DueOptions { closed: true, ..DueOptions::default() })?.items,
            disclosures: self.disclosure_facts()?,
            reports: self.report_facts()?,
            products: self.known_products()?.into_iter().map(|known| known.product).collect(),
            scope: self.scope_questions()?,
            history: self.history_facts(),
            scanned: self.scanned_evidence()?,
        })
    }

    fn history_facts(&self) -> std::result::Result<(i64, String), String> {
        let report = self.verify_history(&mut |_, _| true).map_err(|error| error.to_string())?;
        match report.faults.first() {
            Some(fault) => Err(fault.message.clone()),
            None => Ok((report.entries, report.last_hash)),
        }
    }

    fn disclosure_facts(&self) -> Result<Vec<DisclosureFacts>> {
        let reader = self.register.read();
        let products = self.known_products()?;
        let lookup = products.iter().map(|known| (known.id, &known.product)).collect();
        let notices = reader.all_notices()?;
        let from_reports: Vec<_> = reader.reports()?.into_iter().filter_map(|row| row.report.disclosure).collect();
        let mut all = Vec::new();
        for row in reader.disclosures()? {
            let findings = check(&row.disclosure, &lookup);
            let parts = completeness(&row.disclosure, &findings);
            let is_sealed = notices.iter().any(|notice| {
                notice.disclosure == row.id && matches!(notice.record.state, NoticeState::Sealed | NoticeState::Sent)
            });
            let to_follow: Vec<Element> = row.disclosure.to_follow.iter().map(|entry| entry.element).collect();
            let missing = parts.iter().filter(|part| part.done < part.of || part.of == 0).map(|part| part.element);
            all.push(DisclosureFacts {
                number: row.number,
                is_made: row.closed_at.is_some() || is_sealed,
                is_closed: row.closed_at.is_some(),
                missing: missing.filter(|element| !to_follow.contains(element)).collect(),
                count: row.disclosure.vulnerabilities.len(),
                has_origin: from_reports.contains(&row.id)
                    || !row.disclosure.discovery.found_by.trim().is_empty()
                    || row.disclosure.source.is_some(),
            });
        }
        Ok(all)
    }

    fn report_facts(&self) -> Result<Vec<ReportFacts>> {
        let reader = self.register.read();
        let mut all = Vec::new();
        for row in reader.reports()? {
            let letters = reader.letters(row.id)?;
            all.push(ReportFacts {
                clocks: self.report_clocks(&row)?,
                is_answered: letters.iter().any(|letter| letter.letter.direction == Direction::Out),
                number: row.number,
                report: row.report,
            });
        }
        Ok(all)
    }
}

impl Facts {
    pub(super) fn check(&self, rule: &Rule, severity: GapSeverity, statement: Option<&Statement>) -> Found {
        let mut found = Found::default();
        match rule {
            Rule::DocumentInForce { document } => self.in_force(*document, severity, &mut found),
            Rule::DocumentCurrent { document } => self.current(*document, severity, &mut found),
            Rule::DocumentPublished { document } => self.published(*document, severity, &mut found),
            Rule::SecureChannel => self.channel(severity, &mut found),
            Rule::PlanNames { audience } => self.plan_names(*audience, severity, &mut found),
            Rule::ToldInTime { audience, months } => self.told_in_time(*audience, *months, severity, &mut found),
            Rule::Element { element } => self.element(*element, severity, &mut found),
            Rule::ReportsAcknowledged { months } => self.clocks("ack", "acknowledged", *months, severity, &mut found),
            Rule::ReportsInvestigated { months } => {
                self.clocks("triage-72h", "investigated", *months, severity, &mut found);
            }
            Rule::ReportsClosed { days } => self.closed(*days, severity, &mut found),
            Rule::ReportsAnswered { months } => self.answered(*months, severity, &mut found),
            Rule::DecisionsApproved => self.approved(severity, &mut found),
            Rule::AnalysisComplete => self.analysed(severity, &mut found),
            Rule::DisclosuresDecided => self.origins(severity, &mut found),
            Rule::ItemClasses => self.item_classes(severity, &mut found),
            Rule::SupportDates => self.support_dates(severity, &mut found),
            Rule::ScopeAnswered => self.scope(severity, &mut found),
            Rule::HistoryIntact => self.history(severity, &mut found),
            Rule::Evidence { signal } => self.evidence(*signal, severity, &mut found),
            Rule::Statement { ask } => stated(ask, statement, severity, &mut found),
        }
        found
    }

    fn in_force(&self, kind: DocumentKind, severity: GapSeverity, found: &mut Found) {
        match self.in_force.get(&kind) {
            Some(document) => found.shows(format!(
                "{}, revision {}, approved by {}, is in force since {}.",
                name_of(document),
                document.revision,
                document.approved_by,
                day(document.issued_at)
            )),
            None => found.lacks(
                severity,
                format!("No {} is in force.", lower(kind.title())),
                "Fill in what it needs and issue it.",
                target(kind),
            ),
        }
    }

    fn current(&self, kind: DocumentKind, severity: GapSeverity, found: &mut Found) {
        if !self.in_force.contains_key(&kind) {
            self.in_force(kind, severity, found);
        } else if self.outdated.contains(&kind) {
            let text = format!("Settings or rules changed since the {} was issued.", lower(kind.title()));
            found.lacks(severity, text, "Issue the next revision.", target(kind));
        } else {
            found.shows(format!("The {} says what holds now.", lower(kind.title())));
        }
    }

    fn published(&self, kind: DocumentKind, severity: GapSeverity, found: &mut Found) {
        match self.in_force.get(&kind).map(|document| document.published.last()) {
            Some(Some(published)) => {
                found.shows(format!("Published at {} on {}.", published.place, day(published.at)));
            }
            Some(None) => found.lacks(
                severity,
                format!("The {} in force is not recorded as published.", lower(kind.title())),
                "Publish it and record where.",
                target(kind),
            ),
            None => self.in_force(kind, severity, found),
        }
    }

    fn channel(&self, severity: GapSeverity, found: &mut Found) {
        if let Some(fingerprint) = &self.openpgp {
            found.shows(format!("OpenPGP key {fingerprint}."));
        }
        if self.web_form.trim().starts_with("https://") {
            found.shows(format!("Web form {}.", self.web_form.trim()));
        }
        if found.evidence.is_empty() {
            found.lacks(
                severity,
                "There is no secure channel for reports.",
                "Make an OpenPGP key, or name a web form under https in the policy.",
                "/compliance/channel",
            );
        }
    }

    fn plan_names(&self, audience: Audience, severity: GapSeverity, found: &mut Found) {
        let word = match audience {
            Audience::Authority => "Authority",
            Audience::Users => "Users",
            Audience::Public => "Public",
            Audience::Record => "Record",
        };
        let rows: Vec<&PlanRow> = self.plan.iter().filter(|row| row.audience == word).collect();
        let unowned = rows.iter().filter(|row| row.owner.trim().is_empty()).count();
        let whom = words(audience);
        if rows.is_empty() {
            found.lacks(
                severity,
                format!("The plan names no stage for {whom}: no product with a market brings one."),
                "Enter the products and the markets where they are sold.",
                "/products",
            );
        } else if unowned > 0 {
            found.lacks(
                severity,
                format!(
                    "{} of the plan for {whom} {} no owner.",
                    count(unowned, "stage"),
                    if unowned == 1 { "has" } else { "have" }
                ),
                "Name who owns the procedure, or each stage.",
                target(DocumentKind::Plan),
            );
        } else {
            found.shows(format!(
                "The plan names {} for {whom}, each with owner, channel and clock.",
                count(rows.len(), "stage")
            ));
        }
    }

    fn told_in_time(&self, audience: Audience, months: u32, severity: GapSeverity, found: &mut Found) {
        let since = self.now.checked_sub_months(Months::new(months)).unwrap_or(self.now);
        let mut in_time = 0;
        let (mut late, mut overdue, mut margin): (Vec<String>, Vec<String>, Option<TimeDelta>) =
            (Vec::new(), Vec::new(), None);
        for item in self.due.iter().filter(|item| item.obligation.audience == audience) {
            let name = || format!("{}, {} ({})", item.obligation.authority, item.obligation.stage_name, item.number);
            let due_at = item.obligation.due.as_ref().map(|due| due.legal_at);
            match &item.obligation.state {
                State::Met { at, late: is_late } if *at >= since => {
                    if *is_late == Some(true) {
                        late.push(name());
                    } else {
                        in_time += 1;
                        margin = margin.into_iter().chain(due_at.map(|due| due - *at)).min();
                    }
                }
                State::Overdue => overdue.push(name()),
                _ => {}
            }
        }
        let whom = words(audience);
        if !overdue.is_empty() {
            let text = format!("Overdue to {whom}: {}.", overdue.join("; "));
            found.lacks(severity, text, "Tell them now and record it.", "/due");
        }
        if !late.is_empty() {
            let text = format!("Told late to {whom} in the last {}: {}.", count_u32(months, "month"), late.join("; "));
            found.lacks(severity, text, "It stays on record; say in the management review what changes.", "/due");
        }
        if in_time > 0 {
            let margin = margin.map(|margin| format!("; smallest margin {}", hours(margin))).unwrap_or_default();
            let verb = if in_time == 1 { "was" } else { "were" };
            found.shows(format!(
                "{} to {whom} {verb} made in time in the last {}{margin}.",
                count(in_time, "notification"),
                count_u32(months, "month")
            ));
        } else if found.gaps.is_empty() {
            found.shows(format!("Nothing was owed to {whom} in the last {}.", count_u32(months, "month")));
        }
    }

    fn element(&self, element: CheckedElement, severity: GapSeverity, found: &mut Found) {
        let (element, word) = match element {
            CheckedElement::Description => (Element::Description, "a description of each vulnerability"),
            CheckedElement::Severity => (Element::Severity, "a CVSS score or ranking of each vulnerability"),
            CheckedElement::Versions => (Element::Versions, "the affected versions"),
            CheckedElement::Resolution => (Element::Resolution, "a description of the resolution"),
        };
        let made: Vec<&DisclosureFacts> = self.disclosures.iter().filter(|entry| entry.is_made).collect();
        let lacking = |of: &mut dyn Iterator<Item = &&DisclosureFacts>| {
            of.filter(|entry| entry.missing.contains(&element)).map(|entry| entry.number.clone()).collect::<Vec<_>>()
        };
        let missing = lacking(&mut made.iter());
        let drafts: Vec<&DisclosureFacts> =
            self.disclosures.iter().filter(|entry| !entry.is_made && !entry.is_closed).collect();
        let in_work = lacking(&mut drafts.iter());
        if !missing.is_empty() {
            let text = format!("Disclosed without {word}: {}.", missing.join(", "));
            found.lacks(severity, text, "Complete the record, and send a superseding notice.", "/disclosures");
        }
        if !in_work.is_empty() {
            let text = format!("Still without {word}, and not disclosed yet: {}.", in_work.join(", "));
            let way_out = "Complete the record; a notice is not sealed without it.";
            found.lacks(GapSeverity::Observation, text, way_out, "/disclosures");
        }
        let complete = made.len() - missing.len();
        if complete > 0 {
            let vulnerabilities: usize =
                made.iter().filter(|entry| !entry.missing.contains(&element)).map(|entry| entry.count).sum();
            found.shows(format!(
                "{} with {} {} {word}.",
                count(complete, "disclosure"),
                plural(vulnerabilities, "vulnerability", "vulnerabilities"),
                if complete == 1 { "holds" } else { "hold" }
            ));
        } else if made.is_empty() {
            found.shows(format!("No disclosure was made yet; a notice is not sealed without {word}."));
        }
    }

    /// The clock of each report of a time: whether it was met in time.
    fn clocks(&self, stage: &str, verb: &str, months: u32, severity: GapSeverity, found: &mut Found) {
        let since = self.now.checked_sub_months(Months::new(months)).unwrap_or(self.now);
        let mut in_time = 0;
        let mut late = Vec::new();
        for entry in self.reports.iter().filter(|entry| entry.report.received_at >= since) {
            let reaches_nobody = verb == "acknowledged" && !entry.is_reachable();
            for clock in entry.clocks.iter().filter(|clock| clock.stage == stage && !reaches_nobody) {
                if clock.late || (clock.met_at.is_none() && clock.over) {
                    late.push(entry.number.clone());
                } else if clock.met_at.is_some() {
                    in_time += 1;
                }
            }
        }
        if !late.is_empty() {
            let text = format!("Not {verb} in time: {}.", late.join(", "));
            found.lacks(severity, text, "Work on the report; what is late stays on record.", "/intake");
        }
        if in_time > 0 {
            let was = if in_time == 1 { "was" } else { "were" };
            found.shows(format!(
                "{} {was} {verb} in time in the last {}.",
                count(in_time, "report"),
                count_u32(months, "month")
            ));
        } else if found.gaps.is_empty() {
            found.shows(format!("No report had to be {verb} in the last {}.", count_u32(months, "month")));
        }
    }

    fn closed(&self, days: u32, severity: GapSeverity, found: &mut Found) {
        let open: Vec<&ReportFacts> = self
            .reports
            .iter()
            .filter(|entry| entry.report.decision.is_none() && entry.report.duplicate_of.is_none())
            .collect();
        let limit = self.now - TimeDelta::days(i64::from(days));
        let old: Vec<String> =
            open.iter().filter(|entry| entry.report.received_at < limit).map(|entry| entry.number.clone()).collect();
        if !old.is_empty() {
            let text = format!("Without a decision for more than {}: {}.", count_u32(days, "day"), old.join(", "));
            found.lacks(severity, text, "Decide them, or say in the report why it takes so long.", "/intake");
        }
        found.shows(format!("{} received, {} open.", count(self.reports.len(), "report"), open.len()));
    }

    fn answered(&self, months: u32, severity: GapSeverity, found: &mut Found) {
        let since = self.now.checked_sub_months(Months::new(months)).unwrap_or(self.now);
        let reachable: Vec<&ReportFacts> =
            self.reports.iter().filter(|entry| entry.is_reachable() && entry.report.received_at >= since).collect();
        let overdue = |entry: &&&ReportFacts| {
            !entry.is_answered && entry.clocks.iter().any(|clock| clock.stage == "ack" && clock.over)
        };
        let silent: Vec<String> = reachable.iter().filter(overdue).map(|entry| entry.number.clone()).collect();
        if !silent.is_empty() {
            let text = format!("Nobody wrote to who reported: {}.", silent.join(", "));
            found.lacks(severity, text, "Write to them.", "/intake");
        }
        let answered = reachable.iter().filter(|entry| entry.is_answered).count();
        found.shows(format!("{answered} of {} with an address were answered.", count(reachable.len(), "report")));
    }

    fn approved(&self, severity: GapSeverity, found: &mut Found) {
        let decided = self.reports.iter().filter_map(|entry| Some((entry, entry.report.decision.as_ref()?)));
        let (mut sound, mut unsound) = (0, Vec::new());
        for (entry, decision) in decided {
            let needs = decision.verdict != ReportVerdict::Disclose;
            if decision.reason.trim().is_empty() || (needs && decision.approved_by.trim().is_empty()) {
                unsound.push(entry.number.clone());
            } else {
                sound += 1;
            }
        }
        if !unsound.is_empty() {
            let text = format!("Decided without a reason or an approver: {}.", unsound.join(", "));
            found.lacks(severity, text, "Have the decision approved.", "/intake");
        }
        found.shows(format!("{} with reason and approver.", count(sound, "decision")));
    }

    fn analysed(&self, severity: GapSeverity, found: &mut Found) {
        let disclosed = self.reports.iter().filter(|entry| {
            entry.report.decision.as_ref().is_some_and(|decision| decision.verdict == ReportVerdict::Disclose)
        });
        let (mut complete, mut lacking) = (0, Vec::new());
        for entry in disclosed {
            if entry.report.analysis.is_complete() { complete += 1 } else { lacking.push(entry.number.clone()) }
        }
        if !lacking.is_empty() {
            let text = format!("Disclosed on an analysis that is not complete: {}.", lacking.join(", "));
            found.lacks(severity, text, "Complete it.", "/intake");
        }
        found.shows(if complete == 0 {
            "No report was decided to be disclosed; the decision is not taken without a complete analysis.".to_owned()
        } else {
            format!("{} analysed in full.", count(complete, "disclosed report"))
        });
    }

    fn origins(&self, severity: GapSeverity, found: &mut Found) {
        let lacking: Vec<String> =
            self.disclosures.iter().filter(|entry| !entry.has_origin).map(|entry| entry.number.clone()).collect();
        if !lacking.is_empty() {
            let text = format!("Neither a report nor a finder is named: {}.", lacking.join(", "));
            found.lacks(severity, text, "Name who found it, or link the report.", "/disclosures");
        }
        found.shows(format!(
            "{} of {} name the report, the advisory or the finder.",
            self.disclosures.len() - lacking.len(),
            count(self.disclosures.len(), "disclosure")
        ));
    }

    fn item_classes(&self, severity: GapSeverity, found: &mut Found) {
        let open: Vec<&str> = self
            .products
            .iter()
            .filter(|product| product.item_class == ItemClass::Undetermined)
            .map(|product| product.name.as_str())
            .collect();
        if !open.is_empty() {
            found.lacks(
                severity,
                format!("Without an item class: {}.", open.join("; ")),
                "Set it in the product.",
                "/products",
            );
        }
        found.shows(format!(
            "{} of {} with an item class.",
            self.products.len() - open.len(),
            count(self.products.len(), "product")
        ));
    }

    fn support_dates(&self, severity: GapSeverity, found: &mut Found) {
        let open: Vec<&str> = self
            .products
            .iter()
            .filter(|product| product.support_ends_on.is_none())
            .map(|product| product.name.as_str())
            .collect();
        if !open.is_empty() {
            found.lacks(
                severity,
                format!("No end of support is set: {}.", open.join("; ")),
                "Set it once it is decided.",
                "/products",
            );
        }
    }

    fn scope(&self, severity: GapSeverity, found: &mut Found) {
        for question in &self.scope {
            match &question.answer {
                Some(answer) => found.shows(format!(
                    "{} Answered by {}: {}. {}",
                    question.text,
                    answer.by,
                    if answer.applies { "it applies" } else { "it does not apply" },
                    answer.reason
                )),
                None => found.lacks(severity, question.text.clone(), "Answer it with a reason.", "/compliance/scope"),
            }
        }
        if self.scope.is_empty() {
            found.shows("Every product of an open disclosure is supported, and no item class changed.");
        }
    }

    fn history(&self, severity: GapSeverity, found: &mut Found) {
        match &self.history {
            Ok((entries, hash)) => {
                found.shows(format!("{entries} entries of the history hang together; newest hash {hash}."));
            }
            Err(message) => {
                found.lacks(severity, message.clone(), "Restore a backup and compare.", "/history");
            }
        }
    }

    fn evidence(&self, signal: Signal, severity: GapSeverity, found: &mut Found) {
        let documents = self.in_force.values().filter(|document| document.kind != DocumentKind::SecurityTxt);
        for document in documents {
            let counts = match signal {
                Signal::FileName => true,
                Signal::Content => matches!(document.kind, DocumentKind::Procedure | DocumentKind::Plan),
            };
            if let Some(file) = document.files.first().filter(|_| counts) {
                found.shows(file.name.clone());
            }
        }
        found.evidence.sort();
        for (_, text) in self.scanned.iter().filter(|(of, _)| *of == signal) {
            found.shows(text.clone());
        }
        if found.evidence.is_empty() {
            let text = match signal {
                Signal::FileName => "No document is named so that an auditor’s tool finds it.",
                Signal::Content => "No document is known that describes the process.",
            };
            found.lacks(
                severity,
                text,
                "Issue the procedure, or scan the folder of quality documents.",
                "/compliance/evidence",
            );
        }
    }
}

impl ReportFacts {
    fn is_reachable(&self) -> bool {
        !self.report.reporter.email.trim().is_empty()
    }
}

fn stated(ask: &str, statement: Option<&Statement>, severity: GapSeverity, found: &mut Found) {
    match statement {
        Some(statement) => {
            let text = if statement.text.is_empty() { String::new() } else { format!(" {}", statement.text) };
            found.shows(format!("{}, stated by {} on {}.{text}", statement.document, statement.by, day(statement.at)));
        }
        None => found.lacks(severity, format!("Nobody has stated: {ask}"), "Name the document.", "/compliance"),
    }
}

const fn target(kind: DocumentKind) -> &'static str {
    match kind {
        DocumentKind::Policy => "/compliance/documents/policy",
        DocumentKind::SecurityTxt => "/compliance/documents/security_txt",
        DocumentKind::Procedure => "/compliance/documents/procedure",
        DocumentKind::Plan => "/compliance/documents/plan",
    }
}

const fn words(audience: Audience) -> &'static str {
    match audience {
        Audience::Authority => "authorities",
        Audience::Users => "users",
        Audience::Public => "the public",
        Audience::Record => "those who report",
    }
}

/// Title and document ID; `security.txt` has no other name.
fn name_of(document: &ControlledDocument) -> String {
    let title = document.kind.title();
    if title == document.document_id { title.to_owned() } else { format!("{title} {}", document.document_id) }
}

fn lower(title: &str) -> String {
    if title.starts_with("security.txt") {
        return title.to_owned();
    }
    let mut characters = title.chars();
    characters.next().map(|first| first.to_lowercase().collect::<String>() + characters.as_str()).unwrap_or_default()
}

fn day(at: DateTime<Utc>) -> String {
    at.format("%-d %B %Y").to_string()
}

fn hours(margin: TimeDelta) -> String {
    let hours = margin.num_hours();
    if hours < 48 { format!("{hours} h") } else { format!("{} d", hours / 24) }
}

fn count(number: usize, unit: &str) -> String {
    if number == 1 { format!("1 {unit}") } else { format!("{number} {unit}s") }
}

fn count_u32(number: u32, unit: &str) -> String {
    if number == 1 { format!("1 {unit}") } else { format!("{number} {unit}s") }
}

fn plural(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}
