// What follows from an answer (points, states, the rose), fetched anew from the page it stands on.
import { released } from "./pressing.js";

export async function refresh() {
  if (!document.querySelector("[data-live]")) return;
  let fresh = null;
  try {
    const how = { headers: { Accept: "text/html" }, credentials: "same-origin" };
    const answer = await fetch(location.pathname + location.search, how);
    if (!answer.ok || answer.redirected) return;
    fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch { return; /* figures can wait for the next save */ }
  await released();
  for (const place of document.querySelectorAll("[data-live]")) {
    const now = fresh.querySelector(`[data-live="${CSS.escape(place.dataset.live)}"]`);
    const inUse = place !== document.activeElement && place.contains(document.activeElement);
    if (now && !inUse) place.replaceChildren(...now.childNodes);
  }
}
