// What no page needs at first comes with the first chart or table: more than half of all that a browser would read.
(function () {
  "use strict";
  const address = (name) => document.getElementById(`later-${name}`).href;

  // Dash asks here for plotly when a page has a chart; what it sets itself is the whole of it, four times as much.
  Object.defineProperty(window, "_dashPlotlyJSURL", { get: () => address("plotly"), set() {} });

  // The grid comes when the browser has nothing else to do, since the chart is above the table. Safari cannot tell when.
  const whenIdle = window.requestIdleCallback || ((act) => window.setTimeout(act, 300));
  const idle = () => new Promise((resolve) => whenIdle(resolve, { timeout: 3000 }));
  let loaded = null;
  const load = () => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = () => {
      resolve(window.dash_ag_grid);
      window.dash_ag_grid = { ...window.dash_ag_grid, AgGrid };
    };
    script.onerror = reject;
    script.src = address("grid");
    document.head.append(script);
  });
  const grid = () => loaded || (loaded = idle().then(load));

  const Grid = React.lazy(() => grid().then(({ AgGrid }) => ({ default: AgGrid })));
  const AgGrid = (props) => React.createElement(React.Suspense, { fallback: null }, React.createElement(Grid, props));
  AgGrid.dashRenderType = true; // as the grid's own
  window.dash_ag_grid = { AgGrid, getApiAsync: (id) => grid().then(({ getApiAsync }) => getApiAsync(id)) };
})();
