// Asks whether a file that is being made is there yet, and fetches it once; the page does it by itself without scripts.
(() => {
  "use strict";
  const link = document.getElementById("hamta");
  const told = document.getElementById("laget");
  const EVERY = 1500;

  async function look() {
    try {
      const answer = await fetch(link.href, { headers: { "X-Waiting": "1" } });
      if (answer.status === 202) {
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const now = page.getElementById("laget");
        if (now && now.textContent.trim() !== told.textContent.trim()) told.textContent = now.textContent;
      } else {
        await answer.body?.cancel();
        if (answer.ok) told.textContent = told.dataset.done;
        location.assign(link.href);
        return;
      }
    } catch {
      // without a network: ask again
    }
    setTimeout(look, EVERY);
  }

  setTimeout(look, EVERY);
})();
