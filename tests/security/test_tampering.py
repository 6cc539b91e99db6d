"""Whoever changes a row or the trail past the actions is found out (trust T01, T02, T09, T10)."""

import json
from hashlib import sha256
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.models import AccountNotice, CampaignBar, PasswordCode, Person
from audit.actions.integrity import tampered_rows
from audit.actions.record import client_address, record, recorded
from audit.actions.verify import protected_models, verify
from audit.models import Event, Log, Secret, triggers
from audit.models.protected import KeptFile
from candidates.models import (
    Application,
    BackgroundCheck,
    BallotCount,
    CadreRecord,
    CaseReview,
    Complaint,
    ConferenceNominee,
    Decision,
    Document,
    MonthlyEvaluation,
    Need,
    PaperRequest,
    PartyRatingRecord,
    PlanningConference,
    PlanningMatch,
    Relation,
    RememberedMatch,
    RuleOpinion,
    Supplement,
    TrainingRecord,
    UnitEvaluation,
)
from exams.models import (
    Announcement,
    Body,
    CalendarFeed,
    Campaign,
    CostPlan,
    DecisionFile,
    Entry,
    ExamPart,
    LabelSheet,
    Letter,
    Member,
    Post,
    Posting,
    Recusal,
    ScriptReception,
    Statement,
    StubEnvelope,
    StubReading,
    TeamTarget,
    Unit,
    Vacancy,
)
from exams.rules.enums import ChannelKind
from grading.models import Assignment, Handover
from rehearsal.models import DryRun
from results.models import Appointment, IssuedDocument
from tests.actions import LATE, arrange, refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]
TABLES = protected_models()


