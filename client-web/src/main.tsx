import '@fontsource-variable/inter';
import '@fontsource-variable/newsreader';
import './design/tokens.css';
import './design/base.css';
import './design/controls.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { applyStoredTheme } from './design/theme';
import { followMovedElements } from './jsx/elements-moved-by-translators';
import { realServer, type Server } from './server';
import { keepCompositionFromSending } from './ui/composition';
import './design/print.css';

async function chooseServer(): Promise<Server> {
  // Both are constants to the bundler, so the fake never enters a production build.
  if (import.meta.env.DEV && import.meta.env.VITE_FAKE) return (await import('../dev/fake-server')).fakeServer();
  return realServer;
}

applyStoredTheme();
followMovedElements();
keepCompositionFromSending();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
const server = await chooseServer();
createRoot(root).render(
  <StrictMode>
    <App server={server} />
  </StrictMode>,
);
