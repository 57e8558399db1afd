// Keyboard navigation in the graph.
function listenToKeys(canvas) {
  canvas.container.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const place = readAddress();
    const acts = {
      Enter: () => (place.node ? field("details").focus() : passTo({ ...place, node: canvas.next(null) })),
      Escape: () => goTo({ ...place, node: null }),
      "+": () => canvas.zoomBy(1.3),
      "=": () => canvas.zoomBy(1.3),
      "-": () => canvas.zoomBy(1 / 1.3),
      0: () => canvas.fit(),
    };
    for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) {
      acts[key] = () => {
        const next = canvas.next(place.node, key);
        if (next) passTo({ ...place, node: next });
      };
    }
    if (acts[event.key]) {
      acts[event.key]();
      event.preventDefault();
    }
  });
  field("details").addEventListener("keydown", (event) => {
    if (event.key === "Escape") canvas.container.focus();
  });
  field("search").addEventListener("keydown", (event) => {
    const first = field("results").querySelector("a");
    if (event.key === "Enter" && first) first.click();
    if (event.key === "ArrowDown" && first) first.focus();
  });
  field("results").addEventListener("keydown", (event) => {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    if (!step) return;
    const next = event.target.closest("li")[step]?.querySelector("a, button") ?? (event.key === "ArrowUp" ? field("search") : null);
    next?.focus();
    event.preventDefault();
  });
}
