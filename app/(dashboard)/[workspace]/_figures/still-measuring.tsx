import { Notice } from "@/components/ui/notice";
import type { Measuring } from "@/lib/domain/brands/measurement";
import { counted, formatCount } from "@/lib/format/text";

/** Says what of the answers is in no figure yet; nothing where all is. */
export const StillMeasuring = ({ measuring: { left } }: { measuring: Pick<Measuring, "left"> }) =>
  left && (
    <Notice
      tone="neutral"
      className="mb-4"
      title={`${formatCount(left.done)} of ${counted(left.of, "answer")} are measured by the rules of now`}
    >
      The others are in no figure until they are; nothing is asked again for it.
    </Notice>
  );
