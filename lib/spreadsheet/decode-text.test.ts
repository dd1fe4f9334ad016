import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "@/test/properties";
import { decodeText } from "./decode-text";

const utf16 = (text: string, bigEndian = false): number[] =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).flatMap((unit) =>
    bigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8],
  );

const TEXT = "prompt;topic\r\n“Mikä satama?” – Hyvä €5;veneet\r\n";

describe("the bytes of a text", () => {
  it.each<[how: string, bytes: Iterable<number>, text: string, note: RegExp | null]>([
    ["UTF-8", Buffer.from(TEXT), TEXT, null],
    ["UTF-8 with its mark", [0xef, 0xbb, 0xbf, ...Buffer.from(TEXT)], TEXT, null],
    ["UTF-16 LE with its mark", [0xff, 0xfe, ...utf16(TEXT)], TEXT, /^Read as UTF-16\.$/],
    ["UTF-16 BE with its mark", [0xfe, 0xff, ...utf16(TEXT, true)], TEXT, /^Read as UTF-16\.$/],
    ["UTF-16 LE without", utf16(TEXT), TEXT, /does not say so/],
    ["UTF-16 BE without", utf16(TEXT, true), TEXT, /does not say so/],
    [
      "UTF-16 LE without, in Chinese",
      utf16("最好的港口在哪里？\n"),
      "最好的港口在哪里？\n",
      /does not say so/,
    ],
    ["Latin-1", Buffer.from("Mikä?\n", "latin1"), "Mikä?\n", /Windows-1252/],
    ["Windows-1252", [0x93, 0x80, 0x92, 0x94, 0x9f], "“€’”Ÿ", /Windows-1252/],
    ["UTF-8 with its mark, spoilt", [0xef, 0xbb, 0xbf, 0x61, 0xe4, 0x0a], "a\ufffd\n", /can't be read/],
    ["UTF-8 with one zero byte", Buffer.from(`${"a".repeat(300)}\0b`), `${"a".repeat(300)}\0b`, null],
    ["UTF-8 with one zero byte, short", Buffer.from("prompt\nWh\0at is?\n"), "prompt\nWh\0at is?\n", null],
    ["UTF-16 LE without, in Cyrillic", utf16("где гавань\n"), "где гавань\n", /does not say so/],
    ["UTF-16 BE without, in Hindi", utf16("बंदरगाह कहाँ है\n", true), "बंदरगाह कहाँ है\n", /does not say so/],
    ["nothing", [], "", null],
  ])("%s", (_, bytes, text, note) => {
    const decoded = decodeText(Uint8Array.from(bytes));
    expect(decoded?.text).toBe(text);
    if (note) expect(decoded?.note).toMatch(note);
    else expect(decoded?.note).toBeNull();
  });

  it.each([
    ["a workbook", [0x50, 0x4b, 3, 4, 20]],
    ["an old workbook", [0xd0, 0xcf, 0x11, 0xe0, 0xa1]],
  ])("are no text: %s", (_, bytes) => {
    expect(decodeText(Uint8Array.from(bytes))).toBeNull();
  });

  it("are whatever was written, by each encoding that says what it is", () => {
    const texts = anyText().map((text) => text.replace(/^\ufeff+|\ufffd/g, ""));
    fc.assert(
      fc.property(texts, (text) => {
        for (const bytes of [
          [0xef, 0xbb, 0xbf, ...Buffer.from(text)],
          [0xff, 0xfe, ...utf16(text)],
          [0xfe, 0xff, ...utf16(text, true)],
        ])
          expect(decodeText(Uint8Array.from(bytes))?.text).toBe(text);
      }),
    );
  });
});
