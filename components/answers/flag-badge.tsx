import { Badge } from "@/components/ui/badge";
import type { Flag } from "@/lib/domain/answers/annotation";
import { withoutTricks } from "@/lib/format/hostile";

/** A flag as it stands on answers. */
export const FlagBadge = ({ flag: { name, colour } }: { flag: Flag }) => (
  <Badge tone={colour ?? "neutral"} className="max-w-full">
    <span dir="auto" className="truncate">
      {withoutTricks(name)}
    </span>
  </Badge>
);
