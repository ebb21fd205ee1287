"""A letter text as a template: what of Jinja it may use, and how it is filled without values touching Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import jinja2
from jinja2 import Undefined, nodes, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from assistant.domain.organisations import Kind
from assistant.rendering.texts.blanks import CONDITIONS, PRINTABLE, BlockBlank
from assistant.rendering.texts.marks import value_mark

_VALUES = "_values"


class Values(list[object]):
    """The values a text printed, in order; each left a mark with its number in the text."""


def environment(parts: Mapping[str, str]) -> SandboxedEnvironment:
    """Where the texts of one language are compiled: strict, without globals, and only able to include `parts`."""
    found = SandboxedEnvironment(
        loader=jinja2.DictLoader(dict(parts)),
        undefined=jinja2.StrictUndefined,
        finalize=_remember,
        autoescape=False,  # what comes out is marks and plain text, never HTML
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.globals.clear()
    found.filters = {"length": len}
    found.tests.clear()
    return found


def fill(template: jinja2.Template, blanks: Mapping[str, object]) -> tuple[str, Values]:
    """The text with a mark for each printed value, and the values."""
    values = Values()
    return template.render({**blanks, _VALUES: values}), values


def problems_in(tree: nodes.Template, parts: Mapping[str, str]) -> Iterator[tuple[int, str, str]]:
    """What of Jinja a text uses that it may not: line, the word in question, and the mend."""
    for node in tree.body:
        yield from _problems(node, parts)


@pass_context
def _remember(context: Context, value: object) -> str:
    if isinstance(value, Undefined):
        return str(value)  # a strict blank complains here, by its name
    if value is None:
        raise jinja2.UndefinedError("a blank is printed that may be empty here; print it inside an {% if %}")
    values: Values = context[_VALUES]
    values.append(value if isinstance(value, BlockBlank) else str(value))
    return value_mark(len(values) - 1)


def _problems(node: nodes.Node, parts: Mapping[str, str]) -> Iterator[tuple[int, str, str]]:
    match node:
        case nodes.Output():
            for child in node.nodes:
                yield from _printed(child)
        case nodes.If():
            yield from _condition(node.test)
            for inner in (*node.body, *node.elif_, *node.else_):
                yield from _problems(inner, parts)
        case nodes.Include(template=nodes.Const(value=name)):
            if name not in parts:
                yield (
                    node.lineno,
                    str(name),
                    f"there is no such part; the parts are {', '.join(sorted(parts)) or 'none'}",
                )
        case _:
            yield node.lineno, type(node).__name__.lower(), "texts have only {{ blanks }}, {% if %} and {% include %}"


def _printed(node: nodes.Node) -> Iterator[tuple[int, str, str]]:
    if isinstance(node, nodes.TemplateData) or _counts_items(node):
        return
    name = _name(node)
    if name not in PRINTABLE:
        yield node.lineno, name or "{{ }}", f"this blank is not known; the blanks are {', '.join(PRINTABLE)}"


def _condition(node: nodes.Node) -> Iterator[tuple[int, str, str]]:
    match node:
        case nodes.And() | nodes.Or():
            yield from _condition(node.left)
            yield from _condition(node.right)
        case nodes.Not():
            yield from _condition(node.node)
        case nodes.Name(name=name) if name in CONDITIONS:
            return
        case nodes.Compare() if _is_kind(node.expr):
            yield from _kinds(node)
        case nodes.Compare() if _counts_items(node.expr):
            return
        case _:
            yield (
                node.lineno,
                _name(node) or "{% if %}",
                (f"this cannot be asked; ask for {', '.join(CONDITIONS)}, or compare kind with a kind of organisation"),
            )


def _kinds(node: nodes.Compare) -> Iterator[tuple[int, str, str]]:
    for operand in node.ops:
        for const in operand.find_all(nodes.Const):
            if const.value not in tuple(Kind):
                yield node.lineno, str(const.value), f"this is no kind of organisation; the kinds are {', '.join(Kind)}"


def _is_kind(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == "kind"


def _counts_items(node: nodes.Node) -> bool:
    return (
        isinstance(node, nodes.Filter)
        and node.name == "length"
        and node.node is not None
        and _name(node.node) == "items"
    )


def _name(node: nodes.Node) -> str:
    match node:
        case nodes.Name(name=name):
            return str(name)
        case nodes.Getattr(node=inner, attr=attr):
            return f"{_name(inner)}.{attr}"
    return ""
