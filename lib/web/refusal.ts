import { createHash } from "node:crypto";
import type { ErrorCode } from "@/lib/domain/errors";

/** A request that is turned away before anything is done for it. */
export interface Refusal {
  status: number;
  code: ErrorCode;
  /** What happened, and what to do; shown to people. */
  message: string;
  headers?: Record<string, string>;
}

/** How whoever asks reads a refusal: a person a page, our own reads JSON, and an action's caller the text of an error. */
export type Reader = "page" | "read" | "action";

interface PlainRequest {
  pathname: string;
  isAction: boolean;
}

export const readerOf = ({ pathname, isAction }: PlainRequest): Reader =>
  isAction ? "action" : pathname.startsWith("/api/") ? "read" : "page";

export interface RefusalReply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** A refusal as it is sent. */
export function refusalReply(refusal: Refusal, reader: Reader): RefusalReply {
  const { status, code, message, headers } = refusal;
  const error = { code, message, fields: {}, errorId: null };
  const reply = (type: string, policy: string, body: string): RefusalReply => ({
    status,
    headers: {
      "Content-Type": type,
      "Cache-Control": "no-store",
      "Content-Security-Policy": policy,
      "X-Content-Type-Options": "nosniff",
      ...headers,
    },
    body,
  });
  switch (reader) {
    case "page":
      return reply(
        "text/html; charset=utf-8",
        `default-src 'none'; style-src '${STYLE_HASH}'`,
        page(message),
      );
    case "read":
      return reply("application/json", "default-src 'none'", JSON.stringify({ error }));
    // Next hands exactly this type on to the caller, as the message of the error it throws.
    case "action":
      return reply("text/plain", "default-src 'none'", JSON.stringify({ error }));
  }
}

const STYLE =
  ":root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}main{max-width:24rem;margin:20vh auto;padding:0 1rem}h1{font-size:20px;line-height:1.4}a{color:inherit}";
const STYLE_HASH = `sha256-${createHash("sha256").update(STYLE).digest("base64")}`;

/** The messages are our own fixed sentences: nothing of the request is in the page. */
const page = (message: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Sightline</title><style>${STYLE}</style><main><p><strong>Sightline</strong></p><h1>${message}</h1><p><a href="/">To your workspaces</a></p></main></html>`;
