"""Call the command line in this process and look at what it says."""

import json
from dataclasses import dataclass
from typing import Any

import pytest

from anwroster.cli import run


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


class Caller:
    """Calls commands and catches their answers."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: object) -> Answer:
        self._capsys.readouterr()
        code = run([str(each) for each in words])
        caught = self._capsys.readouterr()
        assert "Traceback" not in caught.err
        return Answer(code, caught.out, caught.err)
