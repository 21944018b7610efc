// An answer speaks of the calendar only as far as its form showed it: what came or went since is as it stands here.
function readCalendar(rows) {
  const offers = new Set();
  const blocks = new Map();
  if (!Array.isArray(rows ?? [])) refuse("load.broken", { place: "calendar" });
  for (const [at, row] of (rows ?? []).entries()) {
    if (typeof row?.shift === "string" && row.shift) offers.add(row.shift);
    else if (isTime(row?.since) && isTime(row?.until)) blocks.set(`${row.since}/${row.until}`, [row.since, row.until]);
    else refuse("load.broken", { place: `calendar ${at + 1}` });
  }
  return { offers, blocks };
}

// Offers: what the answer left alone, or its form did not show, is as the planner has it now.
function keepCalendar(made, shown) {
  const here = standingState();
  const known = [...shown.offers].flatMap((id) => shiftById.get(id)?.at ?? []);
  for (const at of new Set([...known, ...calendarOffers()])) {
    const mark = made.marks.get(at);
    const isAlone = shown.offers.has(shifts[at].id) ? mark === "a" : mark === undefined;
    if (!isAlone) continue;
    if (here.marks.has(at)) made.marks.set(at, here.marks.get(at));
    else made.marks.delete(at);
  }
  keepBlocks(made, here, shown.blocks);
}

function keepBlocks(made, here, shown) {
  const now = new Set(calendarBlocks().map(([since, until]) => `${since}/${until}`));
  for (const [key, [since, until]] of shown) {
    if (now.has(key)) continue;
    const [start, end] = [since, until].map(minutesOf);
    const isIt = (each) => each[0] === since && each[1] === until;
    if (!here.spans.some(isIt)) made.spans = made.spans.filter((each) => !isIt(each));
    for (const day of wholeDays(since, until)) if (!here.days.has(day)) made.days.delete(day);
    for (const [at, mark] of made.marks) {
      const isThere = mark === "b" && shifts[at].start === start && shifts[at].end === end;
      if (isThere && here.marks.get(at) !== "b") made.marks.delete(at);
    }
  }
  const blocked = blockedBy(made);
  for (const [since, until] of calendarBlocks()) {
    if (shown.has(`${since}/${until}`) || covers(blocked, minutesOf(since), minutesOf(until))) continue;
    const days = wholeDays(since, until);
    if (days.length) days.forEach((day) => made.days.add(day));
    else made.spans.push([since, until]);
  }
}

// The days from midnight to midnight, when a time is nothing but those.
function wholeDays(since, until) {
  const [start, end] = [since, until].map(minutesOf);
  if (start % DAY_MINUTES || end % DAY_MINUTES || end - start > 4000 * DAY_MINUTES) return [];
  const days = [];
  for (let day = start / DAY_MINUTES; day < end / DAY_MINUTES; day += 1) days.push(day);
  return days;
}
