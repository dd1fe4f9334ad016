import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { paths } from "@/lib/paths";

/** Says that the own brand stands alone, and where the names are that answers give. */
export const NoCompetitors = ({ slug }: { slug: string }) => (
  <Notice
    className="mb-4"
    title="Nobody is compared with yet"
    action={
      <Button asChild size="small">
        <Link href={paths.workspace(slug).brands()}>See whom answers name</Link>
      </Button>
    }
  >
    Names that answers give and nobody tracks are suggested there. Nothing is asked again for them.
  </Notice>
);
