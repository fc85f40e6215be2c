// A card opens beside the map.
import { say, word } from "./saying.js";

export function opening(board) {
  const sheet = document.getElementById("sheet");
  const { map } = board;
  let shown = null;

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a.card, a[data-card], a[href*="#card-"]');
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const card = cardFor(link);
    if (!card || !map.contains(card)) return;
    event.preventDefault();
    if (link !== card) lead(card);
    open(card);
  });

  // What is said about an open card changes with every save; what somebody writes there stays.
  document.addEventListener("meantime:state", () => {
    if (!sheet.matches(":popover-open") || !shown) return;
    if (!sheet.querySelector("[data-slot] form, textarea:focus, input:focus")) open(shown);
  });

  function cardFor(link) {
    if (link.matches(".card")) return link;
    const here = link.dataset.card || link.pathname === location.pathname;
    return here ? document.getElementById(link.dataset.card ?? link.hash.slice(1)) : null;
  }

  function lead(card) {
    history.replaceState(null, "", `#${card.id}`);
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "center", inline: "nearest" });
  }

  async function open(card) {
    const again = shown === card && sheet.matches(":popover-open");
    shown = card;
    const html = await read(card.href);
    if (html === null || shown !== card) return;
    const focused = again && document.activeElement?.name;
    sheet.innerHTML = html;
    if (!again) sheet.scrollTop = 0;
    if (!sheet.matches(":popover-open")) sheet.showPopover();
    const same = focused && sheet.querySelector(`[name="${CSS.escape(focused)}"]`);
    (same || (again ? null : sheet.querySelector(".close")))?.focus();
    sheet.dispatchEvent(new CustomEvent("meantime:sheet-opened", { bubbles: true, detail: { phase: card.dataset.phase } }));
  }

  async function read(address) {
    try {
      const answer = await fetch(address, { headers: { "X-Fragment": "sheet" } });
      if (answer.ok && !answer.redirected) return await answer.text();
      location.href = address;
    } catch {
      say(word("not_opened"), { bad: true });
    }
    return null;
  }

  sheet.addEventListener("toggle", (event) => {
    if (event.newState === "open") return;
    if (shown && !document.activeElement?.closest("input, button, a")) shown.focus({ preventScroll: true });
    shown = null;
  });

  const target = /^#card-\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
  if (target) open(target);
}
