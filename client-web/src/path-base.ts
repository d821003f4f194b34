/** What stands before every path of this server when it shares a name with others: "/whitecell", or nothing. */
export const pathBase =
  typeof document === 'undefined'
    ? ''
    : (document.querySelector<HTMLMetaElement>('meta[name="path-base"]')?.content ?? '');

/** The path as screens know it. */
export function withoutPathBase(path: string, base = pathBase): string {
  return path === base || path.startsWith(`${base}/`) ? path.slice(base.length) || '/' : path;
}
