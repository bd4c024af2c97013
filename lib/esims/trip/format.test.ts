import { describe, expect, test } from "vitest";
import { adviceWords, calendarDays, calendarFile, printDay } from "./format";
import type { Advice } from "./model";

const TODAY = "2026-04-20";
const ahead: Advice = {
  kind: "ahead",
  policy: "first-usage",
  installOn: "2026-05-01",
  startsOn: "2026-05-02",
  endsOn: "2026-05-09",
  fit: "short",
  missingDays: 1,
};
const reader = { locale: "en-GB", today: TODAY, rechargeable: true, place: "Italy" };

test("a day is printed as its reader writes it, with its year where that is another one", () => {
  expect(printDay("2026-05-02", "de", TODAY)).toBe("2. Mai");
  expect(printDay("2027-01-02", "en-GB", TODAY)).toBe("2 January 2027");
});

test("an advice is one message with what is put into it", () => {
  expect(adviceWords(ahead, reader)).toEqual({
    key: "ahead-first-usage",
    values: {
      fit: "short",
      missing: 1,
      remedy: "top_up",
      install: "1 May",
      start: "2 May",
      end: "9 May",
    },
  });
  const { key, values } = adviceWords({ ...ahead, kind: "now", policy: "installation" }, reader);
  expect([key, values["end"]]).toEqual(["now-installation", "9 May"]);
});

test("the end of what runs is told in the time of its country, or without a time", () => {
  const running: Advice = {
    ...ahead,
    kind: "running",
    endsAt: "2026-05-09T12:20:00.000Z",
    zone: "Europe/Rome",
  };
  expect(adviceWords(running, reader).values).toMatchObject({
    end: "9 May at 14:20",
    clock: "there",
    place: "Italy",
  });
  expect(adviceWords({ ...running, zone: null }, reader).values).toMatchObject({
    end: "9 May",
    clock: "none",
  });
});

test("days in the calendar are those on which there is something to do", () => {
  expect(calendarDays(ahead).map(({ name }) => name)).toEqual(["install", "start", "end"]);
  expect(calendarDays({ ...ahead, policy: "installation" }).map(({ name }) => name)).toEqual([
    "install",
    "end",
  ]);
  expect(calendarDays({ kind: "unsaid" })).toEqual([]);
});

describe("a calendar file", () => {
  const event = {
    uid: "install-1@shop.example",
    day: "2026-05-31",
    summary: "Install; your, eSIM \\ now",
    description: "First\r\nsecond \u0007 line. شريحة اليابان ".repeat(6),
    url: "https://shop.example/en/esims/1/install",
    alarmHour: -15,
  };
  const file = calendarFile([event, { ...event, uid: "end-1@shop.example", alarmHour: 9 }], new Date(0));
  const lines = file.split("\r\n");

  test("has lines of 75 bytes at most, each with its end, and no bare line feed", () => {
    expect(file.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(file.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  });

  test("gives back what went in once its lines are joined again", () => {
    const whole = file.replaceAll("\r\n ", "").split("\r\n");
    expect(whole).toContain(String.raw`SUMMARY:Install\; your\, eSIM \\ now`);
    const told = whole.find((line) => line.startsWith("DESCRIPTION:First")) ?? "";
    expect(told).toBe(`DESCRIPTION:${event.description.replaceAll("\r\n", "\\n").replaceAll("\u0007", "")}`);
  });

  test("names whole days, which end with the next one, and reminds before or on them", () => {
    expect(lines).toEqual(
      expect.arrayContaining([
        "UID:install-1@shop.example",
        "DTSTAMP:19700101T000000Z",
        "DTSTART;VALUE=DATE:20260531",
        "DTEND;VALUE=DATE:20260601",
        "TRIGGER:-PT15H",
        "TRIGGER:PT9H",
      ]),
    );
  });
});
