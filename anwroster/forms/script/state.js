// What the doctor says: a mark for each shift, blocked days and times, limits, a remark; every step can be undone.
const MARKS = ["a", "v", "l", "m", "b"];
const NOT_AVOIDED = "not l";
const OFFERED = new Set(["a", "v", "m"]);
const MOST_STEPS = 200;
let state = emptyState();
let before = [];
let after = [];
let isUnsaved = false;

function emptyState() {
  return { marks: new Map(), days: new Set(), spans: [], limits: new Map(), remark: "" };
}

function copyOf(it) {
  return { marks: new Map(it.marks), days: new Set(it.days), spans: [...it.spans], limits: new Map(it.limits), remark: it.remark };
}

// The start: what the doctor said before, as the planner has it.
function standingState() {
  const found = emptyState();
  const standing = doctor.standing;
  if (!standing) return found;
  for (const [mark, steps] of Object.entries(standing.marks)) for (const at of places(steps)) found.marks.set(at, mark);
  for (const [first, last] of standing.days) addDays(found, first, last);
  found.spans = standing.spans.map((each) => [...each]);
  for (const [bound, unit, amount, scope] of standing.limits) found.limits.set(limitKey(bound, unit, scope), amount);
  return found;
}

// Places in a list, told as steps from one to the next.
function places(steps) {
  let at = 0;
  return steps.map((step) => (at += step));
}

// What the doctor's calendar offers and blocks, as the planner has it.
function calendarOffers() {
  return places(doctor.standing?.calendar?.offers ?? []);
}

function calendarBlocks() {
  return doctor.standing?.calendar?.blocks ?? [];
}

function addDays(found, first, last) {
  for (let day = dayNumber(first); day <= dayNumber(last); day += 1) found.days.add(day);
}

function limitKey(bound, unit, scope) {
  return `${bound}|${unit}|${scope}`;
}

// Change the state as one step.
function change(how) {
  const old = copyOf(state);
  how();
  remember(old);
}

function remember(old) {
  before.push(old);
  if (before.length > MOST_STEPS) before.shift();
  after = [];
  isUnsaved = true;
  refresh();
}

function undo() {
  step(before, after, "steps.undone");
}

function redo() {
  step(after, before, "steps.redone");
}

function step(from, to, key) {
  const found = from.pop();
  if (!found) return;
  to.push(state);
  state = found;
  isUnsaved = true;
  refresh();
  announce(`${say(key)} ${summary()}`);
}

// Another start: nothing to undo.
function startWith(found, unsaved) {
  state = found;
  before = [];
  after = [];
  isUnsaved = unsaved;
  refresh();
}

// "Rather not" is said beside an offer, never instead of it; taking it away leaves the offer.
function setMark(shift, mark) {
  const now = state.marks.get(shift.at) ?? "";
  if (mark === "l" && OFFERED.has(now)) mark = "m";
  if (mark === NOT_AVOIDED) mark = { l: "", m: "a" }[now] ?? now;
  if (mark) state.marks.set(shift.at, mark);
  else state.marks.delete(shift.at);
}

function setDay(day, mark, there) {
  if (mark === "b") {
    state.days.add(day);
    return;
  }
  if (!mark || OFFERED.has(mark)) state.days.delete(day);
  for (const shift of there) setMark(shift, mark);
}
