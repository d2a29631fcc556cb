"""What a clinic notes of a patient, and what only sounds like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.test_classify import LEXICON, said
from privacyrules.engine.columns.classify import classify
from privacyrules.model.classification import ColumnFacts

HEALTH = [
    *("patients.blood_group char(3)", "patients.smoker char(1)", "patients.weight decimal(5,2)"),
    *("patients.insurance_no varchar(20)", "patients.icd10_code varchar(8)", "patients.mrn varchar(20)"),
    *("lab_results.value decimal(8,3)", "lab_results.result text", "vitals.bps int"),
    *("prescriptions.drug varchar(80)", "prescriptions.dosage varchar(80)", "clinical_visits.reason text"),
    *(
        "employees.sick_leave_reason text",
        "members.dietary_requirements text",
        "workers.disability varchar(50)",
    ),
    *("recetas_medicas.indicaciones text", "ordonnances.posologie text", "wizyty.opis text"),
    *("pazienti.altezza int", "patienten.größe int", "patienten.groesse int", "pacientes.talla int"),
    *("persons.cause_of_death int", "students.allergies text", "staff.vaccination_status varchar(20)"),
]
"""Columns of which one is told by its name, another by its table."""

TREATED = ["reason text", "result text", "temperature decimal(4,1)", "motivo text", "wynik varchar(50)"]

NOBODYS = {
    "a machine's": ("servers.health_check_url", "text"),
    "a machine's state": ("servers.health_status", "text"),
    "a check of machines": ("health_checks.result", "text"),
    "a measure of a page": ("web_vitals.value", "decimal(8,2)"),
    "a product's weight": ("products.weight", "decimal(8,2)"),
    "a rule's condition": ("rules.condition", "text"),
    "a used car's condition": ("cars.condition", "text"),
    "what is in food": ("foods.protein", "decimal(8,2)"),
    "counted of many": ("weekly_reports.disease", "text"),
    "the price of a medicine": ("pharmacy_products.medicine_price", "decimal(8,2)"),
}

LOOKED_AT = ["drugs.dosage", "experiments.treatment", "incidents.symptom"]

NO_FINDINGS = [
    *(
        "visit_type varchar(20)",
        "price decimal(8,2)",
        "uuid char(36)",
        "created_by int",
        "visited_at timestamp",
    ),
    *("fecha_visita date", "tipo_visita varchar(20)", "room_number varchar(8)", "is_urgent boolean"),
]


def facts(where: str, *beside: str) -> ColumnFacts:
    """Build the facts of `table.column type`."""
    place, declared = where.split(" ", 1)
    table, name = place.split(".")
    return ColumnFacts(table, name, declared, beside)


@pytest.mark.parametrize("where", HEALTH)
def test_what_is_known_of_somebodys_health_may_deny(where: str) -> None:
    category, band = said(facts(where))
    assert (category, band in ("certain", "likely")) == ("health", True)


@pytest.mark.parametrize("column", TREATED)
@pytest.mark.parametrize("key", ["patient_id", "id_paciente", "encounter_id", "pacjent_id"])
def test_a_row_that_points_at_a_patient_speaks_of_that_patient(column: str, key: str) -> None:
    assert said(facts(f"rows.{column}", key)) == ("health", "likely")


@pytest.mark.parametrize("why", NOBODYS)
def test_what_only_sounds_like_health_is_not(why: str) -> None:
    place, declared = NOBODYS[why]
    assert said(facts(f"{place} {declared}"))[0] is None


@pytest.mark.parametrize("place", LOOKED_AT)
def test_a_list_of_drugs_or_an_experiment_is_looked_at_and_may_not_deny(place: str) -> None:
    assert said(facts(f"{place} text")) == ("health", "review")


def test_in_the_records_of_a_clinic_a_word_that_nobody_knows_is_looked_at() -> None:
    found = classify(facts("odontograms.zqxual text"), LEXICON)
    assert (found.category, found.band) == ("health", "review")
    assert found.evidence == ("the table's name says 'odontogram', where everything is health",)


@pytest.mark.parametrize("column", NO_FINDINGS)
def test_keys_times_kinds_and_prices_of_a_clinic_are_no_findings(column: str) -> None:
    assert said(facts(f"odontograms.{column}")) == (None, "none")


@given(st.sampled_from(HEALTH), st.sampled_from(["_id int", "_count int", "_verified_at timestamp"]))
def test_a_last_word_that_says_something_else_removes_health(where: str, ending: str) -> None:
    assert said(facts(where.split(" ", maxsplit=1)[0] + ending))[1] in ("none", "review")
    assert said(facts(where.split(" ", maxsplit=1)[0] + ending))[0] is None


@pytest.mark.parametrize("declared", ["boolean", "tinyint(1)", "bit"])
@pytest.mark.parametrize(
    "name", ["is_diabetic", "hiv_positive", "smoker", "has_hypertension", "zaszczepiony"]
)
def test_a_yes_in_a_table_of_patients_states_an_illness(name: str, declared: str) -> None:
    assert said(facts(f"patients.{name} {declared}")) == ("health", "likely")


def test_what_a_yes_states_is_told_with_the_table_that_says_so() -> None:
    found = classify(facts("patients.is_diabetic boolean"), LEXICON)
    assert found.evidence == (
        "the word 'diabetic' names health; the table's name says 'patient', where a yes states it",
    )


@pytest.mark.parametrize(
    "where",
    [
        *("users.smoker boolean", "drugs.for_diabetic boolean", "patients.is_active boolean"),
        *("patients.allergies_checked boolean", "consents.notify_on_vaccination boolean"),
        *("patients.sms_consent bit", "vaccines.vaccinated boolean"),
    ],
)
def test_any_other_yes_or_no_about_health_is_none(where: str) -> None:
    assert said(facts(where)) == (None, "none")
