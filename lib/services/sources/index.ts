export { getCitedSources } from "./get-cited";
export { type DomainFigures, getDomainFigures } from "./get-domain-figures";
export { getOverlaps, type Overlaps } from "./get-overlaps";
export { getPrevalences, type Prevalences } from "./get-prevalences";
export { listSources } from "./list";
export { listSourceGaps, type SourceGap, type SourceGaps } from "./list-gaps";
export { type CitedMove, type CitedMoves, listSourceMoves } from "./list-moves";
export { tellSources } from "./tell";
