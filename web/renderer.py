from django.forms.renderers import TemplatesSetting


class ComponentRenderer(TemplatesSetting):
    """Fields are rendered by our own component: hint and error above the input (F1, F2)."""

    field_template_name = "components/field.html"
