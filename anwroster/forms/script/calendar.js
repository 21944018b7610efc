// The calendar: a row per week, a cell per day, in it a button for the day and one for each shift.
const LETTERS = { a: "A", v: "V", l: "L", b: "B", m: "A·L" };
let focused = { day: 0, at: null };

function drawCalendar() {
  const heads = [0, 1, 2, 3, 4, 5, 6].map((each) =>
    el("div", { role: "columnheader", class: "weekday" }, weekdayText(each)));
  const rows = weeksOf(view.at).map((week) => el("div", { role: "row", class: "week" }, ...week.map(dayCell)));
  byId("grid").replaceChildren(el("div", { role: "row", class: "week heads" }, ...heads), ...rows);
  byId("page").textContent = pageTitle(view.at);
  byId("earlier").disabled = view.at <= firstPage();
  byId("later").disabled = view.at >= lastPage();
  refreshCalendar();
}

function dayCell(day) {
  if (day === null) return el("div", { role: "gridcell", class: "day none" });
  const holiday = HOLIDAYS.get(day);
  const head = el("button", { type: "button", class: "date", tabindex: "-1", "data-day": day },
    el("span", { class: "name" }, weekdayText(weekday(day))), " ", el("b", {}, String(dateOf(day).getUTCDate())),
    ...(holiday ? [el("span", { class: "holiday" }, holiday[language])] : []), el("span", { class: "badge" }));
  const chips = shiftsOn(day).map(chip);
  const kind = holiday ? "feast" : weekday(day) > 4 ? "weekend" : "";
  return el("div", { role: "gridcell", class: `day ${kind}`, "data-cell": day }, head, ...chips);
}

function chip(shift) {
  return el("button", { type: "button", class: "chip", tabindex: "-1", "data-at": shift.at, "data-day": shift.day, title: describe(shift) },
    el("span", { class: "badge" }), el("span", { class: "time" }, times(shift)), el("span", { class: "place" }, place(shift)));
}

// Show the marks of what is in view.
function refreshCalendar() {
  for (const cell of document.querySelectorAll("#grid [data-cell]")) {
    const day = Number(cell.dataset.cell);
    const isDayBlocked = state.days.has(day);
    cell.classList.toggle("blocked", isDayBlocked);
    const [head, ...chips] = cell.children;
    head.querySelector(".badge").textContent = isDayBlocked ? "B" : "";
    head.setAttribute("aria-label", dayLabel(day, chips.length, isDayBlocked));
    for (const each of chips) refreshChip(each, shifts[each.dataset.at]);
  }
  keepOneTabStop();
}

function refreshChip(button, shift) {
  const mark = state.marks.get(shift.at) ?? "";
  const isOut = mark !== "b" && isBlocked(shift);
  button.className = `chip ${mark ? `mark-${mark}` : ""} ${isOut ? "out" : ""} ${isBusy(shift) ? "busy" : ""}`;
  button.querySelector(".badge").textContent = mark ? LETTERS[mark] : "";
  button.setAttribute("aria-label", shiftLabel(shift, mark, isOut));
}

function shiftLabel(shift, mark, isOut) {
  const parts = [describe(shift), mark ? say(`mark.${mark}`) : say("mark.none")];
  if (isOut) parts.push(say("mark.in_block"));
  if (isBusy(shift)) parts.push(say("mark.busy"));
  if (doctor.fixed?.includes(shift.id)) parts.push(say("mark.fixed"));
  return parts.join(", ");
}

function dayLabel(day, there, isDayBlocked) {
  const parts = [dayText(day, "long")];
  if (HOLIDAYS.has(day)) parts.push(HOLIDAYS.get(day)[language]);
  parts.push(isDayBlocked ? say("day.blocked") : say("day.all", { shifts: count(there) }));
  return parts.join(", ");
}

// Of all buttons in the calendar one can be reached by Tab; arrows go to the others.
function keepOneTabStop() {
  const there = itemAt(focused) ?? document.querySelector("#grid button");
  for (const each of document.querySelectorAll('#grid button[tabindex="0"]')) each.tabIndex = -1;
  if (there) there.tabIndex = 0;
}

function itemAt({ day, at }) {
  return byId("grid").querySelector(at === null ? `.date[data-day="${day}"]` : `.chip[data-at="${at}"]`);
}

function showPage(page) {
  view.at = Math.min(Math.max(page, firstPage()), lastPage());
  drawCalendar();
}
