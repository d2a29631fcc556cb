"use strict";
// Nothing here is needed to read the page: it finds, filters, and shows the other tables of the matrix.
const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);

// Finding: what does not hold every word that is looked for, or has another verdict, is hidden.
const finder = byId("finder"), find = byId("find"), only = byId("only"), found = byId("found");
const things = [...document.querySelectorAll("[data-find], [data-group] td:first-child")].map((thing) => thing.closest("[data-find], tr"));
const texts = new Map();
const textOf = (thing) => {
  if (!texts.has(thing)) {
    const group = thing.closest("[data-group]");
    texts.set(thing, `${group ? group.rows[0].textContent : ""} ${thing.textContent}`.toLowerCase());
  }
  return texts.get(thing);
};
const fits = (thing, words, verdict) =>
  (!verdict || (thing.dataset.verdict || "").split(" ").includes(verdict)) &&
  words.every((word) => textOf(thing).includes(word));
function filter() {
  const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
  const fitting = things.filter((thing) => {
    thing.hidden = !fits(thing, words, only.value);
    return !thing.hidden;
  });
  for (const group of document.querySelectorAll("[data-group]")) {
    group.hidden = ![...group.rows].slice(1).some((row) => !row.hidden);
  }
  found.textContent = words.length || only.value ? `${fitting.length} of ${things.length} found` : "";
}
finder.hidden = false;
find.addEventListener("input", filter);
only.addEventListener("change", filter);
finder.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input, select, textarea");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    find.focus();
  } else if (event.key === "Escape" && (find.value || only.value)) {
    find.value = only.value = "";
    filter();
  }
});

// The matrix: one table for each choice; the arrows walk through it, and the cell that has the focus is explained.
const choices = byId("choices"), cells = byId("cells"), reason = byId("reason"), chosen = byId("chosen");
const chosenNow = () => [...choices.elements].map((select) => select.value);
const rulingAt = (row, column) => {
  const text = data.rows[data.tables[chosenNow().join("|")][row]];
  const [verdict, rules] = data.rulings[parseInt(text.slice(column * data.digits, (column + 1) * data.digits), 36)];
  return [...data.verdicts[verdict], rules];
};
function draw() {
  const said = [...choices.elements].map((select) => `${select.name} ${select.value || "not said"}`);
  chosen.textContent = said.join(", ");
  [...cells.tBodies[0].rows].forEach((row, down) => {
    [...row.cells].slice(1).forEach((cell, across) => {
      const [verdict, , word] = rulingAt(down, across);
      cell.className = verdict;
      cell.textContent = word;
    });
  });
}
const element = (name, text, attributes = {}) =>
  Object.assign(document.createElement(name), { textContent: text }, attributes);
function explain(cell) {
  const row = cell.parentNode.rowIndex - 1, column = cell.cellIndex - 1;
  const [, verdict, , rules] = rulingAt(row, column);
  const flow = `${chosen.textContent}, data ${data.data[row]}, purpose ${data.purposes[column] || "not said"}`;
  reason.replaceChildren(element("p", `${flow}: ${verdict}.`));
  for (const [rule, quote] of rules.map((number) => data.rules[number])) {
    const line = element("p", "");
    line.append(element("a", rule, { href: `#rule-${rule}` }), element("q", quote, { dir: "auto" }));
    line.firstChild.after(" ");
    reason.append(line);
  }
}
function walkTo(cell) {
  for (const other of cells.querySelectorAll("td[tabindex='0']")) other.tabIndex = -1;
  cell.tabIndex = 0;
  cell.focus();
}
choices.hidden = false;
choices.addEventListener("change", draw);
choices.addEventListener("submit", (event) => event.preventDefault());
cells.addEventListener("click", (event) => event.target.matches("td") && walkTo(event.target));
cells.addEventListener("focusin", (event) => event.target.matches("td") && explain(event.target));
cells.addEventListener("keydown", (event) => {
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
  if (!step || !event.target.matches("td")) return;
  event.preventDefault();
  const row = cells.rows[event.target.parentNode.rowIndex + step[0]];
  const next = row && row.cells[event.target.cellIndex + step[1]];
  if (next && next.matches("td")) walkTo(next);
});
const first = cells.querySelector("td");
if (first) first.tabIndex = 0;

// Paper shows everything that is folded away on the screen.
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
});
