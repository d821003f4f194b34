import type { ScenarioCard } from '../protocol';

/** Whether sessions of a scenario can be opened: one with errors is listed, and says what is wrong with it. */
export const canBeOpened = ({ errors }: ScenarioCard): boolean => errors.length === 0;
