"""Every setting of the program, and the only place that reads the environment (README, "Settings").

A variable that is missing or makes no sense ends the program with one line. Nothing is made or started here: keys and
the embedded database are made by the commands that need them.
"""

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from victimcontact.gateway import logs, server
from victimcontact.gateway.variables import (
    address,
    addresses,
    choice,
    host_of,
    number,
    refuse,
    require_notify,
    scanner,
    secret,
    text,
    tiles,
    whether,
)

DOORS = ("staff", "portal", "worker", "command", "api")
PROJECT = Path(__file__).resolve().parent.parent


def keyring(value: str) -> dict[str, Any]:
    """The keys that close encrypted fields; empty until the first start has made them (gateway/keys.py)."""
    try:
        keys = json.loads(value or "{}")
    except ValueError:
        refuse("KEYRING is not JSON.")
    if keys and (set(keys) != {"current", "keys", "index"} or keys["current"] not in keys["keys"]):
        refuse('KEYRING must hold "current", "keys" and "index", and "current" must name one of the keys.')
    return dict(keys)


# Who this process is, and where things are

DOOR = choice("DOOR", DOORS)
VAR = Path(text("VAR", str(PROJECT / "var"))).resolve()
KEYS = VAR / "keys"
OUTBOX = VAR / "outbox"
PRINT_ROOM = Path(text("PRINT_ROOM", str(VAR / "print-room")))
ASSETS = VAR / "assets"
FONTS = ASSETS / "fonts"
LOGS = VAR / "logs"

STAFF_PORT = number("STAFF_PORT", 8000)
PORTAL_PORT = number("PORTAL_PORT", 8001)
API_PORT = number("API_PORT", 0)
LISTEN_ON = text("LISTEN_ON", "127.0.0.1")
WEB_PROCESSES = number("WEB_PROCESSES", 1)
STAFF_ADDRESS = address("STAFF_ADDRESS", f"http://localhost:{STAFF_PORT}")
PORTAL_ADDRESS = address("PORTAL_ADDRESS", f"http://localhost:{PORTAL_PORT}")
API_ADDRESS = address("API_ADDRESS", f"http://localhost:{API_PORT or 8002}")
OUR_ADDRESS = {"portal": PORTAL_ADDRESS, "api": API_ADDRESS}.get(DOOR, STAFF_ADDRESS)
OVER_HTTPS = OUR_ADDRESS.startswith("https://")

# Keys

SECRET_KEY = secret("SECRET_KEY", KEYS / "secret-key")
KEYRING = keyring(secret("KEYRING", KEYS / "keyring.json"))

# Database. The application connects as an ordinary role, the public site as another unless MEMBERS_ROLE is off, only `migrate` as owner.
DATABASE_URL, DATABASE_PORTAL_URL = text("DATABASE_URL"), text("DATABASE_PORTAL_URL")
DATABASE_OWNER_URL, DATABASE_ADMIN_URL = text("DATABASE_OWNER_URL", DATABASE_URL), text("DATABASE_ADMIN_URL")
DATABASE_ROLE = choice("DATABASE_ROLE", (server.APPLICATION, server.OWNER))
EMBEDDED_DATABASE = not (DATABASE_URL or DATABASE_PORTAL_URL)
MEMBERS_ROLE = whether("MEMBERS_ROLE", EMBEDDED_DATABASE or bool(DATABASE_PORTAL_URL))
ROWS_OF_ONE_MEMBER = MEMBERS_ROLE and DOOR == "portal"
if EMBEDDED_DATABASE:
    DATABASE_URL, DATABASE_OWNER_URL = (server.address(VAR, role=each) for each in (server.APPLICATION, server.OWNER))
    DATABASE_PORTAL_URL = server.address(VAR, role=server.PORTAL) if MEMBERS_ROLE else ""
