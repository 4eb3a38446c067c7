//! The sample register: a plainly fictitious maker with matters in progress.
//!
//! Facts are recorded as the days went by, so that the history reads like one: the clock of the desk is set back and
//! moves forward to the given instant.

use crate::{
    Clock, Desk, DocumentKind, DocumentSettings, EmbargoInput, Error, FactInput, IssueInput, JudgementInput,
    LetterWish, PromiseInput, ReportDecisionInput, ReportInput, Result, SetField, TriageQuestion,
};
use chrono::{DateTime, Days, Utc};
use disclosure::{
    CountryCode, CreditWish, Disclosure, DisclosureId, FormValue, LetterPurpose, NoticeDraft, NoticeKind, Organisation,
    Product, ProductId, PublicText, ReportId, ReportSource, ReportVerdict, Reporter, Verdict, YesNo,
};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};

const ORGANISATION: &str = include_str!("../sample/organisation.json");
const DOCUMENTS: &str = include_str!("../sample/documents.json");
const PRODUCTS: &str = include_str!("../sample/products.json");
const DISCLOSURES: &str = include_str!("../sample/disclosures.json");

const JANA: &str = "Jana Petersen";
const TOMAS: &str = "Tomas Lindqvist";

/// A sample under construction.
struct Sample<'d> {
    desk: &'d mut Desk,
    now: DateTime<Utc>,
    products: HashMap<String, ProductId>,
}

impl Desk {
    /// Fills an empty register with the sample. `now` is the instant at which the sample's story has arrived.
    ///
    /// # Errors
    /// If the register holds something already, or can't be written.
    pub fn fill_sample(&mut self, now: DateTime<Utc>) -> Result<()> {
        if !self.register.read().disclosures()?.is_empty() {
            return Err(Error::State(
                "The sample is put into an empty register only; this one holds disclosures.".to_owned(),
            ));
        }
        let (clock, actor) = (self.clock, self.actor.clone());
        let mut sample = Sample { desk: self, now, products: HashMap::new() };
        let outcome = sample.tell();
        (self.clock, self.actor) = (clock, actor);
        outcome
    }
}

