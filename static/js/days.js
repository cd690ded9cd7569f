// A typed day is read back in words, as the server will read it (recipients/dates.py).
(() => {
  "use strict";
  const words = document.body.dataset;
  const lang = document.documentElement.lang || "en-GB";
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
    const today = Date.parse(`${words.today}T00:00:00Z`);
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
    const days = Math.round((time - Date.parse(`${words.today}T00:00:00Z`)) / DAY);
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
    else if (time === null) echo.textContent = words.wordNoDate;
    else if (time === undefined) echo.textContent = words.wordTwoDays;
    else echo.textContent = dayInWords(time, input.dataset.echoDate === "relative");
  }

  document.addEventListener("input", (event) => {
    if (event.target.matches("input[data-echo-date]")) echoDay(event.target);
  });

  function prepare(root) {
    for (const input of root.querySelectorAll("input[data-echo-date]")) echoDay(input);
  }

  prepare(document);
  document.body.addEventListener("htmx:load", (event) => prepare(event.detail.elt));
})();
