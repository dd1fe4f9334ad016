export type { Finding } from "./finding";
export { listWhatToDo, type WhatToDo } from "./list";
