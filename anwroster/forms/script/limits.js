// Minimum and maximum, in hours and in shifts, in all and per kind of moment.
const SCOPES = ["totaal", ...KINDS];
const FIELDS = [["minimum", "uren"], ["maximum", "uren"], ["minimum", "diensten"], ["maximum", "diensten"]];
const AMOUNT = /^\d{1,4}([.,]\d{1,2})?$/;

function limit(bound, unit, scope) {
  const text = state.limits.get(limitKey(bound, unit, scope));
  return text !== undefined && AMOUNT.test(text) ? Number(text.replace(",", ".")) : null;
}

function isGoodAmount(text, unit) {
  return AMOUNT.test(text) && (unit === "uren" || Number.isInteger(Number(text.replace(",", "."))));
}

// The usual rows, and those that the planner already has: of one kind of shift, or of holiday shifts.
function limitRows() {
  const rows = SCOPES.map((scope) => ({ scope, fields: FIELDS }));
  for (const key of [...state.limits.keys(), ...(doctor.standing?.limits ?? []).map(([b, u, , s]) => limitKey(b, u, s))]) {
    const [, unit, scope] = key.split("|");
    const isHoliday = unit === "feestdagdiensten";
    if (SCOPES.includes(scope) && !isHoliday) continue;
    if (rows.some((each) => each.scope === scope && Boolean(each.isHoliday) === isHoliday)) continue;
    const fields = FIELDS.map(([bound, one]) => (isHoliday ? [bound, one === "uren" ? null : unit] : [bound, one]));
    rows.push({ scope, fields, isHoliday });
  }
  return rows;
}

function scopeText(scope, isHoliday = false) {
  const kind = FORM.kinds.find((each) => `soort:${each.id}` === scope);
  const text = kind ? kind.name : SCOPES.includes(scope) ? say(`scope.${scope}`) : scope;
  if (!isHoliday) return text;
  return scope === "totaal" ? say("scope.holiday_shifts") : `${text}, ${say("scope.holiday_shifts")}`;
}

function drawLimits() {
  const rows = limitRows().map(({ scope, fields, isHoliday }) =>
    el("tr", {}, el("th", { scope: "row" }, scopeText(scope, isHoliday)), ...fields.map(([bound, unit]) =>
      el("td", {}, ...(unit ? [limitField(bound, unit, scope, isHoliday)] : []))))
  );
  byId("limit-rows").replaceChildren(...rows);
}

function limitField(bound, unit, scope, isHoliday) {
  const key = limitKey(bound, unit, scope);
  const label = `${scopeText(scope, isHoliday)}, ${say(`bound.${bound}`)}, ${say(unit === "uren" ? "limits.hours" : "limits.shifts")}`;
  const field = el("input", {
    type: "text", inputmode: "decimal", autocomplete: "off", maxlength: "7", "aria-label": label, "data-limit": key,
    value: state.limits.get(key) ?? "",
    onchange: () => change(() => {
      const text = field.value.trim();
      if (text) state.limits.set(key, text);
      else state.limits.delete(key);
    }),
  });
  return field;
}

function refreshLimits() {
  for (const field of document.querySelectorAll("[data-limit]")) {
    const text = state.limits.get(field.dataset.limit) ?? "";
    if (field.value.trim() !== text) field.value = text;
    const isBad = text !== "" && !isGoodAmount(text, field.dataset.limit.split("|")[1]);
    field.setAttribute("aria-invalid", String(isBad));
  }
}
