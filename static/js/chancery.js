// What makes the desk quicker. Every page works without it.
(() => {
  "use strict";
  const body = document.body;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // Keys: / search, n new letter, ? the list of keys, g and a letter for a page ------------
  const KEYS_OFF = "chancery-keys-off";
  let waitingForPage = false;

  function keysAreOff() {
    try {
      return localStorage.getItem(KEYS_OFF) === "1";
    } catch {
      return false;
    }
  }

  const isTyping = (element) =>
    element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

  function follow(selector) {
    const found = all(selector).find((one) => one.getClientRects().length) ||
      document.querySelector(selector);
    if (!found) return false;
    if (found.tagName === "INPUT") found.focus();
    else found.click();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isTyping(event.target) || keysAreOff()) return;
    const key = CSS.escape(event.key);
    const selector = waitingForPage ? `[data-go="${key}"]` : `[data-key="${key}"]`;
    waitingForPage = !waitingForPage && event.key === "g";
    if (!waitingForPage && event.key.length === 1 && follow(selector)) event.preventDefault();
    if (waitingForPage) setTimeout(() => { waitingForPage = false; }, 1500);
  });

  for (const box of all("[data-keys-on]")) {
    box.checked = !keysAreOff();
    box.addEventListener("change", () => {
      try {
        localStorage.setItem(KEYS_OFF, box.checked ? "0" : "1");
      } catch {
        box.checked = true; // no storage in this browser: the keys stay on
      }
    });
  }

  // Menus close when one looks elsewhere ----------------------------------------------------
  document.addEventListener("click", (event) => {
    for (const menu of all("details.menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && event.target.closest("details.menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  // Light, dark, or as the device -----------------------------------------------------------
  for (const group of all("[data-theme-switch]")) {
    const show = () => {
      for (const button of all("[data-theme]", group)) {
        const isChosen = button.dataset.theme === window.chanceryTheme.chosen();
        button.setAttribute("aria-pressed", String(isChosen));
      }
    };
    group.addEventListener("click", (event) => {
      const button = event.target.closest("[data-theme]");
      if (!button) return;
      window.chanceryTheme.choose(button.dataset.theme);
      show();
    });
    group.hidden = false;
    show();
  }

  // The summary of errors: it is read first, and its links lead to what one types into --------
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".summary a[href^='#']");
    const target = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!target) return;
    const place = target.closest(".field") || target;
    const control = target.getClientRects().length && target.matches("input, select, textarea")
      ? target
      : place.querySelector("[contenteditable=true], input:not([type=hidden]), select, textarea");
    if (!control) return;
    event.preventDefault();
    place.scrollIntoView({ block: "center" });
    control.focus();
  });

  // htmx: say it when the server does not answer; after the session has ended, sign in again --
  function say(words) {
    const place = document.getElementById("notices");
    if (!place) return;
    const notice = document.createElement("div");
    notice.className = "notice";
    notice.append(Object.assign(document.createElement("p"), { textContent: words }));
    place.replaceChildren(notice);
  }

  for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    body.addEventListener(name, () => say(body.dataset.wordUnanswered));
  }
  body.addEventListener("htmx:beforeSwap", (event) => {
    const answered = event.detail.xhr.responseURL;
    if (answered && new URL(answered).pathname === body.dataset.signIn) {
      event.detail.shouldSwap = false;
      window.location.reload();
    }
  });

  // Once for the page, and again for what htmx brings in -----------------------------------
  function prepare(root) {
    for (const summary of all(".summary[tabindex]", root)) summary.focus();
  }

  prepare(document);
  body.addEventListener("htmx:load", (event) => prepare(event.detail.elt));
})();
