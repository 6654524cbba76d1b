"""What a registry file may say: the shape of ``data/*.yml`` and of ``content/registry/*.yml``."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Level = Literal["state", "province", "city", "county"]
"""Levels of government: 国家, 省级, 地级 (设区的市, 州, 地区, 盟), 县级."""

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, Field(min_length=1)]
Year = Annotated[int, Field(ge=1949, le=2100)]


class Entry(BaseModel):
    """Base of all entries: unknown keys are faults, so that a misspelt key is seen."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class FormerName(Entry):
    """A name that a place had up to and including the year ``to``."""

    short: Text
    to: Year


class IssuerEntry(Entry):
    """A government. Only ``id`` is needed to complete a known place; a new one needs ``short``, ``level``, ``parent``."""

    id: Slug
    short: Text | None = Field(default=None, description="the place: 星河省")
    stem: Text | None = Field(
        default=None, description="the place without 省, 市 …: 星河; derived when absent"
    )
    name: Text | None = Field(default=None, description="the government; 星河省人民政府 when absent")
    level: Level | None = None
    parent: Slug | None = Field(
        default=None, description="the id of the government above; `state` for a province"
    )
    code: Annotated[str, Field(pattern=r"^\d{6}$")] | None = Field(default=None, description="GB/T 2260")
    capital: Text | None = Field(
        default=None, description="the bare name of the city in which a province's offices are: 石家庄"
    )
    office: Text | None = Field(
        default=None, description="办公厅 or 办公室, or a full name; by level when absent"
    )
    governments: tuple[Text, ...] = Field(default=(), description="more names it issues under")
    prefixes: tuple[Text, ...] = Field(default=(), description="codes of its document numbers: 星政发")
    office_prefixes: tuple[Text, ...] = Field(default=(), description="codes of its general office: 星政办发")
    committee_prefixes: tuple[Text, ...] = Field(
        default=(), description="codes of its Party committee: 星委发"
    )
    committee_office_prefixes: tuple[Text, ...] = Field(
        default=(), description="codes of the general office of its Party committee: 星委办发"
    )
    gazettes: tuple[Text, ...] = Field(
        default=(), description="names of its gazette; 星河省人民政府公报 is known"
    )
    former: tuple[FormerName, ...] = ()


class GazetteEntry(Entry):
    """A gazette whose id is not its issuer's, or an issuer's further gazette."""

    id: Slug
    name: Text
    issuer: Slug


class BodyNameEntry(Entry):
    """One name of a department, without its place."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    name: Text
    full: Text | None = None
    aliases: tuple[Text, ...] = ()
    codes: tuple[Text, ...] = Field(
        default=(), description="codes of its document numbers; 发改* stands for all that begin so"
    )
    first_year: Year | None = Field(default=None, alias="from")
    last_year: Year | None = Field(default=None, alias="to")
    successor: Text | None = None


class BodyEntry(Entry):
    """One duty and the departments that carry it, by level; ``local`` is every level below the state."""

    duty: Slug
    state: tuple[BodyNameEntry, ...] = ()
    local: tuple[BodyNameEntry, ...] = ()
    province: tuple[BodyNameEntry, ...] = ()
    city: tuple[BodyNameEntry, ...] = ()


class DocTypeEntry(Entry):
    """One of the fifteen 文种; ``forms`` are further ways to print it."""

    name: Text
    forms: tuple[Text, ...] = ()


class TermEntry(Entry):
    """One meaning in the words of each level; all but ``state`` may hold ``{tier}`` and the like (see ``levels.yml``)."""

    state: tuple[Text, ...] = ()
    local: tuple[Text, ...] = Field(default=(), description="every level below the state")
    province: tuple[Text, ...] = Field(default=(), description="a province's own words, before `local`")
    city: tuple[Text, ...] = Field(default=(), description="a prefecture's own words, before `local`")
    agency: tuple[Text, ...] = Field(
        default=(), description="the words of a 地区 or 盟, which has a 行政公署, in place of all others"
    )


class CommitteeEntry(Entry):
    """What the Party committee of a tier (自治区) is called where it isn't as in 省委."""

    tier: Text
    name: Text


class CollectiveEntry(Entry):
    """What each level calls the same addressees or offices; ``tails`` may follow any form."""

    meaning: Text
    state: tuple[Text, ...] = ()
    province: tuple[Text, ...] = ()
    city: tuple[Text, ...] = ()
    county: tuple[Text, ...] = ()
    tails: tuple[Text, ...] = ()


