"""Rows that the trail answers for: each version of each row has its digest in an event."""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial
from hashlib import file_digest
from operator import attrgetter
from pathlib import Path
from types import NoneType
from typing import Any, NamedTuple, NoReturn, TypeVar
from uuid import UUID, uuid4

from django.conf import settings
from django.db import models

from audit.models.log import Event
from audit.rules.canonical import canon
from audit.rules.chain import row_digest
from audit.rules.columns import ColumnForm, ColumnForms

M = TypeVar("M", bound=models.Model, covariant=True)

writing: ContextVar[bool] = ContextVar("writing", default=False)


class Unrecorded(RuntimeError):
    """A protected row was about to change without an event."""


class KeptFile(NamedTuple):
    """A file outside the database, and the digest (SHA-256) that its row holds of it."""

    path: Path
    digest: str

    @classmethod
    def stored_as(cls, name: str, digest: str) -> "KeptFile":
        """Return the file that lies under a random name."""
        return cls(Path(settings.MEDIA_ROOT) / name[:2] / name, digest)

    def keep(self, data: bytes) -> None:
        """Put the file where it belongs, for nobody else of the machine to read."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_bytes(data)
        self.path.chmod(0o600)

    def fault(self) -> str:
        """Return what is wrong with the file as it lies there: a code, blank for nothing."""
        try:
            with self.path.open("rb") as file:
                digest = file_digest(file, "sha256").hexdigest()
        except OSError:
            return "FILE_GONE"
        return "" if digest == self.digest else "FILE_CHANGED"


class ProtectedQuerySet(models.QuerySet[M]):
    """A queryset that reads; only `audit.actions.record` writes."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise Unrecorded(f"{self.model.__name__} changes only through record()")

    update = delete = bulk_update = _refuse

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> Any:
        if not writing.get():
            self._refuse()
        return super().bulk_create(objs, *args, **kwargs)


class Protected(models.Model):
    """A record that cannot change, or come to be, without leaving an event."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    ver = models.PositiveIntegerField(default=0, editable=False)
    salt = models.CharField(max_length=32, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+", editable=False)

    objects = ProtectedQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not writing.get():
            raise Unrecorded(f"{type(self).__name__} changes only through record()")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise Unrecorded(f"{type(self).__name__} is never deleted")

    @property
    def kept_file(self) -> KeptFile | None:
        """Return the file that the row answers for beside its columns; most have none."""
        return None

    def fingerprint(self) -> str:
        """Return the digest of this version of the row, over every column but the event's own."""
        return row_digest(self._meta.db_table, self.columns())

    def columns(self) -> dict[str, object]:
        """Return every column but the event's own, in a form that can be written down."""
        columns = columns_of(type(self))
        return dict(zip(columns.names, columns.forms.turned(columns.read(self)), strict=True))


def as_stored(value: models.Expression | models.F) -> models.Expression:
    """Return a value to read as the database gives it, untouched: a third of the cost."""
    return models.ExpressionWrapper(value, output_field=models.TextField())


def stored_key(name: str) -> models.Expression:
    """Return a column of keys to read as the database keeps them.

    Good for telling rows apart; what SQLite gives is text, what PostgreSQL gives is a UUID.
    """
    return as_stored(models.F(name))


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that a row's digest covers, and the form in which each is written down."""

    names: tuple[str, ...]
    plain: tuple[ColumnForm, ...]
    read: Callable[[Protected], tuple[Any, ...]]
    forms: ColumnForms


@cache
def columns_of(model: type[Protected]) -> Columns:
    """Return the columns of a model, but the event's own."""
    fields = [field for field in model._meta.concrete_fields if field.name != "event"]
    names = tuple(field.attname for field in fields)
    plain = tuple(_plain_form(field) for field in fields)
    return Columns(names, plain, attrgetter(*names), ColumnForms(plain))


def _plain_form(field: "models.Field[Any, Any]") -> ColumnForm:
    """Return what gives a value as the database will give it back, and None as None."""
    if isinstance(field, models.ForeignKey):
        return _plain_form(field.target_field)
    if isinstance(field, models.JSONField):
        return ColumnForm(lambda value: canon(value).decode())
    if isinstance(field, models.BinaryField):
        return ColumnForm(lambda value: bytes(value).hex())
    if isinstance(field, models.DecimalField):
        return ColumnForm(partial(_decimal, field))
    if isinstance(field, models.FileField):  # no file and an empty name are alike
        return ColumnForm(lambda value: str(value or ""), frozenset())
    if isinstance(field, models.CharField | models.TextField):
        return ColumnForm(partial(_text, field.to_python), frozenset((str, NoneType)))
    exact = _EXACT.get(type(field), NoneType)
    return ColumnForm(field.to_python, frozenset((exact, NoneType)))


def _text(to_python: Callable[[Any], object], value: Any) -> object:
    """Return text as plain text; a member of an enum is the text that it stands for."""
    return str.__str__(value) if isinstance(value, str) else to_python(value)


def _decimal(field: "models.DecimalField[Any, Any]", value: Any) -> str:
    return f"{field.to_python(value):.{field.decimal_places}f}"


# A value of this very type is what the field would make of it.
_EXACT: dict[type["models.Field[Any, Any]"], type] = {
    models.BooleanField: bool,
    models.DateField: date,
    models.DateTimeField: datetime,
    models.UUIDField: UUID,
    models.PositiveIntegerField: int,
    models.PositiveSmallIntegerField: int,
    models.BigAutoField: int,
}
