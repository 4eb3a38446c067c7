//! Rule files of the user's own: a new regime needs a file and no Rust, and a bad file harms nothing else.

use crate::matter::{Case, Owned};
use deadline::pack::LARGEST_RULE_FILE;
use deadline::{Badge, Calendars, RuleError, RuleFile, RulePack, obligations};

/// A regime with its own fact kind, question, counting rule and calendar of another weekend.
const OWN: &str = r#"
schema_version = 1

[[fact_kind]]
id = "acme_report_received"
label = "Report received"

[[question]]
id = "acme_serious"
text = "Is it serious?"

[[counting_rule]]
id = "acme-days"
text = "The first day counts."
start_day = "included"
confidence = "verified"

[[regime]]
id = "acme"
authority = "Reporter"
authority_full = "The person who reported"
name = "SOP-PSIRT-004"
jurisdiction = "INT"
citation = "SOP-PSIRT-004"
obligation = "practice"
countries = ["*"]
calendar = "acme-calendar"
counting_rule = "acme-days"
zone = "Asia/Riyadh"
enabled_default = true
confidence = "verified"

[[regime.stage]]
id = "answer"
label = "Answer the reporter"
text = "Answer within 5 working days; the day of receipt counts."
amount = 5
unit = "working_day"
start = ["acme_report_received"]
all = ["acme_serious"]
clause = "SOP-PSIRT-004 5.2"
confidence = "verified"
"#;

const CALENDAR: &str = r#"
id = "acme-calendar"
country = "SA"
name = "Works calendar"
zone = "Asia/Riyadh"
weekend = ["fri", "sat"]
first_year = 2026
last_year = 2026
confirmed_until = 2026
law = "works agreement"
source = "works agreement"
reviewed_on = 2026-11-23
days = [ { on = 2026-11-18, name = "Works holiday" } ]
"#;

const CASE: &str = r#"
why = "a rule by file alone"
now = "2026-11-16T09:00"
markets = [{ country = "SA", status = "medical_device" }]
answers = { acme_serious = "yes" }
facts = [{ kind = "acme_report_received", at = "2026-11-16T10:00 Asia/Riyadh" }]
"#;

#[test]
fn a_file_alone_makes_an_obligation() {
    let (pack, errors) = RulePack::with_own(&[RuleFile::own("own.toml", OWN)]);
    assert_eq!(errors, []);
    let (mut calendars, _) = Calendars::load(&[("acme.toml", CALENDAR)]);
    for calendar in Calendars::shipped().iter() {
        calendars.insert(calendar.clone());
    }
    let case: Case = toml::from_str(CASE).unwrap();
    let owned = Owned::new(&case);
    let products = [&owned.product];
    let all = obligations(&owned.matter(&products), &pack, &calendars, owned.now);
    let own = all.iter().find(|entry| entry.key.regime == "acme").unwrap();
    // Mon 16 is day 1, Tue 17 day 2, Wed 18 a works holiday, Thu 19 day 3, Fri and Sat rest, Sun 22 day 4, Mon 23 day 5.
    assert_eq!(own.due.as_ref().unwrap().legal_text, "Mon 23 Nov, 23:59 UTC+03");
    assert_eq!(own.badges, [Badge::OwnRule, Badge::Practice]);
    assert!(own.explanation.iter().any(|step| step.text.contains("Wed 18 Nov is Works holiday")));
}

fn errors_of(text: &str) -> Vec<RuleError> {
    RulePack::with_own(&[RuleFile::own("own.toml", text)]).1
}

/// The line of the first error after one replacement in the good file.
fn line_after(from: &str, to: &str) -> (Option<usize>, String) {
    assert!(OWN.contains(from), "{from}");
    let text = OWN.replacen(from, to, 1);
    let errors = errors_of(&text);
    assert_eq!(errors.len(), 1, "{errors:?}");
    (errors[0].line(), errors[0].to_string())
}

