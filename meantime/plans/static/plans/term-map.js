// The term map is one stop of the Tab key; arrows go from card to card, and a link to a card opens it.
// Without this script every card is a button of its own, and everything opens all the same.

class TermMap extends HTMLElement {
  #cards = [];

  connectedCallback() {
    this.#cards = [...this.querySelectorAll(".card")];
    for (const card of this.#cards) card.tabIndex = -1;
    if (this.#cards.length) this.#cards[0].tabIndex = 0;
    this.addEventListener("keydown", this.#onKey);
    this.addEventListener("focusin", (event) => this.#remember(event.target.closest(".card")));
    addEventListener("hashchange", this.#openTarget);
    document.addEventListener("click", this.#onLink);
    this.#openTarget();
  }

  disconnectedCallback() {
    removeEventListener("hashchange", this.#openTarget);
    document.removeEventListener("click", this.#onLink);
  }

  #remember(card) {
    if (!card) return;
    for (const other of this.#cards) other.tabIndex = other === card ? 0 : -1;
  }

  #onKey = (event) => {
    const card = event.target.closest(".card");
    if (!card || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = this.#neighbour(card, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  };

  // Up and down stay in the column, across the axis too; left and right go to the nearest card in that direction.
  #neighbour(card, key) {
    if (key === "Home") return this.#cards[0];
    if (key === "End") return this.#cards.at(-1);
    const forward = getComputedStyle(this).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const [axis, sign] =
      { ArrowUp: ["y", -1], ArrowDown: ["y", 1], ArrowLeft: ["x", -1], ArrowRight: ["x", 1] }[key] ?? [];
    if (!axis) return null;
    const here = middle(card);
    const ahead = this.#cards.filter((other) => sign * (middle(other)[axis] - here[axis]) > 4);
    const reach = axis === "y" ? ahead.filter((other) => Math.abs(middle(other).x - here.x) < card.offsetWidth / 2) : ahead;
    if (reach.length) return nearest(reach, here, axis);
    // At the end of a line of weeks the next line begins.
    const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (!step) return null;
    const index = this.#cards.indexOf(card) + (key === forward ? 1 : -1);
    return this.#cards[index] ?? null;
  }

  // Sentences, overview and sheets lead to cards by ordinary links; a link to a card also opens it.
  #onLink = (event) => {
    const link = event.target.closest?.('a[href^="#card-"]');
    if (link && link.hash === location.hash) this.#openTarget();
  };

  #openTarget = () => {
    if (!/^#card-\d+$/.test(location.hash)) return;
    const card = document.getElementById(location.hash.slice(1));
    const sheet = document.getElementById(`${location.hash.slice(1)}-sheet`);
    if (!card || !sheet) return;
    for (const open of document.querySelectorAll(".sheet:popover-open")) open.hidePopover();
    card.focus();
    sheet.showPopover();
  };
}

function middle(card) {
  const box = card.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + Math.min(box.height, 24) / 2 };
}

// A step sideways costs three times as much as one along the way, so that columns and lines are kept.
function nearest(cards, here, axis) {
  const across = axis === "x" ? "y" : "x";
  const cost = (card) => {
    const there = middle(card);
    return Math.abs(there[axis] - here[axis]) + 3 * Math.abs(there[across] - here[across]);
  };
  return cards.reduce((best, card) => (cost(card) < cost(best) ? card : best));
}

customElements.define("term-map", TermMap);
