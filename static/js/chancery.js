// What makes the desk quicker. Every page works without it.
(() => {
  "use strict";
  const body = document.body;
  const lang = document.documentElement.lang || "en-GB";
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

  // Ticked rows: the bar of verbs says how many, and offers the verbs only then --------------
  function countTicks(group) {
    const ticks = all("[data-tick]", group);
    const ticked = ticks.filter((tick) => tick.checked).length;
    for (const whole of all("[data-tick-all]", group)) {
      whole.checked = ticked > 0 && ticked === ticks.length;
      whole.indeterminate = ticked > 0 && ticked < ticks.length;
    }
    for (const count of all("[data-tick-count]", group)) {
      if (count.dataset.none === undefined) count.dataset.none = count.textContent;
      count.textContent = ticked ? `${ticked} ${body.dataset.wordTicked}` : count.dataset.none;
    }
    for (const verb of all("[data-tick-verb]", group)) verb.hidden = !ticked;
  }

  document.addEventListener("change", (event) => {
    const group = event.target.closest("[data-ticks]");
    if (!group) return;
    if (event.target.matches("[data-tick-all]")) {
      for (const tick of all("[data-tick]", group)) tick.checked = event.target.checked;
    }
    countTicks(group);
  });

  // Type-ahead: arrows walk through the list, Enter takes the first, Escape goes back --------
  document.addEventListener("keydown", (event) => {
    const group = event.target.closest("[data-ahead]");
    if (!group || event.isComposing) return;
    const input = group.querySelector("input:not([type=hidden])");
    const choices = all(".ahead button, .ahead a", group);
    const at = choices.indexOf(document.activeElement);
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in steps && choices.length) {
      event.preventDefault();
      const next = at + steps[event.key];
      (next < 0 ? input : choices[Math.min(next, choices.length - 1)]).focus();
    } else if (event.key === "Enter" && event.target === input && choices.length) {
      event.preventDefault();
      choices[0].click();
    } else if (event.key === "Escape" && choices.length) {
      event.preventDefault();
      group.querySelector(".ahead").replaceChildren();
      input.focus();
    }
  });

  // A typed day is read back in words --------------------------------------------------------
  const DAY = 86400000;
  const format = (options) => new Intl.DateTimeFormat(lang, { timeZone: "UTC", ...options });
  const monthNames = ["en-GB", lang].map((name) =>
    Array.from({ length: 12 }, (_, month) =>
      new Intl.DateTimeFormat(name, { timeZone: "UTC", month: "long" })
        .format(Date.UTC(2024, month, 1)).toLowerCase()));

  function monthNumber(word) {
    for (const names of monthNames) {
      const found = names.findIndex((name) =>
        [name, name.slice(0, 3), name.slice(0, 4)].includes(word));
      if (found >= 0) return found + 1;
    }
    return 0;
  }

  function realDay(year, month, day) {
    const time = Date.UTC(year, month - 1, day);
    const date = new Date(time);
    const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
    return isReal && year > 999 ? time : null;
  }

  // As recipients/dates.py reads it: null is no day, undefined a day that could be two.
  function readDay(typed) {
    const text = typed.trim().toLowerCase().replace(/\s+/g, " ");
    const today = Date.parse(`${body.dataset.today}T00:00:00Z`);
    const near = { today, yesterday: today - DAY, tomorrow: today + DAY };
    if (Object.hasOwn(near, text)) return near[text];
    let parts = text.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/);
    if (parts) return realDay(+parts[1], +parts[2], +parts[3]);
    parts = text.match(/^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/);
    if (parts) return realDay(+parts[3], +parts[2], +parts[1]);
    parts = text.match(/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/);
    if (parts) return betweenSlashes(+parts[1], +parts[2], +parts[3]);
    parts = text.match(/^(\d{1,2})\.? (\p{L}+)\.?,? (\d{4})$/u);
    return parts ? realDay(+parts[3], monthNumber(parts[2]), +parts[1]) : null;
  }

  function betweenSlashes(one, other, year) {
    if (one <= 12 && other <= 12 && one !== other) return undefined;
    return other > 12 ? realDay(year, one, other) : realDay(year, other, one);
  }

  function dayInWords(time, isRelative) {
    const words = `${format({ weekday: "long" }).format(time)}, ` +
      format({ day: "numeric", month: "long", year: "numeric" }).format(time);
    if (!isRelative) return words;
    const days = Math.round((time - Date.parse(`${body.dataset.today}T00:00:00Z`)) / DAY);
    return `${words}, ${new Intl.RelativeTimeFormat(lang, { numeric: "auto" }).format(days, "day")}`;
  }

  function echoOf(input) {
    const id = `${input.id}_echo`;
    let echo = document.getElementById(id);
    if (!echo) {
      echo = document.createElement("div");
      echo.id = id;
      echo.className = "echo";
      echo.setAttribute("role", "status");
      input.after(echo);
    }
    const described = (input.getAttribute("aria-describedby") || "").split(" ").filter(Boolean);
    if (!described.includes(id)) {
      input.setAttribute("aria-describedby", [...described, id].join(" "));
    }
    return echo;
  }

  function echoDay(input) {
    const echo = echoOf(input);
    const typed = input.value.trim();
    const time = typed ? readDay(typed) : NaN;
    echo.classList.toggle("is-unread", time === null || time === undefined);
    if (!typed) echo.textContent = "";
    else if (time === null) echo.textContent = body.dataset.wordNoDate;
    else if (time === undefined) echo.textContent = body.dataset.wordTwoDays;
    else echo.textContent = dayInWords(time, input.dataset.echoDate === "relative");
  }

  document.addEventListener("input", (event) => {
    if (event.target.matches("input[data-echo-date]")) echoDay(event.target);
  });

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

  // Once for the page, and again for what htmx brings in --------------------------------------
  function prepare(root) {
    for (const group of all("[data-ticks]")) countTicks(group);
    for (const input of all("input[data-echo-date]", root)) echoDay(input);
    for (const summary of all(".summary[tabindex]", root)) summary.focus();
  }

  prepare(document);
  body.addEventListener("htmx:load", (event) => prepare(event.detail.elt));
})();
