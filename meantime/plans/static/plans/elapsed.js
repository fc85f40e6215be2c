// Seconds since the worker was asked, as "0:07", while the place is on the page.
export function tick(place) {
  const shown = place.querySelector("[data-elapsed]");
  if (!shown) return;
  const since = Date.parse(place.dataset.since);
  const show = () => {
    const seconds = Math.max(0, Math.round((Date.now() - since) / 1000));
    shown.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  show();
  const timer = setInterval(() => (place.isConnected ? show() : clearInterval(timer)), 1000);
}
