import { readHealth } from "@/lib/services/instance";
import { visitorContext } from "@/lib/web/request-context";

export const dynamic = "force-dynamic";

/** For load balancers and the launcher: 200 when all parts work, else 503 with what is down. */
export async function GET(): Promise<Response> {
  const health = await readHealth({ ctx: await visitorContext() });
  return Response.json(health, {
    status: Object.values(health).every((state) => state === "ok") ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
