import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { readReference } from "@/lib/api-service/describe/reference";
import { ENGINE_LABELS } from "@/lib/domain/engines/engine";
import { env } from "@/lib/env";
import { openPersonalPage } from "@/lib/web/page";
import { CallGroup } from "./_components/call-group";
import { Contents } from "./_components/contents";
import { FieldLines } from "./_components/field-lines";
import { HowToCall } from "./_components/how-to-call";
import { StatusCodeTable } from "./_components/status-code-table";

export const metadata: Metadata = { title: "API reference" };

export default async function ReferencePage() {
  await openPersonalPage();
  const origin = env().url;
  const { groups, envelope } = readReference(origin);
  const titled = groups.map((group) => ({
    ...group,
    title: group.engine === null ? "All engines" : ENGINE_LABELS[group.engine],
    anchor: group.engine ?? "account",
  }));
  return (
    <>
      <PageHeader
        title="API reference"
        question="How is this instance's LLM Responses API called, and what does it answer?"
        actions={
          <Button asChild>
            <a href="/v3/openapi.json">OpenAPI document</a>
          </Button>
        }
      />
      <div className="flex max-w-5xl flex-col gap-10">
        <Contents groups={titled} />
        <HowToCall origin={origin} />
        <section aria-labelledby="reply">
          <h2 id="reply" className="text-md mb-2 scroll-mt-16 font-semibold">
            Every reply
          </h2>
          <p className="text-muted max-w-reading mb-3">
            The rows of <code className="font-mono text-sm">tasks[].result</code> are each call&apos;s own.
          </p>
          <FieldLines label="Fields of every reply" fields={envelope} />
        </section>
        {titled.map((group) => (
          <CallGroup key={group.anchor} group={group} origin={origin} />
        ))}
        <section aria-labelledby="codes">
          <h2 id="codes" className="text-md mb-2 scroll-mt-16 font-semibold">
            Status codes
          </h2>
          <StatusCodeTable />
        </section>
      </div>
    </>
  );
}
