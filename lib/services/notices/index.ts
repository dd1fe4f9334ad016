export { countUnreadNotices, listNotices, markNoticesRead } from "./read";
export { tellOfRuns } from "./tell-of-runs";
