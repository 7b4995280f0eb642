"""The loaded gazetteer: seconds, memory, and megabytes of text per second."""

import json
import subprocess
import sys
import time

from tests.accuracy.corpus import articles, document_of
from tracker.gazetteer import load_gazetteer

ROUNDS = 5
REPEATS = 100
LOAD = """
import json, time
from pathlib import Path
import tracker.gazetteer
def resident(): return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6
before, began = resident(), time.perf_counter()
gazetteer = tracker.gazetteer.load_gazetteer()
loaded = time.perf_counter()
list(gazetteer.find("Aleppo"))
print(json.dumps([loaded - began, time.perf_counter() - loaded, resident() - before]))
"""


def main() -> None:
    """Print the table of the gazetteer's benchmarks."""
    load, automaton, memory = fresh()
    print("| what | measured |\n|---|---|")
    print(f"| load | {load:.2f} s |")
    print(f"| the first text | {automaton:.2f} s |")
    print(f"| memory of both | {memory:.0f} MB |")
    for language in ("de", "en"):
        print(f"| names in running text, {language} | {speed(language):.0f} MB/s |")


def fresh() -> list[float]:
    """Return the seconds of loading and of reading a first text, and the MB of both, best of fresh processes."""
    runs = [json.loads(subprocess.check_output([sys.executable, "-c", LOAD])) for _ in range(ROUNDS)]
    return [min(column) for column in zip(*runs, strict=True)]


def speed(language: str) -> float:
    """Return the megabytes of text per second that names are found in, the best of several rounds."""
    text = "\n".join(document_of(article)["text"] for article in articles(language)) * REPEATS
    gazetteer, best = load_gazetteer(), 0.0
    for _ in range(ROUNDS):
        began = time.perf_counter()
        for _hit in gazetteer.find(text):
            pass
        best = max(best, len(text.encode()) / 1e6 / (time.perf_counter() - began))
    return best


if __name__ == "__main__":
    main()
