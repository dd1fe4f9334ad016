/** How the bytes of a text were read. */
export interface DecodedText {
  text: string;
  /** What should be said of it; null for UTF-8 that is in order. */
  note: string | null;
}

const startsWith = (bytes: Uint8Array, ...begin: number[]): boolean =>
  begin.every((byte, place) => bytes[place] === byte);

/** A zip, and the compound file of old: what Excel saves unless it is asked for CSV. */
const isWorkbook = (bytes: Uint8Array): boolean =>
  startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0);

/**
 * The text of a file that a spreadsheet, an editor or another tool wrote: by its byte order mark; else UTF-8 where it is
 * that and reads as text; else UTF-16 where its zero bytes say so; else Windows-1252, which has all of Latin-1. Null for
 * a workbook.
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  if (isWorkbook(bytes)) return null;
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return lenient(bytes, "utf-8", null);
  if (startsWith(bytes, 0xff, 0xfe)) return lenient(bytes, "utf-16le", "Read as UTF-16.");
  if (startsWith(bytes, 0xfe, 0xff)) return lenient(bytes, "utf-16be", "Read as UTF-16.");
  const plain = readUtf8(bytes);
  const wide = plain !== null && isMostlyText(bytes) ? null : guessUtf16(bytes);
  if (wide) return lenient(bytes, wide, "Read as UTF-16, though the file does not say so.");
  if (plain !== null) return { text: plain, note: null };
  return {
    text: fromWindows1252(bytes),
    note: "The file is not UTF-8: read as Windows-1252 (Latin-1). Look whether its letters with accents are right.",
  };
}

export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/**
 * The same for a file that is too long to be held: its encoding by how it begins and by whether all of it is UTF-8,
 * which whoever reads it through finds out. Null for a workbook.
 */
export function encodingOf(beginning: Uint8Array, isUtf8: boolean): Encoding | null {
  if (isWorkbook(beginning)) return null;
  if (startsWith(beginning, 0xff, 0xfe)) return "utf-16le";
  if (startsWith(beginning, 0xfe, 0xff)) return "utf-16be";
  if (startsWith(beginning, 0xef, 0xbb, 0xbf)) return "utf-8";
  const wide = isUtf8 && isMostlyText(beginning) ? null : guessUtf16(even(beginning));
  return wide ?? (isUtf8 ? "utf-8" : "windows-1252");
}

const even = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.length - (bytes.length % 2));

/** Texts of a file's pieces; a character may begin in one and end in the next. A byte order mark is left out. */
export function decoderOf(encoding: Encoding): (piece: Uint8Array, isLast: boolean) => string {
  if (encoding === "windows-1252") return fromWindows1252;
  const decoder = new TextDecoder(encoding);
  return (piece, isLast) => decoder.decode(piece, { stream: !isLast });
}

function readUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A stray control character stands in texts; in UTF-16 that passes for UTF-8, one byte in a few is such a one. */
function isMostlyText(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) if (byte < 0x20 && (byte < 0x09 || byte > 0x0d)) controls += 1;
  return controls * 20 < bytes.length;
}

/** Made once: those of UTF-16 take their time. */
const DECODERS = {
  "utf-8": new TextDecoder("utf-8"),
  "utf-16le": new TextDecoder("utf-16le"),
  "utf-16be": new TextDecoder("utf-16be"),
};

/** Decodes what names its own encoding; what can't be read in it is shown as U+FFFD, and said. */
function lenient(bytes: Uint8Array, encoding: keyof typeof DECODERS, note: string | null): DecodedText {
  const text = DECODERS[encoding].decode(bytes);
  if (!text.includes("\ufffd")) return { text, note };
  const spoilt = "Some of its characters can't be read, and stand as \ufffd.";
  return { text, note: note ? `${note} ${spoilt}` : spoilt };
}

/** What questions are set apart with, which in UTF-16 has a zero byte beside it: line ends, tab, space, comma, semicolon. */
const APART = new Set([0x0a, 0x0d, 0x09, 0x20, 0x2c, 0x3b]);

/** Latin letters and what sets words apart have a zero byte in UTF-16, on the same side each; text in UTF-8 has none. */
function guessUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes.length % 2 === 1) return null;
  let [little, big] = [0, 0];
  for (let at = 0; at < bytes.length; at += 2) {
    const [first = 0, second = 0] = [bytes[at], bytes[at + 1]];
    if (second === 0) little += APART.has(first) ? 10 : 1;
    if (first === 0) big += APART.has(second) ? 10 : 1;
  }
  const [more, less] = [Math.max(little, big), Math.min(little, big)];
  // A line of Chinese has its line end alone; a stray zero byte in UTF-8 is one in thousands.
  if (more * 50 < bytes.length || more < less * 3 || more === 0) return null;
  return little > big ? "utf-16le" : "utf-16be";
}

/** Windows-1252 from 0x80 to 0x9F, after the Encoding Standard; elsewhere it is Latin-1. */
const WINDOWS_1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Not by TextDecoder: some versions of Node read these bytes as Latin-1. */
const fromWindows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString("latin1")
    .replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? control);
