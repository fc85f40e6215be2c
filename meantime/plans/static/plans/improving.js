// Improve without leaving the page.
// Without this script the same buttons lead to pages of their own.
import { tick } from "./elapsed.js";
import "./pricing.js";

const bar = document.getElementById("improve");
const said = document.getElementById("improve-said");
let timer = null;

async function ask(address, body) {
  try {
    const answer = await fetch(address, { method: body ? "POST" : "GET", body, headers: { "X-Fragment": "improve" } });
    if (answer.ok && !answer.redirected) show(await answer.text());
    else if (body) location.reload();
  } catch {
    // The server is away for a moment; the next look will tell.
  }
  later();
}

function show(html) {
  if (bar.dataset.shown === html) return;
  bar.dataset.shown = html;
  const focused = bar.contains(document.activeElement);
  bar.innerHTML = html;
  if (focused) bar.querySelector("a.button, button")?.focus();
  const place = bar.querySelector("[data-going]");
  if (place) tick(place);
  const text = bar.querySelector("[data-say]")?.dataset.say ?? "";
  if (said.textContent !== text) said.textContent = text;
}

// For when the stream is closed.
function later() {
  clearTimeout(timer);
  if (bar.querySelector("[data-going]")) timer = setTimeout(() => ask(bar.dataset.address), 1000);
}

if (bar) {
  bar.addEventListener("submit", (event) => {
    event.preventDefault();
    const form = event.target;
    const body = new FormData(form);
    for (const button of form.querySelectorAll("button")) button.disabled = true;
    ask(form.action, body);
  });
  document.addEventListener("meantime:request", (event) => {
    if (event.detail?.task === "improve") ask(bar.dataset.address);
  });
  const place = bar.querySelector("[data-going]");
  if (place) tick(place);
  later();
}
