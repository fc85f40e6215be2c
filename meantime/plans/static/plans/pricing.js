// What more minutes of a meeting would buy.
const form = document.getElementById("price-form");
let asked = 0;

async function ask(place, address, body) {
  const mine = ++asked;
  for (let look = body; ; look = null) {
    try {
      const answer = await fetch(look ? form.action : address, {
        method: look ? "POST" : "GET",
        body: look ?? undefined,
        headers: { "X-Fragment": "price" },
      });
      if (mine !== asked || !place.isConnected) return;
      if (answer.redirected) return location.reload();
      if (answer.ok || answer.status === 422) {
        place.innerHTML = await answer.text();
      }
      if (!place.querySelector("[data-going]")) return;
    } catch {
      // The next look will tell.
    }
    await new Promise((resolve) => setTimeout(resolve, 600));
    if (mine !== asked) return;
  }
}

// Above everything, so that the map keeps its heights.
function placeAt(button) {
  for (const other of document.querySelectorAll(".price-place")) other.remove();
  const place = document.createElement("div");
  place.className = "price-place";
  place.popover = "auto";
  place.setAttribute("role", "status");
  place.innerHTML = '<div class="price-answer"></div>';
  place.firstChild.textContent = button.title;
  button.after(place);
  place.showPopover({ source: button });
  place.addEventListener("toggle", ({ newState }) => newState === "closed" && place.remove());
  return place;
}

form?.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button) return;
  event.preventDefault();
  const body = new FormData(form, button);
  const address = `${form.action}?${new URLSearchParams({ at: body.get("at"), minutes: body.get("minutes") })}`;
  ask(placeAt(button), address, body);
});

document.addEventListener("submit", (event) => {
  const place = event.target.closest?.(".price-place");
  if (!place) return;
  event.preventDefault();
  asked++;
  fetch(event.target.action, { method: "POST", body: new FormData(event.target), headers: { "X-Fragment": "price" } }).catch(() => {});
  place.remove();
});
