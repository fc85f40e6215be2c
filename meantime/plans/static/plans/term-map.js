// The term map, moved by hand; without this script every card is a link to its page.
import { Board } from "./board.js";
import { dragging } from "./dragging.js";
import { hear } from "./hearing.js";
import { keys } from "./keys.js";
import { opening } from "./opening.js";
import { panel } from "./panel.js";
import { learn } from "./saying.js";
import { takePlace } from "./staying.js";
import { thread } from "./threads.js";
import { weeks } from "./weeks.js";

const read = (id) => JSON.parse(document.getElementById(id).textContent);

class TermMap extends HTMLElement {
  connectedCallback() {
    learn(read("map-words"));
    const board = new Board(this, read("map-boot"), read("map-state"));
    keys(board);
    dragging(board);
    opening(board);
    panel(board);
    weeks(this);
    hear(board);
    takePlace(this);
    this.addEventListener("meantime:move", ({ detail }) => {
      const { reason, ...move } = detail;
      if (!board.carrying) board.apply([move], reason);
    });
    this.addEventListener("focusin", ({ target }) => {
      if (!board.carrying) thread(board, target.closest(".card")?.dataset.phase ?? null);
    });
    this.addEventListener("focusout", ({ relatedTarget }) => {
      if (!board.carrying && !relatedTarget?.closest(".card, #sheet")) thread(board, null);
    });
    this.dataset.ready = "";
  }
}

customElements.define("term-map", TermMap);
