// Reading an answer back: whatever is wrong with it, the message says so and nothing changes.
const MOST_BYTES = 4e6;
const TIME = /^\d{4}-\d{2}-\d{2}( ([01]\d|2[0-3]):[0-5]\d)?$/;
const BOUNDS = ["minimum", "maximum"];
const UNITS = ["uren", "diensten", "feestdagdiensten"];

class Refusal extends Error {}

function refuse(key, values) {
  throw new Refusal(say(key, values));
}

// Return the state that a text holds, and how many of its shifts this form does not have.
function stateOf(text) {
  let found = null;
  try {
    found = JSON.parse(text);
  } catch {
    refuse("load.no_json");
  }
  if (found === null || typeof found !== "object" || found.format !== FORM.format) refuse("load.no_answer");
  if (found.hds !== FORM.hds) refuse("load.other_hds", { found: shown(found.hds), here: FORM.hds });
  if (found.start !== FORM.start || found.end !== FORM.end) {
    refuse("load.other_period", { found: `${shown(found.start)} – ${shown(found.end)}`, here: `${FORM.start} – ${FORM.end}` });
  }
  if (found.doctor !== doctor.id) refuse("load.other_doctor", { found: shown(found.doctor), here: doctor.id });
  if (!Array.isArray(found.availability) || !Array.isArray(found.limits)) refuse("load.broken", { place: "availability, limits" });
  const made = emptyState();
  let dropped = 0;
  found.availability.forEach((row, at) => (dropped += readTime(made, row, `availability ${at + 1}`)));
  found.limits.forEach((row, at) => readLimit(made, row, `limits ${at + 1}`));
  if (typeof (found.remark ?? "") !== "string") refuse("load.broken", { place: "remark" });
  made.remark = (found.remark ?? "").slice(0, 2000);
  keepCalendar(made, readCalendar(found.calendar));
  return { state: made, dropped, isSameForm: found.form === doctor.digest };
}

function shown(value) {
  return String(value ?? "–").slice(0, 60);
}

// Return 1 when the row names a shift that this form does not have.
function readTime(made, row, at) {
  const mark = Object.keys(WHAT).find((each) => WHAT[each] === row?.what);
  if (!mark) refuse("load.broken", { place: at });
  if (typeof row.shift === "string" && row.shift) {
    const shift = shiftById.get(row.shift);
    if (!shift) return 1;
    const earlier = made.marks.get(shift.at);
    made.marks.set(shift.at, (mark === "l" && earlier === "a") || (mark === "a" && earlier === "l") ? "m" : mark);
    return 0;
  }
  if (mark !== "b" || !isTime(row.since) || !isTime(row.until)) refuse("load.broken", { place: at });
  if (row.since.length === 10 && row.until.length === 10) {
    if (Math.abs(dayNumber(row.until) - dayNumber(row.since)) > 4000 || row.until < row.since) refuse("load.broken", { place: at });
    addDays(made, row.since, row.until);
    return 0;
  }
  const end = row.until.length === 10 ? isoDay(dayNumber(row.until) + 1) : row.until;
  const span = [row.since, end].map((each) => (each.length === 10 ? `${each} 00:00` : each));
  if (minutesOf(span[0]) >= minutesOf(span[1])) refuse("load.broken", { place: at });
  made.spans.push(span);
  return 0;
}

// A day that there is, with or without a time.
function isTime(text) {
  return typeof text === "string" && TIME.test(text) && !Number.isNaN(dayNumber(text.slice(0, 10))) && isoDay(dayNumber(text.slice(0, 10))) === text.slice(0, 10);
}

function readLimit(made, row, at) {
  const scope = row?.scope ?? "totaal";
  const isKnown = SCOPES.includes(scope) || FORM.kinds.some((each) => `soort:${each.id}` === scope);
  if (!isKnown || !BOUNDS.includes(row?.bound) || !UNITS.includes(row.unit)) refuse("load.broken", { place: at });
  if (typeof row.amount !== "string" || !isGoodAmount(row.amount, row.unit)) refuse("load.broken", { place: at });
  made.limits.set(limitKey(row.bound, row.unit, scope), row.amount);
}

async function loadAnswer(file) {
  if (file.size > MOST_BYTES) {
    notify(say("load.too_large"), "bad");
    return;
  }
  try {
    const found = stateOf(await file.text());
    change(() => (state = found.state));
    drawLimits();
    refresh();
    const same = found.isSameForm && !found.dropped;
    notify(say(same ? "load.done" : "load.done_other_form", { n: found.dropped }), same ? "good" : "bad");
  } catch (error) {
    notify(error instanceof Refusal ? `${error.message} ${say("load.nothing_changed")}` : say("load.unreadable"), "bad");
  }
}
