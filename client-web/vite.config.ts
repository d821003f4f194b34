import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// The address of the server while developing; `npm run fake` needs none.
const server = process.env.WHITECELL_SERVER ?? 'http://localhost:5080';

export default defineConfig({
  plugins: [react({ jsxImportSource: '#jsx' })],
  // The server puts its prefix before the addresses of the files (PathBase).
  base: './',
  build: {
    // In kilobytes. One file for all screens: it is fetched once and kept, and none is missing after an upgrade.
    chunkSizeWarningLimit: 800,
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The content security policy allows no data: URLs for fonts and no inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: {
      '/api': server,
      '/hub': { target: server, ws: true },
    },
  },
});
