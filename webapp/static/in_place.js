// Opens at the question what has a page of its own (its history, its talk): the link becomes a fold, and what the
// page says is fetched when the fold is opened. Without this script the link leads to the page.
const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

function folded(link) {
  const fold = document.createElement("details");
  const summary = document.createElement("summary");
  const place = document.createElement("div");
  fold.className = "more in-place";
  summary.append(...link.childNodes);
  fold.append(summary, place);
  (link.parentElement.tagName === "P" ? link.parentElement : link).replaceWith(fold);
  const about = { href: link.href, part: link.dataset.inPlace, lost: link.dataset.lost };
  fold.addEventListener("toggle", () => { if (fold.open && !written(place)) load(place, about); });
  place.addEventListener("submit", (event) => send(event, place, about));
}

const written = (place) => [...place.querySelectorAll("textarea")].some((field) => field.value.trim());

async function load(place, about) {
  try {
    const answer = await fetch(about.href, { headers: { Accept: "text/html" }, credentials: "same-origin" });
    if (!put(place, about, await answer.text())) throw new Error(String(answer.status));
  } catch { tellLost(place, about); }
}

function put(place, about, html) {
  const part = parsed(html).querySelector(`[data-part="${about.part}"]`);
  if (part) place.replaceChildren(part);
  return Boolean(part);
}

// The words that were written stay in their field until the server has said that it has them.
function tellLost(place, about) {
  place.querySelector("[data-lost-words]")?.remove();
  const line = document.createElement("p");
  const link = document.createElement("a");
  line.dataset.lostWords = "";
  line.setAttribute("role", "status");
  line.className = "fault";
  link.href = about.href;
  link.textContent = about.lost;
  line.append(link);
  place.prepend(line);
}

// What is said at the question is said there: the page that comes back holds the part as it is now.
async function send(event, place, about) {
  const form = event.target;
  if (!("inPlace" in form.dataset)) return;
  event.preventDefault();
  event.stopPropagation();
  if (form.dataset.busy) return;
  form.dataset.busy = "1";
  const body = new URLSearchParams(new FormData(form, event.submitter));
  try {
    const how = { method: "POST", body, headers: { Accept: "text/html" }, credentials: "same-origin" };
    const answer = await fetch(form.action, how);
    if (!put(place, about, await answer.text())) throw new Error(String(answer.status));
    (place.querySelector("[aria-invalid], .thread.now, .thread") || place.firstElementChild).focus();
  } catch {
    delete form.dataset.busy;
    tellLost(place, about);
  }
}

for (const link of document.querySelectorAll("a[data-in-place]")) folded(link);
