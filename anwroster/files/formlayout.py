"""How a doctor's workbook is laid out: what its writer and its reader agree on."""

FORMAT = "anwroster-formbook-1"
"""First cell of the hidden sheet."""

HIDDEN = "anwroster"
"""Name of the hidden sheet, the same in every language; its first two columns hold the keys below and their values."""

KEYS = ("format", "hds", "start", "end", "doctor", "form", "shifts", "limits")
"""Rows of the hidden sheet, in this order; the last two name the sheets to read."""

CHOICE, SHIFT = 0, 9
"""Columns of the sheet of shifts that are read: what the doctor chose, and the shift's key."""

FIRST_SHIFT = 1
"""First row of shifts, counted from 0: the header stands above it."""

LIMIT_FIELDS = ("bound", "amount", "unit", "scope")
"""Columns of the sheet of limits, in this order."""

FIRST_LIMIT, LIMIT_ROWS = 1, 12
"""First row of limits, counted from 0, and how many there are."""

REMARK = (15, 0)
"""Row and column, counted from 0, of the doctor's remark on the sheet of limits."""
