interface RoleChoicesProps {
  readonly legend: string;
  readonly roles: readonly { readonly id: string; readonly title: string; readonly remark?: string }[];
  /** Ids of the ticked ones. */
  readonly chosen: readonly string[];
  /** How they are laid out. */
  readonly className: string;
  /** Without a frame around each, where many stand close together. */
  readonly plain?: boolean;
  onChange(chosen: readonly string[]): void;
}

/** Roles to tick, any number of them. */
export function RoleChoices({ legend, roles, chosen, className, plain, onChange }: RoleChoicesProps) {
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      <div className={className}>
        {roles.map(({ id, title, remark }) => (
          <label key={id} className={plain ? undefined : 'choice'}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
              }
            />
            <span>
              {title}
              {remark && <span className="small quiet block">{remark}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
