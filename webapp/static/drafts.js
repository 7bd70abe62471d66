// Drafts in the browser: what was typed is kept until the server has it, whatever happens to the page.
// A browser may refuse (a full or closed store); the text is then still on the screen.

export function keep(key, draft) {
  try { localStorage.setItem(key, JSON.stringify(draft)); } catch { /* as above */ }
}

export function drop(key) {
  try { localStorage.removeItem(key); } catch { /* as above */ }
}

export function read(key) {
  try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
}

// What somebody wrote before the script had come is newer than any draft, and nobody has saved it yet.
export function touched(field) {
  if (field.type === "radio") {
    return [...field.form.elements].some((one) => one.name === field.name && one.checked !== one.defaultChecked);
  }
  if (field.type === "checkbox") return field.checked !== field.defaultChecked;
  return "defaultValue" in field && field.type !== "hidden" && field.value !== field.defaultValue;
}
