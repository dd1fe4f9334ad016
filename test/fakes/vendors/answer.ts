/** What every fake vendor answers: pieces of one text, with the sources that back each piece. */
export interface Piece {
  text: string;
  sources: readonly number[];
}

export const SOURCES = [
  { url: "https://example.com/räder?id=1", title: "Räder im Vergleich" },
  { url: "https://example.org/バイク", title: "電動バイク" },
] as const;

/** Accents, an emoji of two code units, one of many, and CJK: bytes, code points and code units all differ. */
export const PIECES: readonly Piece[] = [
  { text: "Voilà 🚲 die Übersicht: ", sources: [] },
  { text: "Das Café-Rad 👩‍🔧 fährt 40 km.", sources: [0] },
  { text: "\n", sources: [] },
  { text: "電動バイクは静かです。", sources: [0, 1] },
];

export const TEXT = PIECES.map(({ text }) => text).join("");

export const QUERIES = ["bestes E-Bike 2026", "電動バイク 比較"] as const;

export const THOUGHTS = ["First I compare the brands.", "Then I pick one."] as const;

/** What the next request meets instead of an answer: a refusal of the vendor's, or trouble on the way. */
export type Trouble = "hang" | "stalled" | "cut_off" | "dropped" | "malformed" | "wrong_shape";

export interface WireReply {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body: unknown;
}

export const REFUSALS = [
  "rate_limited",
  "overloaded",
  "server_error",
  "bad_key",
  "out_of_credit",
  "unknown_model",
  "too_long",
  "refused",
  "filtered",
] as const;

export type VendorRefusal = (typeof REFUSALS)[number];

/** One vendor's documented wire. */
export interface VendorWire {
  /** Below the server's origin. */
  basePath: string;
  modelsPath: string;
  /** The `models` reply; null where the vendor has none. */
  models: unknown;
  /** The headers' key. */
  keyOf: (headers: Readonly<Record<string, string | string[] | undefined>>) => string | undefined;
  /** The model a path and body ask; null for another path. */
  modelOf: (path: string, body: Readonly<Record<string, unknown>>) => string | null;
  answer: (model: string, body: Readonly<Record<string, unknown>>) => unknown;
  /** Null where the vendor has no such reply. */
  refusals: Readonly<Record<VendorRefusal, WireReply | null>>;
}
