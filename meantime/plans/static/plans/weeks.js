// On a phone one week is seen at a time.
export function weeks(map) {
  const all = [...map.querySelectorAll(".week")];
  const links = new Map([...document.querySelectorAll("[data-of-week]")].map((link) => [link.dataset.ofWeek, link]));
  const buttons = [...document.querySelectorAll("[data-step]")];
  let frame = null;

  const index = () => Math.round(Math.abs(map.scrollLeft) / Math.max(1, map.clientWidth));
  const single = () => map.scrollWidth > map.clientWidth + 1;

  function show() {
    frame = null;
    const here = single() ? index() : -1;
    all.forEach((week, i) => {
      const link = links.get(week.dataset.week);
      if (i === here) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    for (const button of buttons) {
      const next = here + Number(button.dataset.step);
      button.ariaDisabled = String(!all[next]);
    }
  }

  for (const button of buttons) {
    button.addEventListener("click", () => {
      const week = all[index() + Number(button.dataset.step)];
      if (week) map.scrollTo({ left: week.offsetLeft, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
    });
  }
  map.addEventListener("scroll", () => (frame ??= requestAnimationFrame(show)), { passive: true });
  addEventListener("resize", () => (frame ??= requestAnimationFrame(show)));
  show();
}
