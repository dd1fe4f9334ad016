import { tableFromIPC } from "apache-arrow";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { readParquet } from "parquet-wasm";
import { describe, expect, it } from "vitest";
import type { Columns, Row } from "@/lib/domain/exports/column";
import { rowSchema } from "@/lib/domain/exports/row-schema";
import { readCell } from "@/lib/spreadsheet/protect-cell";
import { anyText, tries } from "@/test/properties";
import { ROW_FILES } from "./write-rows";

const COLUMNS = {
  id: { type: "id", meaning: "" },
  text: { type: "text", meaning: "", optional: true },
  count: { type: "integer", meaning: "", optional: true },
  done: { type: "boolean", meaning: "", optional: true },
  at: { type: "moment", meaning: "" },
  cost: { type: "dollars", meaning: "", optional: true },
  weight: { type: "decimal", meaning: "" },
  tags: { type: "texts", meaning: "" },
  turns: { type: "json", meaning: "" },
} as const satisfies Columns;

type Format = keyof typeof ROW_FILES;

async function write(format: Format, batches: readonly (readonly Row[])[]): Promise<Buffer> {
  const given = (async function* () {
    yield* batches;
  })();
  const chunks: Uint8Array[] = [];
  for await (const chunk of ROW_FILES[format].write(COLUMNS, given)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Texts that files of rows are broken by, beside any others. */
const hardText = fc.oneof(
  anyText(40).map((text) => text.replaceAll("\u0000", "")),
  fc
    .array(
      fc.constantFrom(
        '"',
        ",",
        ";",
        "\n",
        "\r",
        "'",
        "=",
        "+",
        "-",
        "@",
        "\t",
        " ",
        "\ufeff",
        "＝",
        "😀",
        "é",
        "null",
        "1",
      ),
      {
        maxLength: 12,
      },
    )
    .map((parts) => parts.join("")),
);
const decimal = (places: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 10 ** places - 1 }))
    .map(([whole, part]) => `${whole}.${String(part).padStart(places, "0")}`.replace(/\.?0+$/, ""));
const unknownOr = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null });

const anyRow = fc.record({
  id: fc.uuid({ version: 7 }),
  text: unknownOr(hardText),
  count: unknownOr(fc.integer()),
  done: unknownOr(fc.boolean()),
  at: fc
    .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString()),
  cost: unknownOr(decimal(9)),
  weight: decimal(6),
  tags: fc.array(hardText, { maxLength: 3 }),
  turns: fc.array(fc.record({ role: fc.constantFrom("user", "ai"), message: hardText }), { maxLength: 2 }),
});
const anyBatches = fc.array(fc.array(anyRow, { maxLength: 5 }), { maxLength: 4 });

const EXAMPLE: Row[] = [
  {
    id: "01920000-0000-7000-8000-000000000001",
    text: '=HYPERLINK("http://x"),\r\n😀',
    count: -3,
    done: true,
    at: "2026-11-27T03:04:05.678Z",
    cost: "0.000000001",
    weight: "12.5",
    tags: ["a,b", "-c"],
    turns: [{ role: "user", message: 'say "hi"' }],
  },
  {
    id: "01920000-0000-7000-8000-000000000002",
    text: null,
    count: null,
    done: null,
    at: "1969-12-31T23:59:59.999Z",
    cost: null,
    weight: "0",
    tags: [],
    turns: [],
  },
];

describe("CSV", () => {
  /** What a cell of the file says, as whoever reads it by its dictionary takes it. */
  function cellOf(name: keyof typeof COLUMNS, cell: string) {
    const text = cell.startsWith("'") ? readCell(cell) : cell;
    switch (COLUMNS[name].type) {
      case "integer":
        return cell === "" ? null : Number(cell);
      case "boolean":
        return cell === "" ? null : cell === "true";
      case "texts":
      case "json":
        return JSON.parse(cell) as unknown;
      case "dollars":
        return cell === "" ? null : cell;
      default:
        return text;
    }
  }
  async function readBack(batches: Row[][]): Promise<unknown[]> {
    const lines = parse(await write("csv", batches), { bom: true, columns: true });
    return (lines as Record<keyof typeof COLUMNS, string>[]).map((line) =>
      Object.fromEntries(
        (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]).map((name) => [name, cellOf(name, line[name])]),
      ),
    );
  }

  it("marks what a spreadsheet would run, and says nothing for null", async () => {
    expect((await write("csv", [EXAMPLE])).toString().split("\r\n2026")[0]).toBe(
      '\ufeffid,text,count,done,at,cost,weight,tags,turns\r\n01920000-0000-7000-8000-000000000001,"\'=HYPERLINK(""http://x""),\r\n😀",-3,true,2026-11-27T03:04:05.678Z,0.000000001,12.5,"[""a,b"",""-c""]","[{""role"":""user"",""message"":""say \\""hi\\""""}]"\r\n01920000-0000-7000-8000-000000000002,,,,1969-12-31T23:59:59.999Z,,0,[],[]\r\n',
    );
  });

  it("comes back as it was, whatever the texts; a null text as an empty one", () =>
    fc.assert(
      fc.asyncProperty(anyBatches, async (batches) => {
        expect(await readBack(batches)).toEqual(
          batches.flat().map((row) => ({ ...row, text: row.text ?? "" })),
        );
      }),
      tries(60),
    ));

  it("has no cell that begins a formula", () =>
    fc.assert(
      fc.asyncProperty(anyBatches, async (batches) => {
        const lines = parse(await write("csv", batches), { bom: true, columns: true }) as { text: string }[];
        for (const { text } of lines) expect(text).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      }),
      tries(60),
    ));
});

