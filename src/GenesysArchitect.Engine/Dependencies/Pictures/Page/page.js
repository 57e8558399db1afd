// What is shown depends only on the address and the filters.
const canvas = new Canvas(field("graph"), (node) => goTo({ ...readAddress(), node }));
let drawn = null;

function draw(shown) {
  const now = shown.map((node) => node.index).join(" ");
  if (now !== drawn) {
    drawn = now;
    canvas.show(shown);
  }
}

function shownBy({ focus }) {
  const candidates = focus ? within(focus.node, focus.steps, focus.way) : null;
  const pass = passes();
  return nodes.filter((node) => (!candidates || candidates.has(node)) && pass(node));
}

function update(isStep) {
  let place = readAddress();
  if (isStep && place.node && !shownBy(place).includes(place.node)) {
    // A requested node that is hidden is shown first.
    clearFilters();
    if (place.focus && !within(place.focus.node, place.focus.steps, place.focus.way).has(place.node)) {
      place = { ...place, focus: null };
      passTo(place);
    }
  }
  const shown = shownBy(place);
  draw(shown);
  const node = shown.includes(place.node) ? place.node : null;
  canvas.choose(node);
  listResults(shown);
  showDetails(node);
  field("focused").hidden = !place.focus;
  field("focusedText").textContent = place.focus ? `${plural(place.focus.steps, "step", "steps")} around ${shownText(place.focus.node.label)}, ${wayNames[place.focus.way]}` : "";
  field("spoken").textContent = node ? `${node.kind} ${shownText(node.label)}, depends on ${node.dependencies.length}, used by ${node.consumers.length}` : "";
}

function start() {
  field("summary").textContent = [plural(nodes.filter((node) => node.kind === "flow").length, "flow", "flows"), plural(nodes.filter((node) => node.kind === "action").length, "action", "actions"), plural(edges.length, "dependency", "dependencies"), plural(lastWave, "wave", "waves")].join(" · ");
  prepareFilters();
  listFindings();
  listenToKeys(canvas);
  filters.forEach((id) => field(id).addEventListener("change", () => update(false)));
  field("search").addEventListener("input", () => listResults(canvas.shown));
  field("clear").addEventListener("click", () => { clearFilters(); update(false); });
  field("showAll").addEventListener("click", () => goTo({ ...readAddress(), focus: null }));
  field("back").addEventListener("click", () => history.back());
  field("zoomIn").addEventListener("click", () => canvas.zoomBy(1.3));
  field("zoomOut").addEventListener("click", () => canvas.zoomBy(1 / 1.3));
  field("fit").addEventListener("click", () => canvas.fit());
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    canvas.container.focus();
  });
  addEventListener("hashchange", () => {
    field("back").disabled = stepsBehind() === 0;
    update(true);
  });
  addEventListener("beforeprint", () => { field("printed").src = canvas.print(); });
  if (history.state?.depth === undefined) history.replaceState({ depth }, "");
  field("back").disabled = depth === 0;
  update(true);
  document.documentElement.dataset.ready = Math.round(performance.now());
}

start();