if ROWS_OF_ONE_MEMBER and not DATABASE_PORTAL_URL:
    refuse("MEMBERS_ROLE is yes, and DATABASE_PORTAL_URL is not set (docs/howto/portal-tables.md).")
OURS = DATABASE_PORTAL_URL if ROWS_OF_ONE_MEMBER else DATABASE_URL
DATABASES = {"default": server.database(DATABASE_OWNER_URL if DATABASE_ROLE == server.OWNER else OURS)}
DATABASES["default"]["OPTIONS"] |= server.AS_THE_PUBLIC_SITE if ROWS_OF_ONE_MEMBER else {}
if DOOR in ("staff", "portal", "api"):
    DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 8, "timeout": 10}

DEMO = whether("DEMO", EMBEDDED_DATABASE)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# What the program is made of

INSTALLED_APPS = [
    "victimcontact.design",
    "victimcontact.staff",
    "victimcontact.portal",
    "victimcontact.gateway",
    "victimcontact.casework",
    "victimcontact.records",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "procrastinate.contrib.django",
]
WSGI_APPLICATION = "victimcontact.wsgi.application"
ROOT_URLCONF = {"portal": "victimcontact.portal.urls", "api": "victimcontact.gateway.api.urls"}.get(
    DOOR, "victimcontact.staff.urls"
)
AUTH_USER_MODEL = "records.Account"


def middleware(door: str) -> list[str]:
    """What every request passes. At the officers' door every page asks who it is, unless it says that it does not, and is in English."""
    if door == "api":  # programs ask, one request at a time: no session, no cookie, no page
        return [
            "django.middleware.security.SecurityMiddleware",
            "django.middleware.common.CommonMiddleware",
            "allauth.account.middleware.AccountMiddleware",  # the officers' sign-in insists; it does nothing here
        ]
    only_staff = ["django.contrib.auth.middleware.LoginRequiredMiddleware"] if door == "staff" else []
    return [
        "django.middleware.security.SecurityMiddleware",
        "whitenoise.middleware.WhiteNoiseMiddleware",
        "victimcontact.design.headers.PrivateResponses",
        "csp.middleware.CSPMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        *([] if door == "staff" else ["django.middleware.locale.LocaleMiddleware"]),
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        *only_staff,
        "allauth.account.middleware.AccountMiddleware",
        *(["victimcontact.staff.sign_in.Session"] if door == "staff" else []),
        "django.contrib.messages.middleware.MessageMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
        *([f"victimcontact.{door}.door.Answers"] if door in ("staff", "portal") else []),
    ]


MIDDLEWARE = middleware(DOOR)

# What every template of the officers' pages is given beside the frame
OFFICERS_TEMPLATES = ("victimcontact.staff.sign_in.single_sign_on", "victimcontact.staff.words.in_templates")
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "victimcontact.design.environment.environment",
            "context_processors": [
                "victimcontact.design.site.frame",
                *(OFFICERS_TEMPLATES if DOOR != "portal" else []),
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",  # for what allauth brings of its own
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

# Assets: built by `make assets` into var/assets, collected into var/static

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ASSETS]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Signing in

PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]


def backends(door: str) -> list[str]:
    """One each, so that a session begun at one door is worth nothing at the other."""
    return {
        "portal": ["victimcontact.portal.sign_in.Members"],
        "staff": ["allauth.account.auth_backends.AuthenticationBackend"],
    }.get(door, [])


AUTHENTICATION_BACKENDS = backends(DOOR)
REQUIRE_TOTP = whether("REQUIRE_TOTP", not DEMO)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "victimcontact.staff.sign_in.Adapter"
SOCIALACCOUNT_ADAPTER = "victimcontact.staff.sign_in.SocialAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES = number("TRUSTED_PROXIES", 0)
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Victim Contact"
MFA_TOTP_TOLERANCE = 1  # clocks of telephones are not exact, and people type slowly
MFA_ADAPTER = "victimcontact.staff.sign_in.SecondStep"
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True


