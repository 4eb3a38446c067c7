use chrono::{DateTime, Utc};
use std::fmt;

/// Time left until an instant, or since it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeLeft {
    minutes: i64,
    over: bool,
}

/// The time between now and an instant. Always rounded down, so that nobody reads more time than there is.
#[must_use]
pub fn time_left(now: DateTime<Utc>, until: DateTime<Utc>) -> TimeLeft {
    let seconds = (until - now).num_seconds();
    TimeLeft { minutes: seconds.abs() / 60, over: seconds < 0 }
}

impl TimeLeft {
    /// Whether the instant has passed.
    #[must_use]
    pub const fn is_over(self) -> bool {
        self.over
    }

    /// The span without "left" or "overdue": `42 min`, `19 h`, `3 d 15 h`.
    #[must_use]
    pub fn span(self) -> String {
        let hours = self.minutes / 60;
        match hours {
            0 => format!("{} min", self.minutes),
            1..48 => format!("{hours} h"),
            _ => format!("{} d {} h", hours / 24, hours % 24),
        }
    }
}

impl fmt::Display for TimeLeft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.span(), if self.over { "overdue" } else { "left" })
    }
}
