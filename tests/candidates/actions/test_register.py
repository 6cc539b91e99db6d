from datetime import date

import pytest

from accounts.rules.duties import Role
from candidates.actions import enclose, register
from candidates.models import Application
from candidates.rules.registration import DossierItem
from exams.actions import prepare
from exams.models import Letter, Post
from exams.rules.stages import Stage, Step
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    events,
    moment,
    move_to,
    obstruct,
    officer,
    person_named,
    refused,
)
from tests.files import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
OPEN = moment(2026, 9, 20)
LAST = moment(2026, 10, 6, 23, 59, 59, 999999)
PDF = pdf()


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def an():
    return officer("an", Role.CANDIDATE)


@pytest.fixture
def draft(an):
    return register.begin(campaign=campaign(), by=an, at=OPEN)


def fill(draft, by, at=OPEN, **fields):
    register.fill(application=draft, fields=fields, by=by, at=at)


def complete(draft, by):
    """Bring a draft to where only the submission is missing."""
    position = campaign().positions.get(code="VT01")
    fill(
        draft,
        by,
        name="Nguyễn Văn An",
        citizen_id="001085000123",
        born=date(1985, 5, 1),
        current_post="Chuyên viên",
        position=position,
    )
    for item in [*DossierItem, "HEALTH_CERTIFICATE", "ASSET_DECLARATION"]:
        enclose.attach(
            application=draft,
            item=item,
            file_name="a.pdf",
            data=PDF,
            issued_on=date(2026, 9, 1),
            by=by,
            at=OPEN,
        )
    register.declare_true(application=draft, by=by, at=OPEN)
    return draft


def test_a_draft_is_begun_once_and_carries_the_persons_name(an):
    with events() as trail:
        made = register.begin(campaign=campaign(), by=an, at=OPEN)

    assert trail == [("application.begun", "TT2026-01-0001", an.pseudonym, {})]
    assert (made.state, made.source, made.name) == ("DRAFT", "ONLINE", "an")
    with refused("ALREADY_DONE"):
        register.begin(campaign=campaign(), by=an, at=OPEN)


@pytest.mark.parametrize(
    ("at", "open_"),
    [
        (moment(2026, 9, 6, 23, 59, 59, 999999), False),
        (moment(2026, 9, 7, 0), True),
        (LAST, True),
        (moment(2026, 10, 7, 0), False),
    ],
)
def test_the_window_is_open_from_midnight_to_midnight(an, at, open_):
    if open_:
        assert register.begin(campaign=campaign(), by=an, at=at).ver == 1
    else:
        with refused("OUTSIDE_REGISTRATION_WINDOW", opens="07/09/2026", closes="06/10/2026"):
            register.begin(campaign=campaign(), by=an, at=at)


@pytest.mark.parametrize("how", OBSTACLES)
def test_beginning_asks_for_duty_and_time(an, how):
    code, by = obstruct(how, an)

    with refused(code):
        register.begin(campaign=campaign(), by=by, at=OPEN)


def test_who_serves_in_the_campaign_does_not_compete_in_it():
    both = officer("hai-vai", Role.CANDIDATE)
    officer_too = officer("x")
    assert officer_too.roles(at=LATE) == set()
    from_planning = both.grants.first()
    arrange(from_planning, role=Role.CANDIDATE)
    with_office = officer("ung-vien", Role.SECRETARY)
    arrange(with_office.grants.first(), campaign="TT2026-01")
    candidate_elsewhere = officer("y", Role.CANDIDATE, campaign="KHAC")

    with refused("NOT_YOUR_DUTY"):
        register.begin(campaign=campaign(), by=with_office, at=OPEN)
    with refused("NOT_YOUR_DUTY"):
        register.begin(campaign=campaign(), by=candidate_elsewhere, at=OPEN)


def test_an_office_granted_past_the_check_still_bars(an):
    candidate = officer("b", Role.CANDIDATE, campaign="")
    arrange(officer("c", Role.PANEL_MEMBER).grants.first(), person=candidate)

    with refused("SERVES_HERE"):
        register.begin(campaign=campaign(), by=candidate, at=OPEN)


def test_each_page_of_the_form_is_saved_by_itself(an, draft):
    with events() as trail:
        fill(draft, an, name="  Trần   Thị  Bình ", phone="1")

    facts = {"fields": ["name", "phone"]}
    assert trail == [("application.filled", draft.reg_no, an.pseudonym, facts)]
    saved = Application.objects.get(pk=draft.pk)
    assert (saved.name, saved.fold, saved.ver) == ("Trần Thị Bình", "tran thi binh", 2)
    fill(draft, an, position=campaign().positions.get(code="VT02"))
    assert Application.objects.get(pk=draft.pk).position_code == "VT02"
    fill(draft, an, position=None)
    assert Application.objects.get(pk=draft.pk).position_code == ""


