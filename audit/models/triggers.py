"""The trail refuses UPDATE and DELETE by itself, in both databases (docs/evidence.md).

Triggers stop accidents, slips of code and injected SQL. They do not stop the owner of the file:
that is what the chain, and whoever keeps its printed root, is for.
"""

from collections.abc import Iterator

from django.db.backends.base.base import BaseDatabaseWrapper

_ADVANCE = """
  OLD.closed_at IS NOT NULL OR NEW.log_id <> OLD.log_id OR NEW.origin <> OLD.origin OR NOT (
    (NEW.closed_at IS NULL AND NEW.size = OLD.size + 1 AND EXISTS (
      SELECT 1 FROM audit_event
      WHERE log_id = OLD.log_id AND seq = OLD.size AND leaf = NEW.last_leaf))
    OR (NEW.closed_at IS NOT NULL AND NEW.size = OLD.size
      AND NEW.last_leaf = OLD.last_leaf AND NEW.frontier = OLD.frontier))
"""

SQLITE = {
    "audit_event_no_update": "BEFORE UPDATE ON audit_event "
    "BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END",
    "audit_event_no_delete": "BEFORE DELETE ON audit_event "
    "BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END",
    # Without it INSERT OR REPLACE rewrites an event where recursive triggers are off.
    "audit_event_no_replace": "BEFORE INSERT ON audit_event WHEN EXISTS (SELECT 1 FROM audit_event "
    "WHERE leaf = NEW.leaf OR (log_id = NEW.log_id AND seq = NEW.seq)) "
    "BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END",
    "audit_event_gapless": "BEFORE INSERT ON audit_event "
    "WHEN NEW.seq IS NOT (SELECT size FROM audit_log WHERE log_id = NEW.log_id) "
    "BEGIN SELECT RAISE(ABORT, 'seq must equal the size of the log'); END",
    "audit_log_advance": f"BEFORE UPDATE ON audit_log WHEN {_ADVANCE} "
    "BEGIN SELECT RAISE(ABORT, 'a log only advances by one, or closes once'); END",
    "audit_log_no_delete": "BEFORE DELETE ON audit_log "
    "BEGIN SELECT RAISE(ABORT, 'a log cannot be deleted'); END",
    "audit_log_no_replace": "BEFORE INSERT ON audit_log WHEN NEW.size <> 0 "
    "OR EXISTS (SELECT 1 FROM audit_log WHERE log_id = NEW.log_id) "
    "BEGIN SELECT RAISE(ABORT, 'a log cannot be replaced'); END",
}

POSTGRESQL_FUNCTIONS = {
    "audit_refuse": """BEGIN
      RAISE EXCEPTION '% on % refused: append-only', TG_OP, TG_TABLE_NAME; END""",
    "audit_gapless": """BEGIN
      IF NEW.seq IS DISTINCT FROM
         (SELECT size FROM audit_log WHERE log_id = NEW.log_id FOR UPDATE) THEN
        RAISE EXCEPTION 'seq must equal the size of the log'; END IF;
      IF NEW.leaf <> encode(sha256('\\x00'::bytea || NEW.entry), 'hex') THEN
        RAISE EXCEPTION 'leaf does not match entry'; END IF;
      RETURN NEW; END""",
    "audit_advance": f"""BEGIN IF {_ADVANCE} THEN
        RAISE EXCEPTION 'a log only advances by one, or closes once'; END IF; RETURN NEW; END""",
}
POSTGRESQL = {
    "audit_event_ro": ("audit_event", "BEFORE UPDATE OR DELETE", "ROW", "audit_refuse"),
    "audit_event_tr": ("audit_event", "BEFORE TRUNCATE", "STATEMENT", "audit_refuse"),
    "audit_event_gap": ("audit_event", "BEFORE INSERT", "ROW", "audit_gapless"),
    "audit_log_up": ("audit_log", "BEFORE UPDATE", "ROW", "audit_advance"),
    "audit_log_de": ("audit_log", "BEFORE DELETE", "ROW", "audit_refuse"),
    "audit_log_tr": ("audit_log", "BEFORE TRUNCATE", "STATEMENT", "audit_refuse"),
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers on; they stay until somebody with the owner's rights takes them off."""
    is_sqlite = connection.vendor == "sqlite"
    with connection.cursor() as cursor:
        for statement in _for_sqlite() if is_sqlite else _for_postgresql():
            cursor.execute(statement)


def _for_sqlite() -> Iterator[str]:
    for name, body in SQLITE.items():
        yield f"CREATE TRIGGER {name} {body}"


def _for_postgresql() -> Iterator[str]:
    for name, body in POSTGRESQL_FUNCTIONS.items():
        yield (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql "
            f"AS $body$ {body} $body$"
        )
    for name, (table, when, each, function) in POSTGRESQL.items():
        yield (
            f"CREATE TRIGGER {name} {when} ON {table} FOR EACH {each} EXECUTE FUNCTION {function}()"
        )
        # ALWAYS: a session that calls itself a replica meets them too.
        yield f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}"


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers off: for undoing the migration, and for emptying a test database."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in SQLITE:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            return
        for name, (table, *_) in POSTGRESQL.items():
            cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}")
