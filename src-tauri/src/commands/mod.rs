//! The commands: one file per noun, each a doorway of a few lines to one use case.

#![expect(clippy::needless_pass_by_value, reason = "the window sends its arguments by value")]

pub mod advisory;
pub mod disclosure;
pub mod due;
pub mod history;
pub mod kind;
pub mod law;
pub mod notice;
pub mod output;
pub mod pack;
pub mod register;

use tauri::Runtime;
use tauri::ipc::Invoke;

/// Every command, in the order of `command_names.rs`.
pub(crate) fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        register::start,
        register::register_state,
        register::open_register,
        register::create_register,
        register::open_sample,
        register::organisation,
        register::save_organisation,
        due::list_due,
        due::explain_obligation,
        due::vocabulary,
        due::judge_regimes,
        due::decide,
        due::answer_question,
        due::assign,
        output::export_due,
        output::inspectors_report,
        output::export_report,
        output::reminders,
        output::save_reminders,
        output::reminders_told,
        law::rule_book,
        law::reread_rules,
        law::preview_switch,
        law::switch_regime,
        law::choose_rule_pack,
        law::program_rule_pack,
        law::take_rule_pack,
        law::calendar_book,
        law::calendar_days,
        law::preview_correction,
        law::correct_calendar,
        law::withdraw_correction,
        disclosure::list_disclosures,
        disclosure::show_disclosure,
        disclosure::new_disclosure,
        disclosure::patch_disclosure,
        disclosure::add_vulnerability,
        disclosure::close_disclosure,
        disclosure::record_fact,
        disclosure::preview_fact,
        disclosure::list_products,
        disclosure::add_product,
        disclosure::save_product,
        disclosure::rate_vector,
        disclosure::read_versions,
        advisory::choose_advisory,
        advisory::import_advisory,
        kind::kind_book,
        kind::kinds_for_stage,
        kind::update_notice,
        kind::supersede_notice,
        kind::add_picture,
        kind::picture,
        kind::choose_logo,
        kind::remove_logo,
        notice::new_notice,
        notice::show_notice,
        notice::save_notice,
        notice::preview_notice,
        notice::send_to_review,
        notice::send_back,
        notice::approve_notice,
        notice::identities,
        notice::add_identity,
        notice::new_demonstration_identity,
        notice::seal_notice,
        notice::save_notice_file,
        notice::export_notice,
        notice::draft_mails,
        notice::send_notice,
        pack::build_pack,
        pack::save_pack_file,
        pack::send_pack,
        history::list_history,
        history::verify_history,
        history::stop_verification,
        history::export_history,
        history::verify_file,
        history::search,
    ]
}
