// Elements of the page. Text from files goes in as text, never as markup.
const byId = (id) => document.getElementById(id);

function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "value") made.value = value;
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

// Put the words of the language into everything that says which ones it holds.
function speak() {
  document.documentElement.lang = language;
  for (const each of document.querySelectorAll("[data-say]")) each.textContent = say(each.dataset.say);
  for (const each of document.querySelectorAll("[data-say-label]")) each.setAttribute("aria-label", say(each.dataset.sayLabel));
  for (const each of document.querySelectorAll("button[data-say-label]")) each.title = say(each.dataset.sayLabel);
  for (const each of document.querySelectorAll("[data-language]")) {
    each.setAttribute("aria-pressed", String(each.dataset.language === language));
  }
}

// Say something to who cannot see the page change.
function announce(text) {
  byId("live").textContent = text;
}

// Show a message until the next one; kind is "good" or "bad".
function notify(text, kind = "good", ...more) {
  const box = byId("message");
  box.className = `message ${kind}`;
  box.replaceChildren(el("p", {}, text), ...more, el("button", { type: "button", class: "quiet", onclick: hush }, say("close")));
  box.hidden = false;
}

function hush() {
  byId("message").hidden = true;
}
