// The strip on top of a page of questions follows what is written: which question one is at, what became of it, and
// from where "Nästa fråga" goes on. Without this script it says how the page stood when it came.
const strip = document.querySelector("[data-strip]");
const looks = new Map(); // question id -> what was last said of its saving
const WORST = ["fault", "busy", ""];

const put = (text, values) => text.replace(/\{(\w+)\}/g, (_hole, key) => values[key]);
const part = (name) => strip.querySelector(`[data-strip-${name}]`);
const boxes = () => [...document.querySelectorAll("main [data-question]")];
const numberOf = (box) => box.querySelector(".no, legend b")?.textContent.trim() || "";

// What is worst of all that has been said stands there: one answer that is not saved is never hidden by another's.
export function show(id, text, look) {
  if (!strip) return;
  looks.delete(id);
  looks.set(id, { text, look: look || "" });
  const worst = WORST.find((one) => [...looks.values()].some((said) => said.look === one));
  const [which, said] = [...looks].filter(([, one]) => one.look === worst).pop();
  const box = boxes().find((one) => one.dataset.question === which);
  const place = part("saved");
  place.className = `saved ${worst}`.trim();
  place.textContent = worst === "fault" ? put(strip.dataset.faulty, { number: numberOf(box) }) : said.text;
}

// The question that one is at.
export const at = () => (strip ? part("next").value.replace(/^ahead:/, "") : "");

function moved(event) {
  const box = event.target.closest?.("main [data-question]");
  if (!box || box.dataset.question === at()) return;
  const all = boxes();
  part("number").textContent = numberOf(box);
  part("place").textContent = put(strip.dataset.of, { place: all.indexOf(box) + 1, many: all.length });
  part("next").value = `ahead:${box.dataset.question}`;
  strip.dispatchEvent(new Event("moved"));
}

if (strip) document.addEventListener("focusin", moved);
