const width = 64;
const height = 20;

interface SparklineProps {
  readonly title: string;
  /** 0 to 100, oldest first. */
  readonly values: readonly number[];
  readonly value: number | null;
}

/** The course of an indicator since the page was opened, and where it stands now. */
export function Sparkline({ title, values, value }: SparklineProps) {
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const path = values
    .map((one, index) => `${index === 0 ? 'M' : 'L'}${index * step} ${height - (one / 100) * height}`)
    .join('');
  return (
    <div className="spark" title={title}>
      <span className="visually-hidden">{title}</span>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
        {values.length > 1 ? (
          <path d={path} />
        ) : (
          value !== null && <path d={`M0 ${height - (value / 100) * height}H${width}`} />
        )}
      </svg>
      <strong className="number">{value ?? '–'}</strong>
    </div>
  );
}
