// What does not fit together: errors stand in the way of saving, warnings and hints do not.
function findings() {
  return [...limitErrors(), ...blockFindings(), ...amountFindings()];
}

function limitErrors() {
  const found = [];
  for (const [key, text] of state.limits) {
    const [bound, unit, scope] = key.split("|");
    const about = { scope: scopeText(scope), bound: say(`bound.${bound}`), value: text };
    if (!isGoodAmount(text, unit)) {
      found.push(["bad", say(AMOUNT.test(text) ? "check.not_whole" : "check.no_number", about)]);
      continue;
    }
    const most = limit("maximum", unit, scope);
    if (bound === "minimum" && most !== null && limit("minimum", unit, scope) > most) {
      found.push(["bad", say("check.minimum_above_maximum", { ...about, maximum: number(most, 2) })]);
    }
  }
  return found;
}

function blockFindings() {
  const found = [];
  const first = (list) => `${dayText(list[0].day)} ${times(list[0])}`;
  if (totals.inBlock.length) {
    found.push(["warn", say("check.offer_in_block", { n: totals.inBlock.length, first: first(totals.inBlock) })]);
  }
  if (totals.busy.length) {
    found.push(["warn", say("check.offer_while_busy", { n: totals.busy.length, first: first(totals.busy) })]);
  }
  const fixed = (doctor.fixed ?? []).map((each) => shiftById.get(each)).filter((each) => each && isBlocked(each));
  if (fixed.length) found.push(["warn", say("check.fixed_in_block", { first: first(fixed) })]);
  return found;
}

function amountFindings() {
  const found = [];
  const offered = totals.offered.minutes;
  const due = dueMinutes();
  if (offered < due) {
    found.push(["warn", say("check.below_quota", { offered: hours(offered), due: hours(due), short: hours(due - offered) })]);
  }
  const most = limit("maximum", "uren", "totaal");
  if (most !== null && most * 60 < due) found.push(["warn", say("check.maximum_below_quota", { most: hours(most * 60), due: hours(due) })]);
  for (const scope of SCOPES) {
    const there = scope === "totaal" ? totals.offered : totals.kinds[scope].offered;
    const least = limit("minimum", "diensten", scope);
    const long = limit("minimum", "uren", scope);
    const about = { scope: scopeText(scope) };
    if (least !== null && there.shifts < least) {
      found.push(["warn", say("check.below_minimum", { ...about, offered: count(there.shifts), least: count(least) })]);
    }
    const inBand = there.bandMinutes ?? there.minutes;
    if (long !== null && inBand < long * 60) {
      const key = scope === "totaal" ? "check.below_minimum" : "check.below_minimum_hours";
      found.push(["warn", say(key, { ...about, offered: hours(inBand), least: hours(long * 60) })]);
    }
  }
  for (const each of doctor.duties) {
    const [unit, required] = each;
    if (unit === "shifts" && totals.offered.shifts < required) {
      found.push(["warn", say("check.below_duty", { offered: count(totals.offered.shifts), duty: how(each) })]);
    }
    if (unit === "holiday_shifts" && totals.kinds.feestdag.offered.shifts < required) {
      found.push(["warn", say("check.below_duty", { offered: count(totals.kinds.feestdag.offered.shifts), duty: how(each) })]);
    }
  }
  return found;
}
