CREATE TABLE report (
  id         TEXT PRIMARY KEY,
  number     TEXT NOT NULL UNIQUE,
  title      TEXT NOT NULL,
  body       TEXT NOT NULL,
  revision   INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE letter (
  id          TEXT PRIMARY KEY,
  report      TEXT NOT NULL REFERENCES report (id),
  body        TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX letter_report ON letter (report);

CREATE TRIGGER letter_refuses_update BEFORE UPDATE ON letter
BEGIN SELECT RAISE(ABORT, 'a letter is kept as it was'); END;
CREATE TRIGGER letter_refuses_delete BEFORE DELETE ON letter
BEGIN SELECT RAISE(ABORT, 'a letter is kept as it was'); END;
