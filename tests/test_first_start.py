"""A first start: nothing is compiled yet when Django begins."""

import shutil
from pathlib import Path

from django.utils import translation

from tinhban.config import messages, setting_up


def test_words_read_before_their_catalogue_was_there_do_not_stay_english(db, monkeypatch, tmp_path):
    source = messages.PACKAGE / "programmes/locale/vi/LC_MESSAGES/django.po"
    place = tmp_path / "locale/vi/LC_MESSAGES"
    place.mkdir(parents=True)
    shutil.copy(source, place / "django.po")
    forgotten: list[Path] = []
    monkeypatch.setattr(setting_up, "translation_file_changed", _noting(forgotten))
    monkeypatch.setattr(setting_up.messages, "compile_catalogues", _compiling(tmp_path))
    setting_up.prepare()
    assert forgotten == [place / "django.mo"]
    with translation.override("vi"):
        assert translation.gettext("Signed paper: %s") != "Signed paper: %s"


def _compiling(root: Path):
    compiled = messages.compile_catalogues
    return lambda: compiled(root)


def _noting(forgotten: list[Path]):
    from django.utils.translation.reloader import translation_file_changed

    def note(sender: object, path: Path) -> None:
        assert translation_file_changed(sender, path) is True
        forgotten.append(path)

    return note
