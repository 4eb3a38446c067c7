//! The commands: one file per noun, each a doorway of a few lines to one use case.

#![expect(clippy::needless_pass_by_value, reason = "the window sends its arguments by value")]

pub mod advisory;
pub mod backup;
pub mod compliance;
pub mod disclosure;
pub mod due;
pub mod history;
pub mod intake;
pub mod kind;
pub mod law;
pub mod leave;
pub mod lock;
pub mod notice;
pub mod output;
pub mod pack;
pub mod register;
pub mod sealing;
pub mod window;

use crate::{IpcError, Office};
use tauri::ipc::Invoke;
use tauri::{Manager, Runtime};

/// What a locked window may still ask for: nothing of it shows or changes a record.
const WHILE_LOCKED: [&str; 6] = ["start", "lock_state", "unlock", "lock", "set_menu", "quit"];

/// Every command, in the order of `command_names.rs`; a locked window is refused.
pub(crate) fn handler<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    let every = every();
    move |invoke| {
        let is_locked = invoke.message.webview_ref().state::<Office>().lock().is_locked();
        if is_locked && !WHILE_LOCKED.contains(&invoke.message.command()) {
            invoke.resolver.reject(IpcError::locked());
            return true;
        }
        every(invoke)
    }
}

fn every<R: Runtime>() -> impl Fn(Invoke<R>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        register::start,
        register::register_state,
        register::reopen_register,
        register::open_register,
        register::create_register,
        register::open_sample,
        window::set_menu,
        window::recent_registers,
        window::forget_recent,
        window::open_recent,
        window::person,
        window::set_person,
        window::verify_started,
        backup::backup_book,
        backup::plan_backups,
        backup::choose_backup_folder,
        backup::forget_backup_folder,
        backup::back_up,
        backup::stop_backup,
        backup::choose_backup,
        backup::restore_backup,
        window::quit,
        lock::lock_state,
        lock::lock,
        lock::unlock,
        lock::set_lock_minutes,
        lock::set_lock_passphrase,
        leave::print_file,
        leave::open_address,
        leave::text_of,
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
        output::export_list,
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
        law::zone_names,
        law::zone_clocks,
        law::zone_book,
        law::choose_zones,
        law::take_zones,
        law::calendar_book,
        law::calendar_days,
        law::preview_correction,
        law::correct_calendar,
        law::withdraw_correction,
        disclosure::list_disclosures,
        disclosure::disclosures_found,
        disclosure::show_disclosure,
        disclosure::new_disclosure,
        disclosure::new_linked_disclosure,
        disclosure::patch_disclosure,
        disclosure::add_vulnerability,
        disclosure::close_disclosure,
        disclosure::record_fact,
        disclosure::preview_fact,
        disclosure::list_products,
        disclosure::add_product,
        disclosure::save_product,
        disclosure::choose_product_table,
        disclosure::import_products,
        disclosure::save_product_template,
        disclosure::rate_vector,
        disclosure::find_weaknesses,
        disclosure::read_versions,
        advisory::choose_advisory,
        advisory::import_advisory,
        intake::list_reports,
        intake::show_report,
        intake::receive_report,
        intake::choose_mail,
        intake::take_mail,
        intake::open_mail,
        intake::receive_mail,
        intake::choose_report_table,
        intake::receive_report_table,
        intake::receive_advisory,
        intake::patch_report,
        intake::judge_report,
        intake::decide_report,
        intake::mark_duplicate,
        intake::agree_embargo,
        intake::promise,
        intake::keep_promise,
        intake::letter_text,
        intake::choose_letter_files,
        intake::write_letter,
        intake::record_letter,
        intake::save_letter_file,
        intake::intake_targets,
        intake::save_intake_targets,
        intake::channel,
        intake::make_channel_key,
        intake::import_channel_key,
        intake::add_certificate,
        intake::save_certificate,
        compliance::compliance,
        compliance::state_constraint,
        compliance::answer_scope,
        compliance::save_compliance,
        compliance::defence,
        compliance::save_defence,
        compliance::build_binder,
        compliance::documents,
        compliance::document_settings,
        compliance::save_document_settings,
        compliance::preview_document,
        compliance::show_security_txt,
        compliance::plan_rows,
        compliance::issue_document,
        compliance::publish_document,
        compliance::save_document_file,
        compliance::measures,
        compliance::save_measures,
        compliance::save_chart,
        compliance::evidence,
        compliance::save_evidence_patterns,
        compliance::scan_folder,
        compliance::stop_scan,
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
        sealing::sealing_book,
        sealing::set_sealing,
        sealing::trust_roots,
        sealing::distrust_root,
        sealing::token_keys,
        sealing::add_token_key,
        sealing::forget_identity,
        sealing::approved_notices,
        sealing::seal_notice_by,
        sealing::seal_notices,
        sealing::stop_sealing,
        sealing::extend_notice,
        sealing::save_extended_file,
        sealing::extend_file,
        notice::save_notice_file,
        notice::export_notice,
        notice::draft_mails,
        notice::send_notice,
        pack::build_pack,
        pack::save_pack_file,
        pack::send_pack,
        history::list_history,
        history::export_history_list,
        history::compare_states,
        history::preview_restore,
        history::restore_state,
        history::verify_history,
        history::stop_verification,
        history::export_history,
        history::verify_file,
        history::verify_dropped,
        history::save_verification,
        history::search,
    ]
}
