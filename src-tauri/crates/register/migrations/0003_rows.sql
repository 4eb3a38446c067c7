-- Records in tables of rows. Without a rowid a record lies in the tree of its key, where all beyond a quarter of a page
-- spills to a page of its own: four times the reading and twice the file.
CREATE TABLE product_rows (
  id         TEXT PRIMARY KEY NOT NULL,
  name       TEXT NOT NULL,
  body       TEXT NOT NULL,
  revision   INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  retired_at TEXT
) STRICT;
INSERT INTO product_rows SELECT * FROM product ORDER BY id;
DROP TABLE product;
ALTER TABLE product_rows RENAME TO product;

CREATE TABLE disclosure_rows (
  id         TEXT PRIMARY KEY NOT NULL,
  number     TEXT NOT NULL UNIQUE,
  title      TEXT NOT NULL,
  source     TEXT,
  body       TEXT NOT NULL,
  revision   INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  closed_at  TEXT
) STRICT;
INSERT INTO disclosure_rows SELECT * FROM disclosure ORDER BY id;
DROP TABLE disclosure;
ALTER TABLE disclosure_rows RENAME TO disclosure;
CREATE INDEX disclosure_updated ON disclosure (updated_at DESC);
CREATE UNIQUE INDEX disclosure_source ON disclosure (source) WHERE source IS NOT NULL;

CREATE TABLE fact_rows (
  id          TEXT PRIMARY KEY NOT NULL,
  disclosure  TEXT NOT NULL REFERENCES disclosure (id),
  kind        TEXT NOT NULL,
  body        TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
INSERT INTO fact_rows SELECT * FROM fact ORDER BY disclosure, id;
DROP TABLE fact;
ALTER TABLE fact_rows RENAME TO fact;
CREATE INDEX fact_disclosure ON fact (disclosure);

CREATE TABLE decision_rows (
  id         TEXT PRIMARY KEY NOT NULL,
  disclosure TEXT NOT NULL REFERENCES disclosure (id),
  regime     TEXT NOT NULL,
  body       TEXT NOT NULL,
  decided_at TEXT NOT NULL
) STRICT;
INSERT INTO decision_rows SELECT * FROM decision ORDER BY disclosure, id;
DROP TABLE decision;
ALTER TABLE decision_rows RENAME TO decision;
CREATE INDEX decision_disclosure ON decision (disclosure);

CREATE TABLE notice_rows (
  id         TEXT PRIMARY KEY NOT NULL,
  disclosure TEXT NOT NULL REFERENCES disclosure (id),
  number     TEXT NOT NULL UNIQUE,
  state      TEXT NOT NULL CHECK (state IN ('draft', 'in_review', 'approved', 'sealed', 'sent')),
  body       TEXT NOT NULL,
  revision   INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
INSERT INTO notice_rows SELECT * FROM notice ORDER BY id;
DROP TABLE notice;
ALTER TABLE notice_rows RENAME TO notice;
CREATE INDEX notice_disclosure ON notice (disclosure);

CREATE TABLE pack_rows (
  id         TEXT PRIMARY KEY NOT NULL,
  disclosure TEXT NOT NULL REFERENCES disclosure (id),
  body       TEXT NOT NULL,
  revision   INTEGER NOT NULL,
  built_at   TEXT NOT NULL
) STRICT;
INSERT INTO pack_rows SELECT * FROM pack ORDER BY id;
DROP TABLE pack;
ALTER TABLE pack_rows RENAME TO pack;
CREATE INDEX pack_disclosure ON pack (disclosure);

CREATE TABLE report_rows (
  id         TEXT PRIMARY KEY NOT NULL,
  number     TEXT NOT NULL UNIQUE,
  title      TEXT NOT NULL,
  body       TEXT NOT NULL,
  revision   INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;
INSERT INTO report_rows SELECT * FROM report ORDER BY id;
DROP TABLE report;
ALTER TABLE report_rows RENAME TO report;

CREATE TABLE letter_rows (
  id          TEXT PRIMARY KEY NOT NULL,
  report      TEXT NOT NULL REFERENCES report (id),
  body        TEXT NOT NULL,
  recorded_at TEXT NOT NULL
) STRICT;
INSERT INTO letter_rows SELECT * FROM letter ORDER BY report, id;
DROP TABLE letter;
ALTER TABLE letter_rows RENAME TO letter;
CREATE INDEX letter_report ON letter (report);

CREATE TRIGGER fact_refuses_update BEFORE UPDATE ON fact
BEGIN SELECT RAISE(ABORT, 'a fact is superseded, never edited'); END;
CREATE TRIGGER fact_refuses_delete BEFORE DELETE ON fact
BEGIN SELECT RAISE(ABORT, 'a fact is superseded, never deleted'); END;
CREATE TRIGGER decision_refuses_update BEFORE UPDATE ON decision
BEGIN SELECT RAISE(ABORT, 'a decision is followed by another, never edited'); END;
CREATE TRIGGER decision_refuses_delete BEFORE DELETE ON decision
BEGIN SELECT RAISE(ABORT, 'a decision is followed by another, never deleted'); END;
CREATE TRIGGER sealed_notice_keeps_its_seal BEFORE UPDATE ON notice
WHEN OLD.state IN ('sealed', 'sent') AND NEW.state NOT IN ('sealed', 'sent')
BEGIN SELECT RAISE(ABORT, 'a sealed notice is never changed again'); END;
CREATE TRIGGER letter_refuses_update BEFORE UPDATE ON letter
BEGIN SELECT RAISE(ABORT, 'a letter is kept as it was'); END;
CREATE TRIGGER letter_refuses_delete BEFORE DELETE ON letter
BEGIN SELECT RAISE(ABORT, 'a letter is kept as it was'); END;
