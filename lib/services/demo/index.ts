export { fillDemo } from "./fill";
export { readDemoProgress } from "./progress";
export { resumeDemo } from "./resume";
export { createDemoWorkspace, startDemo } from "./start";