@pytest.fixture(autouse=True)
def files_of_this_test(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


GARBAGE = "xyz"


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def current_faults():
    return {(fault.code, fault.thing) for fault in verify()}


ON_PAPER = {  # the sample seals its mapping, and has nothing on paper
    LabelSheet: {"number": 1, "codes": ["5G0E20"]},
    ScriptReception: {"codes": ["5G0E20"]},
    StubEnvelope: {"number": "PB-01", "stubs": 1},
    StubReading: {"side": "CUSTODIAN", "reader": "u-1", "finished_at": LATE},
}


RELATED = (CampaignBar, CalendarFeed, Posting, Recusal, Statement, Relation)
_BEFORE = LATE.replace(year=2026)
_EVALUATED = {"year": 2025, "rating": "GOOD", "file_name": "dg.xlsx", "imported_at": _BEFORE}
_BALLOTS = {"issued": 40, "collected": 39, "valid": 38}


def _conference():
    return {
        "post": Post.objects.first(),
        "term": "2025-2030",
        "title": "Hội nghị",
        "venue": "Hội trường",
        "document": "12-KH/ĐU",
        **dict.fromkeys(("held_on", "document_on"), _BEFORE.date()),
        **_BALLOTS,
        "summoned": 45,
        "names_per_ballot": 3,
        "present": 40,
        "needed": 21,
        "regulations": {"conference_vote_share": 50},
        "annulled_reason": "Nhầm",
        **dict.fromkeys(("entered_at", "fixed_at", "annulled_at"), _BEFORE),
    }


def _scan():
    """Return what is stored of the scan of a decision, which lies as it came in."""
    stored = KeptFile.stored_as("y" * 8, sha256(b"y").hexdigest())
    stored.keep(b"y")
    return {
        "campaign": Campaign.objects.get(),
        "of": "BODY_FILE",
        "about": "COUNCIL",
        "document": "12/QĐ",
        "file_name": "y.pdf",
        "stored_as": "y" * 8,
        "kind": "pdf",
        "digest": stored.digest,
        "replaced_why": "Bản mờ",
        **dict.fromkeys(("attached_by", "replaced_by"), Person.objects.first()),
        **dict.fromkeys(("attached_at", "replaced_at"), _BEFORE),
    }


ASKED = {  # of what nobody of the sample was asked, or asked
    RememberedMatch: lambda: {"kind": "cadres", "column": "post", "text": "GĐ", "meaning": "GD_SO"},
    Supplement: lambda: {
        "application": Application.objects.first(),
        "parts": ["DIPLOMAS"],
        "reason": "Mờ",
        "until": _BEFORE.date(),
        "asked_at": _BEFORE,
        "asked_by": Person.objects.first(),
        "before": {"DIPLOMAS": ""},
        "after": {"DIPLOMAS": "x"},
        **dict.fromkeys(("heard_at", "answered_at", "taken_back_at"), _BEFORE),
    },
    RuleOpinion: lambda: {
        "decision": Decision.objects.first(),
        "rule": "E05",
        "value": "REFUSE",
        "objection": "OTHER",
        "comment": "Mờ",
        "place": 1,
    },
    DryRun: lambda: {
        "campaign": Campaign.objects.first(),
        "profile": "HN-PILOT v1",
        "report": {"walked": ["ANNOUNCE"]},
        "held_at": _BEFORE,
    },
    PlanningConference: lambda: _conference(),
    ConferenceNominee: lambda: {
        "conference": arrange(PlanningConference(**_conference())),
        "number": 1,
        "citizen_id": "001080000011",
        "name": "Nguyễn Văn Một",
        "born": _BEFORE.date(),
        "current_post": "Phó Trưởng phòng",
        "votes": 30,
    },
    BallotCount: lambda: {
        "conference": arrange(PlanningConference(**_conference())),
        "round": 1,
        "teller": Person.objects.first(),
        **_BALLOTS,
        "votes": [30],
        "reason": "Đếm lại",
        "counted_at": _BEFORE,
    },
    PlanningMatch: lambda: {
        "application": Application.objects.first(),
        "citizen_id": "001080000011",
        "basis": "Công văn 1",
        "decided_at": _BEFORE,
    },
    TrainingRecord: lambda: {
        "cadre": CadreRecord.objects.first(),
        "kind": "KNOWLEDGE_UPDATE",
        "course": "Cập nhật kiến thức",
        "institution": "Trường Đào tạo cán bộ",
        "certificate": "12/CN",
        **dict.fromkeys(("starts_on", "ended_on", "certified_on"), _BEFORE.date()),
    },
    TeamTarget: lambda: {
        "subject": "YOUNG_UNITS",
        "year": 2026,
        "unit_kind": "COMMUNE",
        "unit": Unit.objects.first(),
        "age_under": 30,
        "at_least": 20,
        "at_most": 25,
        "document": "1/KL",
        "decided_on": _BEFORE.date(),
        "withdrawn_reason": "Nhầm",
        **dict.fromkeys(("entered_at", "withdrawn_at"), _BEFORE),
    },
    CostPlan: lambda: {
        "campaign": Campaign.objects.first(),
        "version": 1,
        "lines": [{"item": "Ra đề", "basis": "TT 1", "quantity": 2, "price": 500_000}],
        "source": "Ngân sách",
        "document": "1/QĐ",
        "decided_on": _BEFORE.date(),
        "reason": "Duyệt",
        "entered_at": _BEFORE,
        "entered_by": Person.objects.first(),
    },
    Vacancy: lambda: {
        "post": Post.objects.first(),
        "mode": "EXAM",
        "responsible": "Giám đốc",
        "responsible_fold": "giam doc",
        "office": "Sở",
        "document": "1/TTr",
        "decided_on": _BEFORE.date(),
        "entered_at": _BEFORE,
    },
    Complaint: lambda: {
        "application": Application.objects.first(),
        "kind": "ELIGIBILITY",
        "reason": "Tính thiếu",
        "document": "1/Đ",
        "received_on": _BEFORE.date(),
        "answer_by": _BEFORE.date(),
        "upheld": False,
        "answer": "Đủ",
        "answer_document": "2/VB",
        "notified_on": _BEFORE.date(),
        "happened_on": _BEFORE.date(),
        "against": "Giám thị",
        "against_person": Person.objects.first(),
        "decider": "COUNCIL",
        "effect": "Thay giám thị",
        "remedy": "NOT_SAT",
        "remedy_document": "3/VB",
        "entered_by": Person.objects.first(),
        "decided_by": Person.objects.last(),
        **dict.fromkeys(("made_at", "decided_at", "remedied_at"), _BEFORE),
    },
    BackgroundCheck: lambda: {
        "application": Application.objects.first(),
        "verifier": "Nguyễn Văn Hai",
        "agency": "Ủy ban Kiểm tra",
        "outcome": "CLEAR",
        "note": "Đủ",
        "document": "1/BC",
        "checked_on": _BEFORE.date(),
        "entered_at": _BEFORE,
        "entered_by": Person.objects.first(),
    },
    Appointment: lambda: {
        "application": Application.objects.first(),
        "outcome": "APPOINTED",
        "document": "1/QĐ",
        "decided_on": _BEFORE.date(),
        "reason": "Đủ",
        "entered_at": _BEFORE,
        "entered_by": Person.objects.first(),
    },
    DecisionFile: _scan,
    CaseReview: lambda: {
        "application": Application.objects.first(),
        "rule": "E05",
        "step": 4,
        "reviewer": "Tập thể lãnh đạo",
        "outcome": "AGREED",
        "note": "Đủ",
        "document": "1/BB",
        "reviewed_on": _BEFORE.date(),
        "entered_at": _BEFORE,
        "entered_by": Person.objects.first(),
    },
    PaperRequest: lambda: {
        "application": Application.objects.first(),
        "item": "UNIT_COMMENT",
        "document": None,
        "reply": "Không có",
        **dict.fromkeys(("asked_at", "answered_at"), _BEFORE),
    },
    MonthlyEvaluation: lambda: {
        "source": "SELF",
        "citizen_id": "001080000011",
        "name": "Nguyễn Văn Một",
        "month": 3,
        "points": "85.50",
        "unit": "SNV",
        "unit_name": "Sở Nội vụ",
        **_EVALUATED,
    },
    UnitEvaluation: lambda: {"unit": "SNV", "document": "12/QĐ", **_EVALUATED},
    PartyRatingRecord: lambda: {
        "cadre": CadreRecord.objects.first(),
        "year": 2025,
        "rating": "GOOD",
    },
    Need: lambda: {
        "application": Application.objects.first(),
        "kind": "ILLNESS",
        "detail": "Gần cửa",
        **dict.fromkeys(("declared_at", "decided_at", "taken_back_at"), _BEFORE),
    },
}


def one_of(model):
    """Return a row of a table; paper registrations of the sample bring no files and no codes."""
    if model in ON_PAPER or model in RELATED:
        return _on_paper(model) if model in ON_PAPER else _related(model)
    if model is Document:
        made = Document(application=Application.objects.first(), item="CV", size=1, kind="pdf")
        made.stored_as, made.digest = "x" * 8, sha256(b"x").hexdigest()
        made.kept_file.keep(b"x")
        return arrange(made, file_name="x.pdf", issued_on=LATE.date())
    if model is PasswordCode:
        made = PasswordCode(person=Person.objects.first(), digest="x")
        return arrange(made, expires_at=LATE.replace(year=2026))
    if model is Handover:
        left = {"assignment": Assignment.objects.first(), "former": Person.objects.first()}
        return arrange(Handover(reason="Ốm", handed_over_at=LATE.replace(year=2026), **left))
    if model is AccountNotice:
        made = AccountNotice(person=Person.objects.first(), kind="role.granted")
        before = LATE.replace(year=2026)
        return arrange(made, actor=Person.objects.last(), told_at=before, read_at=before)
    if model is IssuedDocument:
        return _signed_paper()
    if model is Letter:
        to, about = Person.objects.first(), "HS-1"
        made = Letter(campaign=Campaign.objects.get(), receiver=to, kind="RECEIPT", about=about)
        before = LATE.replace(year=2026)
        return arrange(made, composed_at=before, released_at=before, mailed_at=before)
    if model in (Body, Member):
        return _founded(model)
    if model in ASKED:
        return arrange(model(**ASKED[model]()))
    return model.objects.first()


def _on_paper(model):
    written = ExamPart.objects.get(kind="WRITTEN")
    return arrange(model(part=written, **ON_PAPER[model]))


def _related(model):
    """Return a row that the sample has none of: about who serves, a calendar, a posting."""
    before, person = LATE.replace(year=2026), Person.objects.first()
    campaign, times = Campaign.objects.get(), {"lifted_at": before}
    entry, paper = Entry.objects.first(), Application.objects.first()
    if model is CalendarFeed:
        return arrange(model(person=person, digest="0" * 64))
    if model is Posting:
        posted = {"kind": ChannelKind.PORTAL, "name": "Cổng", "posted_on": before.date()}
        return arrange(model(announcement=Announcement.objects.first(), **posted), evidence="x")
    if model is CampaignBar:
        return arrange(model(person=person, campaign="A", barred_at=before), **times)
    if model is Recusal:
        return arrange(model(person=person, entry=entry, recused_at=before), **times)
    if model is Statement:
        signed = {"campaign": campaign, "names": 3, "digest": "0" * 64, "signed_at": before}
        return arrange(model(person=person, **signed))
    said = {"kind": "OTHER", "origin": "OFFICE", "state": "LIFTED", "consequence": "NOTED"}
    about = {"campaign": campaign, "application": paper, "person": person}
    made = model(**about, **said, declared_at=before, decided_at=before, decided_by=person)
    return arrange(made, named="A", detail="Bạn", reason="Nhầm", document="1/BC")


def _founded(model):
    """Return a board of the sample that was founded, or a member of it who left."""
    before = LATE.replace(year=2026)
    decided = {"number": "12/QĐ", "authority": "UBND", "decided_on": before.date()}
    body = Body.objects.first() or arrange(
        Body(campaign=Campaign.objects.get(), kind="SECRETARIAT"), founded_at=before, **decided
    )
    if model is Body:
        return body
    left = {"left_at": before, "document": "45/QĐ", "reason": "Ốm"}
    member = Member(
        body=body, person=Person.objects.first(), office="HEAD", capacity="Phó Giám đốc"
    )
    return arrange(member, seated_at=before, **left)


def _signed_paper():
    """Return a paper of the sample's announcement, with a copy that came in."""
    made = IssuedDocument(campaign=Campaign.objects.get(), kind="ANNOUNCEMENT_PAPER", about="1")
    made.scan_stored_as, made.scan_digest = "y" * 8, sha256(b"y").hexdigest()
    made.scan.keep(b"y")
    before = LATE.replace(year=2026)
    facts = {"symbol": "TB-HĐTT", "number": "1", "content": {}, "digest": "x", "code": "X" * 12}
    days = {"issued_at": before, "signed_at": before, "superseded_at": before}
    names = {"scan_name": "y.pdf", "scan_kind": "pdf"}
    return arrange(made, issued_by=Person.objects.first(), **facts, **days, **names)


def test_nothing_is_found_where_nothing_was_changed():
    assert current_faults() == set()


def a_row_of_every_table():
    """Return the table, the key as stored and the key as told of a row of every table."""
    rows = [(model._meta, one_of(model).pk) for model in TABLES]
    return [(meta.db_table, meta.pk.get_db_prep_value(pk, connection), pk) for meta, pk in rows]


def test_one_row_changed_in_any_table_is_found():
    rows = a_row_of_every_table()
    for table, key, _pk in rows:
        sql(f'UPDATE "{table}" SET salt = %s WHERE id = %s', "0" * 32, key)

    assert current_faults() == {("CHANGED", f"{table} {pk}") for table, _key, pk in rows}


def test_one_row_taken_out_of_any_table_is_found():
    rows = a_row_of_every_table()
    with connection.constraint_checks_disabled(), transaction.atomic():
        for table, key, _pk in rows:
            sql(f'DELETE FROM "{table}" WHERE id = %s', key)
        missing = {thing for code, thing in current_faults() if code == "MISSING"}
        transaction.set_rollback(True)

    assert missing == {f"{table} {pk}" for table, _key, pk in rows}


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model._meta.db_table)
def test_every_column_of_a_row_is_in_its_digest(model):
    row = one_of(model)
    was = row.fingerprint()
    for field in model._meta.concrete_fields:
        if field.name in ("event", "id"):
            continue
        old = getattr(row, field.attname)
        setattr(row, field.attname, other(field, old))
        assert row.fingerprint() != was, field.name
        setattr(row, field.attname, old)
    assert row.fingerprint() == was


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda path: path.write_bytes(b"y"), "FILE_CHANGED"),
        (lambda path: path.unlink(), "FILE_GONE"),
    ],
)
def test_a_file_that_was_exchanged_or_lost_is_found(change, code):
    document = one_of(Document)
    assert current_faults() == set()

    change(document.kept_file.path)

    assert current_faults() == {(code, f"candidates_document {document.pk}")}


