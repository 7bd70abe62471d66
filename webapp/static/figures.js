// What follows from an answer (points, states, the rose). A saved answer brings it along; where it does not, or
// where two answers crossed on their way so that neither knows of the other, the page is fetched anew.
import { released } from "./pressing.js";

const REST = 800;
let onTheWay = 0;
let crossed = false;
let asking = 0;

// What is sent is counted until its answer has come.
export function sent() {
  onTheWay += 1;
  crossed = crossed || onTheWay > 1;
}
export function arrived() { onTheWay -= 1; }

export function follow(figures, resting) {
  if (figures && !crossed) {
    show(new Map(Object.entries(figures).map(([name, html]) => [name, parsed(html).body])));
    return;
  }
  clearTimeout(asking);
  asking = setTimeout(() => { if (resting()) { crossed = onTheWay > 0; refresh(); } }, REST);
}

const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

async function refresh() {
  if (!document.querySelector("[data-live]")) return;
  try {
    const how = { headers: { Accept: "text/html" }, credentials: "same-origin" };
    const answer = await fetch(location.pathname + location.search, how);
    if (!answer.ok || answer.redirected) return;
    const fresh = parsed(await answer.text());
    show(new Map([...fresh.querySelectorAll("[data-live]")].map((place) => [place.dataset.live, place])));
  } catch { /* figures can wait for the next save */ }
}

// What has focus is left alone; what stands in a piece that has been put is new already.
async function show(pieces) {
  await released();
  for (const place of document.querySelectorAll("[data-live]")) {
    const now = pieces.get(place.dataset.live);
    const inUse = place !== document.activeElement && place.contains(document.activeElement);
    if (now && !inUse) place.replaceChildren(...[...now.childNodes].map((one) => one.cloneNode(true)));
  }
}
