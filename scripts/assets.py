"""Build what browsers and letters need from the front-end packages: styles, scripts, pictures, fonts, Welsh catalogues.

Goes into var/assets (as built) and var/static (as served, with digests in the names). Run by scripts/set_up.py.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from victimcontact import settings

PACKAGES = settings.PROJECT / "node_modules"
DESIGN = settings.PROJECT / "victimcontact" / "design"
GOVUK = PACKAGES / "govuk-frontend" / "dist" / "govuk"
MOJ = PACKAGES / "@ministryofjustice" / "frontend" / "moj"
LEAFLET = PACKAGES / "leaflet" / "dist"
TERRA_DRAW = (
    PACKAGES / "terra-draw" / "dist" / "terra-draw.umd.js",
    PACKAGES / "terra-draw-leaflet-adapter" / "dist" / "terra-draw-leaflet-adapter.umd.js",
)
NOTO = PACKAGES / "@expo-google-fonts" / "noto-sans"
FACES = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")
CREST = 'url("/static/moj/images/govuk-crest.svg")'  # the royal crest is for gov.uk alone; we neither show nor serve it
SOURCE_MAP = re.compile(r"^(//# sourceMappingURL=.*|/\*# sourceMappingURL=.*\*/)$", re.MULTILINE)


def build() -> None:
    draft = settings.VAR / "assets.draft"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    _styles(draft)
    _scripts(draft)
    _pictures_and_fonts(draft)
    _map(draft / "map")
    shutil.rmtree(settings.ASSETS, ignore_errors=True)
    draft.rename(settings.ASSETS)
    _welsh()
    _collect()


def _styles(folder: Path) -> None:
    """What both sites share, and the faces, which only the officers' pages load."""
    options = ["--load-path=.", "--load-path=node_modules", "--quiet-deps", "--style=compressed", "--no-source-map"]
    wanted = [f"{DESIGN / 'styles' / f'{name}.scss'}:{folder / f'{name}.css'}" for name in ("app", "fonts")]
    sass = [_node(), str(PACKAGES / "sass" / "sass.js"), *options, *wanted]
    done = subprocess.run(sass, cwd=settings.PROJECT, text=True, capture_output=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    target = folder / "app.css"
    target.write_text(target.read_text(encoding="utf-8").replace(CREST, "none"), encoding="utf-8")


def _node() -> str:
    """The machine's Node, or the one that the set-up put into the private environment."""
    own = Path(sys.executable).parent / "node"
    return str(own) if own.exists() else (shutil.which("node") or sys.exit("Node is missing: run `make assets`."))


def _scripts(folder: Path) -> None:
    """A source map that is named but not there stops the collecting of static files: the names are taken out."""
    ours = sorted((DESIGN / "javascript").glob("*.js"))
    _without_maps([*ours, GOVUK / "govuk-frontend.min.js", MOJ / "moj-frontend.min.js"], folder)


def _map(folder: Path) -> None:
    """What areas are drawn with, in a folder of its own: only the pages with a map load it."""
    shutil.copytree(LEAFLET / "images", folder / "images")
    shutil.copy(LEAFLET / "leaflet.css", folder)
    _without_maps([LEAFLET / "leaflet.js", *TERRA_DRAW], folder)


def _without_maps(scripts: list[Path], folder: Path) -> None:
    for script in scripts:
        (folder / script.name).write_text(SOURCE_MAP.sub("", script.read_text(encoding="utf-8")), encoding="utf-8")


def _pictures_and_fonts(folder: Path) -> None:
    """Icons only: the crowns and crests of the originals are not ours to show."""
    icons, fonts = folder / "moj" / "images", folder / "fonts"
    icons.mkdir(parents=True)
    fonts.mkdir()
    for icon in (MOJ / "assets" / "images").glob("icon-*"):
        shutil.copy(icon, icons)
    for face in FACES:
        shutil.copy(NOTO / face / f"NotoSans_{face}.ttf", fonts)


def _welsh() -> None:
    for catalogue in (settings.PROJECT / "victimcontact" / "locale").glob("*/LC_MESSAGES/django.po"):
        with catalogue.open("rb") as text, catalogue.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_po(text))


def _collect() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "victimcontact.settings"
    os.environ.setdefault("SECRET_KEY", "not used for building")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)


if __name__ == "__main__":
    build()
