"""What is built works away from the repository: a wheel, an editable install, and a checkout as it is."""

import subprocess
import sys
import sysconfig
import tarfile
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
SHIPPED = (
    "py.typed",
    "tui/beamer/beamer.tcss",
    "tui/dialoog.tcss",
    "tui/screens.tcss",
    "workforms/draft.nl.md",
    "workforms/draft.en.md",
)

LOOK = """
import site, sys
site.addsitedir(sys.argv[1])
sys.path.append(sys.argv[2])
import dialoog
from dialoog import i18n, resources
from dialoog.workforms.library import Library
i18n.use("nl")
print(dialoog.__file__)
print(i18n._("Quit"))
print(*(len(Library.of(None, language).list()) for language in i18n.LANGUAGES))
"""
"""Says where the package is, one word in Dutch, and how many work forms ship in each language. The first folder is the
one to try, the second has the dependencies; the process starts without either, so nothing installed here helps it."""


def built(source: Path, target: str, folder: Path) -> Path:
    """What hatchling makes of a source tree; nothing is written in that tree."""
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", folder],
        cwd=source,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (package,) = folder.iterdir()
    return package


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


def installed(package: Path, folder: Path) -> Path:
    """The packages folder of an environment with this wheel in it."""
    with ZipFile(package) as archive:
        archive.extractall(folder)
    return folder


def seen_from(site: Path, elsewhere: Path) -> list[str]:
    """What `LOOK` prints in a fresh process that stands in another folder."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", LOOK, site, sysconfig.get_path("purelib")],
        cwd=elsewhere,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def shipped_forms() -> str:
    return " ".join(str(len(list((ROOT / "worksets" / language).glob("*.md")))) for language in ("nl", "en"))


def test_a_wheel_has_everything_the_app_needs_and_nothing_else(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    sources = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src" / "dialoog").rglob("*.py")}
    forms = {f"dialoog/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "worksets").rglob("*.md")}
    words = {f"dialoog/locale/nl/LC_MESSAGES/dialoog.{ending}" for ending in ("po", "mo")}
    assert names == sources | forms | words | {f"dialoog/{name}" for name in SHIPPED}


def test_an_installed_wheel_finds_its_files(wheel: Path, tmp_path: Path) -> None:
    site = installed(wheel, tmp_path / "site")
    place, word, forms = seen_from(site, tmp_path)
    assert Path(place) == site / "dialoog" / "__init__.py"
    assert word == "Stoppen"
    assert forms == shipped_forms()


def test_an_editable_install_uses_the_files_of_the_checkout(tmp_path: Path) -> None:
    site = installed(built(ROOT, "wheel:editable", tmp_path / "built"), tmp_path / "site")
    assert list(site.glob("*.pth"))
    place, word, forms = seen_from(site, tmp_path)
    assert Path(place) == ROOT / "src" / "dialoog" / "__init__.py"
    assert word == "Stoppen"
    assert forms == shipped_forms()


def test_a_checkout_runs_as_it_is(tmp_path: Path) -> None:
    place, word, forms = seen_from(ROOT / "src", tmp_path)
    assert Path(place) == ROOT / "src" / "dialoog" / "__init__.py"
    assert word == "Stoppen"
    assert forms == shipped_forms()


def test_the_wheel_from_a_source_distribution_is_the_same(wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(built(ROOT, "sdist", tmp_path / "sdist")) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.glob("dialoog-*")
    assert contents(built(unpacked, "wheel", tmp_path / "again")) == contents(wheel)


def contents(package: Path) -> dict[str, str]:
    """Every file in a wheel by its checksum."""
    with ZipFile(package) as archive:
        return {name: sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
