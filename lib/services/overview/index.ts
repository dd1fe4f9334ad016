export { type EngineGrid, getEngineGrid } from "./get-engine-grid";
export { getHeadlines, type Headlines } from "./get-headlines";
export { getMethods, type Methods } from "./get-methods";
export { getTrend, type Trend } from "./get-trend";
