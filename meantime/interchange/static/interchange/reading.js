// Go on as soon as the file was read, or say that reading has begun. Without this script the page reloads by itself.
const address = document.querySelector("[data-state]")?.dataset.state;
let before;

async function look() {
  try {
    const answer = await fetch(address, { headers: { accept: "application/json" } });
    if (answer.ok) {
      const { state, waiting } = await answer.json();
      if (!waiting || (before && before !== state)) return location.reload();
      before = state;
    }
  } catch {
    // The server is away for a moment; the next look will tell.
  }
  setTimeout(look, 500);
}

if (address) setTimeout(look, 300);
