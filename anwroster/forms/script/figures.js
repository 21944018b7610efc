// What is owed, what is offered, how much is wise, and what does not fit together.
const FACTORS = { avond: 10, nacht: 5, weekend: 10, feestdag: 5 };

function drawFigures() {
  const due = dueMinutes();
  byId("bar-quota").textContent = quotaMinutes() ? hours(due) : "–";
  byId("bar-offered").textContent = `${hours(totals.offered.minutes)} · ${count(totals.offered.shifts)}`;
  byId("bar-preferred").textContent = `${hours(totals.preferred.minutes)} · ${count(totals.preferred.shifts)}`;
  byId("bar-kinds").replaceChildren(...KINDS.map((kind) =>
    el("span", {}, `${say(`scope.${kind}`)} `, el("b", {}, number(totals.kinds[kind].offered.shifts)))));
  byId("meter").style.width = `${due ? Math.min(100, 100 * totals.offered.minutes / due) : 0}%`;
  byId("quota-lines").replaceChildren(...quotaLines());
  byId("kind-rows").replaceChildren(...KINDS.map(kindRow));
  const aside = FORM.kinds.filter((each, at) => !each.counts && kindsHere.includes(at)).map((each) => each.name);
  byId("not-counting").textContent = aside.length ? say("figures.not_counting", { kinds: aside.join(", ") }) : "";
  byId("advice").replaceChildren(...advice().map((each) => el("p", {}, each)));
  drawFindings();
}

function quotaLines() {
  const lines = doctor.quota.map((each) => el("li", {}, el("b", {}, hours(each[0])),
    ...(each[1] ? [" ", el("bdi", {}, each[1])] : []), `: ${how(each)}`));
  if (doctor.quota.length) {
    const about = { quota: hours(quotaMinutes()), balance: signedHours(doctor.balance), due: hours(dueMinutes()) };
    lines.push(el("li", {}, say("quota.balance", about)), el("li", {}, el("b", {}, say("quota.due", about))));
  }
  const isNew = (duty) => !doctor.quota.some((each) => how(each).includes(how(duty)));
  lines.push(...doctor.duties.filter(isNew).map((each) => el("li", {}, how(each))));
  return lines.length ? lines : [el("li", {}, say("quota.none"))];
}

function signedHours(minutes) {
  return `${minutes > 0 ? "+" : minutes < 0 ? "−" : ""}${hours(Math.abs(minutes))}`;
}

function kindRow(kind) {
  const { offered, preferred } = totals.kinds[kind];
  return el("tr", {}, el("th", { scope: "row" }, say(`scope.${kind}`)),
    ...[offered, preferred].flatMap((each) => [el("td", {}, number(each.shifts)), el("td", {}, number(each.minutes / 60))]));
}

function advice() {
  const found = [];
  const wanted = wantedShifts();
  if (wanted) {
    const about = { wanted: count(wanted), least: number(5 * wanted), most: number(10 * wanted), offered: count(totals.offered.shifts) };
    found.push(say("advice.total", about));
  }
  for (const kind of KINDS) {
    const most = limit("maximum", "diensten", kind) ?? limit("minimum", "diensten", kind);
    if (!most) continue;
    const about = { kind: say(`scope.${kind}`), wanted: count(most), factor: FACTORS[kind], offer: number(FACTORS[kind] * most) };
    found.push(say("advice.kind", { ...about, offered: number(totals.kinds[kind].offered.shifts) }));
  }
  if (Number.isInteger(doctor.more)) found.push(say(doctor.more ? "advice.more" : "advice.enough", { more: hours(doctor.more) }));
  return found;
}

function drawFindings() {
  const found = findings();
  const rows = found.map(([kind, text]) => el("li", { class: kind }, el("b", {}, say(kind === "bad" ? "check.bad" : "check.warn")), ` ${text}`));
  byId("findings").replaceChildren(...(rows.length ? rows : [el("li", { class: "good" }, say("check.none"))]));
  byId("bar-findings").textContent = found.length ? say("check.count", { n: found.length }) : "";
}
