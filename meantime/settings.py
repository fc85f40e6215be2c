"""Settings from the environment, with defaults that run from a clone on SQLite."""

SECRET_KEY = "replaced before anything is served"
USE_TZ = True
INSTALLED_APPS: list[str] = []
