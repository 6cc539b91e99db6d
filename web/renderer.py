from django.forms.renderers import TemplatesSetting


class ComponentRenderer(TemplatesSetting):
    """Fields are drawn by our own piece: hint and error above the input (F1, F2)."""

    field_template_name = "components/field.html"
