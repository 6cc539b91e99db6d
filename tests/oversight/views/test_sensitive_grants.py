"""The page of sensitive roles: who asked, who approved, when, on which decision; and for whom."""

import pytest
from django.urls import reverse

from accounts.actions import approvals, granting
from accounts.actions.acts import GRANT_ROLE
from accounts.models import Grant
from accounts.rules.duties import Role
from tests.actions import LATE, arrange, officer, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("marking")]
PAGE = reverse("oversight:sensitive-grants")


def given_by_two(person, role=Role.EXAMINER, campaign=""):
    """Let an administrator ask for a role in all campaigns, and the supervision board apply it."""
    keeper = officer("quan-tri", Role.ADMINISTRATOR)
    arguments = {"person": person.pk, "role": role, "campaign": campaign, "document": "QĐ 77"}
    request = approvals.request_approval(
        act=GRANT_ROLE, arguments=arguments, reason="QĐ 77", by=keeper, at=LATE
    )
    return approvals.apply(
        act=GRANT_ROLE,
        request=request,
        digest=request.digest,
        by=person_named("giam-sat"),
        at=LATE,
    )


def listed(client, **asked):
    return list(client.get(PAGE, asked).context["page"].object_list)


def text(client, **asked):
    return client.get(PAGE, asked).content.decode()


def test_the_newest_grant_is_first_with_both_persons_and_its_decision(signed_in):
    given = given_by_two(officer("moi"))

    client = signed_in("giam-sat")

    assert listed(client)[0] == given
    row = text(client).split("<tbody>")[1].split("</tr>")[0]
    for word in ("01/03/2027 09:00", "moi", "Mọi kỳ thi", "quan-tri", "giam-sat", "QĐ 77"):
        assert word in row


def test_what_the_console_granted_is_named_as_such_and_what_was_before_leads_to_the_trail(
    signed_in,
):
    old = officer("cu", Role.CHAIR).grants.get()
    client = signed_in("giam-sat")
    assert "Người vận hành máy chủ" in text(client, name="cu")

    arrange(old, granted_at=None)

    assert "xem nhật ký" in text(client, name="cu")
    assert listed(client)[-1] == old


def test_a_role_that_reaches_nothing_is_not_among_them(signed_in):
    officer("tham-dinh-2", Role.SCREENING_OFFICER)

    roles = {grant.role for grant in listed(signed_in("giam-sat"))}

    assert Role.EXAMINER in roles
    assert not roles & {Role.SCREENING_OFFICER, Role.SECRETARY, Role.CANDIDATE}


def test_it_is_filtered_by_role_state_and_name(signed_in):
    ended = officer("het-viec", Role.EXAMINER).grants.get()
    granting.revoke(grant=ended, reason="QĐ 9", by="console", at=LATE)
    client = signed_in("giam-sat")

    assert {grant.role for grant in listed(client, role="CHAIR")} == {"CHAIR"}
    assert listed(client, state="0") == [ended]
    assert ended not in listed(client, state="1")
    assert listed(client, name="het-viec") == [ended]
    assert "Không có lần giao nào" in text(client, name="khong-ai")


def test_who_watches_one_campaign_sees_its_grants_alone(signed_in):
    given = officer("moi", Role.EXAMINER, campaign="TT2026-01").grants.get()
    other = officer("noi-khac", Role.EXAMINER, campaign="KHAC")

    rows = listed(signed_in(officer("hau-kiem", Role.AUDITOR, campaign="TT2026-01")))

    assert rows == [given]
    assert other.grants.get() not in rows
    assert Grant.objects.filter(campaign="").exists()


@pytest.mark.parametrize("username", ["thu-ky", "giam-khao-1", "chu-tich"])
def test_nobody_else_opens_it(signed_in, username):
    assert signed_in(username).get(PAGE).status_code == 403
