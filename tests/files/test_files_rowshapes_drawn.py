"""Sheets made at random, odd ones most of them: what the shapes of their rows say holds for the whole."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files.test_files_rowshapes import END, in_full, seems_clean, sheet

PIECES = st.sampled_from(
    [
        '<row r="N">',
        "<row r='N' spans=\"1:N\" >",
        '<row r="N" x14ac:dyDescent="0.N">',
        '<row r="N" x15ac:dyDescent="0.N"/>',
        '<row\tr="NNNNN"/>',
        '<row r="NNNNNN"/>',
        "<row>",
        "</row>",
        "</row\n>",
        '<c r="AN" s="N"/>',
        '<c r="ANN"><v>0.NNN</v></c>',
        '<c r="CVN"/>',
        '<c r="CWN"/>',
        "<c/>" * 9,
        '<c r="AN" t="e"><v>N</v></c>',
        "<c t='s'><v>NN</v></c>",
        '<c r="AN" t="inlineStr"><is><t>N &amp; aN</t></is></c>',
        '<c r="AN"><f>AN</f><v>N</v></c>',
        '<c r="AN" t="&#10N;"/>',
        "<cN></cN>",
        "<x:row/>",
        '<x:c r="AN"/>',
        '<x:row r="N">',
        "</x:row>",
        '<mergeCell ref="AN:AN"/>',
        '<c xN:r="A1"/>',
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?x ?>",
        "tekst N > N",
        "&lt;row",
        "&x;",
        "<row-x/>",
        "<rowBreaks/>",
        "</sheetData><sheetData>",
        "é\x7f",
    ]
)
GOOD = st.sampled_from(
    [
        '<row r="N"><c r="AN" s="N"/><c r="BN"><v>0.NNN</v></c></row>',
        '<row r="NN" spans="1:N"><c r="ANN" t="s"><v>NN</v></c></row>\n',
        "<row r='N' x14ac:dyDescent='0.25'/>",
        "<row><c/><c><is><t>dienst N</t></is></c></row>",
    ]
)


@st.composite
def sheets(draw: st.DrawFn) -> bytes:
    """Return sheets of good rows, most of them with something odd among them, each digit drawn."""
    rows = draw(st.lists(GOOD, min_size=1, max_size=6))
    for at in draw(st.lists(st.integers(0, len(rows)), max_size=3)):
        rows[at:at] = ["".join(draw(st.lists(PIECES, min_size=1, max_size=4)))]
    text = "".join(rows)
    text = "".join(str(draw(st.integers(0, 9))) if each == "N" else each for each in text)
    ends = (END, f"</sheetData>{'<c/>' * 60}</worksheet>", "</worksheet>")
    return sheet(text, end=draw(st.sampled_from(ends)))


@settings(max_examples=600, deadline=None)
@given(sheets())
def test_both_ways_of_reading_agree(content: bytes) -> None:
    if seems_clean(content):
        assert in_full(content) == {}


@settings(max_examples=300, deadline=None)
@given(st.lists(GOOD, min_size=1, max_size=9), st.randoms(use_true_random=False))
def test_good_rows_are_told_briefly(rows: list[str], chance: Random) -> None:
    text = "".join(chance.choice("0123456789") if each == "N" else each for each in "".join(rows))
    assert seems_clean(sheet(text)) and in_full(sheet(text)) == {}
