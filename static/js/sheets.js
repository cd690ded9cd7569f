// Pages of a letter are pictures that are made while one waits: what found no room asks again, and
// what cannot be shown leaves its words in the place of the picture.
(() => {
  "use strict";
  const WAIT = 3000;
  const MOST = 20;
  const isSheet = (one) => one instanceof HTMLImageElement && one.hasAttribute("data-sheet");
  const wordsOf = (page) => page.parentElement.querySelector("[data-sheet-words]");

  function tell(page, isShown) {
    page.hidden = !isShown;
    page.loading = "eager"; // what is hidden would wait for ever to be seen
    if (wordsOf(page)) wordsOf(page).hidden = isShown;
  }

  async function ask(page, source) {
    const answer = await fetch(source).catch(() => null);
    if (page.src !== source) return; // another version in the meantime
    const tries = Number(page.dataset.tries ?? 0) + 1;
    page.dataset.tries = tries;
    if (answer?.ok && tries < MOST) page.src = source;
    else if (tries < MOST && (!answer || answer.status === 503)) setTimeout(ask, WAIT, page, source);
    else tell(page, false);
  }

  for (const page of document.querySelectorAll("img[data-sheet]")) {
    if (page.complete && !page.naturalWidth) ask(page, page.src); // before this script had come
  }
  document.addEventListener("error", (event) => {
    if (isSheet(event.target)) ask(event.target, event.target.src);
  }, true);
  document.addEventListener("load", (event) => {
    if (!isSheet(event.target)) return;
    delete event.target.dataset.tries;
    tell(event.target, true);
  }, true);
})();
