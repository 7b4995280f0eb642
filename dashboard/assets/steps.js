// Which figures stand before and after one on the chart, by day and then by value.
(function () {
  "use strict";

  function inOrder(chart) {
    const points = new Map();
    for (const { x, y, customdata } of chart.data) {
      (customdata || []).forEach((figure, index) => {
        if (Number.isInteger(figure)) points.set(figure, { figure, day: x[index], value: y[index] });
      });
    }
    const all = [...points.values()];
    return all.sort((a, b) => (a.day === b.day ? a.value - b.value : a.day < b.day ? -1 : 1)).map(({ figure }) => figure);
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.steps = {
    around(chart, figure) {
      const figures = chart ? inOrder(chart) : [];
      const at = figures.indexOf(figure);
      const [before, after] = [figures[at - 1], figures[at + 1]];
      return [at < 0, `${at + 1} / ${figures.length}`, before, before === undefined, after, after === undefined];
    },
  };
})();
