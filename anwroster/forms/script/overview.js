// Everything that is said, month by month: to read over, and what is printed.
function drawOverview() {
  const months = new Map();
  const put = (day, row) => {
    const month = monthOf(Math.min(Math.max(day, 0), PERIOD_DAYS - 1));
    if (!months.has(month)) months.set(month, []);
    months.get(month).push([day, row]);
  };
  for (const [at, mark] of state.marks) put(shifts[at].day, markRow(shifts[at], mark));
  for (const [first, last] of dayRuns()) put(first, blockRow(first === last ? dayText(first) : `${dayText(first)} – ${dayText(last)}`));
  for (const span of state.spans) put(dayNumber(span[0].slice(0, 10)), blockRow(spanText(span)));
  const parts = [...months].sort((one, other) => one[0] - other[0]).map(([month, rows]) =>
    el("section", {}, el("h3", {}, monthText(month)),
      el("ul", {}, ...rows.sort((one, other) => one[0] - other[0]).map((each) => each[1]))));
  byId("overview-months").replaceChildren(...(parts.length ? parts : [el("p", {}, say("overview.nothing"))]));
  const used = Object.keys(LETTERS).filter((each) => (each === "b" ? hasBlocks() : hasMark(each)));
  byId("overview-legend").replaceChildren(...used.map((each) => el("span", {}, badge(each), ` ${say(`mark.${each}`)}`)));
  const limits = [...state.limits].map(([key, text]) => {
    const [bound, unit, scope] = key.split("|");
    const amount = unit !== "uren" && isGoodAmount(text, unit) ? count(Number(text)) : `${text} ${say(unit === "uren" ? "limits.hours" : "limits.shifts")}`;
    return el("li", {}, `${say(`bound.${bound}`)} ${amount} (${scopeText(scope, unit === "feestdagdiensten")})`);
  });
  byId("overview-limits").replaceChildren(...limits);
  byId("overview-remark").textContent = state.remark;
}

function hasMark(mark) {
  return [...state.marks.values()].includes(mark);
}

function hasBlocks() {
  return hasMark("b") || state.days.size > 0 || state.spans.length > 0;
}

function badge(mark) {
  return el("span", { class: `badge mark-${mark}`, "aria-hidden": "true" }, LETTERS[mark]);
}

function markRow(shift, mark) {
  return row(mark, `${dayText(shift.day)} ${times(shift)} ${place(shift)}`);
}

function blockRow(text) {
  return row("b", text);
}

// The letter says it to the eye, the legend what it means; a screen reader hears it in every row.
function row(mark, text) {
  return el("li", {}, badge(mark), ` ${text}`, el("span", { class: "unseen" }, ` – ${say(`mark.${mark}`)}`));
}

function spanText(span) {
  return span.map((each) => `${dayText(dayNumber(each.slice(0, 10)))} ${each.slice(11)}`).join(" – ");
}

// Blocked times that are neither whole days nor shifts: only to look at and to take away.
function drawSpans() {
  const rows = state.spans.map((span, at) => el("li", {}, `${spanText(span)} `,
    el("button", { type: "button", class: "quiet", onclick: () => change(() => state.spans.splice(at, 1)) }, say("spans.remove"))));
  byId("spans").replaceChildren(...rows);
  byId("spans-box").hidden = !rows.length;
}
