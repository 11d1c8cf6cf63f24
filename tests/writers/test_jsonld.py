"""The JSON-LD, read back as triples by rdflib."""

import json
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, SKOS

from render.organisation import (
    ControlBlock,
    Membership,
    Organisation,
    Person,
    Post,
    Responsibility,
    Text,
    Unit,
    UnitType,
)
from render.spec import load
from render.writers.jsonld import jsonld

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib, of its own part
RESPONSIBILITIES = URIRef("https://schema.org/responsibilities")


def graph(organisation: Organisation) -> Graph:
    return Graph().parse(data=jsonld(organisation), format="json-ld")


def iri(*steps: str) -> URIRef:
    return URIRef(":".join(("urn:rolebook:acme", *steps)))


@pytest.fixture(scope="module")
def acme() -> Graph:
    organisation = load(ROOT / "tests/acme.yaml", "zh").organisation
    return graph(organisation)


def test_kinds_are_counted(acme: Graph) -> None:
    counts = {kind: len(set(acme.subjects(RDF.type, kind))) for kind in set(acme.objects(None, RDF.type))}
    assert counts == {
        ORG.Organization: 1,
        ORG.OrganizationalUnit: 3,
        ORG.Post: 5,
        ORG.Membership: 2,
        ORG.Role: 1,
        FOAF.Person: 1,
    }


def test_structure_and_lines(acme: Graph) -> None:
    boss, manager = iri("post", "general-manager"), iri("post", "operations-manager")
    assert dict(acme.subject_objects(ORG.unitOf)) == {
        iri("unit", "operations"): iri(),
        iri("unit", "campaigns"): iri("unit", "operations"),
        iri("unit", "data"): iri("unit", "operations"),
    }
    assert acme.value(manager, ORG.postIn) == iri("unit", "operations")
    assert acme.value(boss, ORG.postIn) == iri()
    assert dict(acme.subject_objects(ORG.reportsTo)) == {
        manager: boss,
        iri("post", "auditor"): boss,
        iri("post", "clerk"): manager,
        iri("post", "analyst"): iri("unit", "data"),
        iri("unit", "data"): manager,
        iri("unit", "campaigns"): manager,
    }
    assert set(acme.subjects(ORG.role, ORG.Head)) == {boss, manager}


def test_people(acme: Graph) -> None:
    ann = iri("person", "p01")
    assert acme.value(ann, FOAF.name) == Literal("Ann")
    assert list(acme.objects(ann, ORG.holds)) == [iri("post", "operations-manager")]  # she only acts in the other
    assert list(acme.objects(ann, ORG.headOf)) == [iri("unit", "operations")]
    acting = iri("membership", "p01", "analyst")
    assert acme.value(acting, ORG.member) == ann
    assert acme.value(acting, ORG.organization) == iri("unit", "data")
    assert acme.value(acting, DCTERMS.relation) == iri("post", "analyst")
    assert [str(label) for label in acme.objects(acme.value(acting, ORG.role), SKOS.prefLabel)] == ["acting", "代理"]
    assert acme.value(iri("membership", "p01", "operations-manager"), ORG.role) is None


def test_words_have_their_language(acme: Graph) -> None:
    manager = iri("post", "operations-manager")
    assert set(acme.objects(manager, SKOS.prefLabel)) == {
        Literal("运营经理", lang="zh"),
        Literal("Operations manager", lang="en"),
    }
    assert set(acme.objects(manager, RESPONSIBILITIES)) == {
        Literal("制定战略", lang="zh"),
        Literal("Set the strategy", lang="en"),
        Literal("Check"),
    }
    assert acme.value(manager, SKOS.notation) == Literal("YY-001")


def test_every_duty_of_the_seed_is_there() -> None:
    organisation = load(ROOT / "specs/ecommerce.yaml", "zh").organisation
    duties = graph(organisation).subject_objects(RESPONSIBILITIES)
    assert sum(duty.language == "zh" for _, duty in duties) == 58


def test_every_term_of_the_ontology_exists(acme: Graph) -> None:
    terms = {term for triple in acme for term in triple if str(term).startswith(str(ORG))}
    assert terms
    assert all(term in ORG for term in terms)  # rdflib knows them all
    assert not any(str(term).startswith(str(RDFS)) for triple in acme for term in triple)


def test_text_is_only_ever_a_literal_and_ids_are_escaped() -> None:
    evil = ("@id", "http://evil.example/", "org:Post", '"}],"@graph":[', "</script>", "_:b0", "a b#c?d%20:e")
    posts = tuple(
        Post(id, Text(id), None, None, code=id, purpose=Text({"en": id}), responsibilities=(duty(id),)) for id in evil
    )
    units = (Unit("组/1", Text({"zh": "@type"}), UnitType.GROUP, None, head=evil[0]),)
    people = (Person("x:y", Text("@value")),)
    memberships = (Membership("x:y", evil[0]),)
    read = graph(Organisation("a:b", Text("@none"), ControlBlock(), None, units, posts, people, memberships))
    assert {str(label) for label in read.objects(None, SKOS.prefLabel)} == {*evil, "@none", "@type"}
    subjects = {str(subject) for subject in read.subjects()}
    assert len(subjects) == 1 + len(evil) + 1 + 1 + 1
    assert all(subject.startswith("urn:rolebook:a%3Ab") for subject in subjects)
    assert "urn:rolebook:a%3Ab:post:a%20b%23c%3Fd%2520%3Ae" in subjects
    assert "urn:rolebook:a%3Ab:unit:%E7%BB%84%2F1" in subjects


def test_the_same_bytes_and_no_address_to_fetch() -> None:
    organisation = load(ROOT / "specs/ecommerce.yaml", "zh").organisation
    again = load(ROOT / "specs/ecommerce.yaml", "en").organisation
    assert jsonld(organisation) == jsonld(again)
    assert isinstance(json.loads(jsonld(organisation))["@context"], dict)


def duty(words: str) -> Responsibility:
    return Responsibility(Text(words))
