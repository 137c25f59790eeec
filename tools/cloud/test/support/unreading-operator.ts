import { type ClientHttp2Session, type ClientHttp2Stream, connect } from 'node:http2';
import { cloud } from '@kestrel/proto';
import { streamSpecs } from '../../src/streams/stream-kinds.ts';
import type { TestCloud } from './start-cloud.ts';

/**
 * A data stream of an operator that takes nothing from its transport before it is told to, as a deployed one before its
 * commit. On bare HTTP/2, because the gRPC client of this language reads ahead whatever its user does.
 */
export class UnreadingOperator implements Disposable {
  readonly #session: ClientHttp2Session;
  readonly #stream: ClientHttp2Stream;

  private constructor(session: ClientHttp2Session, stream: ClientHttp2Stream) {
    this.#session = session;
    this.#stream = stream;
  }

  static async connect(to: TestCloud): Promise<UnreadingOperator> {
    const { certificate, key } = await to.material.authority.issueClientCertificate({ commonName: 'shop' });
    const token = await to.tokens.issue({ cluster: 'shop', tenant: 'acme', expiresInSeconds: 60 });
    const ca = to.material.authority.certificate;
    const session = connect(`https://localhost:${to.grpcPort}`, { ca, cert: certificate, key });
    const stream = session.request({
      ':method': 'POST',
      ':path': streamSpecs.data.path,
      'content-type': 'application/grpc',
      te: 'trailers',
      authorization: `Bearer ${token}`,
      'autonp-tenantid': 'acme',
      'kestrel-extensions': 'received-through',
    });
    return new UnreadingOperator(session, stream);
  }

  /** Resolves when the transport has taken the message. */
  send(request: cloud.v1.StreamDataRequest.$Properties): Promise<void> {
    const message = cloud.v1.StreamDataRequest.encode(request).finish();
    const header = Buffer.alloc(5);
    header.writeUInt32BE(message.length, 1);
    return new Promise((resolve) => this.#stream.write(Buffer.concat([header, message]), () => resolve()));
  }

  /** Reads everything up to the first message that fits, and ends the stream. */
  async readUntil(
    fits: (response: cloud.v1.StreamDataResponse) => boolean,
  ): Promise<cloud.v1.StreamDataResponse[]> {
    const responses: cloud.v1.StreamDataResponse[] = [];
    let rest: Buffer = Buffer.alloc(0);
    for await (const chunk of this.#stream) {
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= 5 && rest.length >= 5 + rest.readUInt32BE(1)) {
        const end = 5 + rest.readUInt32BE(1);
        const response = cloud.v1.StreamDataResponse.decode(rest.subarray(5, end));
        responses.push(response);
        if (fits(response)) return responses;
        rest = rest.subarray(end);
      }
    }
    throw new Error('the stream ended before such a message came');
  }

  [Symbol.dispose](): void {
    this.#session.destroy();
  }
}
