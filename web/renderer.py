from typing import Any

from django.forms.renderers import TemplatesSetting


class ComponentRenderer(TemplatesSetting):
    """Fields are rendered by our own component: hint and error above the input (F1, F2)."""

    field_template_name = "components/field.html"

    def render(self, template_name: str, context: Any, request: Any = None) -> str:
        """Render a form, a field or an input; text that is too long may be typed, and is counted.

        At `maxlength` a browser would cut off what is pasted, without a word: the server refuses
        what is too long, and static/typed.js counts.
        """
        attributes = context.get("widget", {}).get("attrs", {})
        if longest := attributes.pop("maxlength", ""):
            attributes["data-longest"] = longest
        return str(super().render(template_name, context, request))
