import type { ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";

/** Ways a call can end before anything is done. */
const REFUSALS = ["http_401", "http_402", "http_500", "code_40202"] as const;

/** Ways a reply can be lost after the work was done, and billed. */
const LOSSES = ["hang", "cut_off", "garbled", "broken_gzip", "oversize", "gzip_bomb", "tasks_null"] as const;

/** Ways an answer can differ from the documentation's examples. */
const SURPRISES = [
  "null_annotations",
  "empty_items",
  "unknown_items",
  "surplus_fields",
  "missing_fields",
  "hostile_text",
  "huge_text",
  "unpriced",
] as const;

/** Ways a task can end without an answer, and be billed. */
const ENDINGS = ["filtered"] as const;

/** Any code of the documentation: as the whole call's, or as that of the one task it is about. */
type Coded = `envelope_${number}` | `task_${number}`;

export const FAULTS = [...REFUSALS, ...LOSSES, ...SURPRISES, ...ENDINGS] as const;
export type Fault = (typeof FAULTS)[number] | Coded;

export type Refusal = (typeof REFUSALS)[number];
export type Loss = (typeof LOSSES)[number];

const includes = <T extends string>(list: readonly T[], word: string): word is T =>
  list.some((entry) => entry === word);
const CODED = /^(envelope|task)_(\d+)$/;

export const isFault = (word: string): word is Fault => includes(FAULTS, word) || CODED.test(word);
/** The code a fault is about; null for faults of another sort. */
export function codeOf(fault: Fault): { of: "envelope" | "task"; code: number } | null {
  const [, of, code] = CODED.exec(fault) ?? [];
  return of === undefined ? null : { of: of === "task" ? "task" : "envelope", code: Number(code) };
}
export const isRefusal = (fault: Fault): fault is Refusal => includes(REFUSALS, fault);
export const isEnding = (fault: Fault): boolean => includes(ENDINGS, fault);
export const isLoss = (fault: Fault): fault is Loss => includes(LOSSES, fault);

const TWENTY_MEGABYTES = 20 * 1024 * 1024;

/** Spoils a reply that is ready to be sent. */
export function lose(loss: Loss, reply: object, response: ServerResponse): void {
  const text = JSON.stringify(reply);
  switch (loss) {
    case "hang":
      return;
    case "cut_off":
      response.writeHead(200, {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(text),
      });
      response.write(text.slice(0, Math.floor(text.length / 2)), () => response.destroy());
      return;
    case "garbled":
      response.writeHead(200, { "content-type": "application/json" });
      response.end(text.replaceAll('"', "\u0000"));
      return;
    case "broken_gzip":
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(gzipSync(text).subarray(0, -12));
      return;
    case "oversize":
      response.writeHead(200, { "content-type": "application/json" });
      response.end(Buffer.alloc(TWENTY_MEGABYTES + 1, "x"));
      return;
    case "gzip_bomb":
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(gzipSync(Buffer.alloc(TWENTY_MEGABYTES + 1, "x")));
      return;
    case "tasks_null":
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ ...reply, tasks: null, tasks_count: 0 }));
  }
}

/** What a page must show as text, or leave out: never run, load or follow. */
const HOSTILE_TEXT = [
  "Plain words first.",
  '<script>globalThis.hacked = true</script><img src="https://tracker.example/pixel.png" onerror="globalThis.hacked = true">',
  '<iframe src="https://frame.example/"></iframe><style>body{display:none}</style><form action="https://form.example/"><input name="password"></form>',
  "[click me](javascript:globalThis.hacked=true) [data](data:text/html,<script>globalThis.hacked=true</script>)",
  "![remote image](https://tracker.example/markdown.png)",
  "[reference][r]\n\n[r]: javascript:globalThis.hacked=true",
  "\u202Eright to left override\u202C and \u2066isolate\u2069, zero\u200Bwidth, nul \u0000 and half a pair \uD800.",
  "| a | b |\n| --- | --- |\n| `${7*7}` | {{7*7}} |",
].join("\n\n");

const HUGE_TEXT = "A long paragraph about amusement parks in France. ".repeat(40_000);

interface Annotated {
  [field: string]: unknown;
  sections: { [field: string]: unknown; text: string; annotations?: unknown }[];
}

interface Result {
  [field: string]: unknown;
  items: Annotated[];
}

/** An answer's result, changed as the fault says; unchanged for faults of another sort. */
export function surprise<R extends Result>(fault: Fault, result: R): Record<string, unknown> {
  const withText = (text: string) => ({
    ...result,
    items: [{ type: "message", sections: [{ type: "text", text, annotations: hostileAnnotations }] }],
  });
  switch (fault) {
    case "null_annotations":
      return {
        ...result,
        items: result.items.map((item) => ({
          ...item,
          sections: item.sections.map((section) => ({ ...section, annotations: null })),
        })),
      };
    case "empty_items":
      return { ...result, items: [] };
    case "unknown_items":
      return {
        ...result,
        items: [
          { type: "video", sections: null, url: "https://video.example/1" },
          null,
          ...result.items,
          { type: "map" },
        ],
      };
    case "surplus_fields":
      return {
        ...result,
        confidence: 0.9,
        items: result.items.map((item) => ({ ...item, novelty: { deep: [1, 2] } })),
      };
    case "missing_fields":
      return { model_name: result["model_name"], money_spent: result["money_spent"], items: result.items };
    case "hostile_text":
      return withText(HOSTILE_TEXT);
    case "unpriced":
      return { ...result, money_spent: null };
    case "huge_text":
      return withText(HUGE_TEXT);
    default:
      return result;
  }
}

const hostileAnnotations = [
  { title: '<b onclick="globalThis.hacked=true">bold</b>', url: "javascript:globalThis.hacked=true" },
  { title: "\u202Emoc.elpmaxe", url: "https://source.example/page?utm_source=openai" },
  { title: "not an address", url: "http://[broken" },
  { title: null, url: null },
];
