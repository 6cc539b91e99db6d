"""The form by which somebody adds an address of mail to their own account."""

from allauth.account import forms
from django.core.exceptions import ValidationError

from accounts.models import Person
from web.forms import TypedForm
from web.sentences import sentence


class AddAddressForm(TypedForm, forms.AddEmailForm):
    """Refuses an address of another account of the office; who signed up is told of none."""

    def clean_email(self) -> str:
        address: str = super().clean_email()
        of_office = Person.objects.with_address(address).filter(signed_up=False)
        serves = isinstance(self.user, Person) and not self.user.signed_up
        if serves and of_office.exists():
            raise ValidationError(sentence("EMAIL_TAKEN", email=address))
        return address
