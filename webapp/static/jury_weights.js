// The order by other weights follows the sliders. Without this script numbers are typed and a button counts.
// The server counts, as it counts all points; nothing of it is kept.
(() => {
  const form = document.querySelector("form[data-weights]");
  if (!form) return;
  const [REST, OWN, MOST] = [120, 100, 200];
  const fields = [...form.querySelectorAll("input.points")];
  const known = (text) => /^\d{1,3}$/.test(text) && Number(text) <= MOST;
  let [timer, asked] = [0, 0];

  async function count() {
    const turn = ++asked;
    const query = new URLSearchParams(new FormData(form));
    try {
      const answer = await fetch(`${location.pathname}?${query}`, { credentials: "same-origin" });
      if (!answer.ok || answer.redirected || turn !== asked) return;
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const place of document.querySelectorAll("#vikter [data-live]")) {
        const now = fresh.querySelector(`#vikter [data-live="${CSS.escape(place.dataset.live)}"]`);
        if (now && now.innerHTML !== place.innerHTML) place.replaceChildren(...now.childNodes);
      }
      for (const field of fields) {
        const there = fresh.getElementById(field.id);
        if (there?.hasAttribute("aria-invalid")) field.setAttribute("aria-invalid", "true");
        else field.removeAttribute("aria-invalid");
      }
    } catch { /* the button counts too */ }
  }
  const soon = () => { clearTimeout(timer); timer = setTimeout(count, REST); };

  for (const field of fields) {
    const slider = document.createElement("input");
    const at = () => { slider.value = known(field.value) ? field.value : OWN; };
    Object.assign(slider, { type: "range", min: 0, max: MOST, step: 1 });
    slider.setAttribute("aria-label", field.labels[0].textContent.trim());
    at();
    slider.addEventListener("input", () => { field.value = slider.value; soon(); });
    field.addEventListener("input", () => { at(); soon(); });
    field.addEventListener("weighed", at);
    field.before(slider);
  }
  form.querySelector(".weights").classList.add("live");
  form.querySelector("[data-count-weights]").remove();
  form.addEventListener("change", soon);
  form.addEventListener("submit", (event) => { event.preventDefault(); count(); });
  form.querySelector("[data-even]").addEventListener("click", (event) => {
    event.preventDefault();
    for (const field of fields) { field.value = OWN; field.dispatchEvent(new Event("weighed")); }
    const agreed = form.querySelector("input[name=whose][value='']");
    if (agreed) agreed.checked = true;
    count();
  });
})();
