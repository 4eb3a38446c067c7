//! A short run of what is fuzzed, without a fuzzer: the seeds, and seeded mutations of them, the same ones every time.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::path::Path;
use std::time::{Duration, Instant};
use whole_route::fuzzed::TARGETS;

/// How long one target is tried; `DESK_FUZZ_SECONDS` makes it longer.
fn time() -> Duration {
    let longer = std::env::var("DESK_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    longer.map_or(Duration::from_millis(1500), Duration::from_secs)
}

/// A generator of the xorshift kind: quick, and the same on every machine.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap()
    }
}

fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds").join(target);
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read(file).unwrap()).collect()
}

fn mutate(seed: &[u8], others: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut data = seed.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(data.len() + 1);
        let to = (at + random.below(24)).min(data.len());
        match random.below(7) {
            0 if at < data.len() => data[at] ^= 1 << random.below(8),
            1 => drop(data.drain(at..to)),
            2 => {
                let backwards: Vec<u8> = seed[..at.min(seed.len())].iter().rev().take(16).copied().collect();
                data.splice(at..at, backwards);
            }
            3 => {
                let piece = data[at..to].to_vec();
                drop(data.splice(at..at, piece.iter().copied().cycle().take(piece.len() * random.below(40))));
            }
            4 => data.truncate(at),
            5 => {
                let other = &others[random.below(others.len())];
                let from = random.below(other.len());
                data.splice(at..to, other[from..(from + 30).min(other.len())].iter().copied());
            }
            _ => {
                let tokens: [&[u8]; 8] =
                    [b"0", b"-1", b"18446744073709551616", b"\"", b"[", b"\xF0\x9F\x92\x89", b"\0", b"null"];
                data.splice(at..to, tokens[random.below(tokens.len())].iter().copied());
            }
        }
    }
    data
}

#[test]
fn no_input_breaks_a_law() {
    for (name, target) in TARGETS {
        let seeds = seeds(name);
        assert!(!seeds.is_empty(), "{name} has no seeds");
        seeds.iter().for_each(|seed| target(seed));
        target(b"");
        let (mut random, start, mut runs) = (Random(0x2545_F491_4F6C_DD1D), Instant::now(), 0);
        while start.elapsed() < time() {
            let seed = &seeds[random.below(seeds.len())];
            let data = mutate(seed, &seeds, &mut random);
            let began = Instant::now();
            target(&data);
            assert!(began.elapsed() < Duration::from_secs(20), "{name}: an input of {} bytes hangs", data.len());
            runs += 1;
        }
        println!("{name}: {} seeds, {runs} mutations", seeds.len());
    }
}
