/** Whether a text fits one of the patterns, in which `*` stands for any characters, `/` and `.` included. */
export function createPatternMatcher(patterns: readonly string[]): (text: string) => boolean {
  const expressions = patterns.map(toExpression);
  return (text) => expressions.some((expression) => expression.test(text));
}

function toExpression(pattern: string): RegExp {
  const escaped = pattern.split('*').map((part) => part.replaceAll(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`, 's');
}
