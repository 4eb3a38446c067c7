#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| whole_route::fuzzed::product_table(data));
