import type { LogoType } from "./logo-limits";

/** What a picture's own bytes say that it is. */
export interface LogoHeader {
  type: LogoType;
  width: number;
  height: number;
}

/** The kind and size of a PNG, JPEG or WebP, by its bytes alone; null for anything else, and for one that is cut off. */
export function readLogo(bytes: Uint8Array): LogoHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = readPng(view) ?? readJpeg(view) ?? readWebp(view);
  return found && found.width > 0 && found.height > 0 ? found : null;
}

const ascii = (view: DataView, at: number, text: string): boolean =>
  at + text.length <= view.byteLength &&
  [...text].every((letter, index) => view.getUint8(at + index) === letter.charCodeAt(0));

/** Signature, then IHDR, which is always first; the last chunk is IEND. */
function readPng(view: DataView): LogoHeader | null {
  const end = view.byteLength;
  if (end < 45 || !ascii(view, 0, "\x89PNG\r\n\x1a\n") || !ascii(view, 12, "IHDR")) return null;
  if (!ascii(view, end - 8, "IEND")) return null;
  return { type: "image/png", width: view.getUint32(16), height: view.getUint32(20) };
}

/** Frame headers of all ways of coding; C4, C8 and CC are none. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Segments with their lengths, until the one that says the size. */
function readJpeg(view: DataView): LogoHeader | null {
  const end = view.byteLength;
  if (end < 4 || view.getUint16(0) !== 0xffd8 || view.getUint8(2) !== 0xff) return null;
  for (let at = 2; at + 9 <= end;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    // A marker may be led in by any number of fill bytes.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker))
      return { type: "image/jpeg", width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    // What follows a start of scan is no segment any more: a size comes before it.
    if (marker === 0xda || marker === 0xd9) return null;
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

const uint24 = (view: DataView, at: number): number =>
  view.getUint16(at, true) + view.getUint8(at + 2) * 65_536;

/** A RIFF file of its whole length, whose first chunk is VP8, VP8L or VP8X. */
function readWebp(view: DataView): LogoHeader | null {
  if (view.byteLength < 30 || !ascii(view, 0, "RIFF") || !ascii(view, 8, "WEBP")) return null;
  if (view.getUint32(4, true) + 8 > view.byteLength) return null;
  const type = "image/webp";
  if (ascii(view, 12, "VP8X")) return { type, width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
  if (ascii(view, 12, "VP8L") && view.getUint8(20) === 0x2f) {
    const packed = view.getUint32(21, true);
    return { type, width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
  }
  if (ascii(view, 12, "VP8 ") && view.getUint8(23) === 0x9d && view.getUint16(24, true) === 0x2a01)
    return { type, width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  return null;
}
