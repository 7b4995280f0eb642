"""docs/add-a-language.md keeps its word: the file it begins with, put into the folder, passes the contract test."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
LEFT_OUT = shutil.ignore_patterns("__pycache__", "demo", "test_guide.py", "accuracy", "dashboard")


def test_the_first_file_of_a_new_language_passes_the_contract_test(tmp_path: Path) -> None:
    for package in ("tracker", "db", "tests"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=LEFT_OUT)
    shutil.copy(ROOT / "docs" / "examples" / "nl.yaml", tmp_path / "tracker" / "languages")
    arguments = ["-q", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir", ".", "--noconftest", "-k", "nl"]
    ended = subprocess.run(
        [sys.executable, "-m", "pytest", *arguments, "tests/tracker/languages"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout
    assert int(ended.stdout.splitlines()[-1].split(" passed")[0].split()[-1]) > 30
