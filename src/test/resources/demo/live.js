// Keeps the list of events fresh. Without this script the page works too, and shows what had come when it was opened.
const EVERY = 2000;

async function look() {
  const shown = document.querySelector("[data-live]");
  if (!document.hidden) {
    try {
      const answer = await fetch(shown.dataset.live);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-live]");
      if (fresh.dataset.reader !== shown.dataset.reader) {
        location.replace(location.pathname); // the session has ended, or one has begun
        return;
      }
      update(shown, fresh);
    } catch {
      // the server cannot be reached; it may be back the next time
    }
  }
  setTimeout(look, EVERY);
}

// Adds only what is new, so that a screen reader reads only that.
function update(shown, fresh) {
  const list = shown.querySelector("ol");
  const items = [...fresh.querySelectorAll("li")];
  if (!list || items.length === 0) {
    if (shown.innerHTML !== fresh.innerHTML) {
      shown.replaceChildren(...fresh.childNodes);
    }
    return;
  }
  const known = new Set(Array.from(list.children, (item) => item.outerHTML));
  list.prepend(...items.filter((item) => !known.has(item.outerHTML)));
  while (list.children.length > items.length) {
    list.lastElementChild.remove();
  }
}

setTimeout(look, EVERY);
