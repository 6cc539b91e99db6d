"""Two passwords that differ are named beside whatever else is wrong with them."""

import pytest

from accounts.forms.passwords import ChangeOwnPasswordForm, PasswordByLinkForm
from accounts.rules.duties import Role
from tests.actions import officer

pytestmark = pytest.mark.django_db
WEAK_AND_DIFFERENT = {"password1": "123", "password2": "456"}
DIFFER = "Hai lần nhập mật khẩu không giống nhau."


@pytest.mark.parametrize("form_class", [ChangeOwnPasswordForm, PasswordByLinkForm])
def test_both_faults_are_told_together(form_class):
    form = form_class(data=WEAK_AND_DIFFERENT, user=officer("thu-ky", Role.SECRETARY))

    assert form.errors["password2"] == [DIFFER]
    assert form.errors["password1"]


def test_whoever_registers_is_told_both_faults_together(client):
    answer = client.post("/tai-khoan/signup/", {"full_name": "A", **WEAK_AND_DIFFERENT})

    assert DIFFER in answer.content.decode()
