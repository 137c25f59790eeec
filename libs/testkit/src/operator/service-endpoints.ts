/** The health endpoints of a service that runs somewhere. */
export class ServiceEndpoints {
  /** Stands in messages. */
  readonly name: string;
  readonly #baseUrl: string;

  /** @param baseUrl `http://host:port` */
  constructor(name: string, baseUrl: string) {
    this.name = name;
    this.#baseUrl = baseUrl;
  }

  url(path: string): string {
    return `${this.#baseUrl}/${path}`;
  }

  /** What `/status` says. */
  // biome-ignore lint/suspicious/noExplicitAny: JSON whose shape is the service's own
  async status(): Promise<any> {
    return (await fetch(this.url('status'))).json();
  }

  /** What `/readyz` says: `ready`, `role` and `conditions`, whatever its HTTP status. */
  async readiness(): Promise<Readiness> {
    return (await (await fetch(this.url('readyz'))).json()) as Readiness;
  }

  /** The value of one metric, summed over its labels; 0 where it does not appear. */
  async metric(name: string): Promise<number> {
    const text = await (await fetch(this.url('metrics'))).text();
    const samples = text
      .split('\n')
      .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
    return samples.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
  }
}

export interface Readiness {
  readonly ready: boolean;
  readonly role?: string;
  readonly conditions: readonly { readonly name: string; readonly state: string; readonly reason?: string }[];
}
