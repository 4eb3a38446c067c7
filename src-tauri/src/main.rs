//! The window of Disclosure Desk.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    early::draw_plainly();
    if let Err(error) = disclosure_desk::run() {
        eprintln!("Disclosure Desk can't start: {error}");
        std::process::exit(1);
    }
}
