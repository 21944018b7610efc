"""The catalogue of input mistakes."""

from tests.files.planting import Plant
from tests.files.plants_cells import CELLS
from tests.files.plants_forms import FORMS
from tests.files.plants_keys import KEYS
from tests.files.plants_layouts import LAYOUTS
from tests.files.plants_meaning import MEANING
from tests.files.plants_rules import RULES
from tests.files.plants_settings import SETTINGS
from tests.files.plants_shapes import SHAPES

PLANTS: tuple[Plant, ...] = (*KEYS, *CELLS, *SHAPES, *MEANING, *FORMS, *SETTINGS, *RULES, *LAYOUTS)
