"""Two passwords that differ are named beside whatever else is wrong with them."""

import pytest
from django.urls import reverse

from accounts.forms.passwords import ChangeOwnPasswordForm, PasswordByLinkForm
from accounts.forms.people import PasswordCodeForm
from accounts.models import Person
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


def test_whoever_registers_is_told_every_fault_together_and_nobody_is_entered(client):
    answer = client.post("/tai-khoan/signup/", WEAK_AND_DIFFERENT)

    errors = answer.context["form"].errors
    assert set(errors) == {"full_name", "email", "password1", "password2"}
    assert errors["password2"] == [DIFFER]
    assert DIFFER in answer.content.decode()
    assert not Person.objects.exists()


def test_whoever_sets_a_password_by_a_code_is_told_of_the_missing_user_name_too():
    form = PasswordCodeForm({"code": "ABCD", "password": "123", "again": "456"})

    assert set(form.errors) == {"username", "password", "again"}
    assert form.errors["again"] == [DIFFER]


def test_from_the_name_one_key_leads_to_the_password(client):
    page = client.get(reverse("account_login")).content.decode()

    between = page[page.index('name="login"') : page.index('name="password"')]
    assert "<a " not in between
    assert page.index(reverse("account_reset_password")) > page.index('name="password"')
