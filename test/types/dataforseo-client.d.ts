// What the conformance test asks of the API's official client. The package's own types are 2,400 files, which every
// compiler, linter and editor would read for this one test; tsconfig.json names this file in their place.

type Made = Promise<unknown>;
type Http = { fetch(url: string | URL | Request, init?: RequestInit): Promise<Response> };

interface RequestInfo {
  new (fields: Record<string, unknown>): { [field: string]: unknown };
}
export declare const AiOptimizationChatGptLlmResponsesLiveRequestInfo: RequestInfo;
export declare const AiOptimizationChatGptLlmResponsesTaskPostRequestInfo: RequestInfo;
export declare const AiOptimizationClaudeLlmResponsesLiveRequestInfo: RequestInfo;
export declare const AiOptimizationClaudeLlmResponsesTaskPostRequestInfo: RequestInfo;
export declare const AiOptimizationGeminiLlmResponsesLiveRequestInfo: RequestInfo;
export declare const AiOptimizationGeminiLlmResponsesTaskPostRequestInfo: RequestInfo;
export declare const AiOptimizationPerplexityLlmResponsesLiveRequestInfo: RequestInfo;
export declare const AppendixWebhookResendRequestInfo: RequestInfo;

export class AiOptimizationApi {
  constructor(baseUrl: string, http: Http);
  chatGptLlmResponsesModels(): Made;
  chatGptLlmResponsesLive(tasks: object[]): Made;
  chatGptLlmResponsesTaskPost(tasks: object[]): Made;
  chatGptLlmResponsesTasksReady(): Made;
  chatGptLlmResponsesTaskGet(id: string): Made;
  claudeLlmResponsesModels(): Made;
  claudeLlmResponsesLive(tasks: object[]): Made;
  claudeLlmResponsesTaskPost(tasks: object[]): Made;
  claudeLlmResponsesTasksReady(): Made;
  claudeLlmResponsesTaskGet(id: string): Made;
  geminiLlmResponsesModels(): Made;
  geminiLlmResponsesLive(tasks: object[]): Made;
  geminiLlmResponsesTaskPost(tasks: object[]): Made;
  geminiLlmResponsesTasksReady(): Made;
  geminiLlmResponsesTaskGet(id: string): Made;
  perplexityLlmResponsesModels(): Made;
  perplexityLlmResponsesLive(tasks: object[]): Made;
}

export class AppendixApi {
  constructor(baseUrl: string, http: Http);
  userData(): Made;
  errors(): Made;
  appendixStatus(): Made;
  webhookResend(tasks: object[]): Made;
}
