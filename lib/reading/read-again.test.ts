import { describe, expect, it } from "vitest";
import { readAgain, READER, type Reader, type StoredAnswer } from "./read-again";
import { READING_VERSIONS, readingVersionsSchema, STAGES } from "./versions";

const redirect = "https://vertexaisearch.cloud.google.com/grounding-api-redirect/A";
const citations = [
  { id: 1, title: "a", rawUrl: "http://www.a.example/?utm_source=x", resolvedUrl: "http://www.a.example/" },
  { id: 2, title: "acme.com", rawUrl: redirect, resolvedUrl: null },
  { id: 3, title: "b", rawUrl: redirect, resolvedUrl: "https://b.example/x" },
];
const stored: StoredAnswer<(typeof citations)[number]> = {
  origin: "collected",
  engine: "gemini",
  modelAsked: "asked",
  versions: { text: 1, sources: 1 },
  raw: null,
  citations,
};

const items = [
  { type: "message", sections: [{ text: "Acme.\u0000", annotations: [{ url: "https://c.example" }] }] },
];
const raw = (text: string) => ({ request: "", reply: text });
const reply = (more: object = {}) =>
  JSON.stringify({
    status_code: 20000,
    tasks: [
      { status_code: 20000, status_message: "Ok. Stopped early: length.", result: [{ items }], ...more },
    ],
  });

describe("an answer read again", () => {
  it("is read from its raw reply, with the message beside it", () => {
    const again = readAgain({ ...stored, raw: raw(reply()) });
    expect(again).toMatchObject({
      from: "reply",
      versions: READING_VERSIONS,
      answer: {
        modelAnswered: "asked",
        text: "Acme.\ufffd",
        endedEarly: "length",
        citations: [{ sourceUrl: "https://c.example", domain: "c.example" }],
      },
    });
  });

  it.each([
    ["no raw reply", null],
    ["one that is not JSON", "<html>"],
    ["one of another shape", "5"],
    ["a refusal", '{"status_code":40100,"tasks":null}'],
    ["no tasks", '{"status_code":20000,"tasks":[]}'],
    ["no result", reply({ result: null })],
    ["a result without a row", reply({ result: [] })],
  ])("is read from what is stored where there is %s", (_, text) => {
    expect(readAgain({ ...stored, raw: text === null ? null : raw(text) })).toEqual({
      from: "stored",
      versions: { text: 1, sources: READING_VERSIONS.sources, words: READING_VERSIONS.words },
      citations: [
        { ...citations[0], sourceUrl: "https://a.example", domain: "a.example" },
        { ...citations[1], sourceUrl: redirect, domain: "acme.com" },
        { ...citations[2], sourceUrl: "https://b.example/x", domain: "b.example" },
      ],
    });
  });

  it("is read by whichever reader it is given, and says its versions", () => {
    const versions = { ...READING_VERSIONS, sources: 99 };
    const reader: Reader = {
      ...READER,
      versions,
      readSource: () => ({ resolvedUrl: null, sourceUrl: "s", domain: "d" }),
    };
    expect(
      readAgain({ ...stored, citations: [{ title: "", rawUrl: "", resolvedUrl: "r" }] }, reader),
    ).toEqual({
      from: "stored",
      versions: { text: 1, sources: 99, words: READING_VERSIONS.words },
      citations: [{ title: "", rawUrl: "", resolvedUrl: null, sourceUrl: "s", domain: "d" }],
    });
    expect(readAgain({ ...stored, raw: raw(reply()) }, reader).versions).toBe(versions);
  });
});

it("every stage has a version, and versions that were kept are read", () => {
  expect(Object.keys(READING_VERSIONS)).toEqual([...STAGES]);
  expect(readingVersionsSchema.parse(READING_VERSIONS)).toEqual(READING_VERSIONS);
  for (const odd of [{ text: -1 }, { text: 0.5 }, { mood: 1 }])
    expect(readingVersionsSchema.safeParse(odd).success).toBe(false);
});
