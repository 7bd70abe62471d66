// Arrow keys turn the pages of the first feedback, and points are shown as soon as they are asked for; without this
// script the links and the button do.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return;
  const ways = { ArrowRight: "next", PageDown: "next", ArrowLeft: "prev", PageUp: "prev" };
  const link = ways[event.key] && document.querySelector(`main a[rel="${ways[event.key]}"]`);
  if (!link) return;
  event.preventDefault();
  link.click();
});

for (const form of document.querySelectorAll("form[data-at-once]")) {
  form.querySelector("button").remove();
  form.addEventListener("change", () => form.requestSubmit());
}