def test_a_position_of_another_campaign_is_refused(an, draft):
    secretary = person_named("thu-ky")
    other = prepare.draft(code="KHAC", fields={"name": "x", "host": "y"}, by=secretary, at=OPEN)
    theirs = prepare.position(
        campaign=other,
        code="VT01",
        post=Post.objects.get(code="SNM-02"),
        fields={},
        by=secretary,
        at=OPEN,
    )

    with refused("OTHER_CAMPAIGN"):
        fill(draft, an, position=theirs)


@pytest.mark.parametrize("action", ["fill", "declare", "submit"])
def test_a_draft_is_changed_only_by_its_owner_and_in_time(an, draft, action):
    def do(by, at):
        {
            "fill": lambda: fill(draft, by, at, phone="1"),
            "declare": lambda: register.declare_true(application=draft, by=by, at=at),
            "submit": lambda: register.submit(application=draft, by=by, at=at),
        }[action]()

    binh = officer("binh", Role.CANDIDATE)
    with refused("NOT_YOURS"):
        do(binh, OPEN)
    with refused("OUTSIDE_REGISTRATION_WINDOW"):
        do(an, moment(2026, 10, 7, 0))


def test_a_stale_page_does_not_overwrite_a_newer_one(an, draft):
    own = Application.objects.get(pk=draft.pk)
    fill(draft, an, phone="1")

    with refused("STALE"):
        fill(own, an, phone="2")


def test_what_is_missing_is_named_and_nothing_is_submitted(an, draft):
    with refused("INCOMPLETE"):
        register.submit(application=draft, by=an, at=OPEN)


def test_a_complete_draft_is_submitted_in_the_last_second_and_once(an, draft):
    complete(draft, an)
    with events() as trail:
        register.submit(application=draft, by=an, at=LAST)

    assert trail == [("application.submitted", draft.reg_no, an.pseudonym, {})]
    saved = Application.objects.get(pk=draft.pk)
    assert (saved.state, saved.received_on, saved.submitted_at) == (
        "SUBMITTED",
        date(2026, 10, 6),
        LAST,
    )
    with refused("NOT_A_DRAFT", state="SUBMITTED"):
        register.submit(application=saved, by=an, at=LAST)
    with refused("NOT_A_DRAFT"):
        fill(saved, an, phone="1")


def test_a_draft_is_declared_true_and_submitted_in_one_deed(an, draft):
    complete(draft, an)
    arrange(draft, declared_true_at=None, at=OPEN)
    with events() as trail:
        register.declare_and_submit(application=draft, by=an, at=LAST)

    assert [name for name, *_ in trail] == ["application.declared", "application.submitted"]
    saved = Application.objects.get(pk=draft.pk)
    assert (saved.state, saved.declared_true_at, saved.submitted_at) == ("SUBMITTED", LAST, LAST)


def test_a_draft_that_cannot_be_submitted_is_not_declared_true_either(an, draft):
    with refused("INCOMPLETE"):
        register.declare_and_submit(application=draft, by=an, at=OPEN)

    assert Application.objects.get(pk=draft.pk).declared_true_at is None


def test_who_withdraws_while_signed_in_asks_by_it_and_once(an, draft):
    submitted(draft, an)
    with events() as trail:
        register.withdraw(application=draft, document="", by=an, at=OPEN)

    assert trail == [("application.withdrawn", draft.reg_no, an.pseudonym, {})]
    saved = Application.objects.get(pk=draft.pk)
    assert (saved.state, saved.withdrawn_on) == ("WITHDRAWN", date(2026, 9, 20))
    with refused("ALREADY_WITHDRAWN"):
        register.withdraw(application=saved, document="Đơn", by=an, at=OPEN)


def test_a_withdrawal_that_the_secretary_enters_rests_on_a_paper(an, draft):
    submitted(draft, an)
    with refused("DOCUMENT_MISSING", field="document"):
        register.withdraw(application=draft, document=" ", by=person_named("thu-ky"), at=OPEN)

    register.withdraw(application=draft, document="Đơn 5", by=person_named("thu-ky"), at=OPEN)

    assert Application.objects.get(pk=draft.pk).withdrawal_document == "Đơn 5"


