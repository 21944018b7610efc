// Marking by click, tap and drag: what the first touch does is done to everything that the stroke passes.
const LONG_PRESS = 350;
const NEAR = 10;
const FREE = "free";
const ORDER = ["", "a", "v", "m", "b", "l"];
let brush = "a";
let stroke = null;
let press = 0;
let pressedAt = [0, 0];
let isMarkedByPointer = false;

function targetOf(element) {
  const button = element?.closest?.("#grid .chip, #grid .date");
  if (!button) return null;
  const day = Number(button.dataset.day);
  return button.dataset.at === undefined ? { day, at: null } : { day, at: Number(button.dataset.at) };
}

function markOf({ day, at }) {
  if (at !== null) return state.marks.get(at) ?? "";
  if (state.days.has(day)) return "b";
  const marks = new Set(shiftsOn(day).map((each) => state.marks.get(each.at) ?? ""));
  return marks.size === 1 ? [...marks][0] : "";
}

// The mark that the brush gives: the same again takes it away; "cycle" goes from one to the next. A blocked day that is
// blocked once more is only made free: what was said about its shifts stays.
function nextMark(target) {
  const now = markOf(target);
  if (brush === "b" && target.at === null && now === "b") return FREE;
  if (brush === "cycle") return ORDER[(ORDER.indexOf(now) + 1) % ORDER.length];
  if (brush === "clear") return "";
  if (brush === "l" && (now === "l" || now === "m")) return NOT_AVOIDED;
  return now === brush ? "" : brush;
}

function give({ day, at }, mark) {
  if (mark === FREE) {
    if (at === null) state.days.delete(day);
    else if (state.marks.get(at) === "b") state.marks.delete(at);
  } else if (at === null) setDay(day, mark, shiftsOn(day));
  else setMark(shifts[at], mark);
}

// Safari gives a button that is clicked no focus; the arrows go on from what was marked last.
function focusOnMarked() {
  itemAt(focused)?.focus({ preventScroll: true });
}

function markOnce(target, mark) {
  focused = target;
  change(() => give(target, mark));
  focusOnMarked();
  announce(`${itemAt(target)?.getAttribute("aria-label") ?? ""}. ${summary()}`);
}

function beginStroke(target) {
  stroke = { mark: nextMark(target), old: copyOf(state), passed: new Set() };
  document.body.classList.add("stroking");
  pass(target);
}

function pass(target) {
  const name = `${target.day} ${target.at}`;
  if (stroke.passed.has(name)) return;
  stroke.passed.add(name);
  focused = target;
  give(target, stroke.mark);
  findBlocked();
  refreshCalendar();
}

function endStroke() {
  clearTimeout(press);
  document.body.classList.remove("stroking");
  if (!stroke) return;
  const { old, passed } = stroke;
  stroke = null;
  remember(old);
  focusOnMarked();
  announce(`${say("stroke", { n: passed.size })} ${summary()}`);
}

function listenToPointers() {
  const grid = byId("grid");
  grid.addEventListener("pointerdown", (event) => {
    const target = targetOf(event.target);
    isMarkedByPointer = false;
    if (!target || event.button !== 0) return;
    if (event.pointerType === "mouse") {
      isMarkedByPointer = true;
      beginStroke(target);
    } else {
      clearTimeout(press);
      pressedAt = [event.clientX, event.clientY];
      press = setTimeout(() => {
        isMarkedByPointer = true;
        beginStroke(target);
      }, LONG_PRESS);
    }
  });
  document.addEventListener("pointermove", (event) => {
    if (!stroke) return;
    if (event.pointerType === "mouse" && !event.buttons) {
      endStroke();
      return;
    }
    const target = targetOf(document.elementFromPoint(event.clientX, event.clientY));
    if (target) pass(target);
  });
  grid.addEventListener("touchmove", (event) => {
    const { clientX, clientY } = event.touches[0];
    if (stroke) event.preventDefault();
    else if (Math.hypot(clientX - pressedAt[0], clientY - pressedAt[1]) > NEAR) clearTimeout(press);
  }, { passive: false });
  grid.addEventListener("contextmenu", (event) => {
    if (stroke) event.preventDefault();
  });
  for (const each of ["pointerup", "pointercancel"]) document.addEventListener(each, endStroke);
  grid.addEventListener("click", (event) => {
    const target = targetOf(event.target);
    if (target && !(isMarkedByPointer && event.detail)) markOnce(target, nextMark(target));
    isMarkedByPointer = false;
  });
}
