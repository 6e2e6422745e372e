"""Make this checkout ready to run or to test: private environment, locked packages, assets. Nothing else is touched.

    python3 scripts/set_up.py run|test

Needs nothing but Python 3.11 to 3.13 (and says so under any other: keep this file readable for old Pythons). Each step
leaves a stamp beside what it made, so that a second start does only what has changed.
"""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time

PROJECT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ENVIRONMENT = os.path.join(PROJECT, ".venv")
PYTHON = os.path.join(ENVIRONMENT, "bin", "python")
UV = os.path.join(ENVIRONMENT, "bin", "uv")
PACKAGES = os.path.join(PROJECT, "node_modules")
VAR = os.environ.get("VAR") or os.path.join(PROJECT, "var")
OLDEST_NODE = 18


def main(purpose):
    require_python()
    require_writing()
    with open(os.path.join(VAR, "set-up"), "a") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)  # two terminals at once: the second waits
        make_environment()
        install_python_packages(purpose)
        install_front_end_packages()
        build_assets()


def require_python():
    """Under an unsupported Python, look for a supported one and start again with it."""
    if (3, 11) <= sys.version_info[:2] <= (3, 13):
        return
    for name in ("python3.13", "python3.12", "python3.11"):
        found = shutil.which(name)
        if found and os.environ.get("VICTIMCONTACT_SET_UP") != "again":
            os.environ["VICTIMCONTACT_SET_UP"] = "again"
            os.execv(found, [found, *sys.argv])
    stop("this is Python %d.%d; Victim Contact needs 3.11, 3.12 or 3.13." % sys.version_info[:2])


def require_writing():
    try:
        os.makedirs(VAR, exist_ok=True)
        for folder in (PROJECT, VAR):
            probe = os.path.join(folder, ".writing")
            with open(probe, "w"):
                pass
            os.remove(probe)
    except OSError as error:
        stop("%s cannot be written (%s); it must be a folder of yours." % (error.filename, error.strerror))


def make_environment():
    if works(PYTHON):
        return
    if importlib.util.find_spec("ensurepip") is None:  # Debian leaves it out of a minimal Python
        stop("Python's venv module is missing; install it with: apt install python3-venv")
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    step("Making a private Python environment", [sys.executable, "-m", "venv", ENVIRONMENT])


def works(python):
    """An environment whose Python has gone, or is of another release now, is made again."""
    check = "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))"
    return os.path.exists(python) and subprocess.call([python, "-c", check], stderr=subprocess.DEVNULL) == 0


def install_python_packages(purpose):
    """The test tools stay once they are there: `make run` after `make test` takes nothing away."""
    development = os.path.join(ENVIRONMENT, ".development")
    if purpose == "test" and not os.path.exists(development):
        open(development, "w").close()
    names = ["installer", "runtime"]
    names += ["development"] if os.path.exists(development) else []
    names += [] if usable_npm() else ["node"]
    files = [os.path.join(PROJECT, "requirements", name + ".txt") for name in names]
    stamp = Stamp(os.path.join(ENVIRONMENT, ".packages"), [*files, os.path.join(PROJECT, "pyproject.toml")])
    if stamp.fresh():
        return
    quiet = ["--quiet", "--disable-pip-version-check", "--require-hashes", "-r", files[0]]
    step("Installing the package installer", [PYTHON, "-m", "pip", "install", *quiet])
    # Compiled here once: where Python is told to write no bytecode every command would compile them again, for a second or two.
    sync = ["sync", "--quiet", "--require-hashes", "--compile-bytecode", "--python", PYTHON]
    step("Installing Python packages", [UV, "pip", *sync, *files])
    ours = ["--quiet", "--no-deps", "--no-build-isolation", "--python", PYTHON, "-e", PROJECT]
    step("Installing Victim Contact itself", [UV, "pip", "install", *ours])
    stamp.press()


def usable_npm():
    """The machine's own npm, where it has one with a Node that is new enough."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        return None
    try:
        release = subprocess.check_output([node, "--version"], stderr=subprocess.DEVNULL).decode()
        return npm if int(release.lstrip("v").split(".")[0]) >= OLDEST_NODE else None
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None


def install_front_end_packages():
    locked = [os.path.join(PROJECT, name) for name in ("package.json", "package-lock.json", ".npmrc")]
    stamp = Stamp(os.path.join(PACKAGES, ".packages"), locked)
    if stamp.fresh():
        return
    npm = usable_npm() or os.path.join(ENVIRONMENT, "bin", "npm")
    step("Installing front-end packages", [npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"])
    stamp.press()


def build_assets():
    sources = [os.path.join(PACKAGES, ".packages"), os.path.join(PROJECT, "scripts", "assets.py")]
    for folder in ("design/styles", "design/javascript", "locale"):
        sources += files_below(os.path.join(PROJECT, "victimcontact", folder))
    for room in ("design", "staff", "portal"):
        sources += files_below(os.path.join(PROJECT, "victimcontact", room, "static"))
    stamp = Stamp(os.path.join(VAR, "assets", ".built"), sources)
    if stamp.fresh():
        return
    step("Building styles, scripts and fonts", [PYTHON, os.path.join("scripts", "assets.py")])
    stamp.press()


def files_below(folder):
    found = [os.path.join(place, name) for place, _, names in os.walk(folder) for name in names]
    return sorted(name for name in found if not name.endswith(".mo"))


class Stamp:
    """A digest of the files that a step was made from, kept beside what it made."""

    def __init__(self, path, sources):
        self.path, self.digest = path, digest_of(sources)

    def fresh(self):
        try:
            with open(self.path) as stamp:
                return stamp.read() == self.digest
        except OSError:
            return False

    def press(self):
        with open(self.path, "w") as stamp:
            stamp.write(self.digest)


def digest_of(sources):
    total = hashlib.sha256()
    for path in sources:
        total.update(os.path.relpath(path, PROJECT).encode())
        with open(path, "rb") as content:
            total.update(content.read())
    return total.hexdigest()


def step(title, command):
    """Say what is being done while it is done; show the command's own words only if it fails."""
    sys.stdout.write(title + " ... ")
    sys.stdout.flush()
    began = time.time()
    certificates = {
        "UV_SYSTEM_CERTS": "1",
        "NODE_USE_SYSTEM_CA": "1",
    }  # as the machine trusts, for proxies of a company
    environment = dict(os.environ, UV_PYTHON_DOWNLOADS="never", PYTHONPATH=PROJECT, **certificates)
    done = subprocess.run(command, cwd=PROJECT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        print("failed")
        print(done.stdout.decode(errors="replace").strip()[-3000:])
        stop("the set-up stopped at: " + title + ".")
    print("%d s" % round(time.time() - began))


def stop(line):
    sys.exit("victimcontact: " + line)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "run")
