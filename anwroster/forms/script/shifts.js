// The shifts that this doctor may do, spelled out from the rows of the document.
let doctor = null;
let shifts = [];
let shiftById = new Map();
let shiftsByDay = new Map();
let postsHere = [];
let kindsHere = [];
let busyHere = new Set();

function takeDoctor(chosen) {
  doctor = chosen;
  shifts = [];
  for (const row of chosen.series === undefined ? FORM.series.keys() : FORM.choices[chosen.series]) addSeries(FORM.series[row], chosen);
  busyHere = new Set(places(chosen.busy ?? []));
  shiftById = new Map(shifts.map((each) => [each.id, each]));
  postsHere = [...new Set(shifts.map((each) => each.post))].sort((one, other) => one - other);
  kindsHere = [...new Set(shifts.map((each) => each.kind))].sort((one, other) => one - other);
  shiftsByDay = new Map();
  for (const each of shifts) {
    if (!shiftsByDay.has(each.day)) shiftsByDay.set(each.day, []);
    shiftsByDay.get(each.day).push(each);
  }
  for (const there of shiftsByDay.values()) there.sort((one, other) => one.start - other.start || one.at - other.at);
}

function addSeries([template, post, kind, start, end, minutes, part, categories, bands, steps], chosen) {
  let day = 0;
  for (const step of steps) {
    day += step;
    if (day < (chosen.first ?? 0) || day >= (chosen.until ?? PERIOD_DAYS)) continue;
    const begin = day * DAY_MINUTES;
    shifts.push({
      at: shifts.length,
      id: `${template}-${isoDay(day)}`,
      day, post, kind, minutes, part, categories, bands,
      start: begin + start,
      end: begin + end,
      counts: FORM.kinds[kind].counts,
    });
  }
}

// What all names have in common at the beginning says nothing: "Huisartsenpost A" and "Huisartsenpost B" are A and B.
function shortNames(names) {
  const words = names.map((each) => each.split(/\s+/));
  let same = 0;
  while (words.length > 1 && words.every((each) => each.length > same + 1 && each[same] === words[0][same])) same += 1;
  return words.map((each) => each.slice(same).join(" "));
}

const POSTS = shortNames(FORM.posts);
const HOLIDAYS = new Map(FORM.holidays);

function times(shift) {
  return `${clock(shift.start)}–${shift.end % DAY_MINUTES ? clock(shift.end) : "24:00"}`;
}

// Where and what, as far as there is a choice.
function place(shift) {
  const parts = [];
  if (kindsHere.length > 1) parts.push(FORM.kinds[shift.kind].name);
  if (postsHere.length > 1) parts.push(POSTS[shift.post]);
  return parts.join(", ");
}

function describe(shift) {
  return [dayText(shift.day, "long"), times(shift), place(shift)].filter(Boolean).join(", ");
}