def other(field, old):
    kind = field.get_internal_type()
    if old is not None and field.null:
        return None
    if kind in ("ForeignKey", "OneToOneField", "UUIDField"):
        return (
            "00000000-0000-0000-0000-000000000001"
            if field.target_field.get_internal_type() == "UUIDField"
            else 10**6
        )
    return {
        "BooleanField": not old,
        "DateField": "2001-01-01",
        "DateTimeField": LATE,
        "JSONField": [old, 1],
        "BinaryField": b"x",
        "DecimalField": "1.25",
        "PositiveIntegerField": 99999,
        "PositiveSmallIntegerField": 9999,
    }.get(kind, f"{old}x")


def test_a_row_nobody_recorded_is_found():
    unit = Unit.objects.first()
    sql(
        "INSERT INTO exams_unit (id, ver, salt, event_id, code, name, plans, kind, authority) "
        "VALUES (%s, 1, %s, %s, %s, %s, %s, '', '')",
        Unit._meta.pk.get_db_prep_value(uuid4(), connection),
        "0" * 32,
        unit.event_id,
        "LEN",
        "Lén",
        True,
    )

    assert {code for code, _ in current_faults()} == {"UNRECORDED"}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps its types")
@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("exams_holiday", "date"),
        ("grading_mark", "points"),
        ("exams_unit", "id"),
        ("exams_unit", "ver"),
    ],
)
def test_a_value_that_cannot_even_be_read_is_found(table, column):
    with connection.constraint_checks_disabled():
        sql(
            f"UPDATE {table} SET {column} = %s WHERE rowid = (SELECT max(rowid) FROM {table})",
            GARBAGE,
        )
        codes = {code for code, thing in current_faults() if thing.startswith(table)}

    assert codes <= {"UNREADABLE", "MISSING", "CHANGED"}
    assert codes


