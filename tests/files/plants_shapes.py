"""Mistakes of whole files, rows and columns."""

from tests.files.goodfolder import GOOD, drop, put
from tests.files.planting import FIXED, A, D, L, cell, plant

SHAPES = (
    plant("missing folder file", drop("hds.toml"), "missing_file", "hds.toml", says="anwroster init"),
    plant("missing doctors", drop(D), "missing_table", D, says="overeenkomst"),
    plant("empty file", put(A, ""), "empty_file", A, says="kolomkoppen"),
    plant("file of spaces", put(A, " \n \n"), "empty_file", A),
    plant("empty cells only", put(A, ";;;\n;;\n"), "empty_file", A),
    plant("doctors without rows", put(D, "dokter;naam;overeenkomst\n"), "no_rows", D, says="één rij per dokter"),
    plant("UTF-16", put(A, "dokter;wat\n".encode("utf-16")), "wrong_encoding", A, says="CSV UTF-8"),
    plant("no text at all", put(A, b"\x81\x8d\x8f\x90\xff"), "wrong_encoding", A),
    plant(
        "misspelt table name",
        (put("availabilty.csv", "dokter;wat\n"), drop(A)),
        "misspelt_file",
        "availabilty.csv",
        says="availability.csv",
    ),
    plant("table in two spellings", put("Limits.csv", GOOD[L]), "table_twice", "limits.csv", says="twee keer"),
    cell(
        "missing column",
        FIXED,
        "dokter;dienst",
        "dokter",
        "missing_column",
        1,
        "dienst",
        "dokter",
        says="kop dienst toe (shift mag ook)",
    ),
    cell("nameless column", L, ";waarvoor", ";;waarvoor", "nameless_column", 1),
    cell("misspelt column", L, "waarvoor", "warvoor", "misspelt_column", 1, "warvoor", "warvoor", says="waarvoor"),
    cell("unknown column", L, "waarvoor", "kleur", "unknown_column", 1, "kleur", "kleur", says="waarvoor"),
    cell("duplicate column", L, "waarvoor", "unit", "duplicate_column", 1, "unit", "unit", says="eenheid"),
    cell("unclosed quotation mark", D, "D. Evers", '"D. Evers', "broken_csv", 5, says="aanhalingsteken"),
    cell(
        "row too long",
        FIXED,
        "bram;avond-2027-01-06",
        "bram;avond-2027-01-06;extra",
        "row_too_long",
        2,
        says="3 cellen, de kop maar 2",
    ),
    cell("cell of 200,000 characters", D, "D. Evers", "D" * 200_000, "cell_too_long", 5, says="aanhalingsteken"),
    plant(
        "too many columns", put(A, ";".join(f"k{n}" for n in range(101)) + "\n"), "too_many_columns", A, 1, says="100"
    ),
    plant("too many rows", put(FIXED, "dokter;dienst\n" + "\n" * 300_001), "too_many_rows", FIXED, says="300000"),
)
