import { useId } from 'react';
import type { SurveyItemSheet } from '../protocol';
import { Button } from '../ui/Button';
import { keyed } from '../ui/keyed';

interface SurveyItemProps {
  readonly item: SurveyItemSheet;
  /** Undefined while it is not answered. */
  readonly value: number | undefined;
  onChange(value: number): void;
}

/** One question: points of a scale, choices, or how likely something is. */
export function SurveyItem({ item, value, onChange }: SurveyItemProps) {
  if (item.prediction) return <LikelihoodField item={item} value={value} onChange={onChange} />;
  return item.scale ? (
    <ScaleField item={item} value={value} onChange={onChange} />
  ) : (
    <ChoicesField item={item} value={value} onChange={onChange} />
  );
}

function ScaleField({ item: { id, text, scale }, value, onChange }: SurveyItemProps) {
  const name = useId();
  if (!scale) return null;
  const points = Array.from({ length: scale.points }, (_, index) => index + 1);
  return (
    <fieldset className="survey-item">
      <legend>{text}</legend>
      <div className="survey-scale" style={{ gridTemplateColumns: `repeat(${scale.points}, minmax(0, 1fr))` }}>
        {points.map((point) => (
          <label key={`${id} ${point}`} className="survey-point">
            <input type="radio" name={name} checked={point === value} onChange={() => onChange(point)} />
            <span className="number">
              {point}
              {point === 1 && <span className="visually-hidden">{`: ${scale.low}`}</span>}
              {point === scale.points && <span className="visually-hidden">{`: ${scale.high}`}</span>}
            </span>
          </label>
        ))}
      </div>
      <p className="survey-ends small quiet" aria-hidden="true">
        <span>{scale.low}</span>
        <span>{scale.high}</span>
      </p>
    </fieldset>
  );
}

function ChoicesField({ item: { text, choices }, value, onChange }: SurveyItemProps) {
  const name = useId();
  return (
    <fieldset className="survey-item">
      <legend>{text}</legend>
      <div className="choices">
        {keyed(choices).map(({ key, item }, index) => (
          <label key={key} className="choice">
            <input type="radio" name={name} checked={index + 1 === value} onChange={() => onChange(index + 1)} />
            <span>{item}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** A slider that says nothing until it was moved or set. */
function LikelihoodField({ item: { text }, value, onChange }: SurveyItemProps) {
  const id = useId();
  const shown = value ?? 50;
  return (
    <div className="survey-item stack tight">
      <label htmlFor={id}>
        <span className="block small quiet">How likely is this?</span>
        {text}
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={5}
        value={shown}
        className={value === undefined ? 'unset' : undefined}
        aria-valuetext={value === undefined ? 'not answered' : `${value} per cent likely`}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
      <p className="survey-ends small quiet">
        <span>Impossible</span>
        <span className="number">{value === undefined ? 'Not answered' : `${value} %`}</span>
        <span>Certain</span>
      </p>
      {value === undefined && (
        <div>
          <Button look="plain" size="compact" onClick={() => onChange(50)}>
            As likely as not
          </Button>
        </div>
      )}
    </div>
  );
}
