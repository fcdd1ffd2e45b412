// The dates of a plan as a calendar file (RFC 5545). Pure: no page is touched.
"use strict";
globalThis.handbook ??= {};

handbook.calendar = (() => {
  // escaped makes a text a value (3.3.11), without other control characters.
  const escaped = (text) => text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
    .replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

  // folded breaks a line after 75 octets, never within a character (3.1).
  function folded(line) {
    const lines = [];
    let current = "";
    let octets = 0;
    for (const character of line.toWellFormed()) {
      const size = character < "\u0080" ? 1 : character < "\u0800" ? 2 : character.length === 1 ? 3 : 4;
      if (octets + size > 75) {
        lines.push(current);
        current = " ";
        octets = 1;
      }
      current += character;
      octets += size;
    }
    return [...lines, current].join("\r\n");
  }

  const LAST = "9999-12-31"; // the last day that a calendar file can name
  const day = (date) => date.replaceAll("-", "");
  const next = (date) => day(new Date(Date.parse(`${date}T00:00:00Z`) + 86400000).toJSON().slice(0, 10));
  const stamp = (time) => new Date(Date.parse(time) || 0).toJSON().replace(/[-:]|\.\d+/g, "");

  // uid stays the same for an item of a handbook, so that a calendar that reads
  // the file again changes its entry.
  const uid = (id, handbookID) => `${encodeURIComponent(id)}@${encodeURIComponent(handbookID)}.handbook`;

  // file returns a calendar with one entry a day long for each event:
  // {id, by, time, summary, description, category}.
  function file(events, { handbookID, title }) {
    const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//handbook//plan//EN", "CALSCALE:GREGORIAN", `X-WR-CALNAME:${escaped(title)}`];
    for (const event of events) {
      lines.push("BEGIN:VEVENT", `UID:${uid(event.id, handbookID)}`, `DTSTAMP:${stamp(event.time)}`,
        `DTSTART;VALUE=DATE:${day(event.by)}`);
      if (event.by < LAST) lines.push(`DTEND;VALUE=DATE:${next(event.by)}`); // without, it is one day as well
      lines.push(`SUMMARY:${escaped(event.summary)}`);
      if (event.description) lines.push(`DESCRIPTION:${escaped(event.description)}`);
      if (event.category) lines.push(`CATEGORIES:${escaped(event.category)}`);
      lines.push("TRANSP:TRANSPARENT", "END:VEVENT");
    }
    lines.push("END:VCALENDAR");
    return lines.map((line) => `${folded(line)}\r\n`).join("");
  }

  return { file };
})();
