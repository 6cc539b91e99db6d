"""The page before an action shows its gate, and offers the button exactly when it would pass."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import ApprovalRequest
from accounts.rules.approvals import RequestState
from exams.models import ExamPart
from exams.rules.gates import warnings
from results.process.actions import PROCESS, actions_of_step
from tests.actions import campaign, person_named

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PEOPLE = ("thu-ky", "chu-tich", "tham-dinh", "ban-phach", "truong-ban-cham")


def browser(username):
    client = Client()
    client.force_login(person_named(username), backend=BACKEND)
    return client


@pytest.mark.parametrize("moment", ["registered","screening","decided","listed","sealed","marking","marked","closed","opened","provisional","remarked","drawing","defence","scored","ranking","published"])
def test_smoke(life, db, moment):
  with life.at(moment):
    for name in PEOPLE:
        for action in PROCESS:
            r = browser(name).get(f"/dieu-hanh/TT2026-01/{action.slug}/")
            print(name, action.slug, r.status_code, r.context and r.context.get("mode"), len(r.content))
        r = browser(name).get("/dieu-hanh/TT2026-01/"); print(name, r.status_code)
        r = browser(name).get("/de-nghi/"); print(name, r.status_code)
        r = browser(name).get("/viec-cua-toi/"); print(name, r.status_code)
        r = browser(name).get("/soan/TT2026-01/"); print(name, r.status_code)
        r = browser(name).get("/soan/TT2026-01/thong-bao/"); print(name, r.status_code)
    assert 0
