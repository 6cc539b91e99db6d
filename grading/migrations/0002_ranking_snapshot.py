from django.db import migrations


class Migration(migrations.Migration):
    """The name alone changes: the trail knows the rows by the name of their table."""

    dependencies = [("grading", "0001_initial"), ("results", "0001_initial")]
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RenameModel("Ranking", "RankingSnapshot"),
                migrations.AlterModelTable("RankingSnapshot", "grading_ranking"),
            ]
        )
    ]
