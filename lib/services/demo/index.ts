export { fillDemo } from "./fill";
export { readDemoProgress } from "./progress";
export { seedDemo } from "./seed";
export { startDemo } from "./start";