EVENT = {
    "leaf": "'0'",
    "log_id": "'exam/KHAC'",
    "seq": "seq + 100000",
    "ts": "'2001'",
    "type": "'x'",
    "actor": "'u-0'",
    "subject": "'x'",
    "entry": "%s",
}
LOG = {
    "origin": "'x'",
    "size": "size + 1",
    "last_leaf": "'0'",
    "frontier": "%s",
    "last_ts": "'2001'",
    "closed_at": "CURRENT_TIMESTAMP",
}


@pytest.fixture
def no_triggers():
    """The owner of the file can take the triggers off; what he then does is found all the same."""
    triggers.remove(connection)  # they come back when the test is undone


@pytest.mark.usefixtures("no_triggers")
@pytest.mark.parametrize("column", EVENT)
def test_every_column_of_an_event_is_watched(column):
    values = [b'{"x":1}'] if column == "entry" else []
    with connection.constraint_checks_disabled(), transaction.atomic():
        if connection.vendor == "postgresql":
            sql("SET session_replication_role = replica")  # a superuser needs no foreign keys
        sql(
            f"UPDATE audit_event SET {column} = {EVENT[column]} "
            "WHERE log_id = 'exam/TT2026-01' AND seq = 40",
            *values,
        )
        faults = current_faults()
        transaction.set_rollback(True)

    assert {code for code, _ in faults} & {"LEAF", "LINK", "GAP", "INDEX", "UNREADABLE", "HEAD"}


