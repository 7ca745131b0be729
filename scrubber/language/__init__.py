"""What characters tell about language: shared by decoding and mojibake."""

from scrubber.language.model import Bigrams, CharacterModel, model

__all__ = ["Bigrams", "CharacterModel", "model"]
