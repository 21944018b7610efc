// A draft in this browser, so that closing the page loses nothing; where the browser refuses, the page works without.
let draftTimer = 0;

function draftKey() {
  return `anwroster-form-${doctor.digest}`;
}

function keepDraft() {
  clearTimeout(draftTimer);
  draftTimer = 0;
  try {
    localStorage.setItem(draftKey(), JSON.stringify({ unsaved: isUnsaved, answer: answer() }));
    byId("draft").textContent = say("draft.kept");
  } catch {
    byId("draft").textContent = say("draft.refused");
  }
}

function keepDraftSoon() {
  clearTimeout(draftTimer);
  draftTimer = setTimeout(keepDraft, 300);
}

// Return the draft of this form; null when there is none that can be read.
function earlierDraft() {
  try {
    const text = localStorage.getItem(draftKey());
    if (!text) return null;
    const found = JSON.parse(text);
    return { ...stateOf(JSON.stringify(found.answer)), unsaved: found.unsaved === true };
  } catch {
    return null;
  }
}

function startAgain() {
  if (!confirm(say("draft.sure"))) return;
  try {
    localStorage.removeItem(draftKey());
  } catch {
    // Where nothing is kept, nothing has to go.
  }
  startWith(standingState(), false);
  drawLimits();
  refresh();
  hush();
}