@pytest.mark.parametrize("username", ["an", "thu-ky"])
def test_a_withdrawal_is_told_by_letter_whoever_entered_it(an, draft, username):
    submitted(draft, an)

    register.withdraw(application=draft, document="Đơn 5", by=person_named(username), at=OPEN)

    letter = Letter.objects.get(kind="WITHDRAWAL")
    assert (letter.receiver, letter.about, letter.released_at) == (an, draft.reg_no, OPEN)
    assert (letter.facts["number"], letter.facts["day"]) == (draft.reg_no, "20/09/2026")
    assert letter.facts["closes"] == "06/10/2026"


def test_the_secretary_withdraws_for_a_candidate_and_others_do_not(an, draft):
    other = officer("b", Role.CANDIDATE)
    with refused("NOT_YOUR_DUTY", duty="RECEIVE"):
        register.withdraw(application=draft, document="Đơn", by=other, at=OPEN)
    register.withdraw(
        application=draft, document="Đơn", on=date(2026, 9, 1), by=person_named("thu-ky"), at=LATE
    )

    assert Application.objects.get(pk=draft.pk).withdrawn_on == date(2026, 9, 1)


def test_a_draft_that_nobody_received_is_withdrawn_without_a_paper_and_without_a_letter(an, draft):
    register.withdraw(application=draft, document="", by=an, at=OPEN)

    assert Application.objects.get(pk=draft.pk).state == "WITHDRAWN"
    assert not Letter.objects.exists()


def test_a_profile_may_ask_for_no_paper(an, draft):
    arrange(draft, state="SUBMITTED")
    current = campaign()
    scoring = {**current.regulations["scoring"], "withdrawal_document_required": False}
    arrange(current, regulations={**current.regulations, "scoring": scoring})

    register.withdraw(application=draft, document="", by=person_named("thu-ky"), at=OPEN)

    assert Application.objects.get(pk=draft.pk).state == "WITHDRAWN"


def test_nobody_withdraws_once_the_list_is_fixed(an, draft):
    move_to(Step(Stage.RANK))

    with refused("WRONG_STAGE"):
        register.withdraw(application=draft, document="Đơn", by=an, at=OPEN)


def submitted(draft, by, at=OPEN):
    complete(draft, by)
    return register.declare_and_submit(application=draft, by=by, at=at)


def test_a_submitted_file_is_opened_again_corrected_and_submitted_anew(an, draft):
    submitted(draft, an)

    again = register.reopen(application=draft, by=an, at=OPEN)
    assert (again.state, again.submitted_at, again.received_on) == ("DRAFT", None, None)
    assert again.declared_true_at is None
    fill(again, an, current_post="Phó Trưởng phòng")
    register.declare_and_submit(application=again, by=an, at=LAST)

    stored = Application.objects.get()
    assert (stored.state, stored.reg_no, stored.submitted_at) == ("SUBMITTED", draft.reg_no, LAST)
    assert stored.current_post == "Phó Trưởng phòng"


def test_every_submission_is_answered_by_a_letter_that_leaves_at_once(an, draft):
    submitted(draft, an)

    [letter] = Letter.objects.all()
    assert (letter.kind, letter.receiver, letter.about) == ("RECEIPT", an, draft.reg_no)
    assert letter.released_at == OPEN
    assert letter.facts["number"] == draft.reg_no
    assert letter.facts["position"].startswith(draft.position.code)
    assert (letter.facts["time"], letter.facts["closes"]) == ("20/09/2026 09:00", "06/10/2026")


def test_only_what_is_submitted_is_opened_again(an, draft):
    with refused("NOT_SUBMITTED", state="DRAFT"):
        register.reopen(application=draft, by=an, at=OPEN)


def test_only_its_owner_opens_a_file_again_and_in_time(an, draft):
    submitted(draft, an)
    binh = officer("binh", Role.CANDIDATE)

    with refused("NOT_YOURS"):
        register.reopen(application=draft, by=binh, at=OPEN)
    with refused("OUTSIDE_REGISTRATION_WINDOW"):
        register.reopen(application=draft, by=an, at=moment(2026, 10, 7))
    assert Application.objects.get().state == "SUBMITTED"


def test_whoever_withdrew_may_register_again(an, draft):
    submitted(draft, an)
    register.withdraw(application=draft, document="Đơn 12/9", by=an, at=OPEN)

    again = register.begin(campaign=campaign(), by=an, at=OPEN)

    assert again.reg_no != draft.reg_no
    assert sorted(Application.objects.values_list("state", flat=True)) == ["DRAFT", "WITHDRAWN"]
