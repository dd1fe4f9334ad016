import { DataTable, type Column } from "@/components/tables/data-table";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Time } from "@/components/ui/time";
import type { DatasetImportView } from "@/lib/domain/exports/dataset-import";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";

type Count = DatasetImportView["counts"][number];

const columns: readonly Column<Count>[] = [
  { key: "kind", header: "What", cell: ({ kind }) => kind.replaceAll("_", " "), grow: true },
  { key: "told", header: "In the dataset", cell: ({ told }) => formatCount(told), numeric: true },
  {
    key: "imported",
    header: "Imported",
    cell: ({ imported }) => (imported === null ? "unknown" : formatCount(imported)),
    numeric: true,
  },
];

/** What a dataset said that it holds, and what is here of it. */
export function DatasetOutcome({ slug, view }: { slug: string; view: DatasetImportView }) {
  const links = paths.workspace(slug);
  return (
    <div className="flex flex-col items-start gap-4">
      <Notice tone="good" className="w-full" title="The dataset was imported.">
        {withoutTricks(view.fileName)}
        {view.dataset && (
          <>
            , of {withoutTricks(view.dataset.workspace)} as of <Time iso={view.dataset.exportedAt} />
          </>
        )}
        {view.by && <>; brought in by {withoutTricks(view.by)}</>}
      </Notice>
      <DataTable
        caption="What was imported"
        columns={columns}
        rows={view.counts}
        rowKey={({ kind }) => kind}
      />
      <div className="flex flex-wrap gap-2">
        <Button asChild look="primary">
          <Link href={links.answers()}>See the answers</Link>
        </Button>
        <Button asChild>
          <Link href={links.library.sets()}>See the library</Link>
        </Button>
      </div>
    </div>
  );
}
