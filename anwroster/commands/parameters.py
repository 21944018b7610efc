"""Parameters that several commands share; what they mean stands in ``words/cli.toml``."""

from pathlib import Path
from typing import Annotated

from typer import Argument, Option

Folder = Annotated[Path, Argument(readable=False)]
RosterFile = Annotated[Path, Argument(readable=False)]
CertificateFile = Annotated[Path | None, Argument(readable=False)]
Output = Annotated[Path, Option("-o", "--output", readable=False)]
Year = Annotated[str | None, Option("--assume-tariff")]
Json = Annotated[bool, Option("--json")]
Force = Annotated[bool, Option("--force")]
