// Up and down in a column of the grid, as in a spreadsheet; what is left out looks so at once.
const grid = document.querySelector(".grid");

grid?.addEventListener("keydown", (event) => {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const { target } = event;
  // A select needs its arrows for itself.
  if (!step || event.altKey || target.tagName !== "INPUT") return;
  const cell = target.closest("td");
  let row = cell.parentElement;
  do row = step < 0 ? row.previousElementSibling : row.nextElementSibling;
  while (row && !row.cells[cell.cellIndex]?.querySelector("input:not([type=hidden])"));
  const next = row?.cells[cell.cellIndex].querySelector("input:not([type=hidden])");
  if (!next) return;
  event.preventDefault();
  next.focus();
  if (next.type === "text") next.select();
});

grid?.addEventListener("change", ({ target }) => {
  if (target.type === "checkbox") target.closest("tr").classList.toggle("out", !target.checked);
});
