"""The operations of the JSON API, and the OpenAPI document that describes them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

Schema = dict[str, Any]

OPENAPI = "3.1.0"

LARGEST_NUMBER = 2**53 - 1
"""The largest whole number that all readers of JSON agree about."""


class Problem(msgspec.Struct, frozen=True):
    """Why a request was refused, in one sentence."""

    error: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value in the path or the query. `schema` is what it must fit."""

    name: str
    words: str
    schema: Schema
    where: str = "query"

    def read(self, text: str) -> str | int | bool:
        """The value that a text stands for. Raises ValueError with a sentence."""
        kind = self.schema["type"]
        if kind == "integer":
            return self._number(text)
        if kind == "boolean":
            if text not in ("true", "false"):
                raise ValueError(f"{self.name} is true or false.")
            return text == "true"
        if len(text) > self.schema.get("maxLength", len(text)):
            raise ValueError(f"{self.name} has at most {self.schema['maxLength']} characters.")
        pattern = self.schema.get("pattern")
        if pattern and not re.search(pattern, text):
            raise ValueError(f"{self.name} must look like {self.schema['examples'][0]}.")
        return text

    def _number(self, text: str) -> int:
        low, high = self.schema["minimum"], self.schema["maximum"]
        if not re.fullmatch(r"-?[0-9]{1,16}", text) or not low <= int(text) <= high:
            raise ValueError(f"{self.name} is a whole number from {low} to {high}.")
        return int(text)


@dataclass(frozen=True, slots=True)
class Operation:
    """Something that the API does. `gives` and `takes` are the types of the answer's and the request's body.

    `status` is the answer's status where all goes well, `also` are others that it may have then.
    """

    method: str
    path: str
    name: str
    summary: str
    does: Callable[..., Any]
    gives: Any
    takes: Any = None
    parameters: tuple[Parameter, ...] = ()
    status: int = 200
    also: tuple[int, ...] = ()
    refusals: tuple[int, ...] = ()


REASONS = {
    400: "The request does not fit what is described here.",
    404: "There is no such thing.",
    422: "What was sent cannot be read or kept.",
}


def number_in_path(words: str) -> Parameter:
    """The number that an address has."""
    return Parameter("number", words, {"type": "integer", "minimum": 1, "maximum": LARGEST_NUMBER}, "path")


def whole(name: str, words: str, *, low: int, high: int, default: int) -> Parameter:
    """A number in the query."""
    return Parameter(name, words, {"type": "integer", "minimum": low, "maximum": high, "default": default})


def words(name: str, told: str, longest: int = 200) -> Parameter:
    """A text in the query."""
    return Parameter(name, told, {"type": "string", "maxLength": longest})


def date(name: str, told: str) -> Parameter:
    """A day, month or year in the query."""
    schema = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$", "examples": ["2026-02"]}
    return Parameter(name, told, schema)


def document(operations: Sequence[Operation], version: str) -> Schema:
    """The OpenAPI document."""
    types = [one for operation in operations for one in (operation.gives, operation.takes) if one is not None]
    schemas, components = msgspec.json.schema_components([*types, Problem], ref_template="#/components/schemas/{name}")
    schema_of = dict(zip([*map(str, types), str(Problem)], schemas, strict=True))
    paths: dict[str, dict[str, Schema]] = {}
    for operation in operations:
        described = _described(operation, schema_of)
        paths.setdefault(operation.path, {})[operation.method.lower()] = described
    return {
        "openapi": OPENAPI,
        "info": {
            "title": "Mixed Zone",
            "version": version,
            "description": "Readings of press pages: articles, who said what, pictures and whose they are.",
        },
        "paths": paths,
        "components": {"schemas": components},
    }


def _described(operation: Operation, schema_of: Mapping[str, Schema]) -> Schema:
    described: Schema = {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": [
            {
                "name": parameter.name,
                "in": parameter.where,
                "required": parameter.where == "path",
                "description": parameter.words,
                "schema": parameter.schema,
            }
            for parameter in operation.parameters
        ],
        "responses": {str(status): _answer(operation, schema_of) for status in (operation.status, *operation.also)}
        | {str(status): _content(REASONS[status], schema_of[str(Problem)]) for status in _refusals(operation)},
    }
    if operation.takes is not None:
        content = {"application/json": {"schema": schema_of[str(operation.takes)]}}
        described["requestBody"] = {"required": True, "content": content}
    return described


def _refusals(operation: Operation) -> list[int]:
    asked = operation.takes is not None or any(one.where == "query" for one in operation.parameters)
    found = any(one.where == "path" for one in operation.parameters)
    return sorted({*operation.refusals, *([400] if asked else []), *([404] if found else [])})


def _answer(operation: Operation, schema_of: Mapping[str, Schema]) -> Schema:
    if operation.gives is None:
        return {"description": "Done."}
    return _content(operation.summary, schema_of[str(operation.gives)])


def _content(words: str, schema: Schema) -> Schema:
    return {"description": words, "content": {"application/json": {"schema": schema}}}
