import { createHash } from "node:crypto";

/** A UUID (version 8) that follows from texts alone: whoever makes it again, after a crash, makes the same. */
export function derivedId(...texts: string[]): string {
  const hex = createHash("sha256").update(texts.join("\0")).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
