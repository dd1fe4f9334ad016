import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LINE_FIELDS } from "@/lib/domain/answers/import-words";
import { anyText } from "@/test/properties";
import { checkLine } from "./check-line";
import { fileLines, type FileLine } from "./file-lines";
import { guessColumns, guessFormat } from "./guess-format";
import { splitLine, type LineFormat } from "./line-format";
import { readImported, readImportedLine } from "./read-imported";
import { lineSorter } from "./sort-lines";

/** Texts that a database keeps as they are. */
const storable = (maxLength?: number) => anyText(maxLength).map((text) => text.replaceAll("\u0000", ""));

const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\r\n`;

const JSONL: LineFormat = { format: "jsonl" };

const line = (more: object = {}) => ({
  prompt: "Which tent?",
  engine: "Claude",
  model: "m-1",
  answered_at: "2026-11-05T09:30:00Z",
  text: "The Alto.",
  ...more,
});

async function readAll(pieces: Iterable<string>, format: LineFormat): Promise<FileLine[]> {
  const all: FileLine[] = [];
  for await (const lines of fileLines(pieces, format)) all.push(...lines);
  return all;
}

const problemsOf = (more: object) => checkLine(line(more)).problems ?? [];

describe("a line", () => {
  it.each([
    [{ prompt: undefined }, "prompt", "Missing."],
    [{ prompt: "  " }, "prompt", "Empty."],
    [{ prompt: "x".repeat(10_001) }, "prompt", "Longer than 10,000 characters."],
    [{ text: "🏕".repeat(100_001) }, "text", "Longer than 100,000 characters."],
    [{ engine: "x" }, "engine", /2 to 60 characters/],
    [{ answered_at: 1_700_000_000 }, "answered_at", "Not a text."],
    [{ answered_at: "2026-02-30" }, "answered_at", /Not a time/],
    [{ web_search: "maybe" }, "web_search", "Neither true nor false."],
    [{ citations: "a.example" }, "citations", "Not a list of citations."],
    [{ citations: [{ title: "a" }] }, "citations[0].url", "Missing."],
    [{ citations: [{ url: "u", start_index: 3 }] }, "citations[0].end_index", /both ends/],
    [{ citations: [{ url: "u", start_index: 3, end_index: 3 }] }, "citations[0].end_index", /Not behind/],
    [{ citations: [{ url: "u", start_index: 3, end_index: 10 }] }, "citations[0].end_index", /9 code units/],
    [
      { text: "a🏕b", citations: [{ url: "u", start_index: 0, end_index: 2 }] },
      "citations[0].end_index",
      /middle of a character/,
    ],
    [{ repeat: -1 }, "repeat", /whole number/],
    [{ country: "Germany" }, "country", /two letters/],
    [{ language: "xx" }, "language", /two letters/],
    [{ surface: "browser" }, "surface", "None of api, sandbox, own_server, app."],
    [{ input_tokens: 1.5 }, "input_tokens", /whole number/],
    [{ cost: "-1" }, "cost", /US dollars/],
    [{ cost: 1e12 }, "cost", /US dollars/],
    [{ cost: "1e12" }, "cost", /US dollars/],
    [{ cost: "0,05" }, "cost", /US dollars/],
    [{ cost: "$1" }, "cost", /US dollars/],
    [{ family: "a" }, "family", /prompt_set/],
  ])("%j is told by its field", (more, field, message) => {
    expect(problemsOf(more)).toEqual([
      { field, message: typeof message === "string" ? message : expect.stringMatching(message) },
    ]);
  });

  it.each([
    ["2026-11-05T09:30:00Z", "2026-11-05T09:30:00.000Z"],
    ["2026-11-05T09:30:00.123456+02:00", "2026-11-05T07:30:00.123Z"],
    ["2026-11-05 09:30:00 +0200", "2026-11-05T07:30:00.000Z"],
    ["2026-11-05 09:30", "2026-11-05T09:30:00.000Z"],
    ["2026-11-05", "2026-11-05T00:00:00.000Z"],
  ])("was answered at %s, which is %s", (answered, iso) => {
    expect(checkLine(line({ answered_at: answered })).answer?.answeredAt).toBe(iso);
  });

  it("says its money exactly, by number or text", () => {
    for (const [given, cost] of [
      [0.0351548, "0.0351548"],
      ["1.50", "1.5"],
      [1e-7, "0.0000001"],
      ["1E-07", "0.0000001"],
      ["2.5e+1", "25"],
      [0.1 + 0.2, "0.3"],
      ["0.30000000000000004", "0.3"],
      ["007.50", "7.5"],
      [0, "0"],
    ])
      expect(checkLine(line({ cost: given })).answer?.cost).toBe(cost);
  });

  it("that is valid comes back by reading as it was", () => {
    const citation = fc.record({ url: fc.webUrl(), title: fc.option(storable()) });
    fc.assert(
      fc.property(
        fc.record({
          text: storable(200).filter((text) => text.trim() !== ""),
          citations: fc.array(citation, { maxLength: 5 }),
          cut: fc.tuple(fc.nat(), fc.nat()),
          web_search: fc.option(fc.boolean()),
          input_tokens: fc.option(fc.nat()),
        }),
        ({ cut, citations, ...more }) => {
          const starts = [...more.text].reduce((all, one) => [...all, (all.at(-1) ?? 0) + one.length], [0]);
          const start = starts[cut[0] % starts.length] ?? 0;
          const end = starts[cut[1] % starts.length] ?? 0;
          const placed = citations.map((one) =>
            start < end ? { ...one, start_index: start, end_index: end } : one,
          );
          const said = line({ ...more, citations: placed });
          const read = readImportedLine(JSONL, JSON.stringify(said));
          expect(read).toMatchObject({
            text: more.text,
            modelAnswered: "m-1",
            inputTokens: more.input_tokens,
            webSearchDone: more.web_search ?? (citations.length > 0 ? true : null),
          });
          expect(read?.citations.map(({ rawUrl, title }) => ({ url: rawUrl, title }))).toEqual(
            citations.map(({ url, title }) => ({ url: url.trim(), title: title ?? "" })),
          );
          for (const { place } of read?.citations ?? [])
            expect(place).toEqual(start < end ? { kind: "offsets", start, end } : { kind: "none" });
        },
      ),
    );
  });
});

describe("a file", () => {
  const header = LINE_FIELDS.slice(0, 7);
  const CSV: LineFormat = { format: "csv", separator: ",", header: [...header], columns: [...header] };

  it.each([
    ["JSON Lines", JSONL],
    ["CSV", CSV],
  ])("of %s says the same in whatever pieces it comes", async (_, format) => {
    const texts = fc.array(
      fc.oneof(
        storable(30).map((text) => ({ text })),
        fc.constantFrom('"', '5" screen', "a\r\nb", 'a,"', "\n", ""),
      ),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }),
        async (rows, sizes) => {
          const lineOf = (row: string | { text: string }) => {
            if (typeof row === "string") return `${row}\n`;
            const said = { ...line({ text: row.text }), web_search: true, citations: null };
            if (format === JSONL) return `${JSON.stringify(said)}\n`;
            return csvLine([said.prompt, said.engine, said.model, said.answered_at, said.text, "true", ""]);
          };
          const text = (format === JSONL ? "" : csvLine(header)) + rows.map(lineOf).join("");
          const pieces: string[] = [];
          for (let at = 0, turn = 0; at < text.length; turn += 1) {
            const size = sizes[turn % sizes.length] ?? 1;
            pieces.push(text.slice(at, at + size));
            at += size;
          }
          const whole = await readAll([text], format);
          expect(await readAll(pieces, format)).toEqual(whole);
          // Every line that is kept is read again by itself as it was.
          for (const { checked, text: own } of whole) {
            const split = splitLine(format, own);
            if (checked.answer) expect("values" in split && checkLine(split.values)).toEqual(checked);
          }
        },
      ),
    );
  });

  it("of rows longer than a part keeps each whole, and one that is never closed costs its line alone", async () => {
    const long = "x".repeat(700_000);
    const row = (text: string) => csvLine(["Which?", "Claude", "m", "2026-11-05", text, "", ""]);
    const text =
      csvLine(header) +
      row(`${long.slice(0, 90_000)},a`) +
      'Which?,Claude,m,2026-11-05,"open,,\r\n' +
      row("b");
    const pieces = [text.slice(0, 50_000), text.slice(50_000)];
    const lines = await readAll(pieces, CSV);
    expect(lines.map(({ line: at, checked }) => [at, checked.problems?.[0]?.field ?? "ok"])).toEqual([
      [2, "ok"],
      [3, "line"],
      [4, "ok"],
    ]);
  });

  it("is read by its name and how it begins", () => {
    expect(guessFormat('{"prompt":1}', "a.txt")).toEqual(JSONL);
    expect(guessFormat("broken\n{}", "a.jsonl")).toEqual(JSONL);
    expect(guessFormat("  ", "a.csv")).toBeNull();
    expect(guessFormat("Question;Engine;Answer\n", "a.csv")).toMatchObject({
      separator: ";",
      columns: ["prompt", "engine", "text"],
    });
    expect(guessColumns(["Answer", "text", "prompt", "Query", "date"])).toEqual([
      null,
      "text",
      "prompt",
      null,
      "answered_at",
    ]);
  });

  it("has each answer once, whatever writes it", async () => {
    const sort = lineSorter();
    const said = [
      line({ cost: 1 }),
      line({ cost: "1.0" }),
      line({ external_id: 7 }),
      line({ external_id: "7", text: "b" }),
    ];
    const lines = await readAll([said.map((one) => JSON.stringify(one)).join("\n")], JSONL);
    expect(lines.map(sort).map(({ outcome }) => outcome)).toEqual(["fresh", "twice", "fresh", "changed"]);
  });
});

it("a redirect of Gemini stands for a source that is not told", () => {
  const url = "https://vertexaisearch.cloud.google.com/grounding-api-redirect/A";
  const { answer } = checkLine(line({ citations: [{ url, title: "acme.com" }] }));
  expect(answer && readImported(answer).citations[0]).toMatchObject({
    resolvedUrl: null,
    domain: "acme.com",
  });
});
