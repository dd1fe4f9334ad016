import { Button } from "@/components/ui/button";
import { paths } from "@/lib/paths";

/** What is not there, or belongs to somebody else. */
export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-96 flex-col items-start justify-center gap-4 px-4">
      <h1 className="text-lg font-semibold">There is nothing here</h1>
      <p className="text-muted">The address is wrong, or what was here is not shared with you.</p>
      <Button asChild>
        {/* Not a Link: every page would load the code of Link a second time for the sake of this one. */}
        <a href={paths.home}>To your workspaces</a>
      </Button>
    </main>
  );
}
