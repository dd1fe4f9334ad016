export { fillDemo } from "./fill";
export { readDemoProgress } from "./progress";
export { resumeDemo } from "./resume";
export { seedDemo } from "./seed";
export { startDemo } from "./start";
