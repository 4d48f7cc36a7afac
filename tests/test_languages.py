"""A language is added by its word lists alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "detector"
USE = """
from detector import article_from_text
from detector.pipeline import extract
from detector.days.written_dates import find_dates
text = "El solar\\n\\nEl alcalde negó haber vendido el solar el martes. «Está cerrado», dijo el 7 de mayo.\\n"
article = article_from_text(text, path="x.txt", date="2024-03-08", language="gl")
assert find_dates("12 mars 2024")[0].iso == "2024-03-12"
print(article.language, *(statement.stance for statement in extract([article])))
"""


def test_a_language_needs_three_files_and_no_code(tmp_path):
    """Spanish lists under the code of Galician: what is read in them is not the point here."""
    shutil.copytree(PACKAGE, tmp_path / "detector", ignore=shutil.ignore_patterns("__pycache__"))
    data = tmp_path / "detector" / "data"
    for name in ("cues", "changes", "days"):
        lists = (data / name / "es.toml").read_text(encoding="utf-8")
        (data / name / "gl.toml").write_text(lists.replace('language = "es"', 'language = "gl"'), "utf-8")
    finished = subprocess.run(
        [sys.executable, "-c", USE],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert finished.returncode == 0, finished.stderr[-2000:]
    language, *stances = finished.stdout.split()
    assert language == "gl" and "deny" in stances
