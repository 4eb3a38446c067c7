//! The window of Disclosure Desk.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

/// Gives memory back to the system once a large register was looked through; that of the C library would keep it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    disclosure_desk::window::plain::draw(std::env::args_os().skip(1));
    if let Err(error) = disclosure_desk::run() {
        eprintln!("Disclosure Desk can't start: {error}");
        std::process::exit(1);
    }
}
