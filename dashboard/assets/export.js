// Exports a chart for the view that the address tells: pictures drawn here, files from the server, the link.
(function () {
  "use strict";
  const note = (key, message, further) =>
    window.dash_clientside.set_props("notifications", {
      sendNotifications: [{ id: key, action: "show", message, withCloseButton: true, ...further }],
    });

  const download = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  // PNG (ISO/IEC 15948): a chunk of text behind the header, with its checksum.
  const table = Uint32Array.from({ length: 256 }, (_, n) => {
    for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
    return n;
  });
  const checksum = (bytes) => ~bytes.reduce((sum, byte) => table[(sum ^ byte) & 255] ^ (sum >>> 8), ~0) >>> 0;
  const chunk = (keyword, text) => {
    const body = new TextEncoder().encode(`iTXt${keyword}\0\0\0\0\0${text}`);
    const told = new Uint8Array(body.length + 8);
    new DataView(told.buffer).setUint32(0, body.length - 4);
    told.set(body, 4);
    new DataView(told.buffer).setUint32(body.length + 4, checksum(body));
    return told;
  };
  const HEADER = 33;
  const pngWith = async (picture, about) => {
    const bytes = new Uint8Array(await picture.arrayBuffer());
    const chunks = [["Title", about.title], ["Description", about.description], ["Source", about.source]];
    return new Blob([bytes.slice(0, HEADER), ...chunks.map((pair) => chunk(...pair)), bytes.slice(HEADER)], {
      type: "image/png",
    });
  };
  const svgWith = (text, about) => {
    const tree = new DOMParser().parseFromString(text, "image/svg+xml");
    for (const [tag, words] of [["metadata", about.source], ["desc", about.description], ["title", about.title]]) {
      const element = tree.createElementNS("http://www.w3.org/2000/svg", tag);
      element.textContent = words;
      tree.documentElement.prepend(element);
    }
    return new Blob([new XMLSerializer().serializeToString(tree)], { type: "image/svg+xml" });
  };

  async function draw(kind, purpose) {
    const answer = await fetch(`/export/picture?${asked({ purpose })}`);
    if (!answer.ok) throw new Error(answer.status);
    const { data, layout, about, name } = await answer.json();
    const { width, height } = layout;
    const format = kind === "svg" ? "svg" : "png";
    const address = await window.Plotly.toImage({ data, layout }, { format, width, height, scale: Number(document.getElementById("export-scale").value) });
    if (kind === "svg") {
      return [svgWith(decodeURIComponent(address.slice(address.indexOf(",") + 1)), about), `${name}svg`];
    }
    // A data: address may not be fetched here, and need not be.
    const bytes = Uint8Array.from(atob(address.slice(address.indexOf(",") + 1)), (letter) => letter.charCodeAt(0));
    return [await pngWith(new Blob([bytes]), about), `${name}png`];
  }

  async function picture({ picture: kind, purpose }) {
    if (kind === "copy") {
      const png = draw(kind, purpose).then(([blob]) => blob);
      await navigator.clipboard.write([new ClipboardItem({ "image/png": png })]);
    } else {
      download(...(await draw(kind, purpose)));
    }
  }

  // A file of a hundred thousand figures takes seconds; meanwhile it is told how much of it has come.
  const SOON = 400;
  // The rows that the reader has left in the table.
  const shownRows = () => {
    const ids = [];
    window.dash_ag_grid.getApi("figures").forEachNodeAfterFilter((row) => ids.push(Number(row.data.id)));
    return { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(ids) };
  };

  async function file(name, { preparing }, rows) {
    let bytes = 0;
    let action = "show";
    const tell = () => {
      const size = (bytes / 1e6).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
      note("export-file", bytes ? `${preparing} ${size} MB` : preparing, { action, loading: true, autoClose: false });
      action = "update";
    };
    const telling = setInterval(tell, SOON);
    try {
      const answer = await fetch(`/export/${name}?${asked()}`, rows);
      if (!answer.ok) throw new Error(answer.status);
      const counted = new TransformStream({
        transform(part, passed) {
          bytes += part.byteLength;
          passed.enqueue(part);
        },
      });
      const blob = await new Response(answer.body.pipeThrough(counted)).blob();
      const named = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition"));
      download(new Blob([blob], { type: answer.headers.get("Content-Type") }), named[1]);
    } finally {
      clearInterval(telling);
      if (action === "update") window.dash_clientside.set_props("notifications", { hideNotifications: ["export-file"] });
    }
  }

  const asked = (further) => {
    const query = new URLSearchParams(window.location.search);
    query.set("language", document.documentElement.lang);
    for (const [name, value] of Object.entries(further || {})) query.set(name, value);
    return query;
  };

  // The view as it is known now, whatever is corrected later; and the chart for a page of one's own.
  const links = {
    link: () => window.location.href,
    frozen() {
      const query = new URLSearchParams(window.location.search);
      if (!query.has("known")) query.set("known", new Date().toISOString().replace(/\.\d+Z/, "Z"));
      return `${window.location.origin}${window.location.pathname}?${query}`;
    },
    embed: () =>
      `<iframe src="${window.location.origin}/embed?${asked()}" width="100%" height="520" style="border:0"></iframe>`,
  };

  // One click copies the sentence of a citation; the other styles are files.
  async function cite({ cite: style, of: figure }) {
    const address = `/cite/${style}?${figure ? asked({ figure }) : asked()}`;
    if (style !== "text") return window.location.assign(address);
    const answer = fetch(address).then((told) => (told.ok ? told.text() : Promise.reject(told.status)));
    return navigator.clipboard.writeText(await answer);
  }

  document.addEventListener("click", async (event) => {
    const menu = document.getElementById("export-menu");
    if (menu && !event.target.closest("#export, .export-scale")) menu.open = false;
    const item = event.target.closest("[data-export], [data-rows], [data-picture], [data-copy], [data-cite]");
    if (!item) return;
    const texts = menu.dataset;
    try {
      if (item.dataset.export) await file(item.dataset.export, texts);
      else if (item.dataset.rows) await file(item.dataset.rows, texts, shownRows());
      else if (item.dataset.picture) await picture(item.dataset);
      else if (item.dataset.cite) await cite(item.dataset);
      else await navigator.clipboard.writeText(links[item.dataset.copy]());
      if (item.dataset.picture === "copy" || item.dataset.copy || item.dataset.cite === "text") note("copied", texts.copied);
    } catch {
      note("export-failed", texts.failed);
    }
  });

  document.addEventListener("keydown", (event) => {
    const menu = document.getElementById("export-menu");
    if (event.key !== "Escape" || !menu || !menu.open) return;
    menu.open = false;
    document.getElementById("export").focus();
  });
})();
