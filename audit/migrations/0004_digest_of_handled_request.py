from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_handled_request")]
    operations = [
        migrations.AddField(
            "HandledRequest",
            "digest",
            models.CharField(max_length=64, default=""),  # what was handled before: of no content
            preserve_default=False,
        )
    ]
