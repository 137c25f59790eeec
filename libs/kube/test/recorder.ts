import type { KubeObject, ObjectKey, ReflectorHandler, ReflectorState } from '../src/index.ts';

/** A handler that keeps what it is told, and what was told against the rules. */
export class Recorder implements ReflectorHandler {
  readonly objects = new Map<string, KubeObject>();
  readonly states: ReflectorState[] = [];
  readonly gone: ObjectKey[] = [];
  readonly violations: string[] = [];
  lists = 0;
  listed = 0;
  unchanged = 0;
  /** What `room` answers. */
  roomGate: Promise<void> | undefined;

  onList(): void {
    this.lists += 1;
  }

  onObject(object: KubeObject, unchanged: boolean): void {
    const path = pathOf(object.metadata);
    const before = this.objects.get(path);
    if (before && before.metadata.uid !== object.metadata.uid)
      this.violations.push(`${path} replaced unsaid`);
    if (unchanged) this.unchanged += 1;
    if (unchanged && before?.metadata.resourceVersion !== object.metadata.resourceVersion) {
      this.violations.push(`${path} is not unchanged`);
    }
    this.objects.set(path, object);
  }

  onListed(): void {
    this.listed += 1;
  }

  onGone(key: ObjectKey, lastObject?: KubeObject): void {
    const path = pathOf(key);
    if (this.objects.get(path)?.metadata.uid !== key.uid) this.violations.push(`${path} gone and not known`);
    if (lastObject && lastObject.metadata.uid !== key.uid) this.violations.push(`${path} gone with another`);
    this.objects.delete(path);
    this.gone.push(key);
  }

  onState(state: ReflectorState): void {
    this.states.push(state);
  }

  room(): Promise<void> | undefined {
    return this.roomGate;
  }

  /** `namespace/name` and uid and version of all that is there, sorted: equal when two views are. */
  get fingerprint(): string[] {
    return fingerprint([...this.objects.values()]);
  }

  get phases(): string[] {
    return this.states.map(({ phase }) => phase);
  }
}

export function fingerprint(
  objects: readonly { readonly metadata: Partial<KubeObject['metadata']> }[],
): string[] {
  return objects
    .map(({ metadata }) => `${pathOf(metadata)} ${metadata.uid} ${metadata.resourceVersion}`)
    .sort();
}

function pathOf({ namespace = '', name }: { readonly namespace?: string; readonly name?: string }): string {
  return `${namespace}/${name}`;
}
