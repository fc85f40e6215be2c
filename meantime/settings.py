"""Settings, all from the environment (docs/reference/settings.md); the defaults run from a clone on SQLite.

A value that cannot be used stops the start and is shown. Importing this writes nothing: `meantime serve` and its
sisters make the data folder and the secret key.
"""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_TRUE, _FALSE = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}


def env_bool(name: str, *, default: bool) -> bool:
    value = os.environ.get(name)
    if value is None:
        return default
    if value.lower() not in _TRUE | _FALSE:
        raise ImproperlyConfigured(f"{name} is {value!r}; write 1 or 0.")
    return value.lower() in _TRUE


def env_list(name: str) -> list[str]:
    """Names separated by commas; a wildcard host would switch the check of hosts off, so it is refused."""
    values = [value.strip() for value in os.environ.get(name, "").split(",") if value.strip()]
    if "*" in values:
        raise ImproperlyConfigured(f"{name} is {os.environ[name]!r}; name the hosts instead of writing *.")
    return values


def env_choice(name: str, choices: list[str]) -> str:
    """One of `choices`, the first by default."""
    value = os.environ.get(name, choices[0])
    if value not in choices:
        raise ImproperlyConfigured(f"{name} is {value!r}; write one of {', '.join(choices)}.")
    return value


def database(url: str, data: Path) -> dict[str, Any]:
    """SQLite in the data folder where no address is given, else postgres://user:password@host:port/name?sslmode=…"""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": data / "meantime.sqlite3",
            # Writers take their lock when they begin, so that two of them queue instead of failing half-way;
            # FULL: what was acknowledged survives a power cut.
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 10,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            f"MEANTIME_DATABASE_URL begins with {parts.scheme!r}; write postgres://user:password@host:port/name."
        )
    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise ImproperlyConfigured(
            "MEANTIME_DATABASE_URL names PostgreSQL, whose driver is not installed; run: pip install 'psycopg[binary]'"
        ) from None
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def secret_key(data: Path) -> str:
    """From the environment, else from the data folder, else good for this process only."""
    kept = data / "secret-key"
    if "MEANTIME_SECRET_KEY" in os.environ:
        return os.environ["MEANTIME_SECRET_KEY"]
    return kept.read_text(encoding="ascii").strip() if kept.is_file() else secrets.token_urlsafe(50)


# Where everything that must be backed up lives.
DATA = Path(os.environ.get("MEANTIME_DATA") or "data").resolve()
SECRET_KEY = secret_key(DATA)
DEMO = env_bool("MEANTIME_DEMO", default=False)

LOOPBACK_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
HOSTS = env_list("MEANTIME_HOSTS")
ALLOWED_HOSTS = LOOPBACK_HOSTS + HOSTS
# Whoever names a public host is expected to serve it over https, unless they say otherwise.
HTTPS = env_bool("MEANTIME_HTTPS", default=bool(HOSTS))
BEHIND_PROXY = env_bool("MEANTIME_BEHIND_PROXY", default=False)
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in HOSTS if HTTPS]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "meantime.checks.MeantimeConfig",
    "meantime.ui",
    "meantime.accounts",
    "meantime.courses",
    "meantime.activities",
    "meantime.plans",
    "meantime.editing",
    "meantime.interchange",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "meantime.middleware.security_headers",
    "servestatic.middleware.ServeStaticMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "meantime.middleware.demo_sign_in",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "meantime.urls"
ASGI_APPLICATION = "meantime.asgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
            ],
        },
    }
]

DATABASES = {"default": database(os.environ.get("MEANTIME_DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "plans:courses"
LOGOUT_REDIRECT_URL = "accounts:login"

# Faults go where the service manager keeps them; a page that is not there, or a host that is not ours, is no fault.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}, "nowhere": {"class": "logging.NullHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
    },
}

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGES = [("en", "English"), ("fr", "Français"), ("ar", "العربية")]
LANGUAGE_CODE = env_choice("MEANTIME_LANGUAGE", [code for code, _ in LANGUAGES])

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "meantime.ui.static_files.HashedStaticFiles"},
}

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
# A form over 400 activities has some 3,700 fields; Django's own limit of 1,000 would answer with a bare 400.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
# The health of the server is asked from beside it, without https.
SECURE_REDIRECT_EXEMPT = [r"^health$"]
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "meantime.ui.views.forbidden"
