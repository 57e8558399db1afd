// The appearance of nodes and edges. Everything highlighted by color is also highlighted by line style and sign.
const palettes = {
  light: { ground: "#ffffff", ink: "#1b1f24", soft: "#5b636d", line: "#9aa3ae", flow: "#eef3fb", flowFar: "#c3d4ee", flowLine: "#3b5b8c", action: "#e9f5ef", actionFar: "#b5ddca", actionLine: "#2c6e57", cycle: "#b3261e", cycleFar: "#f3b7b2", conflict: "#9a5b00", conflictFar: "#f0c988", problem: "#5a5f66", lit: "#1d5fd0" },
  dark: { ground: "#14171b", ink: "#e8eaed", soft: "#a9b1bb", line: "#5c6670", flow: "#1d2a3f", flowFar: "#2b4470", flowLine: "#8fb1e6", action: "#17332a", actionFar: "#22584a", actionLine: "#7ccbae", cycle: "#ff8a80", cycleFar: "#7a2f2a", conflict: "#ffb95c", conflictFar: "#6e4a10", problem: "#b4bac2", lit: "#7fb0ff" },
};

const font = 'system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';

function lookIn(colors, isLarge, isFar) {
  // When zoomed out there is no border, so the fill color is stronger.
  const [flow, action] = isFar ? [colors.flowFar, colors.actionFar] : [colors.flow, colors.action];
  return [
    { selector: "node", style: { shape: "round-rectangle", width: size.width, height: size.height, label: "data(label)", color: colors.ink, "font-family": font, "font-size": 13, "text-wrap": "wrap", "text-max-width": 10000, "line-height": 1.25, "text-valign": "center", "min-zoomed-font-size": 6, "background-color": flow, "border-color": colors.flowLine, "border-width": 1.2, "overlay-opacity": 0 } },
    { selector: "node.action", style: { shape: "cut-rectangle", "background-color": action, "border-color": colors.actionLine } },
    { selector: "node.inCycle", style: { "border-color": colors.cycle, "border-width": 5, "border-style": "double", ...(isFar ? { "background-color": colors.cycleFar } : {}) } },
    { selector: "node.conflict", style: { "border-color": colors.conflict, "border-width": 3, "border-style": "dashed", ...(isFar ? { "background-color": colors.conflictFar } : {}) } },
    { selector: "node.problem", style: { "background-color": colors.ground, "border-color": colors.problem, "border-width": 2.5, "border-style": "dotted" } },
    { selector: "node.head", style: { shape: "rectangle", "background-opacity": 0, "border-width": 0, "font-size": "data(size)", "line-height": 1.1, color: colors.soft, events: "no", "min-zoomed-font-size": 0 } },
    { selector: "edge", style: { width: isFar ? 2.2 : 1.3, "line-color": colors.line, "target-arrow-color": colors.line, "target-arrow-shape": "triangle", "arrow-scale": 0.9, "curve-style": isLarge ? "straight" : "bezier", label: "data(label)", "font-family": font, "font-size": 10, color: colors.soft, "text-background-color": colors.ground, "text-background-opacity": 0.9, "text-background-padding": 2, "min-zoomed-font-size": 6, "overlay-opacity": 0 } },
    { selector: "edge.bent", style: { "curve-style": "round-segments", "segment-weights": "data(weights)", "segment-distances": "data(distances)", "segment-radii": 24, "edge-distances": "node-position" } },
    // Above the node and far enough out, since a loop inside its node is not drawn.
    { selector: "edge:loop", style: { "curve-style": "bezier", "loop-direction": "0deg", "loop-sweep": "70deg", "control-point-step-size": 76 } },
    { selector: "edge.right", style: { "source-endpoint": "50% 0%", "target-endpoint": "-50% 0%" } },
    { selector: "edge.down", style: { "source-endpoint": "0% 50%", "target-endpoint": "0% -50%" } },
    { selector: "edge.isConflict", style: { "line-color": colors.conflict, "target-arrow-color": colors.conflict, "line-style": "dashed", width: 1.8, opacity: 1 } },
    { selector: "edge.isCycleStep", style: { "line-color": colors.cycle, "target-arrow-color": colors.cycle, "line-style": "solid", width: 3, opacity: 1 } },
    { selector: ".dim", style: { opacity: 0.3 } },
    { selector: "node.lit", style: { "underlay-color": colors.lit, "underlay-opacity": 0.22, "underlay-padding": 5, "z-index": 5 } },
    { selector: "edge.lit", style: { width: 2.4, opacity: 1, "z-index": 4 } },
    { selector: "edge.lit[^marked]", style: { "line-color": colors.lit, "target-arrow-color": colors.lit } },
    { selector: "node.chosen", style: { "underlay-color": colors.lit, "underlay-opacity": 0.55, "underlay-padding": 7, "z-index": 6 } },
  ];
}

const pen = document.createElement("canvas").getContext("2d");

/** A text no wider than a node, truncated in the middle: ids tend to differ at their ends. */
function fitted(text, width, height) {
  pen.font = `${height}px ${font}`;
  const line = shownText(text);
  if (pen.measureText(line).width <= width) return line;
  const signs = [...line];
  let kept = Math.min(signs.length - 1, 60);
  const cut = () => `${signs.slice(0, Math.ceil(kept * 0.6)).join("")}…${signs.slice(signs.length - Math.floor(kept * 0.4)).join("")}`;
  while (kept > 2 && pen.measureText(cut()).width > width) kept -= 1;
  return cut();
}

/** Untrusted text on one line: characters that are invisible or change the text direction are shown as their code. */
const shownText = (text) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]|(?!\u200d)\p{Cf}/gu, (sign) => `U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`);

function labelOf(node) {
  const signs = `${node.inCycle ? "↻ " : ""}${node.conflict ? "≠ " : ""}${node.problem !== null ? "? " : ""}`;
  const room = size.width - 24;
  const first = fitted(signs + node.label, room, 13);
  const second = [node.label === node.id ? null : node.id, node.version].filter((part) => part !== null).join(" · ");
  return second === "" ? first : `${first}\n${fitted(second, room, 13)}`;
}
