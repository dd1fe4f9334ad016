import { classNames } from "@/components/ui/class-names";

/** What a person must know on every screen. */
export type ShellNotice = "demo" | "results-expiring" | "worker-stopped";

const WORDS: Record<ShellNotice, string> = {
  demo: "Demo workspace: its brands, sources and answers are made up. The settings can delete it.",
  "results-expiring":
    "Results of this workspace wait at an API that keeps them for 30 days, and will be gone within a week. Test its connection in Settings.",
  "worker-stopped":
    "The worker has stopped: nothing is asked or collected until it runs again. What was asked is kept.",
};

/** Bars above the screen; the stopped worker is read out, the others are there to be seen. */
export const NoticeBars = ({ notices }: { notices: readonly ShellNotice[] }) =>
  notices.length > 0 && (
    <section aria-label="Notices" className="no-print">
      {notices.map((notice) => (
        <p
          key={notice}
          role={notice === "worker-stopped" ? "alert" : undefined}
          className={classNames(
            "border-b px-4 py-1.5 text-sm md:px-6",
            notice === "worker-stopped" ? "bg-danger-soft" : "bg-warn-soft",
          )}
        >
          {WORDS[notice]}
        </p>
      ))}
    </section>
  );