@pytest.mark.usefixtures("no_triggers")
@pytest.mark.parametrize(
    "entry", [b"", b"[]", b"\xff", b'{"rows":[[1]]}', b'{"rows":[["t","k","v","d"]]}']
)
def test_an_event_that_says_nothing_stops_no_verification(entry):
    sql("UPDATE audit_event SET entry = %s WHERE log_id = 'sys' AND seq = 1", entry)

    assert ("UNREADABLE", "") in current_faults()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps its types")
@pytest.mark.usefixtures("no_triggers")
def test_nor_does_one_that_holds_text_for_bytes():
    sql("UPDATE audit_event SET entry = 'x' WHERE log_id = 'sys' AND seq = 1")

    assert ("UNREADABLE", "") in current_faults()


@pytest.mark.usefixtures("no_triggers")
@pytest.mark.parametrize("column", LOG)
def test_every_column_of_a_log_is_watched(column):
    values = [b"x"] if column == "frontier" else []
    sql(f"UPDATE audit_log SET {column} = {LOG[column]} WHERE log_id = 'sys'", *values)

    assert "HEAD" in {code for code, _ in current_faults()}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET actor = 'x' WHERE seq = 1",
        "DELETE FROM audit_event WHERE seq = 1",
        "UPDATE audit_log SET size = size - 1",
        "UPDATE audit_log SET origin = 'x'",
        "DELETE FROM audit_log",
        "INSERT INTO audit_event (leaf, log_id, seq, ts, type, actor, subject, entry) "
        "SELECT 'x', log_id, seq, ts, type, actor, subject, entry FROM audit_event WHERE seq = 1",
        "INSERT INTO audit_event (leaf, log_id, seq, ts, type, actor, subject, entry) "
        "SELECT 'x', log_id, 99999, ts, type, actor, subject, entry FROM audit_event "
        "WHERE seq = 1 AND log_id = 'sys'",
    ],
)
def test_the_database_itself_refuses(statement):
    with pytest.raises(DatabaseError), transaction.atomic():
        sql(statement)
    assert current_faults() == set()


