// The view is part of the address, so that the browser's Back button works and a view can be bookmarked.
const ways = ["both", "dependencies", "consumers"];

/** The focused node, and the part shown: everything, or the surroundings of a node. */
function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  const nodeOf = (name) => (parts.has(name) ? nodes[Number(parts.get(name))] ?? null : null);
  const around = nodeOf("around");
  const steps = Math.min(Math.max(Math.trunc(Number(parts.get("steps"))) || 1, 1), 9);
  return { node: nodeOf("node"), focus: around && { node: around, steps, way: ways.includes(parts.get("way")) ? parts.get("way") : "both" } };
}

function addressOf({ node, focus }) {
  const parts = new URLSearchParams();
  if (node) parts.set("node", node.index);
  if (focus) {
    parts.set("around", focus.node.index);
    parts.set("steps", focus.steps);
    parts.set("way", focus.way);
  }
  return `#${parts}`;
}

let isPassing = false;

const goTo = (place) => { location.hash = addressOf(place); };

/** Replaces the history entry, for instance for nodes passed with the arrow keys. */
function passTo(place) {
  isPassing = addressOf(place) !== location.hash;
  location.replace(addressOf(place));
}

let depth = history.state?.depth ?? 0;

/** The number of history entries of this page: going back further would leave it. */
function stepsBehind() {
  if (history.state?.depth === undefined) history.replaceState({ depth: isPassing ? depth : depth + 1 }, "");
  isPassing = false;
  depth = history.state.depth;
  return depth;
}
