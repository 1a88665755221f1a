"""Files read whatever stands under their names."""

import os

import pytest

from perspectives.files import TooLargeError, opened, read_bytes


def test_a_file_of_just_the_size_is_read_and_a_larger_one_is_not(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"12345")
    assert read_bytes(path, 5) == b"12345"
    with pytest.raises(TooLargeError) as raised:
        read_bytes(path, 4)
    assert raised.value.size == 5


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="no ordinary file"):
        read_bytes(tmp_path / "pipe", 5)


def test_neither_a_folder_nor_a_device_is_read(tmp_path):
    for path in (tmp_path, tmp_path / "zero"):
        if path is not tmp_path:
            path.symlink_to("/dev/zero")
        with pytest.raises(OSError, match="no ordinary file"):
            read_bytes(path, 5)


def test_a_link_is_followed_unless_it_is_not_to_be(tmp_path):
    (tmp_path / "file").write_bytes(b"1")
    (tmp_path / "link").symlink_to("file")
    assert read_bytes(tmp_path / "link", 5) == b"1"
    with pytest.raises(OSError, match="symbolic link"), opened(tmp_path / "link", follow=False):
        pass
