import type { cloud } from '@kestrel/proto';
import type { Labels } from '../pods/pod-index.ts';

/** A label selector, ready to be asked many times. */
export interface Selector {
  matches(labels: Labels): boolean;
  /**
   * Of each pod that matches, its labels contain at least one of these: `key=value`, or `key` for any value. Undefined
   * where no such set exists (an empty selector, or only negative requirements).
   */
  readonly anchors: readonly string[] | undefined;
}

type Requirement = cloud.v1.LabelSelectorRequirement.$Properties;

interface CompiledRequirement {
  readonly matches: (labels: Labels) => boolean;
  readonly anchors?: readonly string[];
}

/** An operator that Kubernetes does not define. */
export class UnknownOperatorError extends Error {
  readonly code = 'UNKNOWN_OPERATOR';
}

/** An absent or empty selector selects everything. @throws UnknownOperatorError */
export function compileSelector(selector: cloud.v1.LabelSelector.$Properties | null | undefined): Selector {
  const equalities = Object.entries(selector?.match_labels ?? {}).map(([key, value]) =>
    compileIn(key, [value]),
  );
  const expressions = (selector?.match_expressions ?? []).map(compileRequirement);
  const requirements = [...equalities, ...expressions];
  return {
    matches: (labels) => requirements.every((requirement) => requirement.matches(labels)),
    anchors: fewest(requirements),
  };
}

function compileRequirement({ key, operator, values }: Requirement): CompiledRequirement {
  const name = key ?? '';
  const allowed = values ?? [];
  switch (operator) {
    case 'In':
      return compileIn(name, allowed);
    case 'NotIn':
      return { matches: (labels) => !Object.hasOwn(labels, name) || !allowed.includes(labels[name] ?? '') };
    case 'Exists':
      return { matches: (labels) => Object.hasOwn(labels, name), anchors: [name] };
    case 'DoesNotExist':
      return { matches: (labels) => !Object.hasOwn(labels, name) };
    default:
      throw new UnknownOperatorError(`label selector operator ${operator}`);
  }
}

function compileIn(key: string, values: readonly string[]): CompiledRequirement {
  return {
    matches: (labels) => Object.hasOwn(labels, key) && values.includes(labels[key] ?? ''),
    anchors: values.map((value) => `${key}=${value}`),
  };
}

function fewest(requirements: readonly CompiledRequirement[]): readonly string[] | undefined {
  const sets = requirements.flatMap(({ anchors }) => (anchors ? [anchors] : []));
  return sets.sort((a, b) => a.length - b.length)[0];
}
