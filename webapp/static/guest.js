// A guest's proposal is kept in the browser until the server has it. Without this script the form works by its button.
import * as drafts from "./drafts.js";

(() => {
  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  const key = `kompassrosen:gast:${location.pathname}`;
  const choice = (field) => field.type === "radio" || field.type === "checkbox";
  const fields = () => [...form.elements].filter((field) => field.name && !["hidden", "submit"].includes(field.type));
  const given = () => fields().filter((field) => !choice(field) || field.checked);
  const values = () => given().map((field) => [field.name, field.value]);

  function keep() {
    if (values().some(([, value]) => value.trim())) drafts.keep(key, values());
    else drafts.drop(key);
  }

  function giveBack() {
    const draft = drafts.read(key);
    if (!draft || JSON.stringify(draft) === JSON.stringify(values())) return;
    const kept = new Map(draft);
    for (const field of fields()) {
      if (choice(field)) field.checked = kept.get(field.name) === field.value;
      else if (kept.has(field.name)) field.value = kept.get(field.name);
      if (choice(field) && field.checked) field.closest("details").open = true;
    }
    form.querySelector("[data-restored]").textContent = form.dataset.draft;
  }

  if (location.hash === "#skickat") drafts.drop(key); // the server has it
  else if (!document.querySelector(".errors")) giveBack(); // what was refused stands in the fields
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
})();