impl Sample<'_> {
    /// Who is at the desk, how many days before the end of the story, at which hour UTC.
    fn at(&mut self, days: u64, hour: u32, minute: u32, actor: &str) {
        let day = (self.now - Days::new(days)).date_naive();
        let at = day.and_hms_opt(hour, minute, 0).map_or(self.now, |at| at.and_utc()).min(self.now);
        self.desk.clock = Clock::Fixed(at);
        actor.clone_into(&mut self.desk.actor);
    }

    fn tell(&mut self) -> Result<()> {
        self.at(70, 8, 0, JANA);
        let organisation: Organisation = serde_json::from_str(ORGANISATION)?;
        self.desk.save_organisation(&organisation)?;
        let products: BTreeMap<String, Product> = serde_json::from_str(PRODUCTS)?;
        for (key, product) in products {
            let id = self.desk.add_product(&product)?;
            self.products.insert(key, id);
        }
        self.documents()?;
        self.vitara()?;
        self.kordia()?;
        self.link()?;
        self.perfusa()?;
        self.reports()
    }

    /// The controlled documents of the maker, issued and published.
    fn documents(&mut self) -> Result<()> {
        self.at(69, 9, 0, JANA);
        let settings: DocumentSettings = serde_json::from_str(DOCUMENTS)?;
        self.desk.save_document_settings(&settings)?;
        self.at(68, 10, 0, JANA);
        let approved = IssueInput { approved_by: "Dr. Miriam Albers".to_owned(), ..IssueInput::default() };
        for kind in DocumentKind::ALL {
            self.desk.issue_document(kind, &approved)?;
        }
        self.at(67, 8, 30, TOMAS);
        for (kind, place) in [
            (DocumentKind::Policy, "https://nordlicht.example/security"),
            (DocumentKind::SecurityTxt, "https://nordlicht.example/.well-known/security.txt"),
        ] {
            self.desk.publish_document(kind, 1, place, "")?;
        }
        Ok(())
    }

    /// Reports in each state: one that came yesterday, one that waits for its decision, one that is watched.
    fn reports(&mut self) -> Result<()> {
        self.at(31, 9, 15, TOMAS);
        let watched = self.desk.receive_report(&ReportInput {
            title: "Vitara Monitor 5 names its service port in clear text".to_owned(),
            text: "The network scan NS-26-41 of our own laboratory shows the software version on TCP port 5100 before anybody logs in. No further access was found.".to_owned(),
            source: ReportSource::Tester,
            channel: "Test report".to_owned(),
            reporter: Reporter { name: "Laboratory, network scan NS-26-41".to_owned(), ..Reporter::default() },
            ..ReportInput::default()
        })?;
        self.at(30, 13, 40, TOMAS);
        self.investigate(watched.id, "Reproduced on version 5.2.")?;
        self.at(29, 15, 0, JANA);
        let decision = ReportDecisionInput {
            verdict: ReportVerdict::Monitor,
            reason: "The version alone opens nothing; the risk that remains is acceptable (risk file RM-26-118)."
                .to_owned(),
            approved_by: "Dr. Miriam Albers".to_owned(),
        };
        self.desk.decide_report(watched.id, None, &decision)?;

        self.at(6, 16, 5, TOMAS);
        let analysed = self.desk.receive_report(&ReportInput {
            title: "Kordia ECG 12 accepts unsigned configuration files".to_owned(),
            text: "Kordia ECG 12, software 3.1: a configuration file on a USB stick is taken without a signature. With it the alarm limits of a ward can be changed.".to_owned(),
            source: ReportSource::Researcher,
            channel: "Web form".to_owned(),
            reporter: Reporter {
                name: "R. Fiktiv".to_owned(),
                organisation: "Beispiel Research (fictitious)".to_owned(),
                email: "r.fiktiv@research.example".to_owned(),
                language: "en".to_owned(),
                credit: CreditWish::Named,
                ..Reporter::default()
            },
            ..ReportInput::default()
        })?;
        let acknowledgement =
            self.desk.letter_text(&analysed.number, &LetterWish::to_reporter(LetterPurpose::Acknowledge))?;
        self.desk.write_letter(&analysed.number, &acknowledgement, false, None, &[])?;
        self.at(5, 11, 30, TOMAS);
        self.investigate(analysed.id, "Reproduced with the file that came with the report.")?;
        self.at(4, 9, 0, TOMAS);
        let set = |path: &str, value: &str| SetField::Add { path: path.to_owned(), value: json!(value) };
        let patch = [
            set("/analysis/affected_versions", "< 3.2"),
            set("/analysis/root_cause", "The import checks a checksum, not a signature."),
            set("/analysis/vectors/-", "CVSS:3.1/AV:P/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:L"),
            set(
                "/analysis/safety_impact",
                "Alarm limits can be widened; a missed alarm is possible (risk file RM-26-131).",
            ),
            set("/analysis/by", TOMAS),
        ];
        self.desk.patch_report(analysed.id, None, &patch, "")?;
        self.at(3, 10, 10, JANA);
        let until = (self.now + Days::new(45)).date_naive();
        let embargo = EmbargoInput {
            until: format!("{until} 10:00"),
            with: "R. Fiktiv".to_owned(),
            reason: "The update is planned for that week.".to_owned(),
            ..EmbargoInput::default()
        };
        self.desk.agree_embargo(analysed.id, None, &embargo)?;
        let promise = PromiseInput {
            what: "Status to the reporter".to_owned(),
            by: format!("{} 12:00", (self.now + Days::new(4)).date_naive()),
            ..PromiseInput::default()
        };
        self.desk.promise(analysed.id, None, &promise)?;

        self.at(1, 7, 50, JANA);
        self.desk.receive_report(&ReportInput {
            title: "Perfusa IV 300 shows the ward in its network name".to_owned(),
            text: "Our infusion pumps Perfusa IV 300 announce the name of the ward in the wireless network. Can a stranger in the corridor read it?".to_owned(),
            source: ReportSource::User,
            channel: "Telephone".to_owned(),
            reporter: Reporter {
                name: "Medical engineering".to_owned(),
                organisation: "Klinikum Musterstadt (fictitious)".to_owned(),
                email: "medizintechnik@klinikum.example".to_owned(),
                language: "de".to_owned(),
                ..Reporter::default()
            },
            ..ReportInput::default()
        })?;
        Ok(())
    }

    fn investigate(&mut self, report: ReportId, verified: &str) -> Result<()> {
        for (question, answer, reason) in [
            (TriageQuestion::Applicable, YesNo::Yes, ""),
            (TriageQuestion::Verifiable, YesNo::Yes, verified),
            (TriageQuestion::RelatedThreats, YesNo::No, "None in the threat model of the product."),
        ] {
            let input = JudgementInput { question, answer, reason: reason.to_owned() };
            self.desk.judge_report(report, None, &input)?;
        }
        Ok(())
    }

    /// An old matter that is closed.
    fn vitara(&mut self) -> Result<()> {
        self.at(64, 9, 30, TOMAS);
        let id = self.disclose("vitara")?;
        self.fact(id, "learning_of_vulnerability", "Penetration test report PT-26-08 read.", &["PT-26-08"], None)?;
        self.answer(id, "uncontrolled_risk", YesNo::No, "Alarms at the monitor itself are not affected.")?;
        self.answer(id, "actively_exploited", YesNo::No, "Found by our own test.")?;
        self.at(40, 10, 0, JANA);
        self.fact(
            id,
            "user_notice_sent",
            "Security notice sent to all 14 customers.",
            &["Mailing list ML-0914"],
            None,
        )?;
        self.at(30, 10, 0, JANA);
        self.desk.close_disclosure(id, true, "all users informed, fix installed at all customers", false).map(drop)
    }

    /// A serious incident with a report that is due.
    fn kordia(&mut self) -> Result<()> {
        self.at(15, 7, 20, JANA);
        let id = self.disclose("kordia")?;
        let germany = Some(CountryCode("DE".to_owned()));
        self.fact(id, "learning_of_vulnerability", "Call from Klinik Musterstadt.", &["Call note 2026-311"], None)?;
        self.fact(
            id,
            "awareness_serious_incident",
            "A recording had to be repeated after filter settings were changed.",
            &["Complaint C-2026-118"],
            germany,
        )?;
        self.answer(id, "serious_incident", YesNo::Yes, "A wrong setting might have led to a wrong diagnosis.")?;
        self.answer(id, "death", YesNo::No, "")?;
        self.answer(id, "unanticipated_deterioration", YesNo::No, "")?;
        self.answer(id, "public_health_threat", YesNo::No, "")?;
        self.answer(id, "uncontrolled_risk", YesNo::Yes, "The password is public.")
    }

    /// A product with digital elements under the Cyber Resilience Act, actively exploited.
    fn link(&mut self) -> Result<()> {
        self.at(3, 7, 0, TOMAS);
        let id = self.disclose("link")?;
        self.answer(id, "actively_exploited", YesNo::Yes, "Two customers reported an unknown program.")?;
        self.at(3, 8, 40, TOMAS);
        self.fact(
            id,
            "awareness_aev",
            "Analysis of the customer's computer confirmed the exploitation.",
            &["Analysis A-77"],
            None,
        )?;
        self.at(2, 6, 55, JANA);
        self.fact(
            id,
            "cra_early_warning_submitted",
            "Submitted on the single reporting platform.",
            &["Receipt SRP-0000-0001"],
            None,
        )
    }

    /// The matter in progress: facts, a draft for users, a draft for the FDA, one element still missing.
    fn perfusa(&mut self) -> Result<()> {
        self.at(19, 8, 12, JANA);
        let id = self.disclose("perfusa")?;
        self.fact(id, "vulnerability_received", "Report from Klinik Musterstadt.", &["Mail of the clinic"], None)?;
        self.at(18, 9, 20, JANA);
        self.fact(id, "report_acknowledged", "Answered the clinic by e-mail.", &["Mail to the clinic"], None)?;
        self.at(17, 14, 30, TOMAS);
        self.fact(
            id,
            "learning_of_vulnerability",
            "Vulnerability confirmed in the laboratory.",
            &["Test report TR-118"],
            None,
        )?;
        let triaged = Verdict::Met { at: self.desk.now(), notice: None, pack: None, receipt: "TR-118".to_owned() };
        self.desk.decide(id, "std-iec81001-417", Some("triage-72h"), None, triaged, "triaged with the test report")?;
        self.answer(
            id,
            "uncontrolled_risk",
            YesNo::Yes,
            "Occurrence cannot be estimated for hospitals without network segmentation.",
        )?;
        self.answer(id, "cyber_device", YesNo::Yes, "510(k) with the documents of section 524B.")?;
        self.answer(id, "known_serious_adverse_events", YesNo::No, "Complaint database searched.")?;
        self.answer(id, "actively_exploited", YesNo::No, "No indication in customer reports.")?;
        self.at(11, 15, 5, TOMAS);
        self.fact(
            id,
            "initiation_correction_removal",
            "First pump updated at a customer site.",
            &["Service record SR-20611"],
            None,
        )?;
        self.answer(id, "risk_to_health", YesNo::Yes, "The correction reduces the risk of outdated dose limits.")?;
        self.answer(id, "reported_under_803_or_1004", YesNo::No, "No reportable event.")?;
        self.answer(id, "fsca", YesNo::Yes, "The update is a field safety corrective action.")?;
        self.at(1, 16, 10, JANA);
        self.fact(
            id,
            "foreign_risk_information",
            "BfArM reference received; the risk has to be told to Health Canada.",
            &["Letter of BfArM"],
            None,
        )?;
        self.answer(id, "ca_foreign_serious_risk", YesNo::Yes, "The same pumps are sold in Canada.")?;
        self.desk.assign(id, "ca-hc-foreign", None, None, TOMAS, JANA)?;
        self.at(6, 9, 0, JANA);
        let reason = "the pump and its module are devices under Regulation (EU) 2017/745; Art. 2(2) leaves them out";
        self.desk.decide(id, "eu-cra-art14", None, None, Verdict::NotApplicable, reason)?;
        self.notices(id)
    }

    fn notices(&mut self, id: DisclosureId) -> Result<()> {
        self.at(3, 9, 55, TOMAS);
        let to_users = NoticeDraft {
            kind: NoticeKind::USER_NOTICE,
            subtitle: "Perfusa IV 300 infusion pump and WM-2 wireless module".to_owned(),
            use_statement: PublicText::from(
                "The pumps may be used on. A running infusion is not stopped by these vulnerabilities.",
            ),
            what_we_do: PublicText::from(
                "We install version 4.6.2 on the pumps and version 2.9 on the modules free of charge. Our service contacts every customer to agree a date.",
            ),
            ..NoticeDraft::default()
        };
        self.desk.new_notice(id, &to_users)?;
        self.at(1, 10, 20, JANA);
        self.fda_form(id)?;
        let text = |text: &str| FormValue::Text(text.to_owned());
        let to_fda = NoticeDraft {
            kind: NoticeKind::FDA_806_REPORT,
            regime: Some("us-fda-806".to_owned()),
            stage: Some("cr-10wd".to_owned()),
            form: [("us.sequence_number".to_owned(), text("001")), ("us.report_kind".to_owned(), text("correction"))]
                .into(),
            ..NoticeDraft::default()
        };
        self.desk.new_notice(id, &to_fda).map(|_| ())
    }

    /// What 21 CFR 806.10(c) asks for and the record has no field of its own for.
    fn fda_form(&mut self, id: DisclosureId) -> Result<()> {
        let list_ready = (self.now + Days::new(7)).date_naive();
        let matter = json!({
            "us.responsible_person": "Jana Petersen, Regulatory affairs\nBeispielstraße 14, 20000 Musterstadt, Germany\n+49 40 0000 000",
            "us.actions": "Correction by software update on site. 212 of 1 480 pumps are updated so far.",
            "us.injuries": "None known.",
            "us.communications": ["Security notice to users, draft of this week"],
            "us.consignees": { "to_follow": list_ready, "reason": "The service compares its list of sites with sales." }
        });
        let product = |code: &str, made: u32, years: &str| {
            json!({
                "us.common_name": code, "us.listing_number": "D000000", "us.total_made": made, "us.same_lot": made,
                "us.made_on": years, "us.expected_life": "10 years"
            })
        };
        let mut products = serde_json::Map::new();
        for (key, fields) in [
            ("perfusa-300", product("Pump, infusion (FRN)", 1480, "2021 to 2026")),
            ("wm-2", product("Pump, infusion (FRN), accessory", 1320, "2022 to 2026")),
        ] {
            if let Some(id) = self.products.get(key) {
                products.insert(id.to_string(), fields);
            }
        }
        let set = |path: &str, value| SetField::Add { path: path.to_owned(), value };
        let patch = [set("/form", matter), set("/product_forms", Value::Object(products))];
        self.desk.patch_disclosure(id, None, &patch, "").map(|_| ())
    }

    fn disclose(&mut self, key: &str) -> Result<DisclosureId> {
        let mut all: BTreeMap<String, Value> = serde_json::from_str(DISCLOSURES)?;
        let mut body = all.remove(key).unwrap_or_default();
        self.name_records(&mut body);
        let title = body["title"].as_str().unwrap_or_default().to_owned();
        let (id, _) = self.desk.new_disclosure(&title)?;
        let mut disclosure: Disclosure = serde_json::from_value(body)?;
        self.desk.actor.clone_into(&mut disclosure.owner);
        self.desk.save_disclosure(id, 1, &disclosure, "first entry")?;
        Ok(id)
    }

    /// `$name` stands for a product, `$day-11` for a day before the end of the story, `$1` for a new identifier.
    fn name_records(&self, value: &mut Value) {
        match value {
            Value::String(text) => {
                if let Some(days) = text.strip_prefix("$day-").and_then(|days| days.parse().ok()) {
                    *text = (self.now - Days::new(days)).date_naive().to_string();
                } else if let Some(key) = text.strip_prefix('$') {
                    let id = self.products.get(key).map_or_else(|| self.desk.new_id(), |product| product.0);
                    *text = id.to_string();
                }
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.name_records(item)),
            Value::Object(map) => map.values_mut().for_each(|item| self.name_records(item)),
            _ => {}
        }
    }

    fn fact(
        &mut self,
        id: DisclosureId,
        kind: &str,
        note: &str,
        evidence: &[&str],
        country: Option<CountryCode>,
    ) -> Result<()> {
        let input = FactInput {
            kind: kind.to_owned(),
            at: self.desk.now().to_rfc3339(),
            country: country.map(|country| country.0).unwrap_or_default(),
            note: note.to_owned(),
            evidence: evidence.iter().map(|title| (*title).to_owned()).collect(),
            ..FactInput::default()
        };
        self.desk.record_fact(id, &input).map(|_| ())
    }

    fn answer(&mut self, id: DisclosureId, question: &str, answer: YesNo, reason: &str) -> Result<()> {
        self.desk.answer(id, question, Some(answer), reason)
    }
}
