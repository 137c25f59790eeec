import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actions } from '../wire/frame.ts';
import { type HandshakeStep, InventoryHandshake, type ObjectVersion } from './inventory-handshake.ts';

interface Content {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

function version(
  name: string,
  incarnation: number,
  revision: number,
  tombstone = false,
): ObjectVersion<Content> {
  const id = `${name}.${incarnation}`;
  const payload = Buffer.from(`${name} ${revision}`.padEnd(10));
  return { id, name, tombstone, payload, content: { id, name, version: revision } };
}

function brief(steps: readonly HandshakeStep<Content>[]): string[] {
  const names = { [actions.create]: 'CREATE', [actions.update]: 'UPDATE', [actions.delete]: 'DELETE' };
  return steps.map((step) =>
    step.kind === 'commit'
      ? `COMMIT ${step.objects}`
      : `${names[step.action]} ${step.content.id}@${step.content.version}`,
  );
}

function committed(): InventoryHandshake<Content> {
  const handshake = new InventoryHandshake<Content>();
  handshake.marker();
  handshake.atEnd();
  return handshake;
}

describe('before the commit', () => {
  test('an object goes as CREATE, also a second time', () => {
    const handshake = new InventoryHandshake<Content>();
    expect(brief(handshake.object(version('a', 1, 1)))).toEqual(['CREATE a.1@1']);
    expect(brief(handshake.object(version('a', 1, 2)))).toEqual(['CREATE a.1@2']);
    expect(handshake.objects).toBe(1);
  });

  test('a version with the same payload is not said again', () => {
    const handshake = new InventoryHandshake<Content>();
    handshake.object(version('a', 1, 1));
    expect(handshake.object(version('a', 1, 1))).toEqual([]);
    expect(handshake.unchanged).toBe(1);
  });

  test('a tombstone of an object that was not sent is skipped', () => {
    const handshake = new InventoryHandshake<Content>();
    expect(handshake.object(version('a', 1, 1, true))).toEqual([]);
    expect(brief(handshake.object(version('a', 2, 2)))).toEqual(['CREATE a.2@2']);
  });

  test('a tombstone of an object that was sent waits, and its namesake behind it', () => {
    const handshake = new InventoryHandshake<Content>();
    handshake.object(version('a', 1, 1));
    expect(handshake.object(version('a', 1, 2, true))).toEqual([]);
    expect(handshake.object(version('a', 2, 3))).toEqual([]);
    expect(handshake.object(version('a', 2, 4))).toEqual([]);
    expect(handshake.heldBytes).toBe(20);
    handshake.marker();
    expect(brief(handshake.atEnd())).toEqual(['COMMIT 1', 'DELETE a.1@2', 'CREATE a.2@4']);
    expect(handshake.heldBytes).toBe(0);
  });

  test('a namesake that came and went while waiting is never mentioned', () => {
    const handshake = new InventoryHandshake<Content>();
    handshake.object(version('a', 1, 1));
    handshake.object(version('a', 1, 2, true));
    handshake.object(version('a', 2, 3));
    handshake.object(version('a', 2, 4, true));
    handshake.marker();
    expect(brief(handshake.atEnd())).toEqual(['COMMIT 1', 'DELETE a.1@2']);
  });

  test('nothing commits at the end without a marker, or at a marker that is not the end', () => {
    const handshake = new InventoryHandshake<Content>();
    handshake.object(version('a', 1, 1));
    expect(handshake.atEnd()).toEqual([]);
    handshake.marker();
    expect(handshake.committed).toBe(false);
    expect(brief(handshake.atEnd())).toEqual(['COMMIT 1']);
    expect(handshake.atEnd()).toEqual([]);
  });
});

describe('after the commit', () => {
  test('the first version is a CREATE, later ones are UPDATEs, a tombstone is a DELETE', () => {
    const handshake = committed();
    const steps = [1, 2, 3].flatMap((revision) =>
      handshake.object(version('a', 1, revision, revision === 3)),
    );
    expect(brief(steps)).toEqual(['CREATE a.1@1', 'UPDATE a.1@2', 'DELETE a.1@3']);
    expect(handshake.objects).toBe(0);
  });

  test('a version with the payload last said is no UPDATE, one with an earlier payload is', () => {
    const handshake = committed();
    const steps = [1, 1, 2, 2, 1].flatMap((revision) => handshake.object(version('a', 1, revision)));
    expect(brief(steps)).toEqual(['CREATE a.1@1', 'UPDATE a.1@2', 'UPDATE a.1@1']);
    expect(handshake.unchanged).toBe(2);
  });

  test('what waited for the commit is not said where its payload went out before', () => {
    const handshake = new InventoryHandshake<Content>();
    handshake.object(version('a', 1, 1));
    handshake.object(version('a', 2, 1));
    handshake.object(version('a', 1, 1, true));
    handshake.object(version('a', 2, 1));
    handshake.marker();
    expect(brief(handshake.atEnd())).toEqual(['COMMIT 2', 'DELETE a.1@1']);
  });

  test('an object that comes back after its tombstone is a CREATE, whatever its payload', () => {
    const handshake = committed();
    const steps = [false, true, false].flatMap((tombstone) =>
      handshake.object(version('a', 1, 1, tombstone)),
    );
    expect(brief(steps)).toEqual(['CREATE a.1@1', 'DELETE a.1@1', 'CREATE a.1@1']);
  });

  test('a tombstone of an object that was not sent is skipped', () => {
    expect(committed().object(version('a', 1, 1, true))).toEqual([]);
  });
});

/** A cloud as the contract has it: stages until the commit, then applies. It knows objects by `key`. */
class ModelCloud {
  readonly #key: (content: Content) => string;
  readonly #staged = new Map<string, Content>();
  #live: Map<string, Content> | undefined;
  readonly faults: string[] = [];

