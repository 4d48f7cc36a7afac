"""The encoder: unit vectors, in order, each text once."""

from __future__ import annotations

import numpy as np
import pytest
from tiny_models import save_encoder

from detector.backends.profiles import ModelSpec, resolve
from detector.embed import Encoder, load_encoder
from detector.errors import ModelError

TEXTS = ["le kremlin", "un seul appel", "musk", "", "the call, not the contact", "a" * 300, "é 2022"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return save_encoder(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture(scope="module")
def encoder(folder) -> Encoder:
    return load_encoder(ModelSpec("encoder", str(folder)))


def test_rows_are_unit_float32_and_equal_the_library_s_own(encoder):
    found = encoder.encode(TEXTS)
    assert found.shape == (len(TEXTS), 16) and found.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    one_by_one = np.stack([encoder.model.encode(text, show_progress_bar=False) for text in TEXTS])
    one_by_one /= np.linalg.norm(one_by_one, axis=1, keepdims=True)
    np.testing.assert_allclose(found, one_by_one, atol=1e-5)


def test_nothing_gives_no_rows_of_the_right_width(encoder):
    assert encoder.encode([]).shape == (0, 16)
    assert encoder.encode([]).dtype == np.float32


@pytest.mark.parametrize("batch_size", [1, 2, 64])
def test_neither_order_nor_repetition_nor_batches_matter(encoder, batch_size):
    expected = encoder.encode(TEXTS)
    again = encoder.encode(TEXTS[::-1] + TEXTS, batch_size=batch_size)
    np.testing.assert_allclose(again, np.concatenate([expected[::-1], expected]), atol=1e-5)
    assert np.array_equal(encoder.encode(TEXTS[::-1]), expected[::-1])


def test_each_distinct_text_is_encoded_once(encoder, monkeypatch):
    seen: list[str] = []
    encode = encoder.model.encode
    monkeypatch.setattr(
        encoder.model, "encode", lambda texts, **how: seen.extend(texts) or encode(texts, **how)
    )
    encoder.encode(["musk", "call", "musk", "musk"])
    assert sorted(seen) == ["call", "musk"]


def test_a_prompt_stands_before_every_text(folder, encoder):
    prompted = load_encoder(ModelSpec("encoder", str(folder), prompt="query: "))
    found, plain = prompted.encode(["musk"]), encoder.encode(["query: musk"])
    np.testing.assert_allclose(found, plain, atol=1e-6)
    assert not np.allclose(found, encoder.encode(["musk"]), atol=1e-3)


def test_a_lone_surrogate_does_not_stop_the_run(encoder):
    assert np.array_equal(encoder.encode(["a\ud800b"]), encoder.encode(["a?b"]))


def test_loading_and_encoding_are_quiet_when_nobody_watches(folder, capfd):
    capfd.readouterr()
    loaded = load_encoder(ModelSpec("encoder", str(folder)))
    loaded.encode(TEXTS, progress=True)
    assert capfd.readouterr() == ("", "")
    assert loaded.identity.startswith("tiny@")


def test_broken_weights_are_one_line(tmp_path):
    folder = save_encoder(tmp_path / "broken")
    (folder / "model.safetensors").write_bytes(b"not weights")
    with pytest.raises(ModelError, match="cannot be loaded as an encoder") as caught:
        load_encoder(ModelSpec("encoder", str(folder)))
    assert "\n" not in str(caught.value)


@pytest.mark.model
def test_the_embedded_encoder_puts_a_translation_nearer_than_another_subject():
    encoder = load_encoder(resolve()[0])
    assert encoder.dimension == 384
    texts = {
        "fr": "Le maire a rencontré le promoteur en mai.",
        "en": "The mayor met the developer in May.",
        "de": "Der Bürgermeister traf den Bauträger im Mai.",
        "es": "El alcalde se reunió con el promotor en mayo.",
        "it": "Il sindaco ha incontrato il costruttore a maggio.",
        "pt": "O autarca encontrou-se com o promotor em maio.",
        "ru": "Мэр встретился с застройщиком в мае.",
        "uk": "Мер зустрівся із забудовником у травні.",
    }
    vectors = encoder.encode([*texts.values(), "Un dauphin agressif au Japon."])
    similarity = vectors @ vectors.T
    assert similarity[:-1, :-1].min() > 0.35 > 0.25 > similarity[:-1, -1].max()
