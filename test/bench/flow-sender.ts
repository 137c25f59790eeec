/**
 * An observer that sends events as fast as its client reads, faster than any client here:
 * `node test/bench/flow-sender.ts '{"warmUp":200000,"events":1000000,"keys":1000,"applies":true}'`. A process of its own; it
 * prints its address, then how much it sent as a warm-up, and sends the rest when a line comes.
 */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { observer } from '@kestrel/proto/hubble-codecs';
import { type AnswerStream, applyFieldMask, GrpcServer, parseFieldMask } from 'cluster/hubble';
import { createTemplates, rename, stampAt, type Template } from './flows-traffic.ts';

export interface SenderOptions {
  /** Sent before the line on standard input, and not in `events`. */
  readonly warmUp: number;
  /** Traffic events; with a filter against replies, half of them are sent. */
  readonly events: number;
  /** Different flows. */
  readonly keys: number;
  /** Whether it does what field mask and blacklist ask, as a relay of these days, or sends everything. */
  readonly applies: boolean;
}

const batchBytes = 256 * 1024;
const frameHeaderBytes = 5;
/** Pairs that have a template; more keys are made of them by new names. */
const maxPairs = 1_000;
const sourcePorts = 20;

const goAhead = once(createInterface({ input: process.stdin }), 'line');
const options: SenderOptions = JSON.parse(process.argv[2] ?? '{}');
const server = new GrpcServer({
  '/observer.Observer/GetFlows': {
    kind: 'stream',
    open: (request, answers) => void new Sender(observer.GetFlowsRequest.decode(request), answers).run(),
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

  async run(): Promise<void> {
    await this.#sendUntil(options.warmUp);
    console.log(JSON.stringify({ warmUp: this.#sent }));
    await goAhead;
    await this.#sendUntil(options.warmUp + options.events);
  }

  async #sendUntil(end: number): Promise<void> {
    while (this.#event < end && !this.#isClosed) {
      const drained = Promise.withResolvers<void>();
      if (this.#answers.write(this.#nextBatch(end))) setImmediate(drained.resolve);
      else this.#answers.onDrain(drained.resolve);
      await drained.promise;
    }
  }

  /** Filled in place: nothing is made for a message. */
  #nextBatch(end: number): Buffer {
    const batch = Buffer.allocUnsafe(batchBytes);
    let at = 0;
    for (; this.#event < end; this.#event += 1) {
      const template = this.#templates[this.#event % this.#templates.length] as Template;
      if (template.isReply && this.#skipsReplies) continue;
      const { bytes } = template;
      if (at + frameHeaderBytes + bytes.length > batchBytes) break;
      this.#stamp(template);
      batch[at] = 0;
      batch.writeUInt32BE(bytes.length, at + 1);
      batch.set(bytes, at + frameHeaderBytes);
      at += frameHeaderBytes + bytes.length;
      this.#sent += 1;
    }
    return batch.subarray(0, at);
  }

  #stamp(template: Template): void {
    const event = this.#event;
    const seconds = this.#startSeconds + Math.floor(event / 1e6);
    stampAt(template, event, seconds, 300_000_000 + (event % 1e6) * 500);
    if (options.keys > maxPairs) rename(template, Math.floor(event / 2) % options.keys);
  }
}
