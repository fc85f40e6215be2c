// The bar of steps keeps what was typed: it sends the form of this step and then goes on. Without this script the bar
// is made of plain links, and only the buttons below keep.
import { touched } from "./touched.js";

const form = document.querySelector("form[data-keep]");
let sent = false;

form?.addEventListener("submit", () => (sent = true));

for (const link of document.querySelectorAll(".steps a[data-step]")) {
  link.addEventListener("click", (event) => {
    if (!touched(form) || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const then = document.createElement("button");
    then.name = "then";
    then.value = link.dataset.step;
    then.hidden = true;
    form.append(then);
    form.requestSubmit(then);
  });
}

addEventListener("beforeunload", (event) => {
  if (!sent && touched(form)) event.preventDefault();
});
