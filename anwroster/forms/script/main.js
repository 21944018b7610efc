// Start: whose form it is, what there was before, and what to do when something changes.
function refresh() {
  findBlocked();
  findTotals();
  refreshCalendar();
  refreshLimits();
  drawFigures();
  drawSpans();
  if (byId("overview").open) drawOverview();
  if (byId("as-text").open) drawAnswerText();
  if (byId("remark").value !== state.remark) byId("remark").value = state.remark;
  byId("undo").disabled = !before.length;
  byId("redo").disabled = !after.length;
  byId("save").classList.toggle("unsaved", isUnsaved);
  byId("saved").textContent = say(isUnsaved ? "save.unsaved" : "save.nothing_new");
  countPattern();
  if (isUnsaved) keepDraftSoon();
}

// Everything with words in it.
function drawAll() {
  speak();
  byId("period").textContent = say("period", { first: dayWithYear(0), last: dayWithYear(PERIOD_DAYS - 1) });
  if (!doctor) {
    drawNames();
    return;
  }
  byId("who").textContent = doctor.name;
  document.title = `${say("title")} – ${doctor.name}`;
  drawTools();
  drawMail();
  drawLimits();
  findBlocked();
  findTotals();
  drawPattern();
  drawCalendar();
  refresh();
  byId("overview").open = false;
}

// Where the answer goes, when the planner says so; the link only opens the mail program.
function drawMail() {
  byId("mail").hidden = !FORM.mail;
  if (!FORM.mail) return;
  const subject = encodeURIComponent(`${say("title")} – ${doctor.name}`);
  byId("mail").replaceChildren(say("save.mail"), " ", el("a", { href: `mailto:${FORM.mail}?subject=${subject}` }, FORM.mail));
}

function drawNames() {
  const chosen = byId("names").value;
  const same = new Map();
  for (const each of FORM.doctors) same.set(each.name, (same.get(each.name) ?? 0) + 1);
  byId("names").replaceChildren(el("option", { value: "" }, say("choose.nobody")), ...FORM.doctors.map((each, at) =>
    el("option", { value: String(at) }, same.get(each.name) > 1 ? `${each.name} (${each.id})` : each.name)));
  byId("names").value = chosen;
}

function begin(chosen) {
  takeDoctor(chosen);
  byId("choose").hidden = true;
  byId("work").hidden = false;
  view.at = firstPage();
  const draft = earlierDraft();
  state = draft ? draft.state : standingState();
  isUnsaved = draft?.unsaved ?? false;
  drawAll();
  if (draft) notify(say("draft.found"));
  else if (chosen.standing === undefined) notify(say("choose.replaces"), "bad");
  else if (chosen.standing.lost) notify(say("standing.lost", { n: chosen.standing.lost }), "bad");
  if (!shifts.length) notify(say("standing.no_shifts"), "bad");
}

function listenToPage() {
  addEventListener("beforeunload", (event) => {
    if (!isUnsaved) return;
    event.preventDefault();
    event.returnValue = true; // what older browsers look at
  });
  addEventListener("pagehide", () => {
    if (doctor && (isUnsaved || draftTimer)) keepDraft();
  });
  let wasOpen = false;
  addEventListener("beforeprint", () => {
    wasOpen = byId("overview").open;
    byId("overview").open = true;
    if (doctor) drawOverview();
  });
  addEventListener("afterprint", () => (byId("overview").open = wasOpen));
  byId("choose-form").addEventListener("submit", (event) => {
    event.preventDefault();
    if (byId("names").value !== "") begin(FORM.doctors[Number(byId("names").value)]);
  });
}

listenToPointers();
listenToKeys();
listenToPattern();
listenToTools();
listenToPage();
if (FORM.doctors.length === 1 && FORM.doctors[0].series === undefined) begin(FORM.doctors[0]);
else {
  byId("choose").hidden = false;
  drawAll();
}
