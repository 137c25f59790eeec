import type { HealthCondition } from '@kestrel/service';
import type { Refusal } from './errors.ts';

/** Whether what is written to the bus is taken. */
export interface PublishHealth {
  stored(subject: string): void;
  refused(subject: string, refusal: Refusal): void;
  /** A subject whose message waits too long for its acknowledgement; undefined when there is none. */
  overdue(subject: string | undefined): void;
}

export function createPublishHealth(condition: HealthCondition): PublishHealth {
  const problems = new Map<string, string>();
  let overdueText: string | undefined;
  const show = () => {
    const texts = [...problems.values(), ...(overdueText === undefined ? [] : [overdueText])];
    if (texts.length > 0) condition.degraded(texts.join('; '));
    else condition.ok();
  };
  condition.ok();
  return {
    stored(subject) {
      if (problems.size > 0 && problems.delete(subjectFamily(subject))) show();
    },
    refused(subject, { text }) {
      const family = subjectFamily(subject);
      problems.set(family, `${family}: the bus refuses messages, ${text}`);
      show();
    },
    overdue(subject) {
      overdueText = subject && `${subjectFamily(subject)}: no acknowledgement from the bus`;
      show();
    },
  };
}

const subjectFamily = (subject: string): string => subject.split('.', 2).join('.');
