// The calendar by keyboard: arrows move, letters mark, Delete clears, Ctrl+Z undoes.
function listenToKeys() {
  byId("grid").addEventListener("keydown", (event) => {
    const target = targetOf(event.target);
    if (!target || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    if (MARKS.includes(key)) markOnce(target, key);
    else if (key === "delete" || key === "backspace") markOnce(target, "");
    else if (!move(target, event.key)) return;
    event.preventDefault();
  });
  byId("grid").addEventListener("focusin", (event) => {
    const target = targetOf(event.target);
    if (!target) return;
    focused = target;
    keepOneTabStop();
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select");
    if (isTyping || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) undo();
    else if (key === "y" || (key === "z" && event.shiftKey)) redo();
    else return;
    event.preventDefault();
  });
}

// Go where a key points; return whether it is such a key.
function move(target, key) {
  const day = target.day;
  const there = [null, ...shiftsOn(day).map((each) => each.at)];
  const place = Math.max(0, there.indexOf(target.at));
  const sides = { ArrowLeft: -1, ArrowRight: 1, Home: -weekday(day), End: 6 - weekday(day) };
  if (key in sides) goTo(day + sides[key], place);
  else if (key === "ArrowUp") place > 0 ? goTo(day, place - 1) : goTo(day - 7, Infinity);
  else if (key === "ArrowDown") place < there.length - 1 ? goTo(day, place + 1) : goTo(day + 7, 0);
  else if (key === "PageUp") goTo(Math.max(0, day - (view.by === "month" ? 28 : 7)), place);
  else if (key === "PageDown") goTo(Math.min(PERIOD_DAYS - 1, day + (view.by === "month" ? 28 : 7)), place);
  else return false;
  return true;
}

// Focus the item at a place in a day; the nearest place that the day has.
function goTo(day, place) {
  if (!isDay(day)) return;
  const there = [null, ...shiftsOn(day).map((each) => each.at)];
  focused = { day, at: there[Math.min(place, there.length - 1)] };
  if (pageOf(day) !== view.at) showPage(pageOf(day));
  keepOneTabStop();
  itemAt(focused)?.focus();
}
