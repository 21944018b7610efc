"""Mistakes in ``layouts.toml``."""

from tests.files.goodfolder import put
from tests.files.planting import Plant, plant

GOOD_LAYOUTS = """\
[[layouts]]
id = "hap"
file = "hap-{start}.csv"
encoding = "windows-1252"
date = "%Y%m%d"

[[layouts.columns]]
title = "Locatie"
field = "post"
codes = { noord = "01", zuid = "02" }

[[layouts.columns]]
title = "Begin"
field = "start_at"
format = "%Y-%m-%dT%H:%M:%S"

[[layouts.columns]]
title = "Arts"
field = "doctor"

[[layouts.columns]]
title = "Bron"
constant = "anwroster"
"""


def layout(name: str, old: str, new: str, code: str, *rest: object, says: str = "") -> Plant:
    assert old in GOOD_LAYOUTS
    edit = put("layouts.toml", GOOD_LAYOUTS.replace(old, new, 1))
    return plant(f"layouts: {name}", edit, code, "layouts.toml", *rest, says=says)


_BEGIN = "layouts[1].columns[2]"

LAYOUTS = (
    plant("layouts: empty", put("layouts.toml", " \n"), "empty_layouts", "layouts.toml", says="[[layouts]]"),
    layout(
        "unknown field", '"doctor"', '"dokter"', "unknown_field", '"dokter"', "layouts[1].columns[3].field", "dokter"
    ),
    layout(
        "nearest field",
        '"doctor"',
        '"docter"',
        "unknown_field",
        '"docter"',
        "layouts[1].columns[3].field",
        "docter",
        says="doctor",
    ),
    layout(
        "unknown directive",
        "T%H:%M",
        "T%H:%i",
        "unknown_directive",
        "%i",
        f"{_BEGIN}.format",
        "%i",
        says="%H",
    ),
    layout("time in a date", "%Y%m%d", "%Y%m%d%H", "unknown_directive", "%H", "layouts[1].date", "%H", says="%Y"),
    layout("lonely per cent", "%Y%m%d", "%Y%m%", "unknown_directive", '"%Y%m%"', "layouts[1].date", "%", says="%%"),
    layout(
        "date as Excel writes it",
        "%Y%m%d",
        "dd-mm-jjjj",
        "form_without_directive",
        "jjjj",
        "layouts[1].date",
        "dd-mm-jjjj",
        says="%d-%m-%Y",
    ),
    layout(
        "two columns of one title",
        '"Arts"',
        '" begin "',
        "column_twice",
        '" begin "',
        "layouts[1].columns[3].title",
        " begin ",
        says="kolom 2",
    ),
    layout(
        "field and constant",
        'constant = "anwroster"',
        'constant = "anwroster"\nfield = "hds"',
        "column_without_content",
        'title = "Bron"',
        "layouts[1].columns[4].title",
        "Bron",
    ),
    layout(
        "neither field nor constant",
        '\nconstant = "anwroster"',
        "",
        "column_without_content",
        'title = "Bron"',
        "layouts[1].columns[4].title",
        "Bron",
    ),
    layout(
        "needed constant",
        'constant = "anwroster"',
        'constant = "anwroster"\nneeded = true',
        "only_with_field",
        "needed",
        "layouts[1].columns[4].needed",
        "needed",
    ),
    layout(
        "form of a key",
        'field = "doctor"',
        'field = "doctor"\nformat = "%d"',
        "form_not_for_field",
        '"%d"',
        "layouts[1].columns[3].format",
        "%d",
        says="doctor",
    ),
    layout(
        "codes for a day",
        'format = "%Y-%m-%dT%H:%M:%S"',
        'codes = { x = "1" }',
        "codes_not_for_field",
        'x = "1"',
        f"{_BEGIN}.codes",
        "start_at",
        says="post",
    ),
    layout(
        "code for an unknown post",
        'zuid = "02"',
        'zuid = "02", zuidd = "03"',
        "unknown_code_key",
        "zuidd",
        "layouts[1].columns[1].codes.zuidd",
        "zuidd",
        says="zuid",
    ),
    layout(
        "post without a code",
        ', zuid = "02"',
        "",
        "codes_missing",
        "codes",
        "layouts[1].columns[1].codes",
        says="otherwise",
    ),
    layout(
        "sign outside the encoding",
        '"anwroster"',
        '"Łódź"',
        "not_in_encoding",
        "Łódź",
        "layouts[1].columns[4].constant",
        "Łódź",
        says="windows-1252",
    ),
    layout(
        "file in another folder",
        '"hap-{start}.csv"',
        '"../hap.csv"',
        "bad_file_name",
        "../hap",
        "layouts[1].file",
        "../hap.csv",
    ),
    layout(
        "file with an unknown hole",
        "{start}",
        "<begin>",
        "bad_file_name",
        "<begin>",
        "layouts[1].file",
        "hap-<begin>.csv",
    ),
    layout(
        "two layouts of one name",
        'constant = "anwroster"\n',
        'constant = "anwroster"\n\n[[layouts]]\nid = "hap"\ncolumns = [{ title = "x", field = "hds" }]\n',
        "duplicate_key",
        26,
        "layouts[2].id",
        "hap",
        says="regel 2",
    ),
    layout(
        "misspelt key",
        "encoding",
        "encodng",
        "misspelt_key",
        "encodng",
        "layouts[1].encodng",
        "encodng",
        says="encoding",
    ),
    layout("unknown encoding", "windows-1252", "latin", "unknown_choice", "latin", "layouts[1].encoding", "latin"),
)
