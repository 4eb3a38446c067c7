//! Measuring, and the table.

use std::time::{Duration, Instant};

/// Runs something once.
pub(crate) fn once<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let value = work();
    (start.elapsed(), value)
}

/// The median over some runs, and what the last one gave.
pub(crate) fn median<T>(runs: usize, mut work: impl FnMut() -> T) -> (Duration, T) {
    let (first, mut value) = once(&mut work);
    let mut times = vec![first];
    for _ in 1..runs {
        let (time, next) = once(&mut work);
        times.push(time);
        value = next;
    }
    times.sort();
    (times[times.len() / 2], value)
}

/// The table.
#[derive(Default)]
pub(crate) struct Report {
    rows: Vec<(String, Duration, String)>,
}

impl Report {
    /// One row; it is told on standard error at once, since the whole takes a while.
    pub(crate) fn add(&mut self, what: &str, time: Duration, remark: &str) {
        eprintln!("{what}: {time:.1?}");
        self.rows.push((what.to_owned(), time, remark.to_owned()));
    }

    /// Prints the table.
    pub(crate) fn print(&self) {
        let widest = self.rows.iter().map(|(what, ..)| what.chars().count()).max().unwrap_or_default();
        println!("{:widest$}  {:>12}  remark", "what", "median");
        for (what, time, remark) in &self.rows {
            println!("{what:widest$}  {:>9.3} ms  {remark}", time.as_secs_f64() * 1000.0);
        }
    }
}
