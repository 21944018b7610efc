// Words in the language of the page, and numbers, hours and days as people write them.
const FORM = JSON.parse(document.getElementById("data").textContent);
const WORDS = JSON.parse(document.getElementById("words").textContent);
const DAY_MINUTES = 1440;
const FIRST_DAY = Date.parse(`${FORM.start}T00:00:00Z`);
const PERIOD_DAYS = dayNumber(FORM.end);
let language = FORM.language;

function say(key, values = {}) {
  return WORDS[key][language].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

// A day as a number counts from the first day of the period; as text it is YYYY-MM-DD.
function dayNumber(text) {
  return Math.round((Date.parse(`${text}T00:00:00Z`) - FIRST_DAY) / 864e5);
}

function dateOf(day) {
  return new Date(FIRST_DAY + day * 864e5);
}

function isoDay(day) {
  return dateOf(day).toISOString().slice(0, 10);
}

function weekday(day) {
  return (dateOf(day).getUTCDay() + 6) % 7;
}

function dayText(day, style = "short") {
  const parts = { weekday: style, day: "numeric", month: style, timeZone: "UTC" };
  return dateOf(day).toLocaleDateString(locale(), parts);
}

function dayWithYear(day) {
  return dateOf(day).toLocaleDateString(locale(), { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}

function monthText(month) {
  const date = new Date(Date.UTC(Math.floor(month / 12), month % 12, 1));
  return date.toLocaleDateString(locale(), { month: "long", year: "numeric", timeZone: "UTC" });
}

function weekdayText(number, style = "short") {
  // 5 January 1970 was a Monday.
  return new Date(Date.UTC(1970, 0, 5 + number)).toLocaleDateString(locale(), { weekday: style, timeZone: "UTC" });
}

function locale() {
  return language === "nl" ? "nl-NL" : "en-GB";
}

function number(value, decimals = 1) {
  return value.toLocaleString(locale(), { maximumFractionDigits: decimals, useGrouping: false });
}

function hours(minutes) {
  return `${number(minutes / 60)} ${say("unit.hours")}`;
}

function count(shifts) {
  return say(shifts === 1 ? "unit.shift" : "unit.shifts", { n: shifts });
}

function clock(minutes) {
  const there = ((minutes % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  return `${String(Math.floor(there / 60)).padStart(2, "0")}:${String(there % 60).padStart(2, "0")}`;
}
