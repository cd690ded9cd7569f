// The QR code of a paper, read with the camera where the browser can do that by itself.
(() => {
  "use strict";
  const form = document.querySelector("form[data-scan]");
  if (!form || !("BarcodeDetector" in window) || !navigator.mediaDevices) return;
  const part = (name) => form.querySelector(`[data-scan-${name}]`);
  const [begin, end, view, word] = ["begin", "end", "view", "word"].map(part);
  const EVERY = 250; // milliseconds
  let stream = null;

  function show(isSeeing) {
    begin.hidden = isSeeing;
    end.hidden = view.hidden = !isSeeing;
  }

  function stop() {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = view.srcObject = null;
    word.textContent = "";
    show(false);
  }

  async function look(detector) {
    if (!stream) return;
    const [found] = await detector.detect(view).catch(() => []);
    if (!stream) return;
    if (!found) {
      setTimeout(look, EVERY, detector);
      return;
    }
    stop();
    form.elements.typed.value = found.rawValue;
    form.requestSubmit();
  }

  begin.addEventListener("click", async () => {
    try {
      const detector = new window.BarcodeDetector({ formats: ["qr_code"] });
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      view.srcObject = stream;
      show(true);
      word.textContent = word.dataset.seeing;
      end.focus();
      await view.play();
      look(detector);
    } catch {
      stop();
      word.textContent = word.dataset.blind;
    }
  });
  end.addEventListener("click", () => {
    stop();
    begin.focus();
  });
  window.addEventListener("pagehide", stop);
  begin.hidden = false;
})();
