export { callLiveTask } from "./call-live";
export { collectAccount, collectDueTasks, findAccountsToCollect } from "./collect";
export { findLostPosts } from "./find-lost-posts";
export { postStandardTasks } from "./post-standard";
export { settleCosts } from "./settle-costs";
export { sweepTasks } from "./sweep";
export { wakeCollector } from "./wake";
