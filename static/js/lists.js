// Lists: rows that are ticked, lists one types into, filters on a small screen.
(() => {
  "use strict";
  const words = document.body.dataset;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

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
      count.textContent = ticked ? `${ticked} ${words.wordTicked}` : count.dataset.none;
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

  // Type-ahead: `data-ahead` holds an input and the list that appears; where they stand apart,
  // `data-type-ahead` on the input names the place of the list. Arrows walk through the list,
  // Enter takes the first, Escape goes back.
  function typeAheadAt(element) {
    const group = element.closest("[data-ahead]");
    if (group) return { input: group.querySelector("input:not([type=hidden])"), place: group };
    for (const input of all("[data-type-ahead]")) {
      const place = document.querySelector(input.dataset.typeAhead);
      if (place && (input === element || place.contains(element))) return { input, place };
    }
    return null;
  }

  document.addEventListener("keydown", (event) => {
    const { input, place } = typeAheadAt(event.target) || {};
    if (!input || event.isComposing) return;
    const choices = all(".ahead button, .ahead a", place);
    if (!choices.length) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      const next = choices.indexOf(document.activeElement) + step;
      (next < 0 ? input : choices[Math.min(next, choices.length - 1)]).focus();
    } else if (event.key === "Enter" && event.target === input) {
      choices[0].click();
    } else if (event.key === "Escape") {
      for (const list of all(".ahead", place)) list.replaceChildren();
      input.focus();
    } else {
      return;
    }
    event.preventDefault();
  });

  // What was chosen is swapped in around the input; typing goes on where it stopped. Other parts of
  // the page may be swapped in before, such as what a draft that saves itself has to say.
  let chosen = null;
  document.addEventListener("click", (event) => {
    const choice = event.target.closest(".ahead button");
    const typedIn = choice && typeAheadAt(choice)?.input?.id;
    chosen = typedIn ? { choice, typedIn } : null;
  });
  document.body.addEventListener("htmx:afterSettle", (event) => {
    if (!chosen || !event.detail.requestConfig?.elt.contains(chosen.choice)) return;
    document.getElementById(chosen.typedIn)?.focus();
    chosen = null;
  });

  // Filters: on a small screen the first ones, and the others when asked for ------------------
  for (const form of all("form.filters")) {
    const late = [...form.children].slice(3, -1);
    const used = late.some((part) => all("input, select", part).some((field) => field.value));
    if (late.length < 2 || used) continue;
    const more = document.createElement("button");
    more.type = "button";
    more.className = "btn btn-plain btn-sm filters-more";
    more.textContent = words.wordAllFilters;
    more.addEventListener("click", () => {
      form.classList.remove("is-short");
      more.remove();
      late[0].querySelector("input, select").focus();
    });
    form.classList.add("is-short");
    form.lastElementChild.append(more);
  }

  function prepare() {
    for (const group of all("[data-ticks]")) countTicks(group);
  }

  prepare();
  document.body.addEventListener("htmx:load", prepare);
})();
