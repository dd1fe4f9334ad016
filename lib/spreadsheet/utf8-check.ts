import { isUtf8 } from "node:buffer";

/**
 * Says whether bytes that come piece by piece are UTF-8 so far, without making texts of them; a character may begin in one
 * and end in the next. At the end none may be left open.
 */
export function utf8Check(): (piece: Uint8Array, isLast: boolean) => boolean {
  let open: Uint8Array = new Uint8Array();
  let isValid = true;
  return (piece, isLast) => {
    if (!isValid) return false;
    const bytes = open.length === 0 ? piece : Buffer.concat([open, piece]);
    const whole = isLast ? bytes.length : bytes.length - openLength(bytes);
    isValid = isUtf8(bytes.subarray(0, whole));
    open = Uint8Array.from(bytes.subarray(whole));
    return isValid;
  };
}

/** How many bytes at the end begin a character that goes on beyond it. */
function openLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    // It goes on from the byte before.
    if (byte < 0xc0) continue;
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return back < length ? back : 0;
  }
  return 0;
}
