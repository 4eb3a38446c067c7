//! The files that ship with the program, as the build script found them in `rules/` and `calendars/`.

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
