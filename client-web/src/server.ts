// The two sides of the server that the client talks to; the development fake stands in for both.
import { createContext } from 'react';
import { type ClassHub, signalRClassHub } from './classes/class-hub';
import { pathBase } from './path-base';
import { type Api, createApi } from './rest/api';
import { type HubFactory, signalRHub } from './session/hub';
import { signalRWhatIfHub, type WhatIfHub } from './whatif/what-if-hub';

export interface Server {
  readonly api: Api;
  readonly hub: HubFactory;
  readonly classHub: ClassHub;
  readonly whatIfHub: WhatIfHub;
}

export const realServer: Server = {
  api: createApi((input, init) => fetch(pathBase + input, init)),
  hub: signalRHub,
  classHub: signalRClassHub,
  whatIfHub: signalRWhatIfHub,
};

export const ServerContext = createContext<Server>(realServer);
