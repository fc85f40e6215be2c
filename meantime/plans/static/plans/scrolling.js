// A card that is held at an edge turns to the next week, or scrolls the page.
const EDGE = { side: 32, top: 72, bottom: 96 };
const DWELL = 450;
const FASTEST = 14;

export function scrolling(map, moved) {
  let side = 0;
  let speed = 0;
  let timer = null;
  let frame = null;

  function at(x, y) {
    const box = map.getBoundingClientRect();
    const turns = map.scrollWidth > map.clientWidth + 1;
    const now = !turns ? 0 : x < box.left + EDGE.side ? -1 : x > box.right - EDGE.side ? 1 : 0;
    if (now !== side) {
      clearInterval(timer);
      side = now;
      timer = side ? setInterval(turn, DWELL) : null;
    }
    speed = y < EDGE.top ? (y - EDGE.top) / EDGE.top : Math.max(0, (y - innerHeight + EDGE.bottom) / EDGE.bottom);
    if (speed && frame === null) frame = requestAnimationFrame(glide);
  }

  function turn() {
    map.scrollBy({ left: side * map.clientWidth, behavior: "instant" });
    moved();
  }

  function glide() {
    frame = null;
    if (!speed) return;
    scrollBy({ top: FASTEST * Math.max(-1, Math.min(1, speed)), behavior: "instant" });
    moved();
    frame = requestAnimationFrame(glide);
  }

  function stop() {
    clearInterval(timer);
    speed = 0;
  }

  return { at, stop };
}
