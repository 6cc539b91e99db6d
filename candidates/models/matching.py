from django.db import models

from audit.models import Protected


class RememberedMatch(Protected):
    """What a heading, or a value of a column, in the files of one kind was said to mean."""

    kind = models.CharField(max_length=20)  # of the file: planning, cadres, papers
    column = models.CharField(max_length=60, blank=True)  # of a value; empty: `text` is a heading
    text = models.CharField(max_length=200)
    meaning = models.CharField(max_length=200, blank=True)  # empty: a column that is not read
    forgotten = models.BooleanField(default=False)  # the question was left open the last time

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "column", "text"], name="one_meaning_of_a_text_in_a_column"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.column} {self.text}"
