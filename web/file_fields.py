"""Fields of files that are chosen many at once."""

from typing import Any

from django import forms


class FilesInput(forms.FileInput):
    """A chooser of several files at once; works without a script."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files in the order in which they were sent; each is checked as one alone."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        files = data if isinstance(data, list) else [data]
        return [super(FilesField, self).clean(each, initial) for each in files or [None]]
