"""The JSON of a comparison, in the form that other programs rely on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.compare.model import Op

if TYPE_CHECKING:
    from generator.compare.model import BodyPair, Change, Comparison, Duty, Figure, Link, Segment, Side, Value


def as_json(comparison: Comparison) -> str:
    """``comparison`` as one JSON object, keys in a fixed order, texts as they are."""
    return json.dumps(as_values(comparison), ensure_ascii=False, indent=1) + "\n"


def as_values(comparison: Comparison) -> dict[str, Any]:
    """``comparison`` as plain dictionaries and lists."""
    summary = comparison.summary
    origin = {name: each.source.id for each in comparison.origins for name in each.segments}
    names = ("verbatim", "localised", "adapted", "dropped", "added")
    return {
        "base": _side(comparison.base),
        "target": _side(comparison.target),
        "verdict": {
            "related": comparison.verdict.related,
            "identical": comparison.verdict.identical,
            "score": comparison.verdict.score,
            "confidence": comparison.verdict.confidence,
            "doubts": comparison.verdict.doubts,
            "sentence": comparison.verdict.sentence,
            "caution": comparison.verdict.caution,
            "origin": comparison.verdict.origin,
            "method": comparison.verdict.method,
        },
        "origins": [
            {
                **_side(origin.source),
                "tier": origin.source.tier or None,
                "share": origin.share,
                "segments": list(origin.segments),
            }
            for origin in comparison.origins
        ],
        "segments": {
            "base": [
                _segment(segment) | ({"origin": origin[segment.id]} if segment.id in origin else {})
                for segment in comparison.base_segments
            ],
            "target": [_segment(segment) for segment in comparison.target_segments],
        },
        "links": [_link(link) for link in comparison.links],
        "dropped": list(comparison.dropped),
        "added": list(comparison.added),
        "figures": [_figure(figure) for figure in comparison.figures],
        "bodies": [
            {
                "base": pair.base or None,
                "target": pair.target or None,
                "change": pair.change.value,
                **_roles(pair),
                "segments": {"base": list(pair.base_segments), "target": list(pair.target_segments)},
            }
            for pair in comparison.bodies
        ],
        "duties": [
            {
                "base": _duty(pair.base),
                "target": _duty(pair.target),
                "strength": pair.strength or None,
                "actor_changed": pair.actor_changed,
            }
            for pair in comparison.duties
        ],
        "delegations": [
            {
                "base": each.base,
                "phrase": each.phrase,
                "answers": list(each.answers),
                "passed_on": each.passed_on,
            }
            for each in comparison.delegations
        ],
        "summary": {
            "base_chars": summary.base_chars,
            "target_chars": summary.target_chars,
            **{name: getattr(summary, name) for name in names},
            "surviving": summary.surviving,
            "derived": summary.derived,
            "without_boilerplate": dict(zip(names, summary.without_boilerplate, strict=True)),
        },
    }


def _side(side: Side) -> dict[str, Any]:
    return {
        "id": side.id,
        "doc_number": side.doc_number or None,
        "title": side.title,
        "issuer": side.issuer or None,
        "date": side.date or None,
    }


def _segment(segment: Segment) -> dict[str, Any]:
    return {
        "id": segment.id,
        "block": segment.block,
        "part": segment.part,
        "path": list(segment.path),
        "kind": segment.kind.value,
        "text": segment.text,
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "base": list(link.base),
        "target": list(link.target),
        "relation": link.relation.value,
        "moved": link.moved,
        "boilerplate": link.boilerplate,
        **(
            {"degree": link.degree.value, "flags": [flag.value for flag in link.flags]} if link.degree else {}
        ),
        "similarity": link.similarity,
        **({} if link.confidence is None else {"confidence": link.confidence}),
        "changes": [_change(change) for change in link.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    if change.op is Op.EQUAL:
        return {"op": "equal", "text": change.base}
    kind = {"type": change.type.value} if change.type else {}
    if change.op is Op.DELETE:
        return {"op": "delete", "text": change.base, **kind}
    if change.op is Op.INSERT:
        return {"op": "insert", "text": change.target, **kind}
    return {"op": change.op.value, "base": change.base, "target": change.target, **kind}


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "what": figure.what,
        "base": _value(figure.base),
        "target": _value(figure.target),
        "change": figure.change.value,
        "trend": figure.trend.value if figure.trend else None,
        "scope": figure.scope or None,
        "deadline": figure.deadline or None,
        "related": figure.related,
    }


def _value(value: Value | None) -> dict[str, Any] | None:
    if value is None:
        return None
    return {
        "value": value.value,
        "segment": value.segment,
        "kind": value.kind,
        "comparator": value.comparator,
        "number": value.number or None,
        "top": value.top or None,
        "unit": value.unit or None,
    }


def _roles(pair: BodyPair) -> dict[str, Any]:
    """The roles that are certain; a key without any is absent."""
    sides = {"base_roles": pair.base_roles, "target_roles": pair.target_roles}
    return {
        **{key: [role.value for role in roles] for key, roles in sides.items() if roles},
        **({"role_changed": True} if pair.role_changed else {}),
    }


def _duty(duty: Duty | None) -> dict[str, Any] | None:
    return (
        None
        if duty is None
        else {"actor": duty.actor or None, "modal": duty.modal or None, "segment": duty.segment}
    )
