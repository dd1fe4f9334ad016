export { getBaseline } from "./read";
export { pinBaseline, unpinBaseline } from "./write";
