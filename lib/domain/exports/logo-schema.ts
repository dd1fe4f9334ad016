import { z } from "zod";
import { LOGO_LIMITS } from "./logo-limits";
import { readLogo } from "./read-logo";

const { bytes: BYTES, pixels: PIXELS } = LOGO_LIMITS;
const KEPT = "What was there before stays.";

const bytesOf = (data: string) => Uint8Array.from(atob(data), (one) => one.charCodeAt(0));

/** What is wrong with a picture, by its own bytes; null where it can be a logo. */
function wrongWith(bytes: Uint8Array): string | null {
  if (bytes.length > BYTES) return `A logo has at most ${BYTES / 1_024} kB.`;
  const header = readLogo(bytes);
  if (header === null) return "That is no whole PNG, JPEG or WebP picture, whatever it is called.";
  const { width, height } = header;
  return Math.max(width, height) > PIXELS
    ? `A logo has at most ${PIXELS} × ${PIXELS} pixels; this has ${width} × ${height}.`
    : null;
}

/** A picture as it is sent: its bytes in base64. */
export const sentLogoSchema = z.object({
  data: z
    .base64({ message: `That was not read as a file. ${KEPT}`, abort: true })
    .max(Math.ceil(BYTES / 3) * 4, {
      message: `A logo has at most ${BYTES / 1_024} kB. ${KEPT}`,
      abort: true,
    })
    .superRefine((data, { addIssue }) => {
      const wrong = wrongWith(bytesOf(data));
      if (wrong !== null) addIssue({ code: "custom", message: `${wrong} ${KEPT}` });
    }),
});

export type SentLogo = z.input<typeof sentLogoSchema>;

/** The same, with what its own bytes say of it. */
export const logoSchema = sentLogoSchema.transform(({ data }) => {
  const bytes = bytesOf(data);
  const header = readLogo(bytes);
  return header ? { ...header, bytes } : z.NEVER;
});
