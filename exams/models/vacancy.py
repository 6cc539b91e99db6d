from django.db import models

from audit.models import Protected
from exams.models.catalogue import Post
from exams.rules.vacancies import FillingMode


class Vacancy(Protected):
    """How the vacancy of a post is filled, and who answers for it; of a post the last one holds."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="vacancies")
    mode = models.CharField(max_length=20, choices=[(mode, mode) for mode in FillingMode])
    responsible = models.CharField(max_length=120)  # the one person who answers for the choice
    responsible_fold = models.CharField(max_length=120, db_index=True)  # to search
    office = models.CharField(max_length=200)
    document = models.CharField(max_length=120)
    decided_on = models.DateField()
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ["-entered_at", "-event__seq"]

    def __str__(self) -> str:
        return f"vacancy of {self.post}"
