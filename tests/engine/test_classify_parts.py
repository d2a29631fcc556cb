"""Parts of cards and of accounts: what stands behind, beside or glued to the word that names them."""

from __future__ import annotations

import pytest

from engine.test_classify import LEXICON, column, said
from privacyrules.engine.columns.classify import classify
from privacyrules.model.classification import Band

Said = tuple[str | None, Band]

NOTHING: Said = (None, "none")


def strings(where: str, *beside: str, declared: str = "varchar(40)") -> Said:
    """Say what a text column holds."""
    return said(column(where, declared, *beside))


@pytest.mark.parametrize("end", ["hint", "preview", "tail", "ending", "suffix", "masked", "last"])
def test_a_number_of_which_a_part_is_shown_is_that_of_a_card_or_an_account(end: str) -> None:
    assert strings(f"payment_methods.card_number_{end}") == ("card_partial", "certain")
    assert strings(f"payment_methods.account_number_{end}") == ("account_number", "likely")


@pytest.mark.parametrize("where", ["posts.card_preview", "videos.preview", "users.password_hint"])
def test_a_preview_of_anything_else_is_no_card(where: str) -> None:
    assert strings(where)[0] not in ("card_partial", "account_number")


@pytest.mark.parametrize(
    ("table", "names"),
    [
        ("zahlungskarten", "GueltigkeitMM GueltigkeitYYYY gueltig_bis_jahr AblaufJJJJ verfall"),
        ("cartes_bancaires", "validite_mois annee_validite date_validite_mm date_expi"),
        ("tarjetas", "vencimiento_mm vencimiento_aaaa fecha_cad mes_venc vto"),
        ("cartoes", "venc_mes validade_ano venc"),
        ("carte_credito", "mese_scad dataScad scad"),
        ("betaalkaarten", "verval_jaar exp_maand"),
        ("credit_cards", "exprdate exprdt expirdate expdatemm expirymm expm exp_mnth"),
    ],
)
def test_an_expiry_may_come_in_parts_and_abbreviated(table: str, names: str) -> None:
    found = {name: strings(f"{table}.{name}") for name in names.split()}
    assert found == dict.fromkeys(found, ("card_expiry", "likely"))


@pytest.mark.parametrize("where", ["coupons.exprdate", "lotes.cad", "facturas.vto", "parts.width_mm"])
def test_the_same_abbreviations_elsewhere_are_no_expiry_of_a_card(where: str) -> None:
    assert strings(where) == NOTHING


@pytest.mark.parametrize(
    "name", ["mes_venc_cartao", "ano_venc_cartao", "fecha_venc_tarjeta_credito", "mese_scad_carta"]
)
def test_the_card_that_stands_last_says_whose_expiry_it_is(name: str) -> None:
    found = classify(column(f"pagos.{name}", "integer"), LEXICON)
    assert (found.category, found.against) == ("card_expiry", ())


@pytest.mark.parametrize(
    "name", ["nCarta", "nTarjeta", "n_cartao", "nrkarty", "ntarjeta", "kartennr", "numcb", "kaartnr"]
)
def test_a_number_may_be_glued_to_a_card(name: str) -> None:
    assert strings(f"metodo.{name}") == ("card_number", "certain")


def test_half_an_account_in_brazil_is_known_by_the_other_half() -> None:
    halves = ("agencia", "conta", "digito")
    found = {name: strings(f"contas.{name}", *halves) for name in halves}
    assert found == dict.fromkeys(halves, ("bank_account", "likely"))
    assert strings("contas.conta", "valor", "vencimento") == NOTHING
    assert strings("viagens.agencia", "destino") == NOTHING


@pytest.mark.parametrize(
    ("declared", "beside", "expected"),
    [
        ("string(3)", "num_tarjeta", ("card_security_code", "likely")),
        ("char(4)", "numero_tarjeta", ("card_security_code", "likely")),
        ("varchar(30)", "num_tarjeta", NOTHING),
        ("char(3)", "saldo", NOTHING),
    ],
)
def test_a_short_code_beside_the_number_of_a_card_is_printed_on_it(
    declared: str, beside: str, expected: Said
) -> None:
    assert strings("tarjetas.codigo", beside, declared=declared) == expected
    assert strings("tarjetas_fidelidad.codigo", beside, declared=declared) == NOTHING


@pytest.mark.parametrize("name", ["CodBIC", "CodeSwift", "codice_bic", "kod_swift", "swift_cod"])
def test_the_code_of_a_bank_is_no_key(name: str) -> None:
    assert strings(f"suppliers.{name}") == ("bank_routing_code", "certain")


@pytest.mark.parametrize(
    "name", ["opdrachtgeversrekening", "tegenpartij_rekening", "rekeningBegunstigde", "Auftraggeberkonto"]
)
def test_the_account_of_a_party_is_at_a_bank(name: str) -> None:
    assert strings(f"mutaties.{name}") == ("account_number", "certain")


def test_between_two_accounts_a_route_leads_to_a_bank() -> None:
    assert strings("transactions.from_route", "to_acct") == ("bank_routing_code", "likely")
    assert strings("trips.from_route", "to_route") == NOTHING


def test_a_text_called_a_card_holds_what_is_left_of_it() -> None:
    assert strings("customers.active_card") == ("card_details", "likely")
    assert strings("customers.active_card", declared="int") == NOTHING


@pytest.mark.parametrize(
    "declared",
    ["int(11) NOT NULL AUTO_INCREMENT", "INT IDENTITY (1, 1)", "bigserial", "bigint generated as identity"],
)
def test_what_the_database_counts_is_a_key(declared: str) -> None:
    found = classify(column("branches.branch_code", declared, "bank_account"), LEXICON)
    assert found.evidence == (f"type {declared.split(maxsplit=1)[0]} holds a key that the database counts",)


@pytest.mark.parametrize("declared", ["int(11)", "varchar(9) default 'identity'", "int comment 'identity'"])
def test_a_number_that_nobody_counts_is_read_by_its_name(declared: str) -> None:
    assert strings("suppliers.cle_rib", declared=declared) == ("bank_routing_code", "certain")
