// Blocked time: days, times and shifts together, in local minutes from the first day of the period.
let blockedTimes = [];

function minutesOf(text) {
  const [day, time] = text.split(" ");
  const [hour, minute] = (time ?? "00:00").split(":").map(Number);
  return dayNumber(day) * DAY_MINUTES + hour * 60 + minute;
}

function findBlocked() {
  blockedTimes = blockedBy(state);
}

function blockedBy(it) {
  const found = [...it.days].map((day) => [day * DAY_MINUTES, (day + 1) * DAY_MINUTES]);
  for (const each of it.spans) found.push(each.map(minutesOf));
  for (const [at, mark] of it.marks) if (mark === "b") found.push([shifts[at].start, shifts[at].end]);
  return merged(found);
}

function covers(spans, start, end) {
  return spans.some((each) => each[0] <= start && end <= each[1]);
}

function merged(spans) {
  const found = [];
  for (const [start, end] of spans.sort((one, other) => one[0] - other[0])) {
    const last = found[found.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else found.push([start, end]);
  }
  return found;
}

function touches(spans, start, end) {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle][1] <= start) low = middle + 1;
    else high = middle;
  }
  return low < spans.length && spans[low][0] < end;
}

function isBlocked(shift) {
  return touches(blockedTimes, shift.start, shift.end);
}

// Whether a shift elsewhere overlaps with this one, or lies within the rest of it: the planner's side worked that out.
function isBusy(shift) {
  return busyHere.has(shift.at);
}

// Blocked days as spans from first to last.
function dayRuns() {
  const runs = [];
  for (const day of [...state.days].sort((one, other) => one - other)) {
    const last = runs[runs.length - 1];
    if (last && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}
