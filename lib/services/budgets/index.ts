export { archiveBudget, changeBudget } from "./change";
export { listBudgetChoices } from "./list-choices";
export { listBudgetRooms } from "./list-rooms";
export { listBudgets } from "./list";
export { makeBudget } from "./make";
export { tellOfBudgets } from "./tell-of-budgets";
