interface PersonNameProps {
  readonly name: string;
  /** Tells the person from another of the same name. */
  readonly mark?: string;
}

/** A person's name as they typed it: its direction is its own, it breaks anywhere, and no translator translates it. */
export function PersonName({ name, mark }: PersonNameProps) {
  return (
    <span className="person-called">
      <bdi translate="no">{name}</bdi>
      {mark && (
        <span className="person-mark" translate="no">
          {` ${mark}`}
        </span>
      )}
    </span>
  );
}
