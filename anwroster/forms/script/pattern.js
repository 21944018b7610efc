// Many shifts at once: weekdays and kinds of moment, between two days, get a mark or a block.
const MOMENTS = {
  avond: (shift) => shift.part === "a",
  nacht: (shift) => shift.part === "n",
  dag: (shift) => shift.part === "d",
  weekend: (shift) => shift.categories.includes("w"),
  feestdag: (shift) => shift.categories.includes("f"),
};
const PARTS = ["avond", "nacht", "dag"];

function drawPattern() {
  const days = checked("weekday", [0, 1, 2, 3, 4, 5, 6], (each) => weekdayText(each));
  const moments = checked("moment", Object.keys(MOMENTS), (each) => say(`moment.${each}`));
  byId("pattern-days").replaceChildren(...days);
  byId("pattern-moments").replaceChildren(...moments);
  for (const [id, day] of [["pattern-from", 0], ["pattern-until", PERIOD_DAYS - 1]]) {
    const field = byId(id);
    field.min = isoDay(0);
    field.max = isoDay(PERIOD_DAYS - 1);
    if (!field.value) field.value = isoDay(day);
  }
  countPattern();
}

function checked(name, values, text) {
  const chosen = new Set(chosenOf(name));
  return values.map((each) => el("label", { class: "check" },
    el("input", { type: "checkbox", name, value: String(each), checked: chosen.has(String(each)) }), text(each)));
}

function chosenOf(name) {
  return [...document.querySelectorAll(`#pattern input[name="${name}"]:checked`)].map((each) => each.value);
}

// Nothing ticked means everything. Evening, night and day are parts of the day, weekend and holiday kinds of day:
// a part and a kind of day together mean both.
function meantByPattern() {
  const days = chosenOf("weekday").map(Number);
  const moments = chosenOf("moment");
  const parts = moments.filter((each) => PARTS.includes(each));
  const kinds = moments.filter((each) => !PARTS.includes(each));
  const first = dayNumber(byId("pattern-from").value || FORM.start);
  const last = byId("pattern-until").value ? dayNumber(byId("pattern-until").value) : PERIOD_DAYS - 1;
  const fits = (chosen, shift) => !chosen.length || chosen.some((each) => MOMENTS[each](shift));
  return shifts.filter((each) =>
    (!days.length || days.includes(weekday(each.day))) && fits(parts, each) && fits(kinds, each)
    && each.day >= first && each.day <= last
    && (view.post === "" || each.post === Number(view.post)) && (view.kind === "" || each.kind === Number(view.kind))
    && !(byId("pattern-empty").checked && state.marks.has(each.at)));
}

function countPattern() {
  const n = meantByPattern().length;
  byId("pattern-count").textContent = say("pattern.count", { shifts: count(n) });
  byId("pattern-apply").disabled = n === 0;
}

function applyPattern() {
  const mark = byId("pattern-what").value;
  const found = meantByPattern();
  change(() => found.forEach((each) => setMark(each, mark)));
  const text = say("pattern.done", { shifts: count(found.length), what: say(mark ? `mark.${mark}` : "mark.none") });
  notify(text, "good", el("button", { type: "button", onclick: () => { undo(); hush(); } }, say("undo")));
  announce(`${text} ${summary()}`);
}

function listenToPattern() {
  byId("pattern").addEventListener("input", countPattern);
  byId("pattern").addEventListener("submit", (event) => {
    event.preventDefault();
    applyPattern();
  });
}
