"""How a deadline was reckoned, as pages show it."""

from django import template

from exams.sentences.clock import working_words

register = template.Library()
register.filter(working_words)
