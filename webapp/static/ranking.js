// A ranking is put in order by dragging, or by buttons that the keyboard reaches. Without this script numbers do.
// Numbers are what is sent: a move only writes them. Equals stay equal, and whoever has no number stands last.
(() => {
  const list = document.querySelector("form[data-order] .ranks");
  if (!list) return;
  const status = document.querySelector("[data-moved]");
  const field = (row) => row.querySelector("input.points");
  const rows = () => [...list.children].filter(field);
  const number = (row) => (/^[1-9]\d?$/.test(field(row).value.trim()) ? Number(field(row).value) : 0);
  let dragged = null;

  // Sets a row directly after another, or first of all; after one without a number it has none itself.
  function place(row, after) {
    const base = after ? number(after) : 0;
    const at = new Map();
    for (const one of rows()) {
      if (one !== row && number(one)) at.set(one, number(one) + (number(one) > base ? 0.5 : 0));
    }
    if (!after || base) at.set(row, base + 0.25);
    const levels = [...new Set(at.values())].sort((a, b) => a - b);
    for (const one of rows()) field(one).value = at.has(one) ? levels.indexOf(at.get(one)) + 1 : "";
    sort();
    tell(row);
  }
  function sort() {
    const kept = document.activeElement;
    const order = rows().map((row, n) => [number(row) || 100, n, row]);
    order.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    list.append(...order.map(([, , row]) => row));
    if (kept && list.contains(kept)) kept.focus();
  }
  function tell(row) {
    const who = row.querySelector("label").lastChild.textContent.trim();
    const words = number(row) ? status.dataset.numbered : status.dataset.bare;
    status.textContent = words.replace("{who}", who).replace("{number}", number(row));
  }
  function step(row, way) {
    const all = rows();
    const at = all.indexOf(row);
    const first = all.findIndex((one) => !number(one)); // whoever has no number rises straight to the ranked
    if (way < 0 && !number(row)) place(row, all[first - 1] || null);
    else if (way < 0 && at > 0) place(row, all[at - 2] || null);
    else if (way > 0 && at < all.length - 1) place(row, all[at + 1]);
  }

  for (const row of rows()) {
    const moves = row.querySelector(".moves");
    moves.hidden = false;
    moves.addEventListener("click", (event) => {
      const button = event.target.closest("[data-move]");
      if (button) step(row, Number(button.dataset.move));
    });
    moves.querySelector(".grip").addEventListener("dragstart", (event) => {
      dragged = row;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", "");
      event.dataTransfer.setDragImage(row, 0, 0);
    });
  }
  const over = (event) => event.target.closest?.(".ranks > li");
  const above = (event, row) => event.clientY < row.getBoundingClientRect().top + row.offsetHeight / 2;
  const clear = () => list.querySelectorAll("[data-drop]").forEach((one) => one.removeAttribute("data-drop"));
  list.addEventListener("dragover", (event) => {
    const row = over(event);
    if (!dragged || !row) return;
    event.preventDefault();
    clear();
    if (row !== dragged) row.dataset.drop = above(event, row) ? "above" : "below";
  });
  list.addEventListener("drop", (event) => {
    const row = over(event);
    clear();
    if (!dragged || !row || row === dragged) return;
    event.preventDefault();
    const all = rows().filter((one) => one !== dragged);
    place(dragged, above(event, row) ? all[all.indexOf(row) - 1] || null : row);
  });
  list.addEventListener("dragend", () => { dragged = null; clear(); });
  document.querySelector("[data-order-hint]").hidden = false;
})();
