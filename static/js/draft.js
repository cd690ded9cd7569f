// A draft saves itself: two seconds after the last key, and before one leaves by a link.
(() => {
  "use strict";
  const form = document.querySelector("form[data-draft]");
  if (!form) return;
  const WAIT = 2000;
  const words = document.body.dataset;
  let timer = 0;
  let isDirty = false;
  let saving = null;

  function note() {
    const place = document.getElementById("saved");
    if (place) place.textContent = words.wordUnsaved;
  }

  function save() {
    clearTimeout(timer);
    if (saving) return saving.then(() => (isDirty ? save() : undefined));
    isDirty = false;
    const answer = window.htmx.ajax("POST", form.action, {
      source: form, target: "#saved", swap: "innerHTML",
    });
    saving = Promise.resolve(answer).catch(() => {}).then(() => { saving = null; });
    return saving;
  }

  function typed(event) {
    if (event.target.form !== form) return;
    if (!isDirty) note();
    isDirty = true;
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
  }

  function showFirstPage() {
    const version = document.getElementById("id_version")?.value;
    for (const page of document.querySelectorAll("img[data-first-page]")) {
      page.src = `${page.src.split("?")[0]}?v=${version}`;
    }
  }

  document.addEventListener("input", typed);
  document.addEventListener("change", typed);

  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.xhr.status === 200) showFirstPage();
    else isDirty = true;
  });

  // Saving by hand waits for a saving that is under way; two at once would be two versions.
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    isDirty = false;
    if (!saving) return;
    event.preventDefault();
    const button = event.submitter;
    saving.then(() => form.requestSubmit(button));
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
    if (!link || !isPlain || link.hash || link.target || link.hasAttribute("hx-get")) return;
    if (!isDirty && !saving) return;
    event.preventDefault();
    save().then(() => {
      if (isDirty) isDirty = false; // it could not be saved, and says so; the next press leaves
      else window.location.assign(link.href);
    });
  });
})();
