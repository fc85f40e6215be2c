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

  // Up and down within a column, to the side from column to column in the order of the term: every card is reached.
  #neighbour(card, key) {
    const cards = this.#cards;
    if (key === "Home") return cards[0];
    if (key === "End") return cards.at(-1);
    const column = card.closest(".pair");
    const [axis, sign] = STEPS[key];
    if (axis === "y") {
      const here = middle(card).y;
      const ahead = [...column.querySelectorAll(".card")].filter((other) => sign * (middle(other).y - here) > 4);
      return nearest(ahead, here);
    }
    const by = getComputedStyle(this.#map).direction === "rtl" ? -sign : sign;
    const columns = [...this.#map.querySelectorAll(".pair")].filter((one) => one.querySelector(".card"));
    const next = columns[columns.indexOf(column) + by];
    if (!next) return null;
    const clock = card.matches(".live") ? ".live" : ".own";
    const same = next.querySelectorAll(`.card${clock}`);
    // Beside it if the columns stand side by side, else as far from the axis.
    const top = (one) => one.getBoundingClientRect().top;
    const here = middle(card).y - top(column) + top(next);
    return nearest(same.length ? [...same] : [...next.querySelectorAll(".card")], here);
  }
}

function middle(card) {
  const box = card.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + Math.min(box.height, 24) / 2 };
}

function nearest(cards, y) {
  const far = (card) => Math.abs(middle(card).y - y);
  return cards.reduce((best, card) => (best && far(best) <= far(card) ? best : card), null);
}
