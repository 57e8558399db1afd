// The details panel of a node.
const wayNames = { both: "both ways", dependencies: "dependencies", consumers: "consumers" };

function showDetails(node) {
  const panel = field("details");
  if (!node) {
    const marks = [[cycles.length, "cycle", "cycles"], [nodes.filter((one) => one.conflict).length, "version conflict", "version conflicts"], [nodes.filter((one) => one.problem !== null).length, "node that could not be read", "nodes that could not be read"]].filter(([count]) => count > 0);
    panel.replaceChildren(
      make("h2", { textContent: "Overview" }),
      make("p", { textContent: "Choose a flow or an action, in the graph or in the list, to see what it depends on and what depends on it." }),
      ...(marks.length === 0 ? [make("p", { textContent: "There is no cycle and no conflict, and everything could be read." })] : [make("ul", { className: "plain" }, ...marks.map((mark) => make("li", { textContent: plural(...mark) })))]),
    );
    return;
  }
  const facts = [["Kind", node.kind === "flow" ? "Flow" : "Action"], ["Id", node.id], ["Version", node.version], ["Wave", node.wave > 0 ? `${node.wave} of ${lastWave}` : null]].filter(([, value]) => value !== null);
  panel.replaceChildren(
    make("h2", { textContent: shownText(node.label) }),
    ...notesOn(node).map(([kind, text]) => make("p", { className: `note ${kind}`, textContent: text })),
    make("dl", {}, ...facts.flatMap(([name, value]) => [make("dt", { textContent: name }), make("dd", { textContent: shownText(value) })])),
    focusOn(node),
    ...neighbors("Depends on", node.dependencies, (edge) => edge.to),
    ...neighbors("Used by", node.consumers, (edge) => edge.from),
  );
  panel.scrollTop = 0;
}

const notesOn = (node) => [
  node.inCycle && ["cycle", "↻ In a cycle: it depends on itself, by way of others or directly."],
  node.conflict && ["conflict", "≠ Version conflict: no published version suits all that use it."],
  node.problem !== null && ["problem", `? Could not be read, so that what it depends on is not known. ${shownText(node.problem)}`],
].filter(Boolean);

function neighbors(title, links, otherEnd) {
  const list = make("ul", { className: "nodes" });
  list.setAttribute("aria-label", title);
  fill(list, links, (edge) => linkTo(otherEnd(edge), ...(edge.range === null ? [] : [make("span", { className: "range", textContent: shownText(edge.range) })])));
  return [make("h3", { textContent: `${title} ` }, make("span", { className: "number", textContent: links.length.toLocaleString("en") })), links.length === 0 ? make("p", { className: "none", textContent: "Nothing" }) : list];
}

function focusOn(node) {
  const { focus } = readAddress();
  const steps = make("select", { id: "steps" }, ...[1, 2, 3, 4, 5, 9].map((count) => new Option(count, count, false, count === (focus?.steps ?? 2))));
  const way = make("select", { id: "way" }, ...ways.map((name) => new Option(wayNames[name], name, false, name === (focus?.way ?? "both"))));
  const button = make("button", { type: "button", id: "focus", className: "main", textContent: "Focus" });
  button.addEventListener("click", () => goTo({ node, focus: { node, steps: Number(steps.value), way: way.value } }));
  return make("div", { className: "focus" }, make("label", {}, "Steps ", steps), make("label", {}, "Follow ", way), button);
}
