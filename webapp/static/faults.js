// Faults and conflicts beside the fields they are about, for the eye and for a screen reader.

import { words } from "./words.js";

// Only the field itself is marked; a fault that has no field is told at the top of its question.
export function showFault(box, name, text) {
  const found = document.getElementById(name);
  const field = found || box.querySelector(".parts, .field, textarea") || box;
  const line = document.createElement("p");
  line.className = "fault";
  line.id = `${name}:fel`;
  line.textContent = text;
  const old = document.getElementById(line.id);
  if (old) old.replaceWith(line);
  else if (field.tagName === "FIELDSET") field.insertBefore(line, field.children[1]);
  else if (name.includes(":link:")) field.after(line); // where the server writes it: two fields stay side by side
  else field.before(line);
  if (!found) return;
  unfold(field);
  field.setAttribute("aria-invalid", "true");
  describe(field, line.id, true);
}

// What is told or given back is never hidden in a fold.
export function unfold(field) {
  for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
}

export function clearFaults(box) {
  for (const line of box.querySelectorAll(".fault[id]")) {
    const field = document.getElementById(line.id.slice(0, -4));
    if (field) {
      field.removeAttribute("aria-invalid");
      describe(field, line.id, false);
    }
    line.remove();
  }
}

// Somebody else's answer above the fields, where one's own lies.
export function showConflict(box, { who, when, theirs, own }) {
  const notice = document.createElement("div");
  notice.className = "note warn";
  notice.tabIndex = -1;
  for (const [kind, text] of [
    ["b", own
      ? words("conflict_own", { when })
      : words("conflict", { when, who })],
    ["p", words("conflict_remedy")],
    ["p", theirs.levels], ["blockquote", theirs.text || "–"],
  ]) {
    const part = document.createElement(kind);
    part.textContent = text;
    if (kind === "blockquote") part.className = "quote";
    notice.append(part);
  }
  const first = box.querySelector(".parts, textarea");
  first.parentNode.insertBefore(notice, first);
  unfold(first);
  return notice;
}

// The summary at the top of a refused page follows what is mended, and keeps its place: nothing below it moves.
export function settle(id) {
  const summary = document.querySelector(".errors");
  if (!summary) return;
  for (const link of summary.querySelectorAll("li:not(.mended) a")) {
    const field = decodeURIComponent(link.hash.slice(1));
    if (field !== id && !field.startsWith(`${id}:`)) continue;
    const told = document.createElement("span");
    told.className = "vh";
    told.textContent = `${words("mended")} `;
    link.prepend(told);
    link.closest("li").className = "mended";
  }
  const left = summary.querySelectorAll("li:not(.mended)").length;
  const many = left > 1 ? words("faults", { many: left }) : words("fault");
  summary.querySelector("h2").textContent = left ? many : words("no_fault");
  if (left) return;
  summary.classList.add("mended");
  if (document.title.startsWith(words("title"))) document.title = document.title.slice(words("title").length).trim();
}

// A field keeps its hint while a fault comes and goes.
function describe(field, id, also) {
  const ids = (field.getAttribute("aria-describedby") || "").split(" ").filter((one) => one && one !== id);
  if (also) ids.push(id);
  if (ids.length) field.setAttribute("aria-describedby", ids.join(" "));
  else field.removeAttribute("aria-describedby");
}
