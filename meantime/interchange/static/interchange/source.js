// Says where the browser is, and that a file is too large before it is sent.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
for (const field of document.querySelectorAll("input[name=browser_zone]")) field.value = zone;

const form = document.querySelector("form[data-most]");
const file = form?.querySelector("input[type=file]");
const error = form?.querySelector(".error");

function look() {
  const tooLarge = file.files.length > 0 && file.files[0].size > Number(form.dataset.most);
  error.hidden = !tooLarge;
  error.textContent = tooLarge ? error.dataset.tooLarge : "";
  file.toggleAttribute("aria-invalid", tooLarge);
  if (tooLarge) {
    file.setAttribute("aria-invalid", "true");
    file.setAttribute("aria-describedby", "file-note file-error");
  }
  return !tooLarge;
}

file?.addEventListener("change", look);
form?.addEventListener("submit", (event) => {
  if (look()) return;
  event.preventDefault();
  file.focus();
});
