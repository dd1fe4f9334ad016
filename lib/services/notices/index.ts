export { countUnreadNotices, listNotices, markNoticesRead } from "./read";
export { tellOfMoves } from "./tell-of-moves";
export { tellOfRuns } from "./tell-of-runs";
