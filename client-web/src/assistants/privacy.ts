import type { AssistantModel } from '../protocol';

/** Which endpoint receives what, in plain words. */
export const whatIsSent = ({ model, host }: AssistantModel): string =>
  `The facilitator may let an AI assistant (${model}) play roles that nobody plays. Then ${host} receives what such a role knows: its briefing, how things stand, and what its players could read, with what others say to it or to the whole table. People’s names are replaced by the titles of their roles. Write nothing there that you would not send to that service.`;
