from django.db import migrations, models
from django.db.models import Count
from django.db.models.functions import Lower


def require_one_account_per_address(apps, schema_editor):
    """Name the accounts that share an address, before the database refuses without a word."""
    Person = apps.get_model("accounts", "Person")
    of_office = Person.objects.filter(closed_at=None, signed_up=False).exclude(email="")
    shared = of_office.order_by().values(address=Lower("email")).annotate(many=Count("pk"))
    addresses = shared.filter(many__gt=1).values("address")
    people = of_office.annotate(address=Lower("email")).filter(address__in=addresses)
    if names := ", ".join(people.order_by("address", "username").values_list("username", flat=True)):
        raise RuntimeError(f"These accounts share an address of mail: {names}. Change or close one.")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0012_signed_up")]

    operations = [
        migrations.RunPython(require_one_account_per_address, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.UniqueConstraint(
                Lower("email"),
                condition=models.Q(closed_at=None, signed_up=False) & ~models.Q(email=""),
                name="one_open_account_per_address",
            ),
        ),
    ]
