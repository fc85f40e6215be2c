// From card to card by arrows.
const STEPS = { ArrowUp: ["y", -1], ArrowDown: ["y", 1], ArrowLeft: ["x", -1], ArrowRight: ["x", 1] };

export class Browsing {
  #map;

  constructor(map) {
    this.#map = map;
    for (const card of this.#cards) {
      card.tabIndex = -1;
      card.setAttribute("aria-describedby", "how-to-carry");
    }
    if (this.#cards.length) this.#cards[0].tabIndex = 0;
    map.addEventListener("focusin", (event) => this.#remember(event.target.closest(".card")));
  }

  get #cards() {
    return [...this.#map.querySelectorAll(".card")];
  }

  go(card, key) {
    const next = this.#neighbour(card, key);
    next?.focus();
    next?.scrollIntoView({ block: "nearest", inline: "nearest" });
    return Boolean(next);
  }

  #remember(card) {
    if (!card) return;
    for (const other of this.#map.querySelectorAll('.card[tabindex="0"]')) other.tabIndex = -1;
    card.tabIndex = 0;
  }

  #neighbour(card, key) {
    const cards = this.#cards;
    if (key === "Home") return cards[0];
    if (key === "End") return cards.at(-1);
    const forward = getComputedStyle(this.#map).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const [axis, sign] = STEPS[key];
    const here = middle(card);
    const ahead = cards.filter((other) => sign * (middle(other)[axis] - here[axis]) > 4);
    const reach = axis === "y" ? ahead.filter((other) => Math.abs(middle(other).x - here.x) < card.offsetWidth / 2) : ahead;
    if (reach.length) return nearest(reach, here, axis);
    if (axis === "y") return null;
    return cards[cards.indexOf(card) + (key === forward ? 1 : -1)] ?? null;
  }
}

function middle(card) {
  const box = card.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + Math.min(box.height, 24) / 2 };
}

// A step sideways costs three times as much, so that columns and lines are kept.
function nearest(cards, here, axis) {
  const across = axis === "x" ? "y" : "x";
  const cost = (card) => {
    const there = middle(card);
    return Math.abs(there[axis] - here[axis]) + 3 * Math.abs(there[across] - here[across]);
  };
  return cards.reduce((best, card) => (cost(card) < cost(best) ? card : best));
}