@pytest.mark.parametrize("table", ["audit_event", "audit_log"])
def test_it_refuses_to_be_emptied_or_replaced(table):
    if connection.vendor == "postgresql":
        statement = f"TRUNCATE {table} CASCADE"
    else:
        statement = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"

    with pytest.raises(DatabaseError), transaction.atomic():
        sql(statement)


def test_an_action_never_covers_up_what_was_changed_past_the_trail():
    unit = Unit.objects.first()
    sql("UPDATE exams_unit SET name = 'Lén' WHERE code = %s", unit.code)

    with refused("TAMPERED", thing=f"exams_unit {unit.pk}"):
        arrange(Unit.objects.get(pk=unit.pk), plans=False)


def test_nor_what_its_own_event_no_longer_says(no_triggers):
    unit = Unit.objects.first()
    sql("UPDATE audit_event SET entry = %s WHERE leaf = %s", b"{}", unit.event_id)

    with refused("TAMPERED"):
        arrange(unit, plans=False)


def test_a_value_no_action_can_have_written_is_tampering():
    unit = Unit.objects.first()
    assert tampered_rows([unit]) == []
    unit.ver = "nhiều"

    assert tampered_rows([unit]) == [unit]


def test_a_secret_that_was_exchanged_is_found():
    token = client_address.set("10.0.0.1")
    try:
        arrange(Unit.objects.first(), plans=False)
    finally:
        client_address.reset(token)
    assert current_faults() == set()
    secret = Secret.objects.get()
    assert str(secret) == f"where of {secret.event_id}"
    assert b"10.0.0.1" not in bytes(secret.event.entry)

    Secret.objects.update(value="10.0.0.2")

    assert current_faults() == {("SECRET", "where")}


@recorded
def rename(unit, name):
    unit.name = name
    record("unit.renamed", about=unit.code, by="test", at=LATE, rows=[unit])


def test_a_closed_log_takes_no_more(no_triggers):
    Log.objects.filter(pk="sys").update(closed_at=LATE)

    with refused("LOG_CLOSED", log="sys"):
        rename(Unit.objects.first(), "A")
    assert str(Log.objects.get(pk="sys")) == "sys"
    event = Event.objects.get(log="sys", seq=0)
    assert str(event) == f"sys/0 {event.type}"
    assert json.loads(bytes(event.entry))["seq"] == 0
