"""`python tests/conformance/show.py CASE.md`: what this implementation makes of a case, to be compared by eye."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from support.cases import files, produced, sections

if __name__ == "__main__":
    case = sections(Path(sys.argv[1]))
    memory = files(case)
    for section in case:
        if section.kind not in ("SOURCE", "FILE"):
            sys.stdout.write(f"## {section.kind} {section.rest}\n{produced(section, memory)}\n")
