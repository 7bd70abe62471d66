// A button that begins a quote on a line of its own in a note, with the cursor between the marks.
// Without this script the quotation marks are typed.
"use strict";

for (const button of document.querySelectorAll("[data-quote]")) {
  const field = document.getElementById(button.dataset.quote);
  if (!field) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    const before = field.value.trimEnd();
    field.value = `${before}${before ? "\n" : ""}”” `;
    field.focus();
    field.setSelectionRange(field.value.length - 2, field.value.length - 2);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
