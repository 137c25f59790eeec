import { allResources, type Resource, resources } from '../objects/resource.ts';

/** Which resources the API knows now: a custom one comes and goes with its definition. */
export class ServedResources {
  readonly #served = new Set(allResources);

  constructor({ istio }: { readonly istio: boolean }) {
    this.set(resources.authorizationpolicies, istio);
  }

  list(): Resource[] {
    return allResources.filter((each) => this.#served.has(each));
  }

  has(resource: Resource): boolean {
    return this.#served.has(resource);
  }

  set(resource: Resource, isServed: boolean): void {
    if (isServed) this.#served.add(resource);
    else this.#served.delete(resource);
  }
}
