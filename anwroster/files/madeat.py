"""When something was made."""

import os
from datetime import UTC, datetime


def made_at() -> datetime:
    """Return the moment now in UTC, to the second; ``SOURCE_DATE_EPOCH`` fixes it for reproducible files."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return moment.replace(microsecond=0)
