import type { Metadata } from "next";
import { roleMay } from "@/lib/domain/team/permission";
import { listConnections } from "@/lib/services/connections";
import { openWorkspacePage } from "@/lib/web/page";
import { AddConnection } from "./_components/add-connection";
import { ConnectionItem } from "./_components/connection-item";

export const metadata: Metadata = { title: "Connections" };

interface ConnectionsPageProps {
  params: Promise<{ workspace: string }>;
}

export default async function ConnectionsPage({ params }: ConnectionsPageProps) {
  const { workspace: slug } = await params;
  const { ctx, workspace } = await openWorkspacePage(slug, "connection:read");
  const connections = await listConnections({ ctx });
  const mayWrite = roleMay(workspace.role, "connection:write");
  return (
    <div className="flex flex-col gap-8">
      <section aria-labelledby="connections">
        <h2 id="connections" className="mb-2 font-semibold">
          Connections
        </h2>
        <p className="text-muted max-w-reading mb-3">
          A connection is an account on an LLM Responses API. Questions go to the default one unless another
          is chosen.
        </p>
        <ul className="bg-surface divide-y rounded-md border">
          {connections.map((connection) => (
            <ConnectionItem
              key={connection.id}
              slug={slug}
              mayWrite={mayWrite}
              connection={{ ...connection, testedAt: connection.testedAt?.toISOString() ?? null }}
            />
          ))}
        </ul>
      </section>
      {mayWrite ? (
        <AddConnection slug={slug} />
      ) : (
        <p className="text-muted">Only owners and admins add, change or remove connections.</p>
      )}
    </div>
  );
}
