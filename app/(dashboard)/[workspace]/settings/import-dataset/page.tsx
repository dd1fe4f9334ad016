import type { Metadata } from "next";
import { getDatasetStand } from "@/lib/services/datasets";
import { openWorkspacePage } from "@/lib/web/page";
import { DatasetPanel } from "./_components/dataset-panel";

export const metadata: Metadata = { title: "Import a dataset" };

interface ImportDatasetPageProps {
  params: Promise<{ workspace: string }>;
}

export default async function ImportDatasetPage({ params }: ImportDatasetPageProps) {
  const { ctx, workspace } = await openWorkspacePage((await params).workspace, "workspace:edit");
  return (
    <section aria-labelledby="import-dataset" className="max-w-3xl">
      <h2 id="import-dataset" className="mb-2 font-semibold">
        Import a dataset
      </h2>
      <p className="text-muted mb-3 max-w-xl">
        An archive that Sightline exported as a dataset, with its library, runs, answers and citations, comes
        into this workspace while there is nothing in it: all of it, or nothing.
      </p>
      <DatasetPanel slug={workspace.slug} initial={await getDatasetStand({ ctx })} />
    </section>
  );
}
