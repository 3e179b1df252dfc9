// Keys for the pages of Beleg. Everything here can also be done with Tab and Enter; without this file nothing is missing
// but the keys. The table of keys is web/keys.toml; the page says which are in force (data-keymap).
"use strict";
(() => {
  const root = document.documentElement;
  const single = root.dataset.keys !== "off";
  const HERE = "[data-keys-here]";
  const ITEM = "[data-item], .findings > li";
  const FIGURE = "[data-figure]";
  const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";
  // What is pressed: what it does; for keys behind g in a table of their own. And the letter of the table by what it does.
  const does = new Map(), goes = new Map(), letter = new Map();
  for (const entry of (root.dataset.keymap || "").split(" ")) {
    const [name, standard, pressed] = entry.split("|");
    if (!pressed) continue;
    letter.set(name, standard);
    if (name.startsWith("go_")) goes.set(pressed, name.slice(3));
    else does.set(pressed, name);
  }
  let going = false; // g was pressed
  let sent = false; // a form or a link is on its way: what is pressed meanwhile was not meant for the next page

  const near = (selector) => document.activeElement && document.activeElement.closest(selector);

  function isField(element) {
    if (!element || element === document.body) return false;
    if (element.isContentEditable || element.matches("textarea, select")) return true;
    return element.matches("input") && !/^(checkbox|radio|button|submit|reset|image|file)$/.test(element.type);
  }

  function isShown(element) {
    return element.getClientRects().length > 0 && !element.disabled;
  }

  function focus(element) {
    if (!element.matches(FOCUSABLE)) element.setAttribute("tabindex", "-1");
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  }

  function press(element) {
    if (isField(element)) focus(element);
    else {
      if (element.matches("summary")) element.focus();
      element.click();
    }
    return true;
  }

  // Presses the nearest element for a key: of the row, of the list or card, of the page.
  function pressFor(selector) {
    for (const around of [near(ITEM), near(FIGURE), near(HERE), document]) {
      const found = around && [...around.querySelectorAll(selector)].find(isShown);
      if (found) return press(found);
    }
    return false;
  }

  function pressNamed(name) {
    return pressFor(`[data-key="${name}"], [data-key="${CSS.escape(letter.get(name) || name)}"]`);
  }

  // The next or previous of some elements, from where the focus is.
  function walk(selector, step) {
    const around = near(HERE);
    const all = [...around.querySelectorAll(selector)].filter(isShown);
    const at = document.activeElement;
    let to = step > 0
      ? all.find((one) => !one.contains(at) && at.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)
      : all.reverse().find((one) => !one.contains(at) && at.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING);
    if (at === around && step > 0) to = all[0];
    if (to) focus(to);
    return true;
  }

  function open() {
    const at = document.activeElement;
    if (!at || !at.matches(ITEM) || at.matches("a[href], button, summary")) return false;
    const first = [...at.querySelectorAll("a[href], button, summary")].find(isShown);
    return Boolean(first) && press(first);
  }

  function go(page) {
    const link = document.querySelector(`[data-go="${page}"]`);
    return Boolean(link) && press(link);
  }

  function help() {
    const link = document.querySelector('[data-go="help"]');
    if (link) location.assign(`${link.href.split("#")[0]}#keys`);
    return Boolean(link);
  }

  function search() {
    const field = document.querySelector('[data-key="search"], [data-key="/"]') || document.getElementById("search");
    if (!field) return false;
    focus(field);
    if (field.select) field.select();
    return true;
  }

  function leave() {
    const field = document.activeElement;
    if (!isField(field)) return false;
    const around = field.closest(ITEM) || field.closest(HERE) || document.getElementById("main");
    field.blur();
    if (around) focus(around);
    return true;
  }

  // What a key does with the focus in a list, a card or an article.
  function act(name) {
    switch (name) {
      case "next": return walk(ITEM, 1);
      case "previous": return walk(ITEM, -1);
      case "next_figure": return walk(FIGURE, 1);
      case "previous_figure": return walk(FIGURE, -1);
      case "go": going = true; return true;
      default: return pressNamed(name);
    }
  }

  function pressed(event) {
    const key = event.key.length === 1 && !event.getModifierState("CapsLock") ? event.key : event.key.toLowerCase();
    return event.shiftKey && /^[a-z]$/i.test(key) ? `Shift+${key.toLowerCase()}` : key;
  }

  // Undo and redo as everywhere, outside of fields, where the browser has its own.
  function withControl(event) {
    const isUndo = event.key.toLowerCase() === "z" && !event.altKey && !isField(document.activeElement);
    return isUndo && near(HERE) !== null && pressNamed(event.shiftKey ? "redo" : "undo");
  }

  function withKey(event) {
    const wasGoing = going;
    going = false;
    if (event.key === "Escape") return leave();
    if (event.key === "Enter") return open();
    if (!single || isField(document.activeElement) || event.key.length > 1) return false;
    const key = pressed(event);
    if (wasGoing && goes.has(key)) return go(goes.get(key));
    const name = does.get(key);
    if (name === "search") return search();
    if (name === "help") return help();
    if (!near(HERE)) return false;
    if (/^[1-9]$/.test(key)) return pressFor(`[data-key="${key}"]`);
    return Boolean(name) && act(name);
  }

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || /^(Shift|Control|Alt|Meta|CapsLock|AltGraph)$/.test(event.key)) return;
    const control = event.ctrlKey || event.metaKey;
    if (!control && inSpan(event)) { event.preventDefault(); return; }
    if (event.altKey || (sent && event.key !== "Escape")) return;
    const repeats = event.repeat && !/^(next|previous)/.test(does.get(event.key) || "");
    if (!repeats && (control ? withControl(event) : withKey(event))) event.preventDefault();
  });
  document.addEventListener("submit", () => {
    sent = true;
    setTimeout(() => { sent = false; }, 2000); // it may have been a file to save, and the page stays
  });
  window.addEventListener("pageshow", () => { sent = going = false; });

  // The words of a figure in its sentence, moved by arrows. In the element with data-span stand the sentence, as it is in the
  // article, in an element with data-span-text (data-from is where it begins there), the fields start and end, and quote
  // where it is wanted. Places are counted in code points, as everywhere.
  const isWordLike = (sign) => /[\p{L}\p{N}\p{M}]/u.test(sign || "");

  function inSpan(event) {
    const span = document.activeElement && document.activeElement.closest("[data-span-text]");
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!span || !step) return false;
    moveSpan(span, step, event.shiftKey, event.altKey);
    return true;
  }

  function moveSpan(text, step, isStart, byCharacter) {
    const around = text.closest("[data-span]");
    const field = (name) => around.querySelector(`[name="${name}"], [data-span-field="${name}"]`);
    const signs = Array.from(text.textContent);
    const from = Number(text.dataset.from);
    let start = Number(field("start").value) - from, end = Number(field("end").value) - from;
    const moved = byCharacter ? moveOver(signs, isStart ? start : end, step) : moveBy(signs, isStart ? start : end, step, isStart);
    if (isStart) start = Math.max(0, Math.min(moved, end - 1));
    else end = Math.min(signs.length, Math.max(moved, start + 1));
    field("start").value = from + start;
    field("end").value = from + end;
    const quote = signs.slice(start, end).join("");
    if (field("quote")) field("quote").value = quote;
    showSpan(text, signs, start, end);
    const said = around.querySelector("[data-span-said]");
    if (said) said.textContent = quote;
  }

  // One character further; marks that combine with a letter are not parted from it.
  function moveOver(signs, at, step) {
    do at += step; while (at > 0 && at < signs.length && /\p{M}/u.test(signs[at]));
    return at;
  }

  // To the next boundary: the start stands before a word, the end behind one.
  function moveBy(signs, at, step, isStart) {
    const isBoundary = (place) => isStart
      ? isWordLike(signs[place]) && !isWordLike(signs[place - 1])
      : isWordLike(signs[place - 1]) && !isWordLike(signs[place]);
    do at += step; while (at > 0 && at < signs.length && !isBoundary(at));
    return at;
  }

  function showSpan(text, signs, start, end) {
    const mark = document.createElement("mark");
    mark.append(signs.slice(start, end).join(""));
    text.replaceChildren(signs.slice(0, start).join(""), mark, signs.slice(end).join(""));
  }
})();

