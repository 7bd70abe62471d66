// Arrow keys turn the pages of the first feedback; without this script the links do.
"use strict";

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select")) return;
  const ways = { ArrowRight: "next", PageDown: "next", ArrowLeft: "prev", PageUp: "prev" };
  const link = ways[event.key] && document.querySelector(`main a[rel="${ways[event.key]}"]`);
  if (!link) return;
  event.preventDefault();
  link.click();
});
