// @ts-check
// Loads the page again when the data behind it have changed: `mapsvc serve --reload` only.

const shown = new URL(import.meta.url).search.slice(1);
const address = new URL("state", import.meta.url);

/** Ask for the state of the data; a service that does not answer is asked again. */
async function look() {
  try {
    const answer = await fetch(address, { cache: "no-store" });
    if (answer.ok && (await answer.text()) !== shown) {
      location.reload();
      return;
    }
  } catch {
    // The service is being started again.
  }
  setTimeout(look, 1000);
}

setTimeout(look, 1000);
