import type { Metadata } from "next";
import { providerName } from "@/lib/auth/provider-choices";
import { formatSession } from "@/lib/format/browser";
import { listSessions } from "@/lib/services/people";
import { openWorkspacePage } from "@/lib/web/page";
import { EndOtherSessions } from "./_components/end-other-sessions";
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
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 id="sessions" className="font-semibold">
          Where {session.user.email} is signed in
        </h2>
        {sessions.length > 1 && <EndOtherSessions />}
      </div>
      <ul aria-label="Sessions" className="bg-surface divide-y rounded-md border">
        {sessions.map(({ id, userAgent, timeZone, provider, createdAt, lastSeenAt }) => (
          <SessionItem
            key={id}
            id={id}
            browser={formatSession(userAgent, timeZone)}
            userAgent={userAgent}
            by={provider === null ? "password" : providerName(provider)}
            createdAt={createdAt.toISOString()}
            lastSeenAt={lastSeenAt.toISOString()}
            isThis={id === session.sessionId}
          />
        ))}
      </ul>
    </section>
  );
}
