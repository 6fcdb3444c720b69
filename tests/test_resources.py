"""Shipped files are found from a wheel, an editable install and a checkout."""

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

from dialoog import resources


def installed_at(package: Path) -> ModuleType:
    """The module as it would run from this package folder."""
    package.mkdir(parents=True)
    copy = package / "resources.py"
    shutil.copy(resources.__file__, copy)
    spec = importlib.util.spec_from_file_location("resources_elsewhere", copy)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_wheel_carries_the_work_forms_inside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "lib" / "python3.11" / "site-packages" / "dialoog"
    found = installed_at(package)
    assert found.worksets() == package / "worksets"
    assert found.catalogues() == package / "locale"


def test_a_checkout_and_an_editable_install_use_the_work_forms_beside_the_sources(tmp_path: Path) -> None:
    found = installed_at(tmp_path / "src" / "dialoog")
    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "worksets").mkdir()
    assert found.worksets() == tmp_path / "worksets"


def test_a_copy_left_in_the_package_by_an_earlier_build_does_not_win(tmp_path: Path) -> None:
    found = installed_at(tmp_path / "src" / "dialoog")
    (tmp_path / "pyproject.toml").touch()
    for folder in (tmp_path / "worksets", tmp_path / "src" / "dialoog" / "worksets"):
        folder.mkdir()
    assert found.worksets() == tmp_path / "worksets"


def test_the_shipped_folders_are_there() -> None:
    assert (resources.catalogues() / "nl" / "LC_MESSAGES" / "dialoog.mo").is_file()
    assert (resources.worksets() / "nl").is_dir()
