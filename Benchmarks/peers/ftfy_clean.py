"""ftfy on JSON Lines: all that fix_text does by default, or only what winnow does too."""

import json
import sys

import ftfy

PLAIN = ftfy.TextFixerConfig(
    unescape_html=False, fix_encoding=False, fix_c1_controls=False, fix_surrogates=False, normalization=None)

config = PLAIN if sys.argv[1] == "plain" else ftfy.TextFixerConfig()
for line in sys.stdin:
    record = json.loads(line)
    record["text"] = ftfy.fix_text(record["text"], config)
    print(json.dumps(record, ensure_ascii=False))