  constructor(key: (content: Content) => string) {
    this.#key = key;
  }

  take(step: HandshakeStep<Content>): void {
    if (step.kind === 'commit') {
      if (this.#live) this.faults.push('second commit');
      this.#live = new Map(this.#staged);
      return;
    }
    const key = this.#key(step.content);
    if (!this.#live) {
      if (step.action !== actions.create) this.faults.push('not a CREATE before the commit');
      this.#staged.set(key, step.content);
      return;
    }
    const known = this.#live.get(key);
    if (step.action === actions.delete) {
      if (!this.#live.delete(key)) this.faults.push(`DELETE of unknown ${key}`);
      return;
    }
    if ((known !== undefined) !== (step.action === actions.update))
      this.faults.push(`${step.action} of ${key}, known: ${known !== undefined}`);
    if (known?.id === step.content.id && known.version === step.content.version)
      this.faults.push(`UPDATE of ${key} without change`);
    this.#live.set(key, step.content);
  }

  get state(): string[] | undefined {
    return (
      this.#live && [...this.#live.values()].map(({ id, version: revision }) => `${id}@${revision}`).sort()
    );
  }
}

/** The inventory stream of the bus: the last message of each subject, in order of storing. */
class ModelBus {
  readonly #last = new Map<string, ObjectVersion<Content> & { sequence: number }>();
  #incarnation = new Map<string, number>();
  #sequence = 0;

  /** What a watcher publishes when an object (or only a header of it) changes, or when it is deleted or re-created. */
  act(name: string, act: number | 'delete'): void {
    const incarnation = this.#incarnation.get(name) ?? 1;
    const living = this.#last.get(`${name}.${incarnation}`)?.tombstone === false;
    if (act === 'delete' && !living) return;
    const gone = this.#last.get(`${name}.${incarnation}`)?.tombstone === true;
    const next = act !== 'delete' && gone ? incarnation + 1 : incarnation;
    this.#incarnation.set(name, next);
    this.#sequence += 1;
    const revision = act === 'delete' ? (this.#last.get(`${name}.${next}`)?.content.version ?? 0) : act;
    const stored = version(name, next, revision, act === 'delete');
    this.#last.delete(stored.id);
    this.#last.set(stored.id, { ...stored, sequence: this.#sequence });
  }

  after(sequence: number): (ObjectVersion<Content> & { sequence: number }) | undefined {
    return [...this.#last.values()].find((each) => each.sequence > sequence);
  }

  get state(): string[] {
    const living = [...this.#last.values()].filter(({ tombstone }) => !tombstone);
    return living.map(({ id, content }) => `${id}@${content.version}`).sort();
  }
}

const operation = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constantFrom<number | 'delete'>(1, 2, 'delete'),
      name: fc.constantFrom('a', 'b', 'c'),
    }),
  },
  { weight: 4, arbitrary: fc.constant({ act: 'read' } as const) },
  { weight: 1, arbitrary: fc.constant({ act: 'marker' } as const) },
);

/** A gateway's connection: reads the bus in order and hands on what the handshake says. */
class ModelConnection {
  readonly handshake = new InventoryHandshake<Content>();
  readonly #bus: ModelBus;
  readonly #cloud: ModelCloud;
  #position = 0;

  constructor(bus: ModelBus, cloud: ModelCloud) {
    this.#bus = bus;
    this.#cloud = cloud;
  }

  /** False when there was nothing to read. */
  read(): boolean {
    const next = this.#bus.after(this.#position);
    if (!next) return false;
    this.#position = next.sequence;
    this.#write(this.handshake.object(next));
    if (!this.#bus.after(this.#position)) this.#write(this.handshake.atEnd());
    return true;
  }

  /** The marker moves to the end of the stream, and everything is read. */
  finish(): void {
    this.handshake.marker();
    while (this.read());
    this.#write(this.handshake.atEnd());
  }

  #write(steps: readonly HandshakeStep<Content>[]): void {
    for (const step of steps) this.#cloud.take(step);
  }
}

describe.each([
  ['by uid', ({ id }: Content) => id],
  ['by type, namespace and name', ({ name }: Content) => name],
])('with a cloud that knows objects %s', (_how, key) => {
  test('its set equals that of the bus, however changes, reads and the marker interleave', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 60 }), (operations) => {
        const bus = new ModelBus();
        const cloud = new ModelCloud(key);
        const connection = new ModelConnection(bus, cloud);
        for (const each of operations) {
          if (each.act === 'read') connection.read();
          else if (each.act === 'marker') connection.handshake.marker();
          else bus.act(each.name, each.act);
        }
        connection.finish();

        expect(cloud.faults).toEqual([]);
        expect(cloud.state).toEqual(bus.state);
        expect(connection.handshake.objects).toBe(bus.state.length);
      }),
      { numRuns: 2000 },
    );
  });
});
