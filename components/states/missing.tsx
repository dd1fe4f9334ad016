import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { paths } from "@/lib/paths";

/** A screen in the shell's place that is not there, and a way on for those whose navigation is folded away. */
export const Missing = ({ children }: { children: string }) => (
  <PageHeader
    title="There is nothing here"
    question={children}
    actions={
      <Button asChild>
        {/* Not a Link: every page would load the code of Link a second time for the sake of this one. */}
        <a href={paths.home}>To your workspaces</a>
      </Button>
    }
  />
);