describe("JSON Lines", () => {
  it("comes back as it was, a row a line", () =>
    fc.assert(
      fc.asyncProperty(anyBatches, async (batches) => {
        const lines = (await write("jsonl", batches)).toString().split("\n").slice(0, -1);
        expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(batches.flat());
      }),
      tries(60),
    ));

  it("names every column of every row, in their order", async () => {
    const [, second] = (await write("jsonl", [EXAMPLE])).toString().split("\n");
    expect(second).toBe(
      '{"id":"01920000-0000-7000-8000-000000000002","text":null,"count":null,"done":null,"at":"1969-12-31T23:59:59.999Z","cost":null,"weight":"0","tags":[],"turns":[]}',
    );
  });
});

describe("Parquet, read by Arrow's own reader", () => {
  async function readBack(batches: readonly (readonly Row[])[]): Promise<unknown[]> {
    const table = tableFromIPC(readParquet(await write("parquet", batches)).intoIPCStream());
    return table.toArray().map((row: unknown) => fromArrow(row as Record<string, unknown>));
  }
  const decimalOf = (value: unknown, scale: number): string | null => {
    if (value === null) return null;
    const digits = unscaled(value)
      .toString()
      .padStart(scale + 1, "0");
    return `${digits.slice(0, -scale)}.${digits.slice(-scale)}`.replace(/\.?0+$/, "");
  };
  /** Arrow gives a decimal as the 32-bit words of its 128 bits. */
  const unscaled = (value: unknown): bigint =>
    [...(value as Uint32Array)].reduceRight((sum, word) => (sum << 32n) + BigInt(word), 0n);
  /** Arrow's decoder of texts drops a byte order mark before one; the file has it. */
  const unmarked = (row: Row): Row =>
    JSON.parse(JSON.stringify(row), (name, value: unknown) =>
      typeof value === "string" && name !== "message" ? value.replace(/^\ufeff/, "") : value,
    ) as Row;
  const fromArrow = (row: Record<string, unknown>) => ({
    id: row.id,
    text: row.text,
    count: row.count === null ? null : Number(row.count),
    done: row.done,
    at: new Date(Number(row.at)).toISOString(),
    cost: decimalOf(row.cost, 9),
    weight: decimalOf(row.weight, 6),
    tags: [...(row.tags as Iterable<string>)],
    turns: JSON.parse(String(row.turns)) as unknown,
  });

  it("says what was written", async () => expect(await readBack([EXAMPLE])).toEqual(EXAMPLE));
  it("is a file where there is no row", async () => expect(await readBack([])).toEqual([]));

  it("comes back as it was, whatever the texts", () =>
    fc.assert(
      fc.asyncProperty(anyBatches, async (batches) => {
        expect(await readBack(batches)).toEqual(batches.flat().map(unmarked));
      }),
      tries(60),
    ));

  it("is written in groups as it is read, and is none without its end", async () => {
    const [first] = EXAMPLE;
    const many = Array.from({ length: 10_500 }, (_, count) => ({ ...first, count }));
    const batches = [many.slice(0, 9_999), many.slice(9_999)];
    const file = await write("parquet", batches);
    const counts = tableFromIPC(readParquet(file).intoIPCStream()).getChild("count");
    expect([...(counts ?? [])].map(Number)).toEqual(many.map(({ count }) => count));
    expect(() => readParquet(file.subarray(0, -1))).toThrow();
  });
});

it("takes a row of these columns alone", () => {
  const schema = rowSchema(COLUMNS);
  expect(schema.array().parse(EXAMPLE)).toEqual(EXAMPLE);
  const [first] = EXAMPLE;
  expect(schema.safeParse({ ...first, more: 1 }).success).toBe(false);
  expect(schema.safeParse({ ...first, cost: "1.0000000001" }).success).toBe(false);
  expect(schema.safeParse({ ...first, at: null }).success).toBe(false);
});
