/** Of a request that pauses or resumes a pace, or sets its rate. */
export function paceSchema(rate: string, maximum: number) {
  return {
    type: 'object',
    additionalProperties: false,
    properties: { paused: { type: 'boolean' }, [rate]: { type: 'number', minimum: 0, maximum } },
  } as const;
}
