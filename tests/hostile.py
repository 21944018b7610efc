"""Names as nobody bears them, for tests of everything that is written out."""

NAMES = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "+1+2",
    "-2+3",
    "\t=1+1",
    "Jan; de Boer, arts \\ waarnemer",
    "regel een\r\nBEGIN:VEVENT\nregel drie",
    "\u202egnirts\u202c \u05d0\u05d1 \u200f",
    "👩\u200d⚕️ Zoë Ōé",
    "{{ 7 * 7 }} {% raw %} ${x} %s {0}",
    "O'Neill \"de\" 'Jong' & zn.",
    "a\u2028b\u2029c\u0085d\x0be\x1cf",
    "x" * 120,
    "' OR 1=1 --",
    "]]> --> <!-- </style></title></svg>",
)
