"""What people write that a workbook could take for something else."""

from __future__ import annotations

HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://x";"Klicka")',
    "+46 8 452 70 00",
    "-3 %",
    "@sign",
    "\tförst en tabb",
    "#N/A",
    "#REF!",
    "TRUE",
    "12",
    "<script>alert(1)</script> & ]]>",
    "<r><t>fet</t></r>",
    "_x000D_ och _x0041_",
    "_x000D_x000D_",
    "budget\u202efdp.exe",
    "👩‍👩‍👧 😀 å",
    "  mellanrum runt om  ",
    "rad ett\nrad två",
)


def unescaped(text):
    """Read a cell as Excel does."""
    return text.replace("_x005F_", "_")
