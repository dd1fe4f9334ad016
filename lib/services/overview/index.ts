export { type EngineGrid, getEngineGrid } from "./get-engine-grid";
export { getHeadlines, type Headlines } from "./get-headlines";
export { getTrend, type Trend } from "./get-trend";
