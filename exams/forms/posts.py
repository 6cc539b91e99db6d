"""The filter of the posts that a campaign offers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from exams.models import Position
from exams.rules.enums import Level
from web.forms import choices_of, set_choices
from web.sentences import label


class PostsFilter(forms.Form):
    """Asks for the level, the unit and the speciality, as far as the posts differ in them."""

    level = forms.ChoiceField(label=_("Cấp"), required=False)
    unit = forms.ChoiceField(label=_("Đơn vị"), required=False)
    speciality = forms.ChoiceField(label=_("Chuyên ngành"), required=False)

    def __init__(self, *args: Any, positions: Sequence[Position], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        posts = [position.post for position in positions]
        levels = [level for level in Level if level in {post.rank.level for post in posts}]
        units = sorted({(post.unit.code, post.unit.name) for post in posts})
        named = sorted({each for post in posts for each in post.specialities})
        in_words = [(str(level), capfirst(label(level))) for level in levels]
        set_choices(self, "level", [("", _("Mọi cấp")), *in_words])
        set_choices(self, "unit", [("", _("Mọi đơn vị")), *units])
        set_choices(self, "speciality", choices_of(named, _("Mọi chuyên ngành")))

    def takes(self, position: Position) -> bool:
        """Say whether a position is among those that were asked for."""
        asked = self.cleaned_data if self.is_valid() else {}
        post, speciality = position.post, asked.get("speciality")
        return (
            asked.get("level") in (post.rank.level, "", None)
            and asked.get("unit") in (post.unit.code, "", None)
            and (not speciality or not post.specialities or speciality in post.specialities)
        )
