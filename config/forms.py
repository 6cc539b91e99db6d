from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Fields are drawn by our own piece: hint and error above the input (F1, F2)."""

    field_template_name = "parts/field.html"
