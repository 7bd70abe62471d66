// What a field does by itself: counts what is written, shows what a level means, takes a choice back.
"use strict";

(() => {
  // The level's meaning follows the choice; the words stand in "Vad betyder nivåerna?" on the same page.
  function showMeaning(event) {
    if (event.target.type !== "radio") return;
    const group = event.target.closest("fieldset");
    const meaning = group && group.querySelector("[data-meaning]");
    if (meaning) meaning.textContent = "";
  }

  function countWritten(area) {
    const place = document.querySelector(`[data-count="${CSS.escape(area.name)}"]`);
    const limit = Number(area.dataset.limit);
    const say = (many) => { place.textContent = place.textContent.trim().replace(/^\d+/, many); }; // the page's words
    if (place && "words" in area.dataset) say(area.value.split(/\s+/).filter(Boolean).length);
    if (!place || !limit) return;
    say(area.value.length);
    place.classList.toggle("fault", area.value.length > limit);
  }

  function clearChoice(event) {
    const button = event.target.closest("form[data-autosave] button[name=clear]");
    if (!button) return;
    const group = button.closest("fieldset");
    const chosen = group.querySelector("input:checked");
    if (!chosen) return;
    event.preventDefault();
    chosen.checked = false;
    group.querySelector("input").focus();
    chosen.dispatchEvent(new Event("change", { bubbles: true }));
  }

  document.addEventListener("input", (event) => {
    if (event.target.tagName === "TEXTAREA") countWritten(event.target);
  });
  document.addEventListener("change", showMeaning);
  document.addEventListener("click", clearChoice);
})();
