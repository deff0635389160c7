// Reads a calendar from standard input with ical.js (the engine of Thunderbird and Nextcloud) and prints each
// occurrence as JSON: [uid, start in seconds since 1970, end in seconds since 1970].
const ICAL = require("ical.js");
const calendar = new (ICAL.default ?? ICAL).Component((ICAL.default ?? ICAL).parse(require("fs").readFileSync(0, "utf8")));
const { Event, TimezoneService } = ICAL.default ?? ICAL;

for (const zone of calendar.getAllSubcomponents("vtimezone")) TimezoneService.register(zone);

const found = [];
for (const component of calendar.getAllSubcomponents("vevent")) {
  const event = new Event(component);
  const occurrences = event.iterator();
  for (let start = occurrences.next(); start; start = occurrences.next()) {
    const { startDate, endDate } = event.getOccurrenceDetails(start);
    found.push([event.uid, startDate.toUnixTime(), endDate.toUnixTime()]);
  }
}
console.log(JSON.stringify(found));
