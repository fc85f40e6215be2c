// The open card: moved by its form, edited in place.
import { keepPlace } from "./staying.js";

// Moves go the way of all moves, through <term-map>.
document.addEventListener("submit", (event) => {
  const form = event.target;
  const map = document.querySelector("term-map");
  if (!map || !form.matches("form[data-move]")) return;
  event.preventDefault();
  const asked = new FormData(form, event.submitter);
  const at = asked.get("to") || asked.get("at");
  const stays = at === asked.get("seen_at");
  const detail = { phase: asked.get("phase"), at };
  if (stays && asked.get("order")) detail.order = Number(asked.get("order"));
  if (asked.has("hold")) detail.hold = asked.get("hold");
  if (asked.get("reason")) detail.reason = asked.get("reason");
  map.dispatchEvent(new CustomEvent("meantime:move", { detail, bubbles: true }));
});

const fragment = (address, options = {}) =>
  fetch(address, { ...options, headers: { "X-Fragment": "sheet", ...options.headers } });

// What the server refuses stays in the form.
document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[data-edit]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  const slot = link.closest("[data-slot]");
  event.preventDefault();
  const answer = await fragment(link.href).catch(() => null);
  if (!answer?.ok || answer.redirected) return void (location.href = link.href);
  show(slot, await answer.text());
});

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-slot] form[data-short]")) return;
  event.preventDefault();
  const slot = form.closest("[data-slot]");
  const body = new FormData(form, event.submitter);
  const answer = await fragment(form.action, { method: "POST", body }).catch(() => null);
  if (answer === null) return say(form, form.dataset.offline);
  if (answer.status === 204) return again(slot);
  if (answer.status === 409 || answer.status === 422) return show(slot, await answer.text());
  form.submit();
});

function show(slot, html) {
  slot.innerHTML = html;
  const first = slot.querySelector("[aria-invalid=true]") ?? slot.querySelector("input:not([type=hidden]), select, textarea");
  first?.focus();
}

function say(form, text) {
  form.querySelector("[role=alert]")?.remove();
  const said = document.createElement("p");
  said.setAttribute("role", "alert");
  said.textContent = text;
  form.prepend(said);
}

// The page is drawn anew, at the same place.
function again(slot) {
  const card = slot.closest("[data-sheet]")?.dataset.card;
  if (card) history.replaceState(null, "", `#${card}`);
  if (document.querySelector("term-map")) keepPlace("");
  location.reload();
}
