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

  // "Vi vet inte än" and a level say the opposite: the one that is chosen last holds.
  function decide(event) {
    const place = event.target.closest("[data-question]");
    const unknown = place && place.querySelector("input[type=checkbox][name$=':unknown']");
    if (!unknown || !event.target.checked) return;
    const levels = [...place.querySelectorAll("input[type=radio]")].filter((one) => one.name.includes(":level:"));
    if (event.target === unknown) for (const one of levels) one.checked = false;
    else if (levels.includes(event.target)) unknown.checked = false;
  }

  document.addEventListener("input", (event) => {
    if (event.target.tagName === "TEXTAREA") countWritten(event.target);
  });
  document.addEventListener("change", decide, true); // before what is chosen is saved
  document.addEventListener("change", showMeaning);
  document.addEventListener("click", clearChoice);
})();
