import type { Metadata } from "next";
import { formatBrowser } from "@/lib/format/browser";
import { listSessions } from "@/lib/services/people";
import { openWorkspacePage } from "@/lib/web/page";
import { SessionItem } from "./_components/session-item";

export const metadata: Metadata = { title: "Your sessions" };

interface SessionsPageProps {
  params: Promise<{ workspace: string }>;
}

export default async function SessionsPage({ params }: SessionsPageProps) {
  const { session, ctx } = await openWorkspacePage((await params).workspace, "workspace:read");
  const sessions = await listSessions({ ctx });
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions" className="mb-2 font-semibold">
        Where {session.user.email} is signed in
      </h2>
      <ul className="bg-surface divide-y rounded-md border">
        {sessions.map(({ id, userAgent, createdAt, lastSeenAt }) => (
          <SessionItem
            key={id}
            id={id}
            browser={formatBrowser(userAgent)}
            userAgent={userAgent}
            createdAt={createdAt.toISOString()}
            lastSeenAt={lastSeenAt.toISOString()}
            isThis={id === session.sessionId}
          />
        ))}
      </ul>
    </section>
  );
}
