// A new note is kept in the browser until the server says that it has it, by the key it was sent with.
// Without this script the form works by its button.
import * as drafts from "./drafts.js";

(() => {
  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  const place = `kompassrosen:${form.dataset.key}`;
  const marks = ["request_key", "csrf_token"];
  const choice = (field) => field.type === "checkbox";
  const fields = () => [...form.elements].filter((field) => field.name && !marks.includes(field.name));
  const values = () => fields().filter((field) => !choice(field) || field.checked).map((one) => [one.name, one.value]);
  const asShown = JSON.stringify(values());

  function keep() {
    const [pairs, key] = [values(), form.elements.request_key.value];
    if (JSON.stringify(pairs) === asShown) drafts.drop(place);
    else drafts.keep(place, { pairs, key });
  }

  function giveBack(draft) {
    for (const field of fields()) {
      const said = draft.pairs.filter(([name]) => name === field.name).map(([, value]) => value);
      if (choice(field)) field.checked = said.includes(field.value);
      else if (said.length) [field.value] = said;
      const fold = choice(field) && field.checked && field.closest("details");
      if (fold) fold.open = true;
    }
    form.elements.request_key.value = draft.key; // sent once more it is still the same note
    form.querySelector("[data-restored]").textContent = form.dataset.draft;
  }

  const draft = drafts.read(place);
  if (draft && form.dataset.taken.split(" ").includes(draft.key)) drafts.drop(place);
  else if (draft && !document.querySelector(".errors")) giveBack(draft); // the refused is shown
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
})();
