import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import type { Context } from "@/lib/services/context";
import { newestSetRun } from "./newest-run";

/** The newest run of a set, how far it is, and what of it failed. */
export async function LastRun({ ctx, slug }: { ctx: Context; slug: string }) {
  const run = await newestSetRun(ctx);
  if (!run) return null;
  const { answered = 0, failed: refused = 0, unknown = 0 } = run.counts;
  const failed = refused + unknown;
  return (
    <section aria-labelledby="run-title">
      <h2 id="run-title" className="mb-1 font-semibold">
        Last run of a set
      </h2>
      <p>
        <Link
          href={paths.workspace(slug).run(run.id)}
          className="text-accent underline-offset-2 hover:underline"
        >
          {withoutTricks(run.set?.name ?? "A set that is gone")}
        </Link>{" "}
        <span className="text-muted">
          <Time iso={run.createdAt} />, {formatCount(answered)} answered,{" "}
          {failed === 0 ? "none failed" : `${counted(failed, "call")} failed`}
        </span>
      </p>
    </section>
  );
}
