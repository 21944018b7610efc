// The answer: one small file, in the words of the tables "availability" and "limits".
const WHAT = { a: "aanbod", v: "voorkeur", l: "liever niet", b: "blokkade" };

function answer() {
  return {
    format: FORM.format,
    hds: FORM.hds,
    start: FORM.start,
    end: FORM.end,
    form: doctor.digest,
    doctor: doctor.id,
    saved_at: new Date().toISOString(),
    availability: [...answeredShifts(), ...answeredDays(), ...answeredSpans()],
    limits: answeredLimits(),
    remark: state.remark,
    calendar: calendarRows(),
  };
}

// What came from the doctor's calendar when the form was made; whoever reads the answer sees what of it was taken away.
function calendarRows() {
  const offers = calendarOffers().map((at) => ({ what: WHAT.a, shift: shifts[at].id }));
  return [...offers, ...calendarBlocks().map(([since, until]) => ({ what: WHAT.b, since, until }))];
}

function answeredShifts() {
  const rows = [];
  for (const [at, mark] of [...state.marks].sort((one, other) => one[0] - other[0])) {
    const shift = shifts[at].id;
    for (const each of mark === "m" ? ["a", "l"] : [mark]) rows.push({ what: WHAT[each], shift });
  }
  return rows;
}

function answeredDays() {
  return dayRuns().map(([first, last]) => ({ what: "blokkade", since: isoDay(first), until: isoDay(last) }));
}

function answeredSpans() {
  return state.spans.map(([since, until]) => ({ what: "blokkade", since, until }));
}

function answeredLimits() {
  const rows = [...state.limits].map(([key, text]) => {
    const [bound, unit, scope] = key.split("|");
    return { bound, amount: text.replace(",", "."), unit, scope };
  });
  return rows.filter((each) => isGoodAmount(each.amount, each.unit));
}

// Where files cannot be saved, the answer can be copied as text.
function drawAnswerText() {
  byId("answer-text").value = JSON.stringify(answer());
}

// Give the browser a file to save.
function saveAnswer() {
  if (findings().some(([kind]) => kind === "bad")) {
    notify(say("save.errors"), "bad");
    byId("findings").scrollIntoView({ block: "center" });
    return;
  }
  const name = `antwoord-${FORM.hds}-${doctor.id}.json`;
  const place = URL.createObjectURL(new Blob([JSON.stringify(answer(), null, 1)], { type: "application/json" }));
  const link = el("a", { href: place, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(place), 60000);
  isUnsaved = false;
  keepDraft();
  refresh();
  notify(say(FORM.mail ? "save.done_to" : "save.done", { name, mail: FORM.mail }));
}
