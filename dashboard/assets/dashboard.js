// What only the browser can do: the address bar, the colour scheme, and which figure was clicked.
(function () {
  "use strict";
  const root = document.documentElement;
  let awaited = null; // the address that the way back leads to, until it is shown or the reader does something else
  let isDemo = null;

  // The names of months and days for the date control.
  const calendar = JSON.parse(root.dataset.calendar);
  window["dayjs_locale_" + calendar.name] = { ...calendar, ordinal: (n) => n };

  // Mantine writes the resolved scheme here, before and after every change.
  const scheme = () => {
    const dark = window.matchMedia("(prefers-color-scheme: dark)").matches;
    const now = root.dataset.mantineColorScheme || (dark ? "dark" : "light");
    root.dataset.agThemeMode = now;
    return now;
  };
  new MutationObserver(() => window.dash_clientside.set_props("theme", { data: scheme() })).observe(root, {
    attributeFilter: ["data-mantine-color-scheme"],
  });

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.tracker = {
    theme: () => scheme(),

    // What was chosen among the demonstration's places means nothing in the team's own data.
    database(revision) {
      if (isDemo !== null && isDemo !== revision.demo) window.location.assign(window.location.pathname);
      isDemo = revision.demo;
      return window.dash_clientside.no_update;
    },

    language(code) {
      if (code !== root.lang) {
        document.cookie = `language=${code}; path=/; max-age=31536000; SameSite=Lax`;
        window.location.reload();
      }
      return window.dash_clientside.no_update;
    },

    // The first address of a page only completes the one it was opened with; later ones are steps in the history.
    address(query) {
      const page = document.getElementById("trends");
      if (query === null || !page) return window.dash_clientside.no_update;
      // An answer for what was shown before the way back comes late, and would rewrite the history.
      if (awaited !== null && query !== awaited) return window.dash_clientside.no_update;
      awaited = null;
      const completes = !page.dataset.addressed;
      page.dataset.addressed = "yes";
      if (query !== window.location.search) {
        window.history[completes ? "replaceState" : "pushState"](null, "", window.location.pathname + query);
      }
      return window.dash_clientside.no_update;
    },

    // Dash's graph writes a zoom back into its figure, where plotly's uirevision no longer tells it from the chart's
    // own range; so a redraw of the same view takes the zoom along here.
    draw(chart, shown) {
      if (!chart) return window.dash_clientside.no_update;
      // A finger on the chart scrolls the page; a mouse zooms.
      const layout = { ...chart.layout, dragmode: window.matchMedia("(pointer: coarse)").matches ? false : "zoom" };
      // Small charts stand in as many columns as there is room for.
      const graph = document.getElementById("trend");
      const grids = (layout.meta && layout.meta.grids) || [];
      const grid = grids.filter((each) => each.least <= graph.clientWidth).pop();
      const below = (layout.meta && layout.meta.below) || 0;
      graph.style.height = grid ? `${grid.height}px` : below ? `calc(var(--trend) + ${below}px)` : "";
      for (const [axis, domains] of grid ? [["xaxis", grid.x], ["yaxis", grid.y]] : []) {
        domains.forEach((domain, number) => {
          const name = axis + (number ? number + 1 : "");
          layout[name] = { ...layout[name], domain };
        });
      }
      // On a phone labels would cover the lines: the legend and the cards say the same.
      if (window.innerWidth <= 640) {
        layout.annotations = (layout.annotations || []).filter((each) => !["line", "mark"].includes(each.name));
        layout.shapes = (layout.shapes || []).filter((each) => each.ysizemode !== "pixel");
        layout.margin = { ...layout.margin, t: layout.meta.top || layout.margin.t };
      }
      if (shown && shown.layout && shown.layout.uirevision === layout.uirevision) {
        for (const axis of Object.keys(layout.meta).filter((name) => /^[xy]axis/.test(name))) {
          const { range } = shown.layout[axis] || {};
          if (range && String(range) !== String(shown.layout.meta[axis])) layout[axis] = { ...layout[axis], range };
        }
      }
      return { data: chart.data, layout };
    },

    // When this reader was here before: a pause of half an hour makes a new visit.
    visit() {
      const now = new Date();
      const known = JSON.parse(localStorage.getItem("visits") || "{}");
      if (!known.seen || now - new Date(known.seen) > 30 * 60 * 1000) known.before = known.seen || null;
      localStorage.setItem("visits", JSON.stringify({ before: known.before, seen: now.toISOString() }));
      return known.before || null;
    },

    openFromMap(point, crisis, metric) {
      const figure = point && point.points[0].customdata;
      if (!Number.isInteger(figure)) return window.dash_clientside.no_update;
      return "/trends?" + new URLSearchParams({ ...(crisis && { crisis }), metric, figure });
    },

    open(point, cell, key) {
      const triggered = window.dash_clientside.callback_context.triggered.map((each) => each.prop_id);
      let figure;
      if (triggered.includes("trend.clickData") && point) figure = point.points[0].customdata;
      else if (triggered.includes("figures.cellClicked") && cell) figure = Number(cell.rowId);
      else if (triggered.includes("figures.eventData") && key) figure = Number(key.data);
      if (Number.isInteger(figure)) window.dash_clientside.set_props("figure", { data: figure });
      return window.dash_clientside.no_update;
    },

    // The form of a decision unfolds once there is one.
    unfold: (decision) => decision || null,

    fitTable() {
      fitTable();
      return window.dash_clientside.no_update;
    },

    searchTable(words) {
      window.dash_ag_grid.getApiAsync("figures").then((grid) => grid.setGridOption("quickFilterText", words || ""));
      return window.dash_clientside.no_update;
    },

    close(opened, figure) {
      if (opened === false && figure !== null) window.dash_clientside.set_props("figure", { data: null });
      return window.dash_clientside.no_update;
    },
  };

  window.dashMantineFunctions = window.dashMantineFunctions || {};
  window.dashMantineFunctions.placeWithCount = ({ option }) =>
    React.createElement("span", { className: "place-option" }, option.label, React.createElement("small", null, option.shown));

  window.dashAgGridFunctions = window.dashAgGridFunctions || {};
  // Days of the rows are ISO 8601, the grid's are dates of the reader's own time zone.
  window.dashAgGridFunctions.compareDays = (chosen, day) => {
    const [year, month, date] = (day || "0-1-1").split("-").map(Number);
    return Math.sign(new Date(year, month - 1, date) - chosen);
  };
  // On a phone two columns have room: the figure's tells where, who and how sure below each other.
  const phone = window.matchMedia("(max-width: 640px)");
  const FURTHER = ["place", "organization", "period", "source", "publisher", "confidence"];
  async function fitTable() {
    const grid = await window.dash_ag_grid.getApiAsync("figures");
    if (grid.isDestroyed()) return;
    grid.setColumnsVisible(FURTHER, !phone.matches);
    grid.setGridOption("rowHeight", phone.matches ? 104 : undefined);
    grid.refreshCells({ columns: ["value"], force: true });
  }
  phone.addEventListener("change", () => document.getElementById("figures") && fitTable());
  window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {};
  window.dashAgGridComponentFunctions.FigureCell = ({ data, valueFormatted, confidence }) => {
    if (!phone.matches) return valueFormatted;
    const sure = `${confidence} ${data.confidence_shown}`;
    const lines = [data.place, data.organization, [sure, data.publisher].filter(Boolean).join(" · ")];
    const told = lines.map((line, number) => React.createElement("small", { key: number }, line));
    return React.createElement("div", { className: "figure-card" }, valueFormatted, ...told);
  };
  window.dashAgGridFunctions.openOnEnter = (params, setEventData) => {
    if (params.event && params.event.key === "Enter") setEventData(params.data.id);
  };

  // Another report of the same fact, in the drawer; what is folded away, such as the further filters on a phone.
  document.addEventListener("click", (event) => {
    const more = event.target.closest("[data-unfold]");
    if (more) more.ariaExpanded = more.closest(`.${more.dataset.unfold}`).classList.toggle("unfolded");
    const other = event.target.closest("[data-figure]");
    if (other) window.dash_clientside.set_props("figure", { data: Number(other.dataset.figure) });
  });

  // Says so while the tracker itself is stopped or out of reach; its database is another matter.
  async function listen() {
    const told = document.getElementById("unanswered");
    if (told) told.hidden = await fetch("/alive", { cache: "no-store" }).then(() => true, () => false);
    window.setTimeout(listen, told ? Number(told.dataset.every) : 1000);
  }
  listen();

  // Back and forward within a page set its controls; Dash would only notice a change against the first address.
  window.addEventListener(
    "popstate",
    (event) => {
      const page = document.querySelector("[data-page]");
      if (!page || page.dataset.page !== window.location.pathname || page.id !== "trends") return;
      event.stopImmediatePropagation();
      awaited = window.location.search;
      window.dash_clientside.set_props("address", { data: window.location.search });
    },
    true
  );
  for (const done of ["pointerdown", "keydown"]) window.addEventListener(done, () => { awaited = null; }, true);
})();
