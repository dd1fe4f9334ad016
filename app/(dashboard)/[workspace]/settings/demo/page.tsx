import type { Metadata } from "next";
import { roleMay } from "@/lib/domain/permission";
import { listWorkspaces } from "@/lib/services/workspaces";
import { openWorkspacePage } from "@/lib/web/page";
import { DemoWorkspaces } from "./_components/demo-workspaces";

export const metadata: Metadata = { title: "Demo" };

interface DemoPageProps {
  params: Promise<{ workspace: string }>;
}

export default async function DemoPage({ params }: DemoPageProps) {
  const { ctx } = await openWorkspacePage((await params).workspace, "answer:read");
  const workspaces = await listWorkspaces({ ctx });
  const demos = workspaces
    .filter(({ isDemo, role }) => isDemo && roleMay(role, "run:create"))
    .map(({ slug, name }) => ({ slug, name }));
  return (
    <section aria-labelledby="demo">
      <h2 id="demo" className="mb-2 font-semibold">
        A workspace to look around in
      </h2>
      <p className="text-muted max-w-reading mb-4">
        Three weeks of answers about two made-up brands and their competitors, on all four engines. The
        built-in simulator answers the questions over the same API as any other, each dated on a day of the
        past three weeks, so that there is something to look at. It costs nothing real, takes some seconds,
        and can be deleted in its own settings.
      </p>
      <DemoWorkspaces demos={demos} />
    </section>
  );
}
