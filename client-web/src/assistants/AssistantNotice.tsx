import { useHost } from '../rest/useHost';
import { Note } from '../ui/Note';
import { whatIsSent } from './privacy';

/** Before anybody opens or joins: that there may be a language model, and who receives what. Nothing without one. */
export function AssistantNotice() {
  const assistant = useHost()?.assistant;
  return assistant ? <Note icon="autopilot">{whatIsSent(assistant)}</Note> : null;
}
