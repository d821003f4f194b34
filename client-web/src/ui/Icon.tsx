const paths = {
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  right: 'M5 12h14M13 6l6 6-6 6',
  chevron: 'M6 9l6 6 6-6',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6 6l12 12M18 6L6 18',
  plus: 'M12 5v14M5 12h14',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  unlock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 6.8-1.2',
  hidden:
    'M4 4l16 16M9.9 5.9A9 9 0 0 1 12 5.6c5 0 8.3 4 9.3 6.4a12 12 0 0 1-2.9 3.9M6.3 7.9A12 12 0 0 0 2.7 12c1 2.400 4.300 6.400 9.300 6.400a9 9 0 0 0 3.700-.8',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.500 2',
  play: 'M8 5.500v13l10.500-6.500z',
  pause: 'M8.500 5.500v13M15.500 5.500v13',
  skip: 'M6 5.500v13l9-6.500zM18 5.500v13',
  'to-previous': 'M18 5.500v13l-9-6.500zM6 5.500v13',
  'to-next': 'M6 5.500v13l9-6.500zM18 5.500v13',
  stop: 'M6.500 6.500h11v11h-11z',
  people:
    'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2.500 20c.4-3.600 3-5.500 6.500-5.500s6.100 1.900 6.500 5.500M16 4.300a3.500 3.500 0 0 1 0 6.400M18 14.900c2 .7 3.200 2.400 3.500 5.100',
  autopilot: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM4.300 13.500c4-2.500 11.400-2.500 15.400 0M12 12v8',
  message: 'M4 5h16v11H10l-4.500 4v-4H4z',
  agreement: 'M6 3.500h9l4 4v13H6zM9.500 11h6M9.500 14.500h3M14.500 3.500V8H19',
  flag: 'M6 21V4M6 5h12l-3 4 3 4H6',
  alert: 'M12 4L2.800 19.500h18.400zM12 10v4.500M12 17v.2',
  dice: 'M5 5h14v14H5zM9 9v.1M15 9v.1M12 12v.1M9 15v.1M15 15v.1',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.300-1 .8-1 1.700M12 16.500v.2',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5M12 8v.2',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M5.300 18.700l1.400-1.400M17.300 6.700l1.400-1.400',
  moon: 'M20 14.500A8.500 8.500 0 0 1 9.500 4a8.500 8.500 0 1 0 10.500 10.500z',
  screen: 'M3.500 5h17v11h-17zM9 20h6M12 16v4',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  send: 'M4 12l16-7-6 15-3-6.500z',
  download: 'M12 4v11M7 10.500l5 5 5-5M5 20h14',
  print: 'M7 9V4h10v5M7 16H4V9h16v7h-3M7 13.500h10V20H7z',
  announce: 'M4 10v4h3l8 4.500v-13L7 10zM18.500 9.500a4 4 0 0 1 0 5',
  target: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  permit: 'M7 3.500h10v17l-5-3.500-5 3.500zM9.500 9.500l2 2 3.500-3.500',
  move: 'M5 19L19 5M10 5h9v9',
  brief: 'M4 8h16v11H4zM9 8V5h6v3M4 12.500h16',
  pulse: 'M3 12h4l3-7 4 14 3-7h4',
  back: 'M9 6l-6 6 6 6M3 12h13a5 5 0 0 1 5 5v1',
  link: 'M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.700-5.700l-1.200 1.200M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.700 5.700l1.200-1.200',
  sliders: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4',
  idea: 'M9.500 18h5M10 21h4M12 3a6 6 0 0 0-3.500 10.900c.7.500 1 1.300 1 2.100h5c0-.8.3-1.600 1-2.100A6 6 0 0 0 12 3z',
  note: 'M5 4h14v11l-5 5H5zM14 20v-5h5M8.500 8.500h7M8.500 12h4',
  news: 'M4 5h13v14H6a2 2 0 0 1-2-2zM17 9h3v8a2 2 0 0 1-2 2M7 8.500h7M7 12h7M7 15.500h4',
  menu: 'M4 7h16M4 12h16M4 17h16',
} as const;

export type IconName = keyof typeof paths;

/** Always beside words or inside something with a name, so hidden from assistive technology. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.75}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
