from docs import commandpages


def test_the_page_of_commands_is_current() -> None:
    """When this fails: make docs."""
    for path, text in commandpages.pages().items():
        assert path.read_text(encoding="utf-8") == text
