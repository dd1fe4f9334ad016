export { getAgreement } from "./agreement";
export { judgeMention } from "./judge";
export { getReviewQueue } from "./queue";
