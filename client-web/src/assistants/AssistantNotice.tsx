import { useServerInfo } from '../rest/useServerInfo';
import { Note } from '../ui/Note';
import { whatIsSent } from './privacy';

/** Before anybody opens or joins: that there may be a language model, and who receives what. Nothing without one. */
export function AssistantNotice() {
  const assistant = useServerInfo()?.assistant;
  return assistant ? <Note icon="autopilot">{whatIsSent(assistant)}</Note> : null;
}
