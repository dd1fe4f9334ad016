import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { roleMay } from "@/lib/domain/team/permission";
import { listPersonas } from "@/lib/services/personas";
import { openWorkspacePage } from "@/lib/web/page";
import { LibraryLinks } from "../_components/library-links";
import { PERSONAS_QUESTION } from "../library-words";
import { NewPersona } from "./_components/new-persona";
import { PersonaItem } from "./_components/persona-item";

export const metadata: Metadata = { title: "Personas" };

interface PersonasPageProps {
  params: Promise<{ workspace: string }>;
}

export default async function PersonasPage({ params }: PersonasPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "prompt:read");
  const { slug } = workspace;
  const personas = await listPersonas({ ctx });
  const mayWrite = roleMay(workspace.role, "prompt:write");
  return (
    <>
      <PageHeader
        title="Personas"
        question={PERSONAS_QUESTION}
        actions={mayWrite && <NewPersona slug={slug} />}
      />
      <LibraryLinks slug={slug} current="personas" />
      {personas.length > 0 ? (
        <ul aria-label="Personas" className="bg-surface divide-y rounded-md border">
          {personas.map((persona) => (
            <PersonaItem key={persona.id} slug={slug} persona={persona} mayWrite={mayWrite} />
          ))}
        </ul>
      ) : (
        <EmptyState title="No persona yet">
          A persona says who asks: a system message that is kept once and goes before the question of every
          prompt that is asked as it.
        </EmptyState>
      )}
    </>
  );
}
