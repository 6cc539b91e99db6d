"""How a parameter of the regulations is shown."""

from django import template

from exams.sentences import legal_basis

register = template.Library()
register.filter("legal_basis", legal_basis)
