// Marks by the keyboard: digits choose levels part by part, letters do the rest.
// Without this script every mark is given by plain radio buttons.
// Single keys can be turned off, and never do anything while somebody writes in a field.
"use strict";

(() => {
  const list = document.querySelector("[data-keys]");
  if (!list) return;
  const STORE = "kompassrosen:kortkommandon";
  const form = document.querySelector("form [data-question]")?.closest("form");
  const button = list.querySelector("button");
  const WRITES = "textarea, select, [contenteditable], input:not([type=radio]):not([type=checkbox])";
  let on = true;
  try { on = localStorage.getItem(STORE) !== "av"; } catch { /* a closed store: on, until the page is left */ }

  function show() {
    list.hidden = false;
    list.querySelector("[data-keys-state]").textContent = on ? list.dataset.on : list.dataset.off;
    list.querySelector("[data-keys-list]").hidden = !on;
    button.textContent = on ? button.dataset.turnOff : button.dataset.turnOn;
  }
  button.addEventListener("click", () => {
    on = !on;
    try { localStorage.setItem(STORE, on ? "på" : "av"); } catch { /* as above */ }
    show();
  });

  const field = (name) => form && form.querySelector(`[name$=":${name}"]`);
  const changed = (one, kind = "change") => one.dispatchEvent(new Event(kind, { bubbles: true }));

  // A digit chooses a level in the part that has focus, else in the first that is open; then the next part has focus.
  function choose(digit) {
    const points = field("points");
    if (points && points.value.trim()) {
      points.value = digit;
      changed(points, "input");
      return;
    }
    const parts = [...form.querySelectorAll("fieldset.pick:not([disabled])")];
    let place = parts.findIndex((part) => part.contains(document.activeElement));
    if (place < 0) place = Math.max(0, parts.findIndex((part) => !part.querySelector("input:checked")));
    const level = parts[place] && parts[place].querySelectorAll("input[type=radio]")[Number(digit)];
    if (!level) return;
    level.checked = true;
    changed(level);
    const next = parts[place + 1];
    (next ? next.querySelector("input:checked") || next.querySelector("input") : level).focus();
  }

  function leaveOut() {
    const box = field("not_applicable");
    box.checked = !box.checked;
    changed(box);
    if (box.checked) field("motivation").focus();
  }

  // What was just written is saved before the page is left.
  async function go(link) {
    if (!link) return;
    document.activeElement.blur();
    const until = Date.now() + 3000;
    const busy = () => document.querySelector(".saved.busy") && Date.now() < until;
    while (busy()) await new Promise((done) => setTimeout(done, 50));
    link.click();
  }

  const marks = {
    n: leaveOut, m: () => field("motivation").focus(), g: () => form.querySelector("button[value=accept]").click(),
  };
  const back = () => go(document.querySelector(".pager .back"));
  const next = () => go(document.querySelector(".pager .next"));
  const ways = { j: next, k: back, ArrowRight: next, ArrowLeft: back };

  document.addEventListener("keydown", (event) => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (!on || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target.closest(WRITES)) return;
    // Arrows belong to whatever already has a use for them: radio buttons, and tables that scroll.
    if (key.startsWith("Arrow") && event.target.closest("input, .scroll")) return;
    const deed = ways[key] || (form && (/^\d$/.test(key) ? () => choose(key) : marks[key]));
    if (!deed) return;
    event.preventDefault();
    deed();
  });
  show();
})();
