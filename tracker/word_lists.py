"""Reading the project's lists of words and names, which are YAML in which "no", "on" and "NO" are words."""

import re
from importlib.resources import files
from typing import Any

import yaml

from tracker.loading import undisturbed


def read_word_list(text: str) -> Any:
    """Return what YAML lists: text and whole or decimal numbers, only true and false as truth values.

    yaml.YAMLError where it is no YAML; nothing else than lists, mappings and these is built.
    """
    try:
        with undisturbed():
            return yaml.load(text, _WordLoader)  # noqa: S506  a safe loader with fewer types
    except RecursionError as error:
        raise yaml.YAMLError("a list holds itself") from error


def load_word_list(package: str, name: str) -> Any:
    """Return what the file ``name`` beside a package's modules lists."""
    return read_word_list(files(package).joinpath(name).read_text("utf-8"))


class _WordLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A safe loader that takes neither "no" nor "on" for a truth value, and no date for anything but text."""

    def construct_document(self, node: yaml.Node) -> Any:
        # What yaml does here for types that refer to themselves takes longer than reading the file.
        if isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str":
            return node.value
        if isinstance(node, yaml.SequenceNode) and node.tag == "tag:yaml.org,2002:seq":
            return [self.construct_document(part) for part in node.value]
        if isinstance(node, yaml.MappingNode) and node.tag == "tag:yaml.org,2002:map":
            self.flatten_mapping(node)
            return {self._key(key): self.construct_document(value) for key, value in node.value}
        return self.construct_object(node)

    def _key(self, node: yaml.Node) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            raise yaml.constructor.ConstructorError(None, None, "a list is no name of an entry", node.start_mark)
        return self.construct_document(node)


_TYPED = {"tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:null", "tag:yaml.org,2002:merge"}
_WordLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag in _TYPED]
    for first, resolvers in _WordLoader.yaml_implicit_resolvers.items()
}
_WordLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))
