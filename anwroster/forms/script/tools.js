// The buttons around the calendar.
const BRUSHES = [...MARKS, "clear", "cycle"];

function drawTools() {
  const buttons = BRUSHES.map((each) => el("button", {
    type: "button", role: "radio", class: `brush brush-${each}`, "aria-checked": String(each === brush), "data-brush": each,
    tabindex: each === brush ? "0" : "-1", onclick: () => takeBrush(each),
  }, el("span", { class: `badge mark-${each}`, "aria-hidden": "true" }, LETTERS[each] ?? (each === "clear" ? "⌫" : "↻")), el("span", {}, say(`brush.${each}`))));
  byId("brushes").replaceChildren(...buttons);
  choices("filter-post", postsHere.map((each) => [each, POSTS[each]]), view.post, say("filter.all_posts"));
  choices("filter-kind", kindsHere.map((each) => [each, FORM.kinds[each].name]), view.kind, say("filter.all_kinds"));
  const what = byId("pattern-what");
  const chosen = what.value || "a";
  what.replaceChildren(...[...MARKS, ""].map((each) => el("option", { value: each }, say(each ? `brush.${each}` : "brush.clear"))));
  what.value = chosen;
  for (const each of document.querySelectorAll("[data-view]")) each.setAttribute("aria-pressed", String(each.dataset.view === view.by));
}

function choices(id, there, chosen, all) {
  const field = byId(id);
  field.hidden = there.length < 2;
  field.replaceChildren(el("option", { value: "" }, all), ...there.map(([at, name]) => el("option", { value: String(at) }, name)));
  field.value = chosen;
}

function takeBrush(name) {
  brush = name;
  drawTools();
  document.querySelector(`[data-brush="${name}"]`).focus();
}

function listenToTools() {
  byId("brushes").addEventListener("keydown", (event) => {
    const side = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (!side) return;
    event.preventDefault();
    takeBrush(BRUSHES[(BRUSHES.indexOf(brush) + side + BRUSHES.length) % BRUSHES.length]);
  });
  byId("earlier").addEventListener("click", () => showPage(view.at - 1));
  byId("later").addEventListener("click", () => showPage(view.at + 1));
  byId("undo").addEventListener("click", undo);
  byId("redo").addEventListener("click", redo);
  for (const [id, name] of [["filter-post", "post"], ["filter-kind", "kind"]]) {
    byId(id).addEventListener("change", (event) => {
      view[name] = event.target.value;
      drawCalendar();
      countPattern();
    });
  }
  for (const each of document.querySelectorAll("[data-view]")) each.addEventListener("click", () => showBy(each.dataset.view));
  for (const each of document.querySelectorAll("[data-language]")) {
    each.addEventListener("click", () => {
      language = each.dataset.language;
      drawAll();
    });
  }
  byId("save").addEventListener("click", saveAnswer);
  byId("load").addEventListener("change", async (event) => {
    const [file] = event.target.files;
    if (file) await loadAnswer(file);
    event.target.value = "";
  });
  byId("again").addEventListener("click", startAgain);
  byId("print").addEventListener("click", () => print());
  byId("remark").addEventListener("change", (event) => change(() => (state.remark = event.target.value)));
  byId("overview").addEventListener("toggle", drawOverview);
  byId("as-text").addEventListener("toggle", drawAnswerText);
  byId("answer-text").addEventListener("focus", (event) => event.target.select());
}

function showBy(name) {
  const day = isDay(focused.day) ? focused.day : 0;
  const shownDay = pageOf(day) === view.at ? day : Math.max(0, weeksOf(view.at).flat().find((each) => each !== null) ?? 0);
  view.by = name;
  drawTools();
  showPage(pageOf(shownDay));
}
