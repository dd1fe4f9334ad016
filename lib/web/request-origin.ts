import "server-only";
import { randomUUID } from "node:crypto";
import { headers } from "next/headers";
import type { Origin } from "@/lib/services/context";

const LONGEST = 300;

/**
 * Where the request in hand comes from. The address is the last one named: what is before it in the header may be
 * anybody's invention.
 */
export async function requestOrigin(): Promise<Origin> {
  const given = await headers();
  return {
    address: cut(given.get("x-forwarded-for")?.split(",").at(-1)?.trim()),
    agent: cut(given.get("user-agent")),
    requestId: randomUUID(),
  };
}

const cut = (text: string | null | undefined): string | null => text?.slice(0, LONGEST) || null;
