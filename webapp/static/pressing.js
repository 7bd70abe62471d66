// Waiting for what a person is in the midst of, and for what is on its way.

export async function until(done, longest) {
  for (let gone = 0; !done() && gone < longest; gone += 50) await new Promise((next) => setTimeout(next, 50));
}

// What is told beside a field moves all that stands below it: never what is just being pressed.
export function released() {
  return until(() => !document.querySelector(":is(a, button, label):active"), 3000);
}
