export { archiveMarket, renameMarket } from "./change";
export { listMarkets } from "./list";
export { makeMarket } from "./make";