fn line_of(piece: &str) -> Option<usize> {
    Some(1 + OWN[..OWN.find(piece).unwrap()].matches('\n').count())
}

#[test]
fn errors_name_the_line() {
    let cases = [
        ("start = [\"acme_report_received\"]", "start = [\"nothing\"]", "no fact kind is called \"nothing\""),
        ("all = [\"acme_serious\"]", "all = [\"acme_seroius\"]", "no question is called"),
        ("counting_rule = \"acme-days\"", "counting_rule = \"acme\"", "no counting rule is called"),
        ("zone = \"Asia/Riyadh\"", "zone = \"Asia/Riad\"", "no time zone is called"),
        ("countries = [\"*\"]", "countries = [\"Sudan\"]", "is no country"),
        ("amount = 5", "amount = 0", "amount 0 needs unit none"),
        ("amount = 5", "amount = 9999999", "is more than"),
        ("id = \"acme\"", "id = \"us-fda-806\"", "is defined already"),
        ("id = \"acme_serious\"", "id = \"death\"", "is defined already"),
        ("id = \"acme_serious\"", "id = \"Acme Serious\"", "must be"),
        ("schema_version = 1", "schema_version = 2", "schema_version 2 is not known"),
        ("unit = \"working_day\"", "unit = \"fortnight\"", "fortnight"),
        ("unit = \"working_day\"", "unti = \"working_day\"", "unti"),
        ("start_day = \"included\"", "start_day = included", ""),
    ];
    for (from, to, message) in cases {
        let (line, text) = line_after(from, to);
        assert_eq!(line, line_of(from), "{text}");
        assert!(text.contains(message), "{text}");
        assert!(text.starts_with("own.toml:"), "{text}");
    }
    let (_, text) = line_after("calendar = \"acme-calendar\"", "calendar = \"none\"");
    assert!(text.contains("working days need a calendar"), "{text}");
}

#[test]
fn a_bad_file_harms_no_other() {
    let shipped = RulePack::shipped().regimes().len();
    let large = " ".repeat(LARGEST_RULE_FILE + 1);
    let files = [
        RuleFile::own("broken.toml", "this is no toml"),
        RuleFile::own("large.toml", &large),
        RuleFile::own("good.toml", OWN),
    ];
    let (pack, errors) = RulePack::with_own(&files);
    assert_eq!(pack.regimes().len(), shipped + 1);
    let names: Vec<&str> = errors.iter().map(RuleError::file).collect();
    assert_eq!(names, ["broken.toml", "large.toml"]);
    assert!(RulePack::parse(&files).is_err());
}

#[test]
fn the_shipped_files_are_right() {
    let (pack, errors) = RulePack::with_own(&[]);
    assert_eq!(errors, []);
    for regime in pack.regimes() {
        assert!(!regime.sources.is_empty(), "{} names no source", regime.id);
        assert!(!regime.citation.is_empty() && !regime.trigger.is_empty(), "{}", regime.id);
        for stage in &regime.stages {
            assert!(stage.text.ends_with('.') && !stage.clause.is_empty(), "{}", stage.id);
            assert!(!stage.condition_text.is_empty(), "{}", stage.id);
        }
    }
    assert!(pack.is_enabled("us-fda-806"));
}

#[test]
fn a_regime_that_is_off_owes_nothing() {
    let mut pack = RulePack::shipped();
    assert!(pack.set_enabled("us-fda-806", false) && !pack.set_enabled("nothing", false));
    let text = CASE.replace("SA", "US").replace("medical_device", "us_device");
    let case: Case = toml::from_str(&text.replace("acme_report_received", "initiation_correction_removal")).unwrap();
    let owned = Owned::new(&case);
    let products = [&owned.product];
    let all = obligations(&owned.matter(&products), &pack, &Calendars::shipped(), owned.now);
    assert!(all.iter().all(|entry| entry.key.regime != "us-fda-806"));
}
