import "server-only";
import { errorResponse } from "./error-reply";

/** A picture that somebody sent, as it was sent: shown as what its bytes say it is, and as nothing else. */
export async function pictureReply(
  read: () => Promise<{ type: string; bytes: Uint8Array<ArrayBuffer> } | null>,
): Promise<Response> {
  try {
    const picture = await read();
    if (picture === null)
      return new Response(null, { status: 404, headers: { "Cache-Control": "no-store" } });
    return new Response(picture.bytes, {
      headers: {
        "Content-Type": picture.type,
        "Content-Disposition": "inline",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
      },
    });
  } catch (error) {
    return errorResponse(error);
  }
}