def single_sign_on() -> list[dict[str, Any]]:
    """The department's own sign-in for officers (OpenID Connect), if it is set."""
    if not text("OIDC_SERVER"):
        return []
    identity = {"client_id": text("OIDC_CLIENT_ID"), "secret": text("OIDC_SECRET")}
    if not all(identity.values()):
        refuse("OIDC_SERVER is set, so OIDC_CLIENT_ID and OIDC_SECRET must be set too.")
    settings = {"server_url": text("OIDC_SERVER"), "token_auth_method": "client_secret_basic"}
    return [
        {"provider_id": "department", "name": text("OIDC_NAME", "Single sign-on"), **identity, "settings": settings}
    ]


SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": single_sign_on(), "OAUTH_PKCE_ENABLED": True}}

# Sessions: ended after some idle minutes, and at the officers' door after a working day in any case

STAFF_IDLE_SECONDS = 30 * 60
STAFF_LONGEST_SECONDS = 8 * 60 * 60
PORTAL_IDLE_SECONDS = 20 * 60
SESSION_ENGINE = "victimcontact.casework.sessions" if ROWS_OF_ONE_MEMBER else "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = PORTAL_IDLE_SECONDS if DOOR == "portal" else STAFF_IDLE_SECONDS
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

COOKIE_PREFIX = "__Host-" if OVER_HTTPS else ""
CSRF_COOKIE_AGE = None  # nothing of ours stays on a device when the browser is closed
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}{DOOR}_session"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}{DOOR}_form"
LANGUAGE_COOKIE_NAME = f"{DOOR}_language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = OVER_HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

# Files that people hand in: held in memory, never more than a page takes; a virus scanner looks at them where one is set
FILE_UPLOAD_HANDLERS = ["victimcontact.design.uploads.Bounded"]
SCANNER_ADDRESS = scanner("SCANNER_ADDRESS")

# Headers

NAMED_HOSTS = {str(urlsplit(OUR_ADDRESS).hostname), *text("ALLOWED_HOSTS").replace(",", " ").split()}
ALLOWED_HOSTS = sorted(NAMED_HOSTS if OVER_HTTPS else NAMED_HOSTS | {"localhost", "127.0.0.1", "[::1]"})
CSRF_TRUSTED_ORIGINS = [OUR_ADDRESS]
if DOOR in ("staff", "portal"):
    CSRF_FAILURE_VIEW = f"victimcontact.{DOOR}.door.form_too_old"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if OVER_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = OVER_HTTPS
SECURE_SSL_REDIRECT = OVER_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Pictures of streets under the maps of zones: none unless this is set, and then only when somebody asks for them
MAP_TILES = tiles("MAP_TILES")
MAIL_OF_DECIDERS = addresses("MAIL_OF_DECIDERS")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:", *([host_of(MAP_TILES)] if MAP_TILES else [])],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'", *(app["settings"]["server_url"] for app in single_sign_on())],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# Languages and time

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("cy", "Cymraeg")]
LOCALE_PATHS = [PROJECT / "victimcontact" / "locale"]
USE_I18N = True
TIME_ZONE = "Europe/London"
USE_TZ = True

# Post: the print room is a folder; e-mail goes to SMTP_URL or, without one, to a folder of .eml files

DEFAULT_FROM_EMAIL = SERVER_EMAIL = text("MAIL_FROM", "no-reply@example.org")
SMTP_URL = text("SMTP_URL")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if SMTP_URL else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = OUTBOX
EMAIL_TIMEOUT = 30


def smtp(url: str) -> dict[str, Any]:
    """smtp://user:password@host:587?security=starttls|tls|none"""
    parts = urlsplit(url)
    security = parse_qs(parts.query).get("security", ["starttls"])[0]
    if parts.scheme != "smtp" or not parts.hostname or security not in ("starttls", "tls", "none"):
        refuse("SMTP_URL must look like smtp://user:password@host:587?security=starttls (or tls, or none).")
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or {"starttls": 587, "tls": 465, "none": 25}[security],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": security == "starttls",
        "EMAIL_USE_SSL": security == "tls",
    }


