// Days as readers type them: ISO 8601, or in the order and with the names of months of their language.
(function () {
  "use strict";
  const { months, monthsShort, formats } = JSON.parse(document.documentElement.dataset.calendar);
  const pattern = formats.ll;
  const PARTS = /D{1,2}|M{1,4}|Y{1,4}/g;
  const folded = (word) => word.normalize("NFD").replace(/\p{M}/gu, "").replace(/\.$/, "").toLowerCase();
  const mistyped = new Set(); // the names of fields that hold what is no day

  // The number of the month that a word names, or begins to name in three letters or more and no other does.
  function monthOf(word) {
    const wanted = folded(word);
    for (const names of [months, monthsShort]) {
      const number = names.findIndex((name) => folded(name) === wanted);
      if (number >= 0) return number + 1;
    }
    const begun = months.map(folded).flatMap((name, number) => (name.startsWith(wanted) ? [number + 1] : []));
    return wanted.length > 2 && begun.length === 1 ? begun[0] : NaN;
  }

  // The day of a text as ISO 8601, null where it is none: a year has four digits, and 30 February is no day.
  function read(text) {
    const words = text.match(/\p{L}+/gu) || [];
    const numbers = text.match(/\d+/g) || [];
    if (words.length > 1 || words.length + numbers.length !== 3 || /[^\p{L}\p{M}\d.,\/\s\u200e\u200f-]/u.test(text)) return null;
    const told = [...numbers];
    let order = /^\d{4}$/.test(told[0]) ? "YMD" : pattern.match(PARTS).map((part) => part[0]).join("");
    if (words.length) {
      order = told[0].length === 4 ? "YMD" : "DMY";
      told.splice(1, 0, monthOf(words[0]));
    }
    const [year, month, day] = ["Y", "M", "D"].map((part) => told[order.indexOf(part)]);
    if (String(year).length !== 4 || String(day).length > 2 || !(month >= 1 && month <= 12)) return null;
    const iso = [year, String(Number(month)).padStart(2, "0"), String(Number(day)).padStart(2, "0")].join("-");
    const date = new Date(`${iso}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
  }

  function write(iso) {
    const [year, month, day] = iso.split("-");
    const told = {
      D: Number(day), DD: day, M: Number(month), MM: month, MMM: monthsShort[month - 1], MMMM: months[month - 1],
    };
    return pattern.replace(PARTS, (part) => (part[0] === "Y" ? year : told[part]));
  }

  const set = (id, props) => window.dash_clientside.set_props(id, props);

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.days = {
    // Sets the day that was typed, and says what is wrong with what is none.
    typed(text, day, first, last) {
      const name = window.dash_clientside.callback_context.inputs_list[0].id.replace(/-typed$/, "");
      const shown = document.getElementById(`${name}-typed`);
      if (!shown) return window.dash_clientside.no_update; // in a dialog that is not open yet
      const { unreadable, early, late, keeps } = shown.closest(".day-field").dataset;
      const words = (text || "").trim();
      const iso = words && read(words);
      const bounds = window.dash_clientside.callback_context.states_list.slice(1).map((state) => state.id);
      let wrong = "";
      if (words && !iso) wrong = unreadable;
      else if (iso && first && bounds[0] !== name && iso < first) wrong = early.replace("{day}", write(first));
      else if (iso && last && bounds[1] !== name && iso > last) wrong = late.replace("{day}", write(last));
      mistyped[wrong ? "add" : "delete"](name);
      if (!wrong && (iso || null) !== (day || null)) set(name, { value: iso || null });
      else if (!wrong && iso && words !== write(iso)) set(`${name}-typed`, { value: write(iso) });
      else if (wrong && !keeps && day) set(name, { value: null });
      return wrong;
    },

    // Shows the day that was set.
    chosen(day) {
      const name = window.dash_clientside.callback_context.inputs_list[0].id;
      // A day that is none any more because of what is typed leaves that to be mended.
      if (!day && mistyped.has(name)) return window.dash_clientside.no_update;
      return day ? write(day) : "";
    },
  };

  document.addEventListener("click", (event) => {
    const cross = event.target.closest("[data-clears]");
    if (!cross) return;
    const name = cross.dataset.clears;
    set(`${name}-typed`, { value: "" });
    document.getElementById(`${name}-typed`).focus();
  });
})();
