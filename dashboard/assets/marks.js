// A line, a band and a low–high bar lead to the sentence of the nearest figure they are drawn by: plotly answers to
// clicks on points and bars only.
(function () {
  "use strict";
  const AROUND = [[0, 0], [-4, 0], [4, 0], [0, -4], [0, 4]]; // pixels: a thin line is hard to hit
  const STILL = 4; // pixels that a click may move
  const DRAWN = ".scatterlayer .js-line, .scatterlayer .errorbar path, .scatterlayer .js-fill";

  function isOn(path, x, y) {
    const screen = path.getScreenCTM();
    if (!screen) return false;
    const back = screen.inverse();
    const at = (dx, dy) => new DOMPoint(x + dx, y + dy).matrixTransform(back);
    if (path.classList.contains("js-fill")) return path.isPointInFill(at(0, 0));
    return AROUND.some(([dx, dy]) => path.isPointInStroke(at(dx, dy)));
  }

  // The figure of the point that stands nearest, in pixels; of the points that a line or a band runs through, where any.
  function nearest(graph, drawn, x, y) {
    const corners = new Set(drawn.x.map((day, index) => `${day} ${drawn.y[index]}`));
    const box = graph.getBoundingClientRect();
    const axis = (id) => graph._fullLayout[id[0] + "axis" + id.slice(1)];
    let best = { away: Infinity, isCorner: false };
    for (const trace of graph._fullData) {
      const xaxis = axis(trace.xaxis || "x"), yaxis = axis(trace.yaxis || "y");
      for (const [index, figure] of (trace.customdata || []).entries()) {
        const left = box.x + xaxis._offset + xaxis.d2p(trace.x[index]);
        const top = box.y + yaxis._offset + yaxis.d2p(trace.y[index]);
        const away = Math.hypot(left - x, top - y);
        const isCorner = corners.has(`${trace.x[index]} ${trace.y[index]}`);
        const isBetter = isCorner === best.isCorner ? away < best.away : isCorner;
        if (Number.isInteger(figure) && isBetter) best = { away, figure, isCorner };
      }
    }
    return best.figure;
  }

  function figureOf(path, graph, x, y) {
    const bar = path.closest(".errorbar"), drawn = path.closest(".trace").__data__[0].trace;
    return bar ? drawn.customdata[bar.__data__.i] : nearest(graph, drawn, x, y);
  }

  let down = null;
  document.addEventListener("pointerdown", (event) => {
    down = event.button === 0 && event.target.closest("#trend .plotly .draglayer") ? [event.clientX, event.clientY] : null;
  }, true);
  document.addEventListener("pointerup", (event) => {
    const graph = document.querySelector("#trend .js-plotly-plot");
    const { clientX: x, clientY: y } = event;
    if (!down || !graph || Math.hypot(x - down[0], y - down[1]) > STILL) return;
    if (graph._hoverdata && graph._hoverdata.length) return; // a point, which plotly tells of itself
    const path = [...graph.querySelectorAll(DRAWN)].reverse().find((each) => isOn(each, x, y));
    const figure = path && figureOf(path, graph, x, y);
    if (Number.isInteger(figure)) window.dash_clientside.set_props("figure", { data: figure });
  }, true);
})();
