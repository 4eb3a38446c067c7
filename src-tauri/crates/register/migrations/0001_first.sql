CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE counter (
  name  TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE product (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  body       TEXT NOT NULL,
  revision   INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  retired_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE disclosure (
  id         TEXT PRIMARY KEY,
  number     TEXT NOT NULL UNIQUE,
  title      TEXT NOT NULL,
  source     TEXT,
  body       TEXT NOT NULL,
  revision   INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  closed_at  TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX disclosure_updated ON disclosure (updated_at DESC);
CREATE UNIQUE INDEX disclosure_source ON disclosure (source) WHERE source IS NOT NULL;

CREATE TABLE fact (
  id          TEXT PRIMARY KEY,
  disclosure  TEXT NOT NULL REFERENCES disclosure (id),
  kind        TEXT NOT NULL,
  body        TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX fact_disclosure ON fact (disclosure);

CREATE TABLE decision (
  id         TEXT PRIMARY KEY,
  disclosure TEXT NOT NULL REFERENCES disclosure (id),
  regime     TEXT NOT NULL,
  body       TEXT NOT NULL,
  decided_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_disclosure ON decision (disclosure);

CREATE TABLE attachment (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size       INTEGER NOT NULL,
  sha256     TEXT NOT NULL,
  bytes      BLOB NOT NULL,
  added_at   TEXT NOT NULL
) STRICT;

CREATE TABLE notice (
  id         TEXT PRIMARY KEY,
  disclosure TEXT NOT NULL REFERENCES disclosure (id),
  number     TEXT NOT NULL UNIQUE,
  state      TEXT NOT NULL CHECK (state IN ('draft', 'in_review', 'approved', 'sealed', 'sent')),
  body       TEXT NOT NULL,
  revision   INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_disclosure ON notice (disclosure);

CREATE TABLE pack (
  id         TEXT PRIMARY KEY,
  disclosure TEXT NOT NULL REFERENCES disclosure (id),
  body       TEXT NOT NULL,
  revision   INTEGER NOT NULL,
  built_at   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX pack_disclosure ON pack (disclosure);

-- Every change, hash-chained. The canonical form is described in history.rs.
CREATE TABLE history (
  sequence   INTEGER PRIMARY KEY,
  at         TEXT NOT NULL,
  actor      TEXT NOT NULL,
  action     TEXT NOT NULL,
  subject    TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  disclosure TEXT,
  changes    TEXT NOT NULL,
  reason     TEXT NOT NULL,
  previous   TEXT NOT NULL,
  hash       TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX history_disclosure ON history (disclosure, sequence);
CREATE INDEX history_subject ON history (subject_id, sequence);

CREATE TRIGGER history_refuses_update BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
CREATE TRIGGER history_refuses_delete BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
CREATE TRIGGER fact_refuses_update BEFORE UPDATE ON fact
BEGIN SELECT RAISE(ABORT, 'a fact is superseded, never edited'); END;
CREATE TRIGGER fact_refuses_delete BEFORE DELETE ON fact
BEGIN SELECT RAISE(ABORT, 'a fact is superseded, never deleted'); END;
CREATE TRIGGER decision_refuses_update BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'a decision is followed by another, never edited'); END;
CREATE TRIGGER decision_refuses_delete BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'a decision is followed by another, never deleted'); END;
CREATE TRIGGER attachment_refuses_update BEFORE UPDATE ON attachment
BEGIN SELECT RAISE(ABORT, 'a file in the register is never changed'); END;
CREATE TRIGGER attachment_refuses_delete BEFORE DELETE ON attachment
BEGIN SELECT RAISE(ABORT, 'a file in the register is never deleted'); END;
CREATE TRIGGER sealed_notice_keeps_its_seal BEFORE UPDATE ON notice
WHEN OLD.state IN ('sealed', 'sent') AND NEW.state NOT IN ('sealed', 'sent')
BEGIN SELECT RAISE(ABORT, 'a sealed notice is never changed again'); END;

CREATE TABLE search_key (
  row        INTEGER PRIMARY KEY,
  subject    TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  disclosure TEXT,
  UNIQUE (subject, subject_id)
) STRICT;
CREATE VIRTUAL TABLE search USING fts5 (title, text, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4');
