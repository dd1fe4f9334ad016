import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { paths } from "@/lib/paths";

/** All of the workspace as one archive. */
export function ExportEverything({ slug }: { slug: string }) {
  const { dataset } = paths.api.workspace(slug);
  return (
    <section aria-labelledby="export-everything" className="max-w-xl">
      <h2 id="export-everything" className="mb-2 font-semibold">
        Export everything
      </h2>
      <p className="text-muted mb-3">
        Library, runs with their plans, tasks, answers and citations as one archive, with a description of
        every column and checksums. It can be imported into an empty workspace.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button asChild>
          <a href={dataset()} download>
            Download the dataset
          </a>
        </Button>
        <Button asChild>
          <a href={dataset({ raw: true })} download>
            With raw requests and replies
          </a>
        </Button>
        <Button asChild>
          <Link href={paths.workspace(slug).settings.importDataset}>Import a dataset</Link>
        </Button>
      </div>
    </section>
  );
}