class ModalEntry(Entry):
    """How strongly a word asks: rank 5 must, 0 open."""

    word: Text
    rank: Annotated[int, Field(ge=0, le=5)]
    negative: bool = False
    manner: bool = Field(
        default=False, description="it says how something is done (逐步), not whether it must be"
    )
    not_in: tuple[Text, ...] = Field(
        default=(), description="longer words in which it asks nothing: 支持力度"
    )


class WordEntry(Entry):
    """A word, and longer ones that hold it at their beginning or end and mean something else (局 in 布局)."""

    word: Text
    not_in: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _within(self) -> Self:
        for other in self.not_in:
            if other == self.word or not (other.startswith(self.word) or other.endswith(self.word)):
                message = f"{other} neither begins nor ends with {self.word}"
                raise ValueError(message)
        return self


Sign = Annotated[str, Field(min_length=1, max_length=1)]


class LookalikeEntry(Entry):
    """Pairs of signs that OCR of Chinese print takes for one another, and why."""

    why: Text
    pairs: tuple[tuple[Sign, Sign], ...]


Role = Literal["lead", "act", "support", "receive", "cite"]
"""What a body has to do: lead, act, support, be told or asked; of one that is cited, nothing."""


class RoleEntry(Entry):
    """How a text says a role: words before the colon of a list of bodies, behind the bodies, before them."""

    role: Role
    labels: tuple[Text, ...] = ()
    behind: tuple[Text, ...] = ()
    before: tuple[Text, ...] = ()


class RegistryFile(Entry):
    """A registry file: any of the lists, in any file."""

    issuers: tuple[IssuerEntry, ...] = ()
    gazettes: tuple[GazetteEntry, ...] = ()
    bodies: tuple[BodyEntry, ...] = ()
    doc_types: tuple[DocTypeEntry, ...] = ()
    genres: tuple[Text, ...] = ()
    terms: tuple[TermEntry, ...] = ()
    collectives: tuple[CollectiveEntry, ...] = ()
    organs: tuple[Text, ...] = ()
    department_words: tuple[Text, ...] = ()
    committees: tuple[CommitteeEntry, ...] = ()
    boilerplate: tuple[Text, ...] = ()
    paraphrases: tuple[tuple[Text, ...], ...] = ()
    urgings: tuple[Text, ...] = ()
    modals: tuple[ModalEntry, ...] = ()
    basis: tuple[Text, ...] = ()
    implement: tuple[Text, ...] = ()
    refer: tuple[Text, ...] = ()
    lower_levels: tuple[Text, ...] = ()
    delegation: tuple[Text, ...] = ()
    sanctions: tuple[Text, ...] = ()
    not_documents: tuple[Text, ...] = ()
    planned: tuple[Text, ...] = ()
    body_words: tuple[Text | WordEntry, ...] = ()
    body_endings: tuple[Text | WordEntry, ...] = ()
    body_fields: tuple[Text | WordEntry, ...] = ()
    actor_words: tuple[Text | WordEntry, ...] = ()
    scope_words: tuple[Text | WordEntry, ...] = ()
    bounds: tuple[tuple[Text, ...], ...] = ()
    negations: tuple[Text | WordEntry, ...] = ()
    turning_words: tuple[Text | WordEntry, ...] = ()
    contraries: tuple[tuple[Text, ...], ...] = ()
    set_phrases: tuple[Text, ...] = ()
    proper_words: tuple[Text, ...] = ()
    site_words: tuple[Text | WordEntry, ...] = ()
    lookalikes: tuple[LookalikeEntry, ...] = ()
    place_words: tuple[Text, ...] = ()
    which_words: tuple[Text, ...] = ()
    office_words: tuple[Text, ...] = ()
    standing_words: tuple[Text, ...] = ()
    whole_words: tuple[Text, ...] = ()
    joint_words: tuple[Text, ...] = ()
    joint_verbs: tuple[Text, ...] = ()
    field_verbs: tuple[Text, ...] = ()
    unit_words: tuple[Text, ...] = ()
    branch_words: tuple[Text, ...] = ()
    organisation_words: tuple[Text, ...] = ()
    no_body_words: tuple[Text, ...] = ()
    no_seat_words: tuple[Text, ...] = ()
    no_office_words: tuple[Text, ...] = ()
    no_place_words: tuple[Text, ...] = ()
    firm_words: tuple[Text, ...] = ()
    zone_words: tuple[Text, ...] = ()
    rank_words: tuple[Text, ...] = ()
    central_words: tuple[Text, ...] = ()
    filler_words: tuple[Text, ...] = ()
    roles: tuple[RoleEntry, ...] = ()


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a registry file, as kept in ``data/registry.schema.json``."""
    schema = RegistryFile.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "A registry file of gongbao",
    }
