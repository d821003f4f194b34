import { type FormEvent, useState } from 'react';
import type { QuestionAnswer } from '../protocol';
import { namesOf } from '../session/names';
import { useSending, useTable } from '../session/SessionProvider';
import { useOnlyCaptain } from '../table/may-act';
import { Button } from '../ui/Button';
import { RefusalNote } from '../ui/Note';

interface QuestionsProps {
  readonly questions: readonly string[];
}

/** The scenario's questions: a player answers for oneself, the facilitator reads what everybody answered. */
export function Questions({ questions }: QuestionsProps) {
  const { sheet, view, you } = useTable();
  const names = namesOf(sheet);
  const answers = Object.values(view.answers);
  return (
    <ol className="questions">
      {questions.map((question, index) => {
        const given = answers.filter((answer) => answer.question === index);
        return (
          <li key={question}>
            <p>{question}</p>
            {sheet.role && you.kind === 'player' ? (
              <Answer question={index} text={question} given={given[0]} />
            ) : (
              given.map(({ role, text }) => (
                <blockquote key={role} className="answer">
                  <p>{text}</p>
                  <footer className="small quiet">{names.role(role)}</footer>
                </blockquote>
              ))
            )}
          </li>
        );
      })}
    </ol>
  );
}

interface AnswerProps {
  readonly question: number;
  readonly text: string;
  readonly given: QuestionAnswer | undefined;
}

function Answer({ question, text: asked, given }: AnswerProps) {
  const { send, busy, refusal } = useSending();
  const shut = useOnlyCaptain();
  const answered = given?.text ?? '';
  const [text, setText] = useState(answered);
  const [before, setBefore] = useState(answered);
  // Somebody else of the team may have answered; what is written here already stays.
  if (answered !== before) {
    setBefore(answered);
    if (text === before) setText(answered);
  }
  const kept = given?.text === text.trim();
  async function answer(event: FormEvent) {
    event.preventDefault();
    await send({ type: 'answer-question', question, text: text.trim() }, 'inline');
  }
  return (
    <form className="stack tight no-print" onSubmit={answer}>
      <textarea
        className="input"
        aria-label={`Your answer: ${asked}`}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <RefusalNote refusal={refusal} />
      <div className="row wrap">
        <Button type="submit" size="compact" busy={busy} disabled={!text.trim() || kept || shut !== null}>
          {given ? 'Change my answer' : 'Answer'}
        </Button>
        <span className="small quiet" role="status">
          {shut ?? `${given && kept ? 'Kept. ' : ''}Only the facilitator reads it.`}
        </span>
      </div>
    </form>
  );
}
