import { redirect } from "next/navigation";
import { paths } from "@/lib/paths";
import { visitorContext } from "@/lib/web/request-context";
import { endMails } from "../../../(auth)/unsubscribe/[token]/mails-of";

export const dynamic = "force-dynamic";

interface UnsubscribeContext {
  params: Promise<{ token: string }>;
}

/** Where a mail program posts when its reader ends mails by one click (RFC 8058). Nothing of what it sends is read. */
export async function POST(_request: Request, { params }: UnsubscribeContext): Promise<Response> {
  const isOurs = await endMails({ ctx: await visitorContext(), input: await params });
  return new Response(null, { status: isOurs ? 204 : 404, headers: { "Cache-Control": "no-store" } });
}

/** Whoever opens it is asked first: a look changes nothing. */
export async function GET(_request: Request, { params }: UnsubscribeContext): Promise<never> {
  redirect(paths.unsubscribe((await params).token));
}
