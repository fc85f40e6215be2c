// The line about the term follows what is typed; the server counts, so that there is one way of counting.
import { touched } from "./touched.js";

const form = document.querySelector("form[data-line-at]");
const line = form?.querySelector("[data-line]");
let timer;
let asked = 0;

async function follow() {
  const mine = ++asked;
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === "string" && name !== "csrfmiddlewaretoken") fields.append(name, value);
  }
  try {
    const answer = await fetch(`${form.dataset.lineAt}?${fields}`, { headers: { accept: "application/json" } });
    if (answer.ok && mine === asked) line.textContent = (await answer.json()).line;
  } catch {
    // The line stays as it was; the page itself tells when it is sent.
  }
}

form?.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(follow, 250);
});

if (touched(form)) follow();
