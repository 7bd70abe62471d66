// The wall of a meeting follows the votes, and whoever else leads it. Without this script the page is reloaded by hand.
(() => {
  const wall = document.querySelector("[data-wall]");
  const trouble = document.querySelector("[data-trouble]");
  const EVERY = 2500;
  const agreed = document.querySelector("form[data-agreed]");
  const changed = (one) => (one.type === "radio" ? one.checked !== one.defaultChecked : one.value !== one.defaultValue);
  const written = () => agreed && [...agreed.elements].some((one) => /radio|textarea/.test(one.type) && changed(one));
  const tell = (words) => { if (trouble.textContent !== words) trouble.textContent = words; };
  tell("");

  async function look() {
    try {
      const answer = await fetch(wall.dataset.wall, { headers: { Accept: "application/json" }, cache: "no-store" });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      const now = await answer.json();
      if (now.state === wall.dataset.state) {
        document.querySelector("[data-voted]").textContent = now.voted;
        tell("");
      } else if (written()) {
        tell(wall.dataset.moved); // what somebody is writing is never taken from them
      } else {
        location.reload();
        return;
      }
    } catch {
      tell(wall.dataset.lost);
    }
    setTimeout(look, EVERY);
  }

  setTimeout(look, EVERY);
})();
