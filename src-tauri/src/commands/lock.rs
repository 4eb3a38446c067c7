//! The lock of an idle window.

use crate::window::lock::LockState;
use crate::{Answer, Office};
use desk::Clock;
use tauri::State;
use zeroize::Zeroizing;

#[tauri::command(async)]
pub(crate) fn lock_state(office: State<'_, Office>) -> Answer<LockState> {
    Ok(office.lock().state())
}

#[tauri::command(async)]
pub(crate) fn lock(office: State<'_, Office>) -> Answer<()> {
    office.lock().lock();
    Ok(())
}

#[tauri::command(async)]
pub(crate) fn unlock(office: State<'_, Office>, passphrase: String) -> Answer<()> {
    office.lock().unlock(&Zeroizing::new(passphrase), Clock::System.now())
}

#[tauri::command(async)]
pub(crate) fn set_lock_minutes(office: State<'_, Office>, minutes: u32) -> Answer<()> {
    office.lock().set_minutes(minutes)
}

#[tauri::command(async)]
pub(crate) fn set_lock_passphrase(office: State<'_, Office>, current: String, new: String) -> Answer<()> {
    let (current, new) = (Zeroizing::new(current), Zeroizing::new(new));
    office.lock().set_passphrase(&current, &new, Clock::System.now())
}
