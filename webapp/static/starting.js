// What an own assessment will ask is added up as its edition and areas are chosen.
// Without this script the same figures stand at each edition and each area.
(() => {
  const told = document.querySelector("[data-extent]");
  if (!told) return;
  const form = told.closest("form"), words = told.dataset;
  const boxes = () => [...form.querySelectorAll("input[name=areas]")].filter(
    (one) => one.value.startsWith(`${form.elements.edition.value}:`),
  );
  const sum = (chosen, what) => chosen.reduce((all, one) => all + Number(one.dataset[what]), 0);

  function tell() {
    const asked = boxes(), whole = form.elements.scope.value !== "some";
    const chosen = whole ? asked : asked.filter((one) => one.checked);
    const numbers = chosen.map((one) => one.value.split(":").pop());
    const many = sum(chosen, "questions");
    const hours = Math.max(Math.round(many * words.minutes / 30), 1) / 2;
    const said = {
      areas: chosen.length === asked.length ? `${words.all} ${asked.length}` : numbers.join(", ") || words.none,
      questions: String(many),
      points: words.points.replace("#", sum(chosen, "points")),
      time: many ? words.time.replace("#", hours.toLocaleString(document.documentElement.lang)) : "–",
    };
    for (const place of told.querySelectorAll("[data-of]")) {
      if (place.textContent !== said[place.dataset.of]) place.textContent = said[place.dataset.of];
    }
    told.hidden = false;
  }

  tell();
  form.addEventListener("change", tell);
})();
