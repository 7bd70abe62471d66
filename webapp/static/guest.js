// A guest's proposal is kept in the browser until the server has it. Without this script the form works by its button.
import * as drafts from "./drafts.js";

(() => {
  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  const key = `kompassrosen:gast:${form.dataset.key}`; // each question has a draft of its own
  const before = `kompassrosen:gast:${location.pathname}`; // as it was kept while a link had one question
  const choice = (field) => field.type === "radio" || field.type === "checkbox";
  const unkept = ["hidden", "submit", "file"]; // a browser gives no page a file back
  const fields = () => [...form.elements].filter((field) => field.name && !unkept.includes(field.type));
  const given = () => fields().filter((field) => !choice(field) || field.checked);
  const values = () => given().map((field) => [field.name, field.value]);

  const received = form.dataset.received; // how many proposals the server has through this link

  function keep(sent) {
    if (values().some(([, value]) => value.trim())) drafts.keep(key, { pairs: values(), received, sent });
    else drafts.drop(key);
  }

  function giveBack(draft) {
    if (JSON.stringify(draft.pairs) === JSON.stringify(values())) return;
    const kept = new Map(draft.pairs);
    for (const field of fields()) {
      if (choice(field)) field.checked = kept.get(field.name) === field.value;
      else if (kept.has(field.name)) field.value = kept.get(field.name);
      if (choice(field) && field.checked) field.closest("details").open = true;
    }
    form.querySelector("[data-restored]").textContent = form.dataset.draft;
  }

  // The page that thanks may be left before this script has come: what was sent is told by the server's count.
  const found = drafts.read(key) || drafts.read(before);
  if (before !== key) drafts.drop(before);
  const draft = Array.isArray(found) ? { pairs: found } : found; // as they were kept before the server counted
  const arrived = draft && draft.sent && draft.received !== received;
  if (arrived || location.hash === "#skickat") drafts.drop(key);
  else if (draft && !document.querySelector(".errors")) giveBack(draft); // the refused is shown
  form.addEventListener("input", () => keep(false));
  form.addEventListener("change", () => keep(false));
  form.addEventListener("submit", () => keep(true));
})();
