// A first rose is counted again at each answer, and its answers stay in this browser until one starts over.
// Without this script the form works by its buttons.
import * as drafts from "./drafts.js";

(() => {
  const form = document.querySelector("form[data-first-rose]");
  if (!form) return;
  const KEY = "kompassrosen:prova";
  const named = (field) => field.name.startsWith("level-");
  const chosen = () => [...new FormData(form)].filter(([name, level]) => name.startsWith("level-") && level);
  let asked = 0;

  async function count() {
    drafts.keep(KEY, chosen());
    const turn = ++asked;
    try {
      const body = new FormData(form);
      body.append("go", form.elements.area.value);
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body, credentials: "same-origin" });
      if (!answer.ok || answer.redirected || turn !== asked) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const place of document.querySelectorAll("[data-live]")) {
        const now = fresh.querySelector(`[data-live="${CSS.escape(place.dataset.live)}"]`);
        if (now && !place.contains(document.activeElement)) place.replaceChildren(...now.childNodes);
      }
    } catch { /* the buttons count too */ }
  }

  function giveBack() {
    const kept = new Map(drafts.read(KEY) || []);
    if (!kept.size || chosen().length) return;
    for (const field of [...form.elements].filter(named)) {
      if (!kept.has(field.name)) continue;
      if (field.type === "radio") field.checked = kept.get(field.name) === field.value;
      else field.value = kept.get(field.name);
    }
    count();
  }

  giveBack();
  if (chosen().length) drafts.keep(KEY, chosen());
  if ([...form.elements].filter(named).some(drafts.touched)) count(); // chosen before this script had come
  form.addEventListener("change", count);
  document.querySelector("[data-start-over]").addEventListener("click", () => drafts.drop(KEY));
})();
