// Draws the one chart of an embedded view; nothing of it is sent anywhere.
(function () {
  "use strict";
  const box = document.getElementById("chart");
  const { data, layout } = JSON.parse(box.dataset.figure);
  if (!data) return;
  for (const trace of data) trace.showlegend = Boolean(trace.name);
  const config = { displayModeBar: false, responsive: true, showSendToCloud: false, plotlyServerURL: "" };
  window.Plotly.newPlot(box, data, { ...layout, dragmode: false, showlegend: true, legend: { orientation: "h" } }, config);
})();
