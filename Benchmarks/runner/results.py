"""The results file: what the runner wrote stands between two marks, what people wrote around them stays."""

import os
import re

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
FRAME = f"# Results\n\n{BEGIN}\n{END}\n"


def write(path: str, measured: str):
    text = FRAME
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            text = file.read()
    pattern = re.compile(re.escape(BEGIN) + ".*" + re.escape(END), re.DOTALL)
    if not pattern.search(text):
        raise SystemExit(f"{path}: no {BEGIN} … {END}; add these marks where the tables shall stand")
    with open(path, "w", encoding="utf-8") as file:
        file.write(pattern.sub(lambda _: f"{BEGIN}\n{measured.strip()}\n{END}", text))
