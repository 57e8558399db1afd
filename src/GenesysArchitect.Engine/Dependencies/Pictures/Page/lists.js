// The search, the filters, and the lists of nodes.
const mostListed = 100;
const field = (id) => document.getElementById(id);

/** Creates an element. Content is set as text: an id is never interpreted as HTML. */
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

const badges = (node) => [
  node.inCycle && make("span", { className: "badge cycle", textContent: "↻", title: "In a cycle" }),
  node.conflict && make("span", { className: "badge conflict", textContent: "≠", title: "Version conflict" }),
  node.problem !== null && make("span", { className: "badge problem", textContent: "?", title: "Could not be read" }),
].filter(Boolean);

/** A link to a node. The view is kept, unless it does not contain the node. */
function linkTo(node, ...more) {
  const link = make("a", { href: addressOf({ ...readAddress(), node }), className: "node" }, make("span", { className: `key ${node.kind}`, title: node.kind === "flow" ? "Flow" : "Action" }), make("span", { className: "name", textContent: shownText(node.label) }), ...badges(node), ...more);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    goTo({ ...readAddress(), node });
  });
  return link;
}

const idOf = (node) => (node.label === node.id ? [] : [make("span", { className: "id", textContent: shownText(node.id) })]);

/** Fills a list; for a long one with the first entries, and the rest on demand. */
function fill(list, entries, entryOf) {
  const begin = entries.slice(0, mostListed).map((entry) => make("li", {}, entryOf(entry)));
  list.replaceChildren(...begin);
  if (entries.length > begin.length) {
    const more = make("button", { type: "button", textContent: `Show all ${entries.length.toLocaleString("en")}` });
    more.addEventListener("click", () => {
      list.lastElementChild.remove();
      list.append(...entries.slice(begin.length).map((entry) => make("li", {}, entryOf(entry))));
      list.children[begin.length].querySelector("a")?.focus();
    });
    list.append(make("li", {}, more));
  }
}

const filters = ["flows", "actions", "onlyCycle", "onlyConflict", "onlyProblem", "waveFrom", "waveTo"];

function prepareFilters() {
  for (let wave = 1; wave <= lastWave; wave++) {
    field("waveFrom").append(new Option(wave, wave));
    field("waveTo").append(new Option(wave, wave));
  }
  clearFilters();
}

function clearFilters() {
  for (const box of ["flows", "actions"]) field(box).checked = true;
  for (const box of ["onlyCycle", "onlyConflict", "onlyProblem"]) field(box).checked = false;
  field("waveFrom").value = Math.min(1, lastWave);
  field("waveTo").value = lastWave;
}

const isFiltered = () => !field("flows").checked || !field("actions").checked || ["onlyCycle", "onlyConflict", "onlyProblem"].some((box) => field(box).checked) || Number(field("waveFrom").value) > 1 || Number(field("waveTo").value) < lastWave;

/** Whether a node passes the filters. One of the selected marks is sufficient. */
function passes() {
  const [flows, actions, cycle, conflict, problem] = filters.slice(0, 5).map((box) => field(box).checked);
  const [first, last] = [Number(field("waveFrom").value), Number(field("waveTo").value)];
  const isAnyMark = !cycle && !conflict && !problem;
  // A node without a wave is shown unless waves are filtered.
  const isAnyWave = first <= 1 && last === lastWave;
  return (node) => (node.kind === "flow" ? flows : actions)
    && (isAnyMark || (cycle && node.inCycle) || (conflict && node.conflict) || (problem && node.problem !== null))
    && (isAnyWave || (node.wave >= first && node.wave <= last));
}

function found(shown) {
  const wanted = field("search").value.trim().toLocaleLowerCase("en");
  if (wanted === "") return shown;
  const rank = (node) => (node.id.toLowerCase() === wanted ? 0 : node.folded.startsWith(wanted) ? 1 : 2);
  return shown.filter((node) => node.folded.includes(wanted)).sort((one, other) => rank(one) - rank(other) || one.index - other.index);
}

function listResults(shown) {
  const matches = found(shown);
  field("found").textContent = field("search").value.trim() === "" ? `${plural(shown.length, "node", "nodes")} shown` : `${matches.length.toLocaleString("en")} of ${plural(shown.length, "node", "nodes")}`;
  field("clear").hidden = !isFiltered();
  fill(field("results"), matches, (node) => linkTo(node, ...idOf(node)));
  return matches;
}

function listFindings() {
  const list = (id, entries, entryOf) => {
    const section = field(id);
    section.hidden = entries.length === 0;
    section.open = entries.length <= 5;
    section.querySelector("summary").append(make("span", { className: "number", textContent: entries.length.toLocaleString("en") }));
    fill(section.querySelector("ul"), entries, entryOf);
  };
  list("cycles", cycles, (cycle) => make("span", { className: "round" }, ...cycle.flatMap((node) => [linkTo(node), make("span", { className: "then", textContent: "→" })]), make("span", { className: "again", textContent: shownText(cycle[0].label) })));
  list("conflicts", nodes.filter((node) => node.conflict), (node) => linkTo(node, make("span", { className: "id", textContent: [...new Set(node.consumers.map((edge) => edge.range).filter(Boolean))].map(shownText).join("  ") })));
  list("problems", nodes.filter((node) => node.problem !== null), (node) => linkTo(node, make("span", { className: "id", textContent: shownText(node.problem) })));
}
