/** Every error code, so that a test can walk over the wording of each. */
export const CODES = ["field", "conflict", "in_use", "read_only", "disk_full", "wrong_passphrase", "identity", "gate", "still_owed", "state", "not_found", "bad_file", "register", "locked", "other"] as const;
