"""The settings that ``init`` writes, in Dutch and English."""
