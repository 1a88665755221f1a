import json

from perspectives.format.file import read
from perspectives.format.schemafile import FIRST_LINE, SCHEMA_FILE, missing_schema, schema


def test_the_schema_that_a_new_file_names_is_put_beside_it_once(tmp_path):
    content = missing_schema(tmp_path)
    assert content == schema()
    (tmp_path / SCHEMA_FILE).write_bytes(content)
    assert missing_schema(tmp_path) is None
    named = FIRST_LINE.rstrip().split("$schema=")[1]
    assert json.loads((tmp_path / named).read_bytes())["title"] == "perspective"


def test_what_has_the_schemas_name_is_left_alone_even_where_it_leads_nowhere(tmp_path):
    (tmp_path / SCHEMA_FILE).symlink_to("nowhere")
    assert missing_schema(tmp_path) is None


def test_the_first_line_says_nothing_to_sidelong(tmp_path):
    path = tmp_path / "side.yaml"
    path.write_text(f"{FIRST_LINE}perspective: A\nactors: []\n")
    assert read(path).problems == ()
