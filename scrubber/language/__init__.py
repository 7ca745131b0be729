"""What characters tell about language, and how code pages misread them: shared by decoding and mojibake."""

from scrubber.language.codepages import CodePage, codepage
from scrubber.language.model import Bigrams, CharacterModel, model

__all__ = ["Bigrams", "CharacterModel", "CodePage", "codepage", "model"]
