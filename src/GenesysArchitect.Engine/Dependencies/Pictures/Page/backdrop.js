// Draws thousands of edges as plain lines behind the nodes: as graph elements they would take seconds to create.
class Backdrop {
  constructor(canvas) {
    this.canvas = canvas;
    this.lines = [];
  }

  show(links, places) {
    this.lines = links.map((edge) => [places.get(edge.from), places.get(edge.to)]);
  }

  /** Draws at the next frame, once for any number of requests until then. */
  draw(cy, color) {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      const pen = this.canvas.getContext("2d");
      [this.canvas.width, this.canvas.height] = [cy.width(), cy.height()];
      const { x, y } = cy.pan();
      const zoom = cy.zoom();
      const { x1, x2, y1, y2 } = cy.extent();
      pen.setTransform(zoom, 0, 0, zoom, x, y);
      pen.lineWidth = 1 / zoom;
      pen.strokeStyle = color;
      pen.globalAlpha = Math.min(1, Math.max(0.12, 1500 / Math.max(this.lines.length, 1)));
      pen.beginPath();
      for (const [from, to] of this.lines) {
        const isOut = Math.max(from.x, to.x) < x1 || Math.min(from.x, to.x) > x2 || Math.max(from.y, to.y) < y1 || Math.min(from.y, to.y) > y2;
        if (isOut) continue;
        pen.moveTo(from.x, from.y);
        pen.lineTo(to.x, to.y);
      }
      pen.stroke();
    });
  }
}
