import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { answer } from './answer.ts';

/** Nothing here needs more; whoever sends more or slower is cut off. */
const LIMITS = {
  maxHeaderSize: 16 << 10,
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 1_000,
} as const;
const MOST_CONNECTIONS = 2_048;
const SILENCE = 120_000;

/** A fault of ours is told as one, where nothing is sent yet. */
function failed(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else answer(response, 500, 'text', 'this could not be answered\n', { Connection: 'close' });
}

/** Listens; rejects with the system's error where it cannot. Malformed requests are answered 400 and cut off. */
export async function listenOn(host: string, port: number, handle: RequestListener): Promise<Server> {
  const server = createServer(LIMITS, (request, response) => {
    try {
      handle(request, response);
    } catch {
      failed(response);
    }
  });
  server.maxConnections = MOST_CONNECTIONS;
  server.maxRequestsPerSocket = 10_000;
  server.setTimeout(SILENCE);
  server.on('clientError', (_, socket) => {
    if (socket.writable)
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    else socket.destroy();
  });
  server.on('connect', (_, socket) => socket.destroy());
  server.on('upgrade', (_, socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, backlog: MOST_CONNECTIONS }, () => {
      server.off('error', reject);
      resolve();
    });
  });
  // A later fault of one connection must not end the others.
  server.on('error', () => {});
  return server;
}
