// What happens elsewhere.
const AGAIN = 10_000;

export function hear(board) {
  let stream = null;
  let asked = "";
  let looking = false;
  const { urls } = board.course;

  function open() {
    if (stream || document.hidden) return;
    stream = new EventSource(urls.stream);
    stream.onmessage = (event) => heard(JSON.parse(event.data));
    stream.onerror = () => {
      if (stream?.readyState !== EventSource.CLOSED) return;
      close();
      setTimeout(open, AGAIN);
    };
  }

  function close() {
    stream?.close();
    stream = null;
  }

  function heard({ version, request }) {
    const now = JSON.stringify(request);
    if (request && now !== asked) document.dispatchEvent(new CustomEvent("meantime:request", { detail: request }));
    asked = now;
    if (version > board.state.version && !board.saving.busy) look();
  }

  async function look() {
    if (looking) return;
    looking = true;
    try {
      const answer = await fetch(urls.state, { headers: { accept: "application/json" } });
      // Whoever began to save meanwhile hears it with the answer.
      if (answer.ok && !answer.redirected && !board.saving.busy) board.adopt(await answer.json());
    } catch {
      // The stream opens again and says it once more.
    }
    looking = false;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
}
