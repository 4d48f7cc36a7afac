"""What is written: files whole or not at all, whatever stands in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from detector import Report
from detector.commands.output import check_writable, say, write_atomically
from detector.errors import InputError


class TestFiles:
    """A killed or failed run leaves the old file or the new one."""

    def test_writes_and_replaces(self, tmp_path: Path) -> None:
        path = tmp_path / "report.html"
        write_atomically(path, "old")
        write_atomically(str(path), "é\n")
        assert path.read_bytes() == "é\n".encode()
        assert os.listdir(tmp_path) == ["report.html"]

    @pytest.mark.parametrize("failing", ["replace", "fsync"])
    def test_failure_keeps_the_old_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
    ) -> None:
        path = tmp_path / "report.html"
        write_atomically(path, "old")

        def fail(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, failing, fail)
        with pytest.raises(InputError, match=r"report\.html: cannot be written \(No space left on device\)"):
            write_atomically(path, "new")
        assert path.read_text() == "old"
        assert os.listdir(tmp_path) == ["report.html"]

    def test_missing_folder(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="folder does not exist; create it"):
            write_atomically(tmp_path / "no" / "report.html", "x")

    def test_a_folder_is_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="is a folder; name a file"):
            write_atomically(tmp_path, "x")

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
    def test_read_only_folder(self, tmp_path: Path) -> None:
        tmp_path.chmod(0o500)
        with pytest.raises(InputError, match="cannot be written"):
            write_atomically(tmp_path / "report.html", "x")
        tmp_path.chmod(0o700)

    @pytest.mark.skipif(os.name != "posix", reason="needs links and devices")
    def test_links_and_devices_survive(self, tmp_path: Path) -> None:
        target, link = tmp_path / "target", tmp_path / "link"
        target.write_text("old")
        link.symlink_to(target)
        write_atomically(link, "new")
        assert link.is_symlink() and target.read_text() == "new"
        write_atomically("/dev/null", "x")
        assert not Path("/dev/null").is_file()

    def test_who_may_read_it_stays(self, tmp_path: Path) -> None:
        path = tmp_path / "report.html"
        path.touch(mode=0o600)
        write_atomically(path, "new")
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_note_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    say("skipped \x1b[31mred\x07:\n no text")
    assert capsys.readouterr().err == "skipped \\x1b[31mred\\x07: no text\n"


class TestCheckWritable:
    """What is refused before the work is done."""

    def test_an_input_is_not_replaced(self, tmp_path: Path) -> None:
        path = tmp_path / "pairs.jsonl"
        path.write_text("mine")
        again = str(tmp_path / "x" / ".." / "pairs.jsonl")
        (tmp_path / "x").mkdir()
        for output in (str(path), again):
            with pytest.raises(InputError, match="is an input"):
                check_writable(None, "-", output, inputs=[None, "two words", str(path)])
        check_writable(str(tmp_path / "scores.jsonl"), "-", inputs=[str(path), "-"])
        assert path.read_text() == "mine"

    def test_nor_is_an_article_of_a_folder_but_an_earlier_report_is(self, tmp_path: Path) -> None:
        (tmp_path / "article.txt").write_text("mine")
        (tmp_path / "page.html").write_text("<p>mine</p>")
        (tmp_path / "report.html").write_text(Report([], [], [], [], "none").to_html())
        for name in ("article.txt", "page.html"):
            with pytest.raises(InputError, match="is an input"):
                check_writable(str(tmp_path / name), inputs=[str(tmp_path)])
        new = [str(tmp_path / name) for name in ("report.html", "new.html", "new.jsonl")]
        check_writable(*new, inputs=[str(tmp_path)])

    def test_two_outputs_are_two_files(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="written twice"):
            check_writable(str(tmp_path / "r.html"), None, f"{tmp_path}/./r.html")
        check_writable("-", "-")
