import { withoutTricks } from "@/lib/format/hostile";

/** A team's logo, on white in either theme, as on paper. It is shown as it was sent, so nothing makes it smaller first. */
export const ReportLogo = ({ src, name }: { src: string; name: string }) => (
  <img
    src={src}
    alt={`Logo of ${withoutTricks(name)}`}
    className="mb-2 max-h-16 max-w-60 rounded-sm object-contain p-1"
    style={{ backgroundColor: "white" }}
  />
);
