/** Something wrong with one file of TLS material, and what an operator can do about it. */
export interface TlsProblem {
  readonly file: string;
  readonly message: string;
  readonly fix: string;
}

/** The files cannot be used. Lists every problem. */
export class TlsMaterialError extends Error {
  readonly code = 'TLS_MATERIAL_INVALID';
  readonly problems: readonly TlsProblem[];

  constructor(problems: readonly TlsProblem[]) {
    super(problems.map(describeTlsProblem).join('; '));
    this.name = 'TlsMaterialError';
    this.problems = problems;
  }
}

export function describeTlsProblem({ file, message, fix }: TlsProblem): string {
  return `${file} ${message}: ${fix}`;
}
