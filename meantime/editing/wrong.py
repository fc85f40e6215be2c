"""What a person typed and nobody can use, as a sentence that stands beside the field."""


class Wrong(Exception):
    """`sentence` says what to write instead."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
