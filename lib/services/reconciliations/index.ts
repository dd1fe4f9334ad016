export {
  exportReconciliations,
  getReconciliation,
  listReconciliations,
  type ExportedReconciliation,
} from "./read";
export { reconcile } from "./reconcile";
