export { archivePersona, changePersona } from "./change";
export { listPersonas } from "./list";
export { makePersona } from "./make";
export { personaFieldsSchema } from "./fields";
