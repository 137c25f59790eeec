import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { network } from '../../src/settings.ts';

/** What is no part of the cluster: a web server, and a resolver that knows every name. */
export interface AnswersOutside extends AsyncDisposable {
  /** Of the web server. */
  readonly url: string;
  /** `host:port` of the resolver. */
  readonly resolver: string;
}

/** Starts both on the machine that the node runs on. */
export async function answerOutside(): Promise<AnswersOutside> {
  const server = createServer((_request, response) => response.end('outside\n'));
  server.listen(0, network.hostAddress);
  await once(server, 'listening');
  const socket = createSocket('udp4', (query, from) => socket.send(answerTo(query), from.port, from.address));
  socket.bind(0, network.hostAddress);
  await once(socket, 'listening');
  return {
    url: `http://${network.hostAddress}:${(server.address() as AddressInfo).port}/`,
    resolver: `${network.hostAddress}:${socket.address().port}`,
    [Symbol.asyncDispose]: async () => {
      server.close();
      socket.close();
    },
  };
}

/** A response as of RFC 1035 to the one question of a query: every name has the address of this machine. */
function answerTo(query: Buffer): Buffer {
  const headerBytes = 12;
  const endOfName = query.indexOf(0, headerBytes) + 1;
  const question = query.subarray(headerBytes, endOfName + 4);
  const isForAddress = query.readUInt16BE(endOfName) === 1;
  const header = Buffer.alloc(headerBytes);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(0x8180, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(isForAddress ? 1 : 0, 6);
  // A pointer to the name, type A, class IN, a minute, four bytes.
  const record = [0xc0, headerBytes, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4];
  const address = network.hostAddress.split('.').map(Number);
  return Buffer.concat([header, question, Buffer.from(isForAddress ? [...record, ...address] : [])]);
}
