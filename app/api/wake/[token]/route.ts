import { wakeCollector } from "@/lib/services/tasks";
import { visitorContext } from "@/lib/web/request-context";

export const dynamic = "force-dynamic";

interface WakeContext {
  params: Promise<{ token: string }>;
}

/** The pingback of an API: a task of the connection that the token names is done. It only has the lists looked at. */
export async function GET(_request: Request, { params }: WakeContext): Promise<Response> {
  const isOurs = await wakeCollector({ ctx: await visitorContext(), input: await params });
  return new Response(null, { status: isOurs ? 204 : 404, headers: { "Cache-Control": "no-store" } });
}
