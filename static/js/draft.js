// A draft saves itself: two seconds after the last key, and before one leaves by a link.
(() => {
  "use strict";
  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  const WAIT = 2000;
  const words = document.body.dataset;
  let timer = 0;
  let isDirty = false;
  let pending = 0;
  let queue = Promise.resolve();

  // Every edit is a version; edits of this page go one after the other, each knowing the last.
  function inTurn(work) {
    pending += 1;
    queue = queue.then(work).catch(() => {}).then(() => { pending -= 1; });
    return queue;
  }

  function save() {
    clearTimeout(timer);
    return inTurn(() => {
      if (!isDirty) return undefined;
      isDirty = false;
      return window.htmx.ajax("POST", form.action, {
        source: form, target: "#saved", swap: "innerHTML",
      });
    });
  }

  function typed(event) {
    if (event.target.form !== form) return;
    if (!isDirty) document.getElementById("saved").textContent = words.wordUnsaved;
    isDirty = true;
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
  }

  const version = () => document.getElementById("id_version")?.value;

  function showFirstPage() {
    for (const page of document.querySelectorAll("img[data-first-page]")) {
      page.src = `${page.src.split("?")[0]}?v=${version()}`;
    }
  }

  document.addEventListener("input", typed);
  document.addEventListener("change", typed);
  const isTyped = (one) => one.type === "text" && one.value !== one.defaultValue;
  const early = [...form.elements].find(isTyped); // typed before this script had come
  if (early) typed({ target: early });

  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.xhr.status === 200) showFirstPage();
    else isDirty = true;
  });

  // An addressee or enclosure that is added, moved or taken away is an edit too: it says which
  // version this page has seen, and its answer brings the next one.
  const isAct = ({ elt, verb }) => elt !== form && verb === "post";

  document.addEventListener("htmx:confirm", (event) => {
    if (!isAct(event.detail)) return;
    event.preventDefault();
    const { elt, issueRequest } = event.detail;
    if (isDirty) save();
    inTurn(() => new Promise((done) => {
      elt.addEventListener("htmx:afterRequest", done, { once: true });
      if (elt.isConnected) issueRequest(true);
      else done(); // pressed twice: the first press has replaced it
    }));
  });
  document.addEventListener("htmx:configRequest", (event) => {
    if (isAct(event.detail)) event.detail.parameters.version = version();
  });

  // Saving by hand waits for what is under way.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    isDirty = false;
    if (!pending) return;
    event.preventDefault();
    const button = event.submitter;
    queue.then(() => form.requestSubmit(button));
  });

  // Links and other forms take one elsewhere: the text first.
  function saveThen(event, go) {
    if (!isDirty && !pending) return;
    event.preventDefault();
    save().then(() => {
      const isSaved = !isDirty;
      isDirty = false; // it could not be saved, and says so; the next press leaves
      if (isSaved) go();
    });
  }

  document.addEventListener("submit", (event) => {
    const other = event.target;
    if (other === form || event.defaultPrevented || other.hasAttribute("hx-post")) return;
    const button = event.submitter;
    saveThen(event, () => other.requestSubmit(button));
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    if (!link || !isPlain || link.hash || link.target || link.hasAttribute("hx-get")) return;
    saveThen(event, () => window.location.assign(link.href));
  });

  window.addEventListener("beforeunload", (event) => {
    if (isDirty || pending) event.preventDefault();
  });
})();
