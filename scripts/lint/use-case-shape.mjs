/**
 * What lib/services/<entity>/index.ts exports as a function is a use case: it takes exactly one object, `{ ctx, input }`
 * or `{ ctx }`. One shape for all, so that whatever calls them is an adapter of a few lines.
 * @type {import("eslint").Rule.RuleModule & { meta: { docs: { requiresTypeChecking: true } } }}
 */
export const useCaseShape = {
  meta: {
    type: "problem",
    docs: { requiresTypeChecking: true },
    schema: [],
    messages: {
      shape:
        "{{name}} is no use case: those take one object, { ctx, input } or { ctx } (Call or InstanceCall of lib/services/context). What use cases share is imported from its own file.",
    },
  },
  create(context) {
    const { program, esTreeNodeToTSNodeMap } = context.sourceCode.parserServices;
    const checker = program.getTypeChecker();
    /** @param {import("typescript").Signature} signature */
    const isUseCase = (signature) => {
      const [call, ...more] = signature.getParameters();
      if (!call || more.length > 0) return false;
      /** @type {import("typescript").Symbol[]} */
      const properties = checker.getTypeOfSymbol(call).getProperties();
      const names = properties.map(({ name }) => name);
      return names.includes("ctx") && names.every((name) => name === "ctx" || name === "input");
    };
    return {
      Program(node) {
        const file = checker.getSymbolAtLocation(esTreeNodeToTSNodeMap.get(node));
        for (const exported of file ? checker.getExportsOfModule(file) : []) {
          if (checker.getTypeOfSymbol(exported).getCallSignatures().every(isUseCase)) continue;
          context.report({ node, messageId: "shape", data: { name: exported.name } });
        }
      },
    };
  },
};
