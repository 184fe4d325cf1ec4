"""A filter of datatrove on JSON Lines, without the executor around it."""

import json
import sys

from datatrove.data import Document
from datatrove.pipeline.filters import C4QualityFilter, GopherRepetitionFilter

chosen = C4QualityFilter() if sys.argv[1] == "c4" else GopherRepetitionFilter()
for line in sys.stdin:
    record = json.loads(line)
    document = Document(text=record["text"], id=record["id"])
    if chosen.filter(document) is True:
        print(json.dumps({"id": document.id, "text": document.text}, ensure_ascii=False))
