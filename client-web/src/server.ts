// The two sides of the server that the client talks to; the development fake stands in for both.
import { createContext } from 'react';
import { pathBase } from './path-base';
import type { ClassUpdate, WatchClassRequest, WhatIfRequest, WhatIfUpdate } from './protocol';
import { type Api, createApi } from './rest/api';
import { type HubFactory, signalRHub } from './session/hub';
import { hubStream, type OpenStream } from './session/hub-stream';

export interface Server {
  readonly api: Api;
  readonly hub: HubFactory;
  readonly watchClass: OpenStream<WatchClassRequest, ClassUpdate>;
  readonly askWhatIf: OpenStream<WhatIfRequest, WhatIfUpdate>;
}

export const realServer: Server = {
  api: createApi((input, init) => fetch(pathBase + input, init)),
  hub: signalRHub,
  watchClass: hubStream('WatchClass'),
  askWhatIf: hubStream('WhatIf'),
};

export const ServerContext = createContext<Server>(realServer);
