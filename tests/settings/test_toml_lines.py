"""Every key of a TOML file is found on its line."""

from __future__ import annotations

from factcheck.settings.toml_lines import key_lines, line_of

TEXT = '''\
corpus = ["a"]  # a comment

[[claim]]
id = "one"
text = """
[[claim]]
id = "inside a text"
"""
[[claim]]
"quoted key" = 'x # y'
aliases = [
  "a",  # ] in a comment
  "b]",
]
a.b = {c = 1}
[tool.factcheck]
claims = "c"
'''


def test_each_key_has_its_line() -> None:
    assert key_lines(TEXT) == {
        ("corpus",): 1,
        ("claim",): 3,
        ("claim", 0): 3,
        ("claim", 0, "id"): 4,
        ("claim", 0, "text"): 5,
        ("claim", 1): 9,
        ("claim", 1, "quoted key"): 10,
        ("claim", 1, "aliases"): 11,
        ("claim", 1, "a", "b"): 15,
        ("tool", "factcheck"): 16,
        ("tool", "factcheck", "claims"): 17,
    }


def test_an_unknown_key_stands_where_its_table_does() -> None:
    lines = key_lines(TEXT)
    assert line_of(("claim", 1, "missing"), lines) == 9
    assert line_of(("claim", 1, "aliases", 1), lines) == 11
    assert line_of(("nothing",), lines) == 1
