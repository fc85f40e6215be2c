// Copy the address of a link. Without this script the address stands in a field, to be copied by hand.
for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  const label = button.querySelector("span");
  const before = label.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Not allowed here: the address is selected, so that the usual keys copy it.
      return;
    }
    label.textContent = field.dataset.copied;
    setTimeout(() => (label.textContent = before), 2000);
  });
}
