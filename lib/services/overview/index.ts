export { type EngineGrid, getEngineGrid } from "./get-engine-grid";
export { getHeadlines, type Headlines } from "./get-headlines";
export { getMethods, type Methods } from "./get-methods";
export { getSinceBaseline, type SinceBaseline } from "./get-since-baseline";
export { getTrend, type Trend } from "./get-trend";
