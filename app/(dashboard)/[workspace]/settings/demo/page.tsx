import type { Metadata } from "next";
import { roleMay } from "@/lib/domain/team/permission";
import { mayMakeWorkspaces } from "@/lib/services/instance";
import { listWorkspaces } from "@/lib/services/workspaces";
import { openWorkspacePage } from "@/lib/web/page";
import { DemoWorkspaces } from "./_components/demo-workspaces";

export const metadata: Metadata = { title: "Demo" };

interface DemoPageProps {
  params: Promise<{ workspace: string }>;
}

export default async function DemoPage({ params }: DemoPageProps) {
  const { ctx } = await openWorkspacePage((await params).workspace, "answer:read");
  const [workspaces, mayMake] = await Promise.all([listWorkspaces({ ctx }), mayMakeWorkspaces({ ctx })]);
  const demos = workspaces
    .filter(({ isDemo, role }) => isDemo && roleMay(role, "run:create"))
    .map(({ slug, name }) => ({ slug, name }));
  return (
    <section aria-labelledby="demo">
      <h2 id="demo" className="mb-2 font-semibold">
        A workspace to look around in
      </h2>
      <p className="text-muted max-w-reading mb-4">
        Three weeks of a programme about a made-up brand: a set of questions in two markets, asked twice a
        week of all four engines, and some questions by hand about another brand. The built-in simulator
        answers over the same API as any other, each on its day of the past six weeks. It costs nothing real,
        takes some seconds, and can be deleted in its own settings. Its schedule is paused.
      </p>
      <DemoWorkspaces demos={demos} mayMake={mayMake} />
    </section>
  );
}
