"""How the regulations and a parameter of theirs are shown."""

from django import template

from exams.sentences.parameters import legal_basis, plain_sentence, public_basis

register = template.Library()
register.filter("legal_basis", legal_basis)
register.filter("plain_sentence", plain_sentence)
register.filter("public_basis", public_basis)
