import { Link } from '../routes';

export function Mark({ size = 26 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <path d="M5 5h22v22H5z" stroke="currentColor" strokeWidth="2.25" />
      <path
        d="M5 19h6.500l3.500-7 4 9.500 2.500-4.500H27"
        stroke="var(--accent)"
        strokeWidth="2.25"
        strokeLinejoin="round"
      />
    </svg>
  );
}

export function Brand() {
  return (
    <Link to="/" className="brand">
      <Mark />
      <span>Whitecell</span>
    </Link>
  );
}
