import { ChevronRight } from "lucide-react";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

interface FoldedQuestionProps {
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
  /** How often somebody came for it from the top of the screen; each time it is brought into sight. */
  calls: number;
  /** The form, once it was unfolded. What is typed in it stays when it is folded again. */
  children: ReactNode;
}

/** The question under its answers, folded: it stands above them as it was asked. */
export function FoldedQuestion({ isOpen, onToggle, calls, children }: FoldedQuestionProps) {
  const id = useId();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (calls > 0) section.current?.scrollIntoView();
  }, [calls]);
  return (
    <section ref={section} className="no-print scroll-mt-12 border-t pt-4">
      <h2 className="text-md font-semibold">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => onToggle(!isOpen)}
          className="flex min-h-8 w-full items-center gap-2 rounded text-left"
        >
          <ChevronRight
            aria-hidden="true"
            className={classNames("text-muted size-4 shrink-0 transition-transform", isOpen && "rotate-90")}
            strokeWidth={1.5}
          />
          <span className="flex-1">Question</span>
          {!isOpen && <span className="text-muted text-xs font-normal">unfold to change it</span>}
        </button>
      </h2>
      <div id={id} hidden={!isOpen} className="pt-3">
        {children}
      </div>
    </section>
  );
}
