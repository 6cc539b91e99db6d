"""One settings file; what differs between machines comes from the environment (operations.md)."""

import os
import secrets
from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF

from config.data_folder import make_private

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

os.umask(0o077)  # what this process writes is read by nobody else on the machine
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)
make_private(VAR_DIR)


def _kept_secret(name: str) -> str:
    """Return a secret of this installation, made on the first start and kept beside the data."""
    path = VAR_DIR / name
    if not path.exists():
        path.write_text(secrets.token_urlsafe(64))
        path.chmod(0o600)
    return path.read_text()


SECRET_KEY = env.str("SECRET_KEY", default="") or _kept_secret("secret_key")
# What blind-code mappings and citizen numbers at rest are locked with: never in the database.
SEAL_KEY = env.str("SEAL_KEY", default="") or _kept_secret("seal_key")

DEBUG = env.bool("DEBUG", default=False)
DEMO = env.bool("DEMO", default=False)
HTTPS = env.bool("HTTPS", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)  # how many stand in front of the service

INSTALLED_APPS = [
    "web",  # first: its commands override Django's of the same name
    "audit",
    "accounts",
    "exams",
    "candidates",
    "grading",
    "results",
    "oversight",
    "rehearsal",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_filters",
    "django_htmx",
    "rest_framework",
    "knox",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "django_tasks",
    "django_tasks_db",
    "config",  # last: it tunes the process when everything is loaded
]

MIDDLEWARE = [
    "web.client_address.ClientAddressMiddleware",  # first: all others read the client's address
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.language.VietnameseFirst",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "accounts.session_store.PersonMiddleware",
    "web.search_terms.SearchTermsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.access.DutyMiddleware",
    "web.refusals.RefusalMiddleware",
]
if DEMO:
    MIDDLEWARE.insert(0, "rehearsal.demo.moved_clock.MovedClock")

if (BASE_DIR / "tests/bench").is_dir():  # the bench command; an installation without tests has none
    INSTALLED_APPS.append("tests.bench")

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.navigation.navigation",
            ],
        },
    }
]
FORM_RENDERER = "web.renderer.ComponentRenderer"

DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'thi-tuyen.sqlite3'}")
}
DATABASES["default"]["ATOMIC_REQUESTS"] = False
DATABASES["default"].setdefault("CONN_MAX_AGE", 60)  # opening SQLite anew costs more than a save
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
            "PRAGMA recursive_triggers=ON; PRAGMA cell_size_check=ON;"
        ),
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True  # the server may have been started again
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = (
        "-c lock_timeout=5s -c idle_in_transaction_session_timeout=15s -c synchronous_commit=on"
    )

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        # Far more than are ever counted at once: what is thrown out early is a limit forgotten.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# Jobs that a worker does beside the requests (docs/operations.md, decision 11).
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
JOB_RUNNER = "config.jobs.run"
JOB_LEASE_SECONDS = env.int("JOB_LEASE_SECONDS", default=300)  # longer than any step of a job takes
IMPORT_JOB_ROWS = env.int("IMPORT_JOB_ROWS", default=2000)  # a list of so many is imported by one
READ_JOB_BYTES = env.int("READ_JOB_BYTES", default=200_000)  # a file of so many is read by one

AUTH_USER_MODEL = "accounts.Person"
# Who names the campaigns whose regulations ask for no statement on relations.
STATEMENT_WAIVED_IN = "exams.actions.body_rules.without_statement"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.forms.people.PasswordLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
# The user name is assigned: who chose one would be told which names exist.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
SILENCED_SYSTEM_CHECKS = ["account.W001"]  # it expects the user name among them
ACCOUNT_FORMS = {
    "add_email": "accounts.forms.addresses.AddAddressForm",
    "login": "accounts.forms.passwords.SignInForm",
    "change_password": "accounts.forms.passwords.ChangeOwnPasswordForm",
    "reset_password_from_key": "accounts.forms.passwords.PasswordByLinkForm",
}
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.people.SignupForm"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_RATE_LIMITS = {
    "login": "200/m/ip",  # an office that starts its day behind one address; wrong tries are below
    "login_failed": "20/m/ip,100/h/key",  # wrong tries by address, and by account from everywhere
    "password_code": "10/m/ip",  # tries of a code on paper; each code ends after a few of its own
    "login_failed_here": "5/5m/key",  # by account and address: nobody locks out the account's owner
}
# How long a code on paper is good: the one that activates an account, and one for a new password.
ACTIVATION_CODE_HOURS = env.int("ACTIVATION_CODE_HOURS", default=72)
PASSWORD_CODE_HOURS = env.int("PASSWORD_CODE_HOURS", default=24)
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
# Accounts come with an address that nobody verified; a second factor is worth more than that proof.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1  # steps of half a minute: clocks of telephones are not exact
LOGIN_REDIRECT_URL = "my-work"
LOGIN_URL = "account_login"
LOGOUT_REDIRECT_URL = "home"

SESSION_ENGINE = "accounts.session_store"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
if HTTPS:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sid", "__Host-csrf"
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 63_072_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
CSRF_FAILURE_VIEW = "config.views.csrf_failed"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["web.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = VAR_DIR / "dossiers"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 10

# Mail leaves by a server; without one it is put into files: a link to a new password is in no log.
EMAIL_HOST = env.str("EMAIL_HOST", default="")
EMAIL_PORT = env.int("EMAIL_PORT", default=587)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_SSL = env.bool("EMAIL_USE_SSL", default=False)
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=not EMAIL_USE_SSL)
EMAIL_TIMEOUT = 10  # seconds
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'filebased'}.EmailBackend"
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="thi-tuyen@localhost")

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "accounts.api.ScopedTokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["accounts.access.HasDuty"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_PAGINATION_CLASS": "web.pagination.PageNumbers",
    "PAGE_SIZE": 50,
    "DEFAULT_THROTTLE_CLASSES": [
        "rest_framework.throttling.AnonRateThrottle",
        "rest_framework.throttling.UserRateThrottle",
    ],
    "DEFAULT_THROTTLE_RATES": {"anon": "60/min", "user": "300/min", "public_files": "60/min"},
    "NUM_PROXIES": 0,  # REMOTE_ADDR is the client's already (web.client_address)
    "COERCE_DECIMAL_TO_STRING": True,
    "EXCEPTION_HANDLER": "config.views.api_refusal",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Thi tuyển lãnh đạo, quản lý",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}
REST_KNOX = {"TOKEN_TTL": timedelta(hours=10), "AUTO_REFRESH": False}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_mailed_keys": {"()": "config.log_filters.WithoutMailedKeys"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_mailed_keys"]}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
