// The grid: changed cells are marked and counted, only changed rows are sent, arrows and pasted columns go down.
const form = document.querySelector("form[data-grid]");

if (form) {
  const count = form.querySelector("[data-count]");
  const cells = (row) => row.querySelectorAll("input:not([type=hidden], [name=tick]), select");
  const isChanged = (cell) => {
    if (cell.type === "checkbox") return cell.checked !== cell.defaultChecked;
    if (cell.tagName === "SELECT") return !cell.selectedOptions[0]?.defaultSelected;
    return cell.value !== cell.defaultValue;
  };
  const changedRows = new Set(form.querySelectorAll("tr[data-touched]"));

  const mark = (cell) => {
    cell.closest("td, th").classList.toggle("changed", isChanged(cell));
    if (cell.matches("select[name^=kind]")) cell.classList.toggle("guess", cell.value === "");
    if (cell.type === "datetime-local") cell.classList.toggle("unset", cell.value === "");
    const row = cell.closest("tr");
    const touched = row.hasAttribute("data-touched") || [...cells(row)].some(isChanged);
    changedRows[touched ? "add" : "delete"](row);
    const n = changedRows.size;
    count.textContent = n === 0 ? "" : n === 1 ? count.dataset.one : count.dataset.many.replace("%n", n);
  };
  form.addEventListener("input", (event) => event.target.closest("tbody") && event.target.name !== "tick" && mark(event.target));

  // What was left alone need not travel: four hundred rows stay a small message.
  form.addEventListener("submit", () => {
    leaving = true;
    for (const row of form.querySelectorAll("tbody tr")) {
      const sent = changedRows.has(row) || row.querySelector("[name=tick]").checked;
      for (const control of row.querySelectorAll("input, select")) control.disabled = !sent;
    }
  });
  let leaving = false;
  addEventListener("beforeunload", (event) => !leaving && changedRows.size && event.preventDefault());
  // Back from the page that followed, the browser shows this one as it was left.
  addEventListener("pageshow", () => {
    leaving = false;
    for (const control of form.querySelectorAll("tbody :disabled")) control.disabled = false;
  });

  const column = (cell) => cell.name.slice(0, cell.name.lastIndexOf("-"));
  const below = (cell, steps) => {
    const rows = [...form.querySelectorAll("tbody tr")];
    const row = rows[rows.indexOf(cell.closest("tr")) + steps];
    return row && [...cells(row)].find((other) => column(other) === column(cell));
  };

  form.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      return form.requestSubmit(form.querySelector(".save button"));
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const cell = event.target;
    // A list and a date have their own use for the arrows; Alt takes every cell up and down.
    const own = cell.tagName === "SELECT" || cell.type === "datetime-local";
    if (!step || !cell.closest("tbody") || cell.name === "tick" || (own && !event.altKey)) return;
    const next = below(cell, step);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.select?.();
  });

  form.addEventListener("paste", (event) => {
    const cell = event.target;
    const lines = event.clipboardData.getData("text/plain").replace(/\r?\n$/, "").split(/\r?\n/);
    if (lines.length < 2 || !cell.closest("tbody")) return;
    event.preventDefault();
    lines.forEach((line, i) => line.split("\t").length === 1 && put(below(cell, i), line.trim()));
  });

  function put(cell, text) {
    if (!cell) return;
    if (cell.tagName === "SELECT") {
      const same = [...cell.options].find((option) => option.text.toLowerCase() === text.toLowerCase());
      if (same) cell.value = same.value;
    } else if (cell.type === "checkbox") cell.checked = text !== "" && text !== "0";
    else if (cell.type === "datetime-local") cell.value = text.replace(" ", "T").slice(0, 16);
    else cell.value = text;
    mark(cell);
  }
}
