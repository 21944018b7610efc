// Which days and shifts are in view: a month or a week of the period, of all posts and kinds or of one.
const FIRST_WEEK = -weekday(0);
let view = { by: "month", at: 0, post: "", kind: "" };

// A view is shown by its number: months since the year 0, weeks since the one in which the period starts.
function monthOf(day) {
  const date = dateOf(day);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function pageOf(day) {
  return view.by === "month" ? monthOf(day) : Math.floor((day - FIRST_WEEK) / 7);
}

function firstPage() {
  return pageOf(0);
}

function lastPage() {
  return pageOf(PERIOD_DAYS - 1);
}

function pageTitle(page) {
  if (view.by === "month") return monthText(page);
  const monday = FIRST_WEEK + page * 7;
  return `${dayText(Math.max(monday, 0))} – ${dayText(Math.min(monday + 6, PERIOD_DAYS - 1))}`;
}

// Return whole weeks, Monday first, as days; null where a day is not of this page.
function weeksOf(page) {
  const days = [];
  for (let day = 0; day < PERIOD_DAYS; day += 1) if (pageOf(day) === page) days.push(day);
  if (!days.length) return [];
  const weeks = [];
  for (let monday = days[0] - weekday(days[0]); monday <= days[days.length - 1]; monday += 7) {
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((each) => (days.includes(monday + each) ? monday + each : null)));
  }
  return weeks;
}

function shiftsOn(day) {
  return (shiftsByDay.get(day) ?? []).filter(
    (each) => (view.post === "" || each.post === Number(view.post)) && (view.kind === "" || each.kind === Number(view.kind))
  );
}

function isDay(day) {
  return day >= 0 && day < PERIOD_DAYS;
}
