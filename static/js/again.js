// A page that came to nothing because others were being served asks for itself again.
(() => {
  "use strict";
  const waits = document.querySelector("[data-again]");
  if (waits) setTimeout(() => window.location.reload(), waits.dataset.again * 1000);
})();
