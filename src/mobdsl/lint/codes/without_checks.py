"""The codes of all findings that no check has: those of reading, selecting, timing, planning and making outputs."""

from __future__ import annotations

from mobdsl.lint.codes import files, lines, names, outputs, plans, text, timing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mobdsl.lint.codes.code import Code

CODES_WITHOUT_CHECKS: dict[str, Code] = {
    **text.CODES,
    **lines.CODES,
    **names.CODES,
    **timing.CODES,
    **plans.CODES,
    **outputs.CODES,
    **files.CODES,
}
