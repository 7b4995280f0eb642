"""Extraction with all slots next to spaCy's blank tokenizer on the same texts, in one process."""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from tempfile import TemporaryDirectory

import spacy

from tests.accuracy.corpus import articles, document_of, gold_of
from tracker.document import Document
from tracker.extractors import extract

ROUNDS = 5
REPEATS = 60


def main() -> None:
    """Print the table of the extraction benchmarks."""
    print("| what | articles/s | next to spaCy's blank tokenizer |\n|---|---|---|")
    for language in ("de", "en"):
        full, general = [], []
        for article in articles(language):
            document = Document.model_validate(document_of(article))
            (full if gold_of(article)["figures"] else general).append(document)
        tokenize = spacy.blank(language)
        for name, documents in (("full of figures", full), ("general news", general)):
            ours, theirs = side_by_side(documents, extract, lambda document, tokenize=tokenize: tokenize(document.text))
            print(f"| {language}, {name} | {ours:,.0f} | {ours / theirs:.2f} × |")
    print(f"| load time of the engine | {load_seconds():.2f} s | |")
    print(f"| memory after 1,000 and 10,000 documents | {memory_growth()} | |")
    print(f"| --jobs 2 against 1 | {jobs_ratio():.2f} × | |")


def side_by_side(documents: list[Document], *functions: Callable[[Document], object]) -> list[float]:
    """Return the best articles per second of each function, measured in turns so that noise hits all alike."""
    best = [0.0] * len(functions)
    for _ in range(ROUNDS):
        for index, function in enumerate(functions):
            began = time.perf_counter()
            for document in documents:
                function(document)
            best[index] = max(best[index], len(documents) / (time.perf_counter() - began))
    return best


def load_seconds() -> float:
    """Return the seconds that importing the engine and reading a first sentence take in a fresh process.

    The bytecode is there, as it is where the program is installed, whatever the environment says of writing it here.
    """
    code = (
        "import time; began = time.perf_counter()\n"
        "from tracker.document import Document; from tracker.extractors import extract\n"
        "extract(Document(text='Zehn Menschen wurden am Montag in Aleppo getötet.', language='de'))\n"
        "print(time.perf_counter() - began)"
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with TemporaryDirectory() as bytecode:
        environment["PYTHONPYCACHEPREFIX"] = bytecode
        runs = [subprocess.check_output([sys.executable, "-c", code], env=environment) for _ in range(ROUNDS)]
    return min(map(float, runs))


def memory_growth() -> str:
    """Return the peak memory in MB after 1,000 and after 10,000 documents."""
    documents = [Document.model_validate(document_of(article)) for article in (*articles("de"), *articles("en"))]
    peaks = []
    for count in (1_000, 9_000):
        for index in range(count):
            extract(documents[index % len(documents)])
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    return " and ".join(f"{peak:.0f} MB" for peak in peaks)


def jobs_ratio() -> float:
    """Return how many times faster `tracker extract --jobs 2` is than `--jobs 1`."""
    lines = [json.dumps(document_of(a), default=str) for a in (*articles("de"), *articles("en"))] * REPEATS
    return seconds_of(lines, 1) / seconds_of(lines, 2)


def seconds_of(lines: Iterable[str], jobs: int) -> float:
    """Return the seconds that `tracker extract` takes for some lines."""
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "tracker", "extract", "--jobs", str(jobs)],
        input="\n".join(lines).encode(),
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
