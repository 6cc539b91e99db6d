"""The settings of a served journey: those of the product, with passwords hashed at once."""

from config.settings import *  # noqa: F403
from config.settings import PASSWORD_HASHERS as SLOW_HASHERS

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *SLOW_HASHERS]
