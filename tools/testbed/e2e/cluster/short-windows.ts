/** Shorter than the defaults of 30 s and 10 s, so that a story need not wait for them: values that a user may set. */
export const shortWindows = {
  'flowCollector.extraEnv': [
    { name: 'FLOW_WINDOW', value: '2s' },
    { name: 'RELAY_CHECK_INTERVAL', value: '2s' },
  ],
};
