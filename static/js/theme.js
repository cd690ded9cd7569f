// Light or dark, before anything is painted: the choice made here, else the device's.
(() => {
  "use strict";
  const device = window.matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    try {
      return localStorage.getItem("chancery-theme") || "";
    } catch {
      return ""; // no storage in this browser: the device decides
    }
  }

  function apply() {
    const theme = chosen() || (device.matches ? "dark" : "light");
    document.documentElement.setAttribute("data-bs-theme", theme);
  }

  function choose(theme) {
    try {
      localStorage.setItem("chancery-theme", theme);
    } catch {
      // nothing is kept, the page changes all the same
    }
    apply();
    if (theme) document.documentElement.setAttribute("data-bs-theme", theme);
  }

  apply();
  device.addEventListener("change", apply);
  window.chanceryTheme = { chosen, choose };
})();
