"""A page of HTML as trees of nodes, its templates' included."""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode


def trees_of(html: str) -> tuple[LexborNode, ...]:
    """Return the tree of a page, and that of each template in it, which is no part of the first."""
    root = LexborHTMLParser(html).root
    return () if root is None else tuple(_trees(root))


def _trees(node: LexborNode) -> Iterator[LexborNode]:
    yield node
    for content in node.template_fragments():
        yield from _trees(content)
