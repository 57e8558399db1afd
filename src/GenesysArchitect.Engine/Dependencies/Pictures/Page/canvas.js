// The drawing: visible nodes, their positions, and highlighting.
const mostToDim = 1500;
const isMarked = (edge) => edge.isCycleStep || edge.isConflict;

class Canvas {
  constructor(container, onChosen) {
    this.container = container;
    this.onChosen = onChosen;
    this.isDark = matchMedia("(prefers-color-scheme: dark)");
    this.backdrop = new Backdrop(field("backdrop"));
    this.shown = [];
    this.chosen = null;
    this.isDark.addEventListener("change", () => {
      this.paint(this.palette());
      this.drawBackdrop();
    });
  }

  palette() {
    return this.isDark.matches ? palettes.dark : palettes.light;
  }

  /** Draws another set of nodes, with all edges between them. */
  show(shown) {
    const isShown = new Set(shown);
    const links = edges.filter((edge) => isShown.has(edge.from) && isShown.has(edge.to));
    this.shown = shown;
    this.isLarge = !canBeRouted(shown, links);
    const room = Math.max(this.container.clientWidth, 1) / Math.max(this.container.clientHeight, 1);
    this.layout = this.isLarge ? columns(shown, room) : routed(shown, links, room, this.container.clientHeight);
    this.chosen = null;
    this.cy?.destroy();
    this.backdrop.show(this.isLarge ? links : [], this.layout.places);
    const drawn = this.isLarge ? links.filter(isMarked) : links;
    this.cy = cytoscape({
      container: this.container,
      elements: [...shown.map((node) => this.nodeElement(node)), ...this.layout.heads.map(headElement), ...drawn.map((edge) => this.edgeElement(edge))],
      style: lookIn(this.palette(), this.isLarge, this.isLarge),
      layout: { name: "preset", fit: true, padding: 24 },
      autoungrabify: true,
      autounselectify: true,
      boxSelectionEnabled: false,
      minZoom: 0.01,
      maxZoom: 3,
      pixelRatio: this.isLarge ? 1 : "auto",
    });
    this.isFar = this.isLarge || this.cy.zoom() < 0.5;
    if (this.isFar && !this.isLarge) this.paint(this.palette());
    this.cy.on("viewport resize", () => this.drawBackdrop());
    this.cy.on("tap", "node", (event) => this.onChosen(nodes[event.target.data("index")]));
    if (this.cy.zoom() > 1.2) this.zoomTo(1.2);
    this.drawBackdrop();
  }

  drawBackdrop() {
    this.backdrop.draw(this.cy, this.palette().line);
  }

  nodeElement(node) {
    const classes = [node.kind, node.inCycle && "inCycle", node.conflict && "conflict", node.problem !== null && "problem"].filter(Boolean);
    return { data: { id: `n${node.index}`, index: node.index, label: labelOf(node) }, position: this.layout.places.get(node), classes };
  }

  edgeElement(edge) {
    const bend = bendsOf(this.layout.places.get(edge.from), this.layout.places.get(edge.to), this.layout.points.get(edge) ?? []);
    const classes = [edge.isConflict && "isConflict", edge.isCycleStep && "isCycleStep", bend && "bent", this.wayOf(edge)].filter(Boolean);
    const ends = { id: `e${edge.index}`, source: `n${edge.from.index}`, target: `n${edge.to.index}` };
    return { data: { ...ends, ...bend, label: edge.range === null ? "" : fitted(edge.range, 110, 10), ...(isMarked(edge) && { marked: 1 }) }, classes };
  }

  /** Between layers an edge leaves on one side and arrives on the other, except for a back edge. */
  wayOf(edge) {
    if (this.isLarge) return null;
    const [from, to] = [this.layout.places.get(edge.from), this.layout.places.get(edge.to)];
    if (this.layout.isDown) return to.y > from.y ? "down" : null;
    return to.x > from.x ? "right" : null;
  }

  elementOf(node) {
    return this.cy.getElementById(`n${node.index}`);
  }

