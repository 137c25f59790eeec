export type Labels = Readonly<Record<string, string>>;

/** A Kubernetes LabelSelector as raw JSON. */
export interface RawSelector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly RawRequirement[];
}

export interface RawRequirement {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}

/**
 * Whether a selector takes these labels: every line of it must hold, and an empty one takes everything. NotIn and
 * DoesNotExist hold for labels without the key.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
 */
export function selectorTakes(selector: RawSelector, labels: Labels): boolean {
  const equalities = Object.entries(selector.matchLabels ?? {});
  return (
    equalities.every(([key, value]) => labels[key] === value) &&
    (selector.matchExpressions ?? []).every((requirement) => holds(requirement, labels[requirement.key]))
  );
}

/** @throws Error for an operator that Kubernetes does not have */
function holds({ operator, values = [] }: RawRequirement, value: string | undefined): boolean {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      throw new Error(`unknown selector operator ${operator}`);
  }
}
