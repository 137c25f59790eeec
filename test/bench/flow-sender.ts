/**
 * An observer that sends so many events of a 30 s window as fast as its client reads, faster than any client here:
 * `node test/bench/flow-sender.ts '{"events":1000000,"keys":1000,"applies":true}'`. A process of its own; it prints its
 * address, and a line when everything is sent.
 */
import { encodeFrame } from '@kestrel/grpc';
import { observer } from '@kestrel/proto/hubble-codecs';
import { type AnswerStream, applyFieldMask, GrpcServer, parseFieldMask } from 'cluster/hubble';
import { createTemplates, rename, stampAt, type Template } from './flows-traffic.ts';

export interface SenderOptions {
  /** Traffic events; with a filter against replies, half of them are sent. */
  readonly events: number;
  /** Different flows. */
  readonly keys: number;
  /** Whether it does what field mask and blacklist ask, as a relay of these days, or sends everything. */
  readonly applies: boolean;
}

const batchBytes = 128 * 1024;
/** Pairs that have a template; more keys are made of them by new names. */
const maxPairs = 1_000;
const sourcePorts = 20;

const options: SenderOptions = JSON.parse(process.argv[2] ?? '{}');
const server = new GrpcServer({
  '/observer.Observer/GetFlows': {
    kind: 'stream',
    open: (request, answers) => new Sender(observer.GetFlowsRequest.decode(request), answers).run(),
  },
  '/observer.Observer/ServerStatus': {
    kind: 'unary',
    answer: () =>
      observer.ServerStatusResponse.encode({ num_connected_nodes: { value: 20 }, version: 'bench' }).finish(),
  },
});
console.log(JSON.stringify({ address: `127.0.0.1:${await server.listen('127.0.0.1', 0)}` }));

class Sender {
  readonly #answers: AnswerStream;
  readonly #templates: readonly Template[];
  readonly #skipsReplies: boolean;
  readonly #startSeconds = Math.floor(Date.now() / 1000);
  #event = 0;
  #sent = 0;
  #isClosed = false;

  constructor(request: observer.GetFlowsRequest.$Properties, answers: AnswerStream) {
    const paths = request.field_mask?.paths ?? [];
    const mask = options.applies && paths.length > 0 ? parseFieldMask(paths) : undefined;
    this.#skipsReplies =
      options.applies && (request.blacklist ?? []).some(({ reply }) => reply?.[0] === true);
    this.#answers = answers;
    this.#templates = createTemplates({
      pairs: Math.min(maxPairs, options.keys),
      sourcePorts: options.keys > maxPairs ? 1 : sourcePorts,
      replies: true,
      masked: false,
      ...(mask === undefined ? {} : { reduce: (event) => applyFieldMask(event, mask) }),
    });
    answers.onClosed(() => {
      this.#isClosed = true;
    });
  }

  /** In turns, so that a client that goes away is noticed. */
  run(): void {
    if (this.#isClosed) return;
    if (this.#event >= options.events) {
      console.log(JSON.stringify({ offered: this.#event, sent: this.#sent }));
      return;
    }
    if (this.#answers.write(this.#nextBatch())) setImmediate(() => this.run());
    else this.#answers.onDrain(() => this.run());
  }

  #nextBatch(): Buffer {
    const frames: Buffer[] = [];
    for (let bytes = 0; bytes < batchBytes && this.#event < options.events; this.#event += 1) {
      const template = this.#templates[this.#event % this.#templates.length] as Template;
      if (template.isReply && this.#skipsReplies) continue;
      const event = this.#event;
      stampAt(
        template,
        event,
        this.#startSeconds + Math.floor(event / 1e6),
        300_000_000 + (event % 1e6) * 500,
      );
      if (options.keys > maxPairs) rename(template, Math.floor(event / 2) % options.keys);
      const frame = encodeFrame(template.bytes);
      frames.push(frame);
      bytes += frame.length;
      this.#sent += 1;
    }
    return Buffer.concat(frames);
  }
}
