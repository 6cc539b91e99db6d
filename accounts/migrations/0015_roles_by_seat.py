from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0014_bars")]

    operations = [
        migrations.AddField(
            model_name="grant", name="seated_in", field=models.JSONField(null=True)
        ),
    ]