  /** Highlights a node with its neighbors, and scrolls it into view. */
  choose(node) {
    this.cy.batch(() => {
      this.cy.elements(".lit, .dim, .chosen").removeClass("lit dim chosen");
      this.cy.remove("edge.passing");
      if (!node) return;
      const element = this.elementOf(node);
      if (this.isLarge) this.addEdgesOf(node);
      const around = element.closedNeighborhood();
      if (this.shown.length <= mostToDim) this.cy.elements().difference(around).not(".head").addClass("dim");
      around.addClass("lit");
      element.addClass("chosen");
    });
    this.chosen = node;
    if (node) this.bringIntoView(this.elementOf(node));
  }

  /** Of thousands of edges, only those of the focused node are graph elements rather than backdrop lines. */
  addEdgesOf(node) {
    const missing = new Set([...node.dependencies, ...node.consumers].filter((edge) => !isMarked(edge) && this.layout.places.has(edge.from) && this.layout.places.has(edge.to)));
    this.cy.add([...missing].map((edge) => this.edgeElement(edge))).addClass("passing");
  }

  bringIntoView(element) {
    const [box, at] = [this.cy.extent(), element.position()];
    const isSeen = at.x - size.width / 2 > box.x1 && at.x + size.width / 2 < box.x2 && at.y - size.height > box.y1 && at.y + size.height < box.y2;
    const zoom = Math.max(this.cy.zoom(), 0.55);
    if (isSeen && zoom === this.cy.zoom()) return;
    this.cy.viewport({ zoom, pan: { x: this.cy.width() / 2 - at.x * zoom, y: this.cy.height() / 2 - at.y * zoom } });
  }

  /** The target of an arrow key: along an edge if the key points in the direction of edges, otherwise the nearest node. */
  next(node, key) {
    if (!node || !this.layout.places.has(node)) return this.shown[0] ?? null;
    const from = this.layout.places.get(node);
    const [along, across] = this.layout.isDown ? ["y", "x"] : ["x", "y"];
    const far = (other) => {
      const at = this.layout.places.get(other);
      return Math.abs(at[across] - from[across]) + 3 * Math.abs(at[along] - from[along]);
    };
    const beside = (sign) => () => this.shown.filter((other) => sign * (this.layout.places.get(other)[across] - from[across]) > 1);
    const [on, back] = [() => node.dependencies.map((edge) => edge.to), () => node.consumers.map((edge) => edge.from)];
    const keys = this.layout.isDown ? { ArrowDown: on, ArrowUp: back, ArrowLeft: beside(-1), ArrowRight: beside(1) } : { ArrowRight: on, ArrowLeft: back, ArrowUp: beside(-1), ArrowDown: beside(1) };
    const candidates = keys[key]().filter((other) => other !== node && this.layout.places.has(other));
    return candidates.reduce((best, other) => (best === null || far(other) < far(best) ? other : best), null);
  }

  zoomBy(factor) {
    this.zoomTo(this.cy.zoom() * factor);
  }

  zoomTo(level) {
    this.cy.zoom({ level, renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 } });
  }

  fit() {
    this.cy.fit(undefined, 24);
  }

  paint(colors) {
    this.cy.style(lookIn(colors, this.isLarge, this.isFar));
  }

  /** The whole picture for printing, in print colors and without dimming. */
  print() {
    const dimmed = this.cy.elements(".dim").removeClass("dim");
    this.paint(palettes.light);
    const image = this.cy.png({ full: true, bg: "#ffffff", maxWidth: 3000, maxHeight: 3000 });
    dimmed.addClass("dim");
    this.paint(this.palette());
    return image;
  }
}

const headElement = (head) => ({
  data: { id: `w${head.wave}`, label: `${head.wave > 0 ? `Wave ${head.wave}` : "No wave"}\n${head.count.toLocaleString("en")}`, size: head.size },
  position: { x: head.x, y: head.y },
  classes: ["head"],
});
