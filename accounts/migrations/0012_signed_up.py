from django.db import migrations, models


def those_of_candidates(apps, schema_editor):
    """Candidates opened their own accounts; whoever serves has an account of the office."""
    Person, Grant = apps.get_model("accounts", "Person"), apps.get_model("accounts", "Grant")
    candidates = Grant.objects.filter(role="CANDIDATE").values("person")
    Person.objects.filter(pk__in=candidates).update(signed_up=True)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0011_job")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="signed_up",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(those_of_candidates, migrations.RunPython.noop),
    ]
