// What is offered and preferred, in all and per kind of moment; what cannot be given does not count: in blocked time, or
// too near to a shift elsewhere. "collect" and "advise" count the same.
const KINDS = ["avond", "nacht", "weekend", "feestdag"];
let totals = null;

function findTotals() {
  const found = { offered: nothing(), preferred: nothing(), kinds: {}, inBlock: [], busy: [], avoided: 0 };
  for (const kind of KINDS) found.kinds[kind] = { offered: { ...nothing(), bandMinutes: 0 }, preferred: { ...nothing(), bandMinutes: 0 } };
  for (const [at, mark] of state.marks) {
    const shift = shifts[at];
    if (mark === "l" || mark === "m") found.avoided += 1;
    if (!OFFERED.has(mark)) continue;
    if (isBlocked(shift)) found.inBlock.push(shift);
    if (isBusy(shift)) found.busy.push(shift);
    if (isBlocked(shift) || isBusy(shift)) continue;
    add(found.offered, found.kinds, "offered", shift);
    if (mark === "v") add(found.preferred, found.kinds, "preferred", shift);
  }
  totals = found;
}

function nothing() {
  return { minutes: 0, shifts: 0 };
}

// Shifts of a kind, and the hours of those same shifts. Limits in hours count what lies in the band, of any shift.
function add(sum, kinds, which, shift) {
  if (shift.counts) {
    sum.minutes += shift.minutes;
    sum.shifts += 1;
  }
  KINDS.forEach((kind, at) => {
    const sumOfKind = kinds[kind][which];
    sumOfKind.bandMinutes += shift.bands[at];
    if (!isOfKind(shift, kind)) return;
    sumOfKind.minutes += shift.minutes;
    sumOfKind.shifts += 1;
  });
}

function isOfKind(shift, kind) {
  return kind === "avond" ? !shift.categories && shift.counts : shift.categories.includes(kind[0]);
}

// The computation of a line, in words.
function how(line) {
  return FORM.texts[line[2]][language];
}

function quotaMinutes() {
  return doctor.quota.reduce((sum, [minutes]) => sum + minutes, 0);
}

// What is to be done this period: the quota less the balance of earlier periods.
function dueMinutes() {
  return Math.max(0, quotaMinutes() - doctor.balance);
}

function meanMinutes() {
  const counting = shifts.filter((each) => each.counts);
  return counting.length ? counting.reduce((sum, each) => sum + each.minutes, 0) / counting.length : 0;
}

// How many shifts the doctor will have to do, as far as quota, commitments and own limits tell; 0 when nothing does.
function wantedShifts() {
  const mean = meanMinutes();
  if (!mean) return 0;
  let wanted = dueMinutes() / mean;
  for (const [unit, required] of doctor.duties) {
    if (unit === "shifts") wanted = Math.max(wanted, required);
    if (unit === "hours") wanted = Math.max(wanted, required / mean);
  }
  wanted = Math.max(wanted, limit("minimum", "diensten", "totaal") ?? 0, (limit("minimum", "uren", "totaal") ?? 0) * 60 / mean);
  const most = [limit("maximum", "diensten", "totaal") ?? Infinity, (limit("maximum", "uren", "totaal") ?? Infinity) * 60 / mean];
  return Math.ceil(Math.min(wanted, ...most) - 1e-9);
}

function summary() {
  return say("summary", { hours: hours(totals.offered.minutes), shifts: count(totals.offered.shifts) });
}
