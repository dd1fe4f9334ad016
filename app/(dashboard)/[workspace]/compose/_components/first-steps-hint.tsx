import { Link } from "@/components/ui/link";
import { paths } from "@/lib/paths";
import { listBrands } from "@/lib/services/brands";
import type { Context } from "@/lib/services/context";

/** Where nothing was asked and no brand is tracked: that there is a way to figures, and not to one answer only. */
export async function FirstStepsHint({ ctx, slug }: { ctx: Context; slug: string }) {
  const brands = await listBrands({ ctx });
  if (brands.length > 0) return null;
  return (
    <p className="text-muted mb-4 text-sm">
      Here one question is asked. For figures of a brand,{" "}
      <Link href={paths.workspace(slug).firstSteps()} className="text-accent underline underline-offset-2">
        take the first steps
      </Link>
      .
    </p>
  );
}