// Words selected in an article go along with the link that marks a figure: the words, and those before them.
(() => {
  const link = document.querySelector("[data-marks]");
  const text = document.querySelector(".whole");
  if (!link || !text) return;
  const plain = { label: link.textContent, href: link.href };
  const BEFORE = 60, MOST = 500, SHOWN = 40;

  // A link that is pressed takes the selection away in some browsers: what was selected last counts until something else is.
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (!selection.rangeCount || !text.contains(selection.anchorNode) || !text.contains(selection.focusNode)) return;
    const range = selection.getRangeAt(0), words = range.toString().trim();
    const isWords = words && words.length <= MOST;
    const address = new URL(plain.href);
    if (isWords) {
      const before = document.createRange();
      before.setStart(text, 0);
      before.setEnd(range.startContainer, range.startOffset);
      address.searchParams.set("quote", words);
      address.searchParams.set("before", before.toString().trimEnd().slice(-BEFORE));
    }
    link.href = address;
    const shown = words.length > SHOWN ? `${words.slice(0, SHOWN)} …` : words;
    link.textContent = isWords ? link.dataset.with.replace("{words}", () => shown) : plain.label;
  });
})();

// Adding articles: files dropped anywhere on their form, how far an import is, how many articles are ticked.
(() => {
  const form = document.querySelector("[data-drop]");
  const live = document.querySelector("[data-live]");
  const buttons = document.querySelectorAll("[data-counts]");

  function drag(event) {
    const isFile = [...event.dataTransfer.types].includes("Files");
    form.classList.toggle("over", isFile && event.type === "dragover");
    // A field for files takes what is dropped on it by itself, also a folder.
    if (!isFile || event.target.matches("input[type=file]")) return;
    event.preventDefault();
    if (event.type === "drop") form.elements.files.files = event.dataTransfer.files;
  }

  async function look() {
    try {
      const answer = await fetch(location.href);
      const now = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-live]");
      if (!now) return location.reload();
      live.replaceChildren(...now.childNodes);
    } catch { /* The app is not there just now; it is asked again. */ }
    setTimeout(look, 1000);
  }

  function count() {
    const ticked = document.querySelectorAll("[data-take]:checked").length;
    for (const button of buttons) {
      const n = ticked + Number(button.dataset.more);
      const written = n.toLocaleString(document.documentElement.lang);
      button.textContent = n === 1 ? button.dataset.one : button.dataset.many.replace("{n}", written);
    }
  }

  if (form) for (const name of ["dragover", "dragleave", "drop"]) form.addEventListener(name, drag);
  if (live) setTimeout(look, 1000);
  if (buttons.length) document.addEventListener("change", count);
  if (buttons.length) count(); // a browser that goes back keeps what was ticked
})();
