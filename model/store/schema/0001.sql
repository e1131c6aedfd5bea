-- Ledger format 1. Frozen once a version is out: later changes are 0002.sql and so on.
-- Facts are only ever added; a table of facts never gets another column, for its seals cover those it has.
-- What is settled may change, and every change stands in `journal`.

CREATE TABLE act (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    verb TEXT NOT NULL,
    subject TEXT NOT NULL,
    undoes INTEGER REFERENCES act (number),
    hash TEXT NOT NULL
);

CREATE TABLE issue (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL UNIQUE,
    unit TEXT NOT NULL,
    period TEXT NOT NULL,
    text TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE record (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL UNIQUE,
    issue TEXT NOT NULL,
    unit TEXT NOT NULL,
    periods TEXT NOT NULL,
    text TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE admission (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE withdrawal (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE file (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    sha256 TEXT NOT NULL UNIQUE,
    data BLOB NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE paper (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    sha256 TEXT NOT NULL,
    document TEXT NOT NULL,
    left_out TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE receipt (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    record TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    file TEXT NOT NULL,
    unit TEXT NOT NULL,
    period TEXT NOT NULL,
    received TEXT NOT NULL,
    verdict TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE place (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    record TEXT NOT NULL,
    key TEXT NOT NULL,
    period TEXT NOT NULL,
    file TEXT NOT NULL,
    sheet TEXT NOT NULL,
    cell TEXT NOT NULL,
    raw TEXT NOT NULL,
    value TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE sent (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    issue TEXT NOT NULL,
    unit TEXT NOT NULL,
    period TEXT NOT NULL,
    due TEXT NOT NULL,
    file TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE light_correction (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    period TEXT NOT NULL,
    line TEXT NOT NULL,
    light TEXT NOT NULL,
    was TEXT NOT NULL,
    reason TEXT NOT NULL,
    approver TEXT NOT NULL,
    date TEXT NOT NULL,
    done TEXT NOT NULL,
    stage TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE score_note (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    unit TEXT NOT NULL,
    about TEXT NOT NULL,
    points TEXT NOT NULL,
    votes TEXT NOT NULL,
    reason TEXT NOT NULL,
    who TEXT NOT NULL,
    date TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE frozen_score (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    version INTEGER NOT NULL,
    period TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    date TEXT NOT NULL,
    reason TEXT NOT NULL,
    despite TEXT NOT NULL,
    data BLOB NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE objection (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    version INTEGER NOT NULL,
    unit TEXT NOT NULL,
    text TEXT NOT NULL,
    who TEXT NOT NULL,
    date TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE objection_answer (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    objection INTEGER NOT NULL,
    text TEXT NOT NULL,
    who TEXT NOT NULL,
    date TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE strike_move (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    item TEXT NOT NULL,
    move TEXT NOT NULL,
    reason TEXT NOT NULL,
    proof TEXT NOT NULL,
    date TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE evidence (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    item TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE snapshot (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    period TEXT NOT NULL,
    number INTEGER NOT NULL,
    date TEXT NOT NULL,
    hash TEXT NOT NULL,
    rule TEXT NOT NULL,
    reason TEXT NOT NULL,
    open TEXT NOT NULL,
    inputs TEXT NOT NULL,
    records INTEGER NOT NULL,
    last_act INTEGER NOT NULL,
    chain TEXT NOT NULL,
    data BLOB NOT NULL,
    lines BLOB NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE reopening (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    period TEXT NOT NULL,
    reason TEXT NOT NULL,
    approver TEXT NOT NULL,
    date TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE archive (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    date TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    reason TEXT NOT NULL,
    open TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE check_note (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    period TEXT NOT NULL,
    unit TEXT NOT NULL,
    day TEXT NOT NULL,
    reply_by TEXT NOT NULL,
    saw TEXT NOT NULL,
    file TEXT NOT NULL,
    text TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE check_answer (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    period TEXT NOT NULL,
    unit TEXT NOT NULL,
    line TEXT NOT NULL,
    objects INTEGER NOT NULL,
    text TEXT NOT NULL,
    claimed TEXT NOT NULL,
    day TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE check_verdict (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    period TEXT NOT NULL,
    unit TEXT NOT NULL,
    line TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    reason TEXT NOT NULL,
    day TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE bulletin_issue (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    period TEXT NOT NULL,
    day TEXT NOT NULL,
    approver TEXT NOT NULL,
    approved TEXT NOT NULL,
    reason TEXT NOT NULL,
    hash TEXT NOT NULL,
    data BLOB NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE bulletin_fix (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    day TEXT NOT NULL,
    year INTEGER NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE slip (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    no TEXT NOT NULL UNIQUE,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    day TEXT NOT NULL,
    source TEXT NOT NULL,
    title TEXT NOT NULL,
    content TEXT NOT NULL,
    demand TEXT NOT NULL,
    "lead" TEXT NOT NULL,
    due TEXT NOT NULL,
    co TEXT NOT NULL,
    remark TEXT NOT NULL,
    item TEXT NOT NULL,
    line TEXT NOT NULL,
    period TEXT NOT NULL,
    light TEXT NOT NULL,
    seal TEXT NOT NULL,
    UNIQUE (year, number)
);

CREATE TABLE slip_step (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    slip TEXT NOT NULL REFERENCES slip (no),
    move TEXT NOT NULL,
    day TEXT NOT NULL,
    text TEXT NOT NULL,
    who TEXT NOT NULL,
    until TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    file TEXT NOT NULL,
    seal TEXT NOT NULL
);

CREATE TABLE journal (
    n INTEGER PRIMARY KEY,
    act INTEGER NOT NULL REFERENCES act (number) DEFERRABLE INITIALLY DEFERRED,
    "table" TEXT NOT NULL,
    key TEXT NOT NULL,
    old TEXT,
    new TEXT,
    seal TEXT NOT NULL
);

CREATE TABLE plan (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    doc_no TEXT NOT NULL,
    issuer TEXT NOT NULL,
    date TEXT,
    year INTEGER NOT NULL,
    office TEXT NOT NULL,
    secret TEXT NOT NULL
);

CREATE TABLE light_rule (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    yellow_above TEXT NOT NULL,
    red_above TEXT NOT NULL
);

CREATE TABLE check_rule (
    code TEXT PRIMARY KEY NOT NULL,
    weight TEXT NOT NULL,
    "limit" TEXT
);

CREATE TABLE score_book (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    text TEXT NOT NULL
);

CREATE TABLE slip_rule (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    prefix TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL
);

CREATE TABLE round (
    period TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    "end" TEXT NOT NULL,
    cutoff TEXT NOT NULL,
    due TEXT NOT NULL,
    due_hour INTEGER NOT NULL,
    kind TEXT NOT NULL,
    months INTEGER NOT NULL
);

CREATE TABLE unit (
    id TEXT PRIMARY KEY NOT NULL,
    short TEXT NOT NULL,
    "full" TEXT NOT NULL,
    "group" TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    parent TEXT NOT NULL,
    aliases TEXT NOT NULL,
    contact TEXT NOT NULL,
    phone TEXT NOT NULL,
    in_all_counties INTEGER NOT NULL,
    leader TEXT NOT NULL,
    scope TEXT NOT NULL,
    successor TEXT NOT NULL,
    until TEXT NOT NULL,
    chief TEXT NOT NULL,
    post TEXT NOT NULL
);

CREATE TABLE item (
    id TEXT PRIMARY KEY NOT NULL,
    no TEXT NOT NULL,
    text TEXT NOT NULL,
    section TEXT NOT NULL,
    "order" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    deadline TEXT,
    route TEXT NOT NULL,
    joint TEXT NOT NULL,
    leaders TEXT NOT NULL,
    lines TEXT NOT NULL,
    public_no TEXT NOT NULL,
    tags TEXT NOT NULL
);

CREATE TABLE duty (
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    unit TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL,
    named INTEGER NOT NULL,
    must_fill INTEGER NOT NULL,
    "order" INTEGER NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    PRIMARY KEY (item, unit, role, since)
);

CREATE TABLE line (
    id TEXT PRIMARY KEY NOT NULL,
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    "order" INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT,
    measure TEXT,
    printed TEXT,
    printed_measure TEXT,
    op TEXT,
    start TEXT,
    since TEXT NOT NULL,
    undivided INTEGER NOT NULL
);

CREATE TABLE target_change (
    line TEXT NOT NULL REFERENCES line (id) DEFERRABLE INITIALLY DEFERRED,
    period TEXT NOT NULL REFERENCES round (period) DEFERRABLE INITIALLY DEFERRED,
    value TEXT NOT NULL,
    measure TEXT NOT NULL,
    printed TEXT NOT NULL,
    printed_measure TEXT NOT NULL,
    op TEXT NOT NULL,
    start TEXT,
    reason TEXT NOT NULL,
    document TEXT NOT NULL,
    date TEXT,
    PRIMARY KEY (line, period)
);

CREATE TABLE share (
    line TEXT NOT NULL REFERENCES line (id) DEFERRABLE INITIALLY DEFERRED,
    unit TEXT NOT NULL REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,
    value TEXT NOT NULL,
    PRIMARY KEY (line, unit)
);

CREATE TABLE site (
    id TEXT PRIMARY KEY NOT NULL,
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    county TEXT NOT NULL,
    line TEXT NOT NULL,
    planned_start TEXT NOT NULL,
    planned_finish TEXT NOT NULL,
    real_start TEXT NOT NULL,
    real_finish TEXT NOT NULL,
    investment TEXT,
    state TEXT NOT NULL,
    remark TEXT NOT NULL,
    invested TEXT
);

CREATE TABLE item_change (
    item TEXT NOT NULL REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED,
    since TEXT NOT NULL REFERENCES round (period) DEFERRABLE INITIALLY DEFERRED,
    status TEXT NOT NULL,
    reason TEXT NOT NULL,
    document TEXT NOT NULL,
    date TEXT,
    PRIMARY KEY (item, since)
);

CREATE TABLE advice (
    period TEXT NOT NULL,
    line TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (period, line)
);

CREATE TABLE paper_word (
    key TEXT PRIMARY KEY NOT NULL,
    text TEXT NOT NULL
);

CREATE TABLE bulletin_draft (
    period TEXT PRIMARY KEY NOT NULL,
    text TEXT NOT NULL
);

CREATE TABLE upward_form (
    name TEXT PRIMARY KEY NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    layout TEXT NOT NULL
);

CREATE TABLE schedule (
    line TEXT NOT NULL REFERENCES line (id) DEFERRABLE INITIALLY DEFERRED,
    since TEXT NOT NULL,
    preset TEXT NOT NULL,
    points TEXT NOT NULL,
    deadline TEXT,
    PRIMARY KEY (line, since)
);

CREATE TRIGGER act_no_update BEFORE UPDATE ON act
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER act_no_delete BEFORE DELETE ON act
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER issue_no_update BEFORE UPDATE ON issue
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER issue_no_delete BEFORE DELETE ON issue
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER record_no_update BEFORE UPDATE ON record
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER record_no_delete BEFORE DELETE ON record
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER admission_no_update BEFORE UPDATE ON admission
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER admission_no_delete BEFORE DELETE ON admission
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER withdrawal_no_update BEFORE UPDATE ON withdrawal
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER withdrawal_no_delete BEFORE DELETE ON withdrawal
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER file_no_update BEFORE UPDATE ON file
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER file_no_delete BEFORE DELETE ON file
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER paper_no_update BEFORE UPDATE ON paper
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER paper_no_delete BEFORE DELETE ON paper
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER receipt_no_update BEFORE UPDATE ON receipt
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER receipt_no_delete BEFORE DELETE ON receipt
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER place_no_update BEFORE UPDATE ON place
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER place_no_delete BEFORE DELETE ON place
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER sent_no_update BEFORE UPDATE ON sent
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER sent_no_delete BEFORE DELETE ON sent
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER light_correction_no_update BEFORE UPDATE ON light_correction
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER light_correction_no_delete BEFORE DELETE ON light_correction
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER score_note_no_update BEFORE UPDATE ON score_note
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER score_note_no_delete BEFORE DELETE ON score_note
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER frozen_score_no_update BEFORE UPDATE ON frozen_score
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER frozen_score_no_delete BEFORE DELETE ON frozen_score
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER objection_no_update BEFORE UPDATE ON objection
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER objection_no_delete BEFORE DELETE ON objection
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER objection_answer_no_update BEFORE UPDATE ON objection_answer
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER objection_answer_no_delete BEFORE DELETE ON objection_answer
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER strike_move_no_update BEFORE UPDATE ON strike_move
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER strike_move_no_delete BEFORE DELETE ON strike_move
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER evidence_no_update BEFORE UPDATE ON evidence
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER snapshot_no_update BEFORE UPDATE ON snapshot
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER snapshot_no_delete BEFORE DELETE ON snapshot
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER reopening_no_update BEFORE UPDATE ON reopening
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER reopening_no_delete BEFORE DELETE ON reopening
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER archive_no_update BEFORE UPDATE ON archive
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER archive_no_delete BEFORE DELETE ON archive
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER check_note_no_update BEFORE UPDATE ON check_note
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER check_note_no_delete BEFORE DELETE ON check_note
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER check_answer_no_update BEFORE UPDATE ON check_answer
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER check_answer_no_delete BEFORE DELETE ON check_answer
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER check_verdict_no_update BEFORE UPDATE ON check_verdict
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER check_verdict_no_delete BEFORE DELETE ON check_verdict
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER bulletin_issue_no_update BEFORE UPDATE ON bulletin_issue
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER bulletin_issue_no_delete BEFORE DELETE ON bulletin_issue
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER bulletin_fix_no_update BEFORE UPDATE ON bulletin_fix
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER bulletin_fix_no_delete BEFORE DELETE ON bulletin_fix
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER slip_no_update BEFORE UPDATE ON slip
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER slip_no_delete BEFORE DELETE ON slip
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER slip_step_no_update BEFORE UPDATE ON slip_step
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER slip_step_no_delete BEFORE DELETE ON slip_step
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;

CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN
    SELECT RAISE (ABORT, 'facts are only ever added');
END;