if SMTP_URL:
    globals().update(smtp(SMTP_URL))

# Carriers: which way each channel goes (gateway/carriers), and how much GOV.UK Notify takes from us

CARRIER_OF_LETTERS = choice("CARRIER_OF_LETTERS", ("print_room", "notify"))
CARRIER_OF_EMAILS = choice("CARRIER_OF_EMAILS", ("mail", "notify"))
CARRIER_OF_TEXTS = choice("CARRIER_OF_TEXTS", ("folder", "notify"))
NOTIFY_ADDRESS = address("NOTIFY_ADDRESS", "https://api.notifications.service.gov.uk")
NOTIFY_API_KEY = text("NOTIFY_API_KEY")
NOTIFY_EMAIL_TEMPLATE = text("NOTIFY_EMAIL_TEMPLATE")
NOTIFY_TEXT_TEMPLATE = text("NOTIFY_TEXT_TEMPLATE")
NOTIFY_POSTAGE = choice("NOTIFY_POSTAGE", ("second", "first", "economy"))
NOTIFY_CALLBACK_TOKEN = text("NOTIFY_CALLBACK_TOKEN")
NOTIFY_A_MINUTE = number("NOTIFY_A_MINUTE", 3_000)
NOTIFY_EMAILS_A_DAY = number("NOTIFY_EMAILS_A_DAY", 250_000)
NOTIFY_TEXTS_A_DAY = number("NOTIFY_TEXTS_A_DAY", 250_000)
NOTIFY_LETTERS_A_DAY = number("NOTIFY_LETTERS_A_DAY", 20_000)
require_notify({name: value for name, value in globals().items() if name.startswith(("CARRIER_OF", "NOTIFY_"))})

# Feeds: how long what they bring is held before anything is drafted from it

FEED_HOLD_MINUTES = number("FEED_HOLD_MINUTES", 60)

# Letters approved together: more than this many are approved by the worker, with a page of progress

BULK_AT_ONCE = number("BULK_AT_ONCE", 10)

# Brakes: how much of one kind is too much until a person has looked (so many times the usual, never below these numbers)

BRAKE_WEEKS = number("BRAKE_WEEKS", 8)
BRAKE_TIMES_USUAL = number("BRAKE_TIMES_USUAL", 5)
BRAKE_NEWS_AN_HOUR = number("BRAKE_NEWS_AN_HOUR", 20)
BRAKE_NEWS_A_DAY = number("BRAKE_NEWS_A_DAY", 60)
BRAKE_LETTERS_AN_HOUR = number("BRAKE_LETTERS_AN_HOUR", 100)
BRAKE_LETTERS_A_DAY = number("BRAKE_LETTERS_A_DAY", 300)
BRAKE_DUTIES_OF_A_RULE = number("BRAKE_DUTIES_OF_A_RULE", 50)
BRAKE_REPEAT_DAYS = number("BRAKE_REPEAT_DAYS", 7)

# Background work and the log

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks" if DOOR == "worker" else ""  # the sites only defer, by name
PROCRASTINATE_IMPORT_PATHS = ["victimcontact.gateway.tasks"]
NIGHTLY_AT = text("NIGHTLY_AT", "30 2 * * *")
PROCRASTINATE_WORKER_DEFAULTS = {"concurrency": 1}
# Also where only the process of the public site is told of its role: whoever asks there waits for a worker.
ERRANDS_AT_ONCE = number("ERRANDS_AT_ONCE", 4) if whether("MEMBERS_ROLE", True) else 0

LOGGING = logs.configuration(choice("LOG_LEVEL", ("INFO", "WARNING", "ERROR", "DEBUG")))
