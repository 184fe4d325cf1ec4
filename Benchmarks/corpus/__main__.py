"""Writes a corpus: python3 Benchmarks/corpus --form jsonl --size 200 --seed 1 corpus.jsonl

The same seed and size give the same bytes; their SHA-256 is printed.

What it is like was measured on 372 real articles as five extractors leave them. Of their bytes, 56 to 72 of 100 are
in lines longer than 240 bytes, and 2 in lines shorter than 30, which half of all lines are where blank lines count.
An article has 2 kB (tenth of the articles), 6 kB (half) or 20 kB (nine tenths). About 9 of 100 lines are
boilerplate (5 of 100 bytes), two thirds of them below the last line of the article; 5 of 100 lines come again
within their article. Where an archive is mostly English, 8 of 100 bytes are not ASCII (1.2 in English articles
alone). In 10 kB there are 16 curly and 6 straight apostrophes, 6 curly and 4 straight pairs of quotes, 5 dashes; a
quarter of the articles holds NBSPs or blanks at line ends.
"""

import argparse
import hashlib
import json
import os

from archive import articles


def json_line(number: int, article) -> str:
    record = {"id": f"a{number}", "url": article.url, "date": article.date, "text": article.text}
    # Every tenth source writes nothing but ASCII, as many JSON encoders do if nobody asks.
    line = json.dumps(record, ensure_ascii=article.site == 3)
    return line.replace("/", "\\/") if article.site == 5 else line


def write_lines(path: str, size: int, seed: int, line_of) -> str:
    digest = hashlib.sha256()
    written = 0
    with open(path, "wb") as file:
        for number, article in enumerate(articles(seed), 1):
            data = (line_of(number, article) + "\n").encode()
            digest.update(data)
            file.write(data)
            written += len(data)
            if written >= size:
                return digest.hexdigest()


def write_folder(path: str, size: int, seed: int) -> str:
    digest = hashlib.sha256()
    written = 0
    for number, article in enumerate(articles(seed), 1):
        data = (article.text + "\n").encode()
        digest.update(data)
        folder = os.path.join(path, f"{number // 1000:03}")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, f"{number}.txt"), "wb") as file:
            file.write(data)
        written += len(data)
        if written >= size:
            return digest.hexdigest()


def main():
    parser = argparse.ArgumentParser(prog="corpus", description="Writes a corpus of invented articles.")
    parser.add_argument("--form", choices=("jsonl", "text", "folder"), default="jsonl",
                        help="an archive, one text with all articles, or a folder of small texts")
    parser.add_argument("--size", type=float, default=200, help="at least so many MB (default 200)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("path")
    options = parser.parse_args()
    size = int(options.size * 1e6)
    if options.form == "folder":
        digest = write_folder(options.path, size, options.seed)
    elif options.form == "text":
        digest = write_lines(options.path, size, options.seed, lambda _, article: article.text)
    else:
        digest = write_lines(options.path, size, options.seed, json_line)
    print(f"{options.path}: seed {options.seed}, SHA-256 {digest}")


main()
