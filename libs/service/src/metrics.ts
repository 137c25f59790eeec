/** `kestrel_<service>_<suffix>`; the suffix is `<noun>_<unit>` or `<noun>_total`. */
export function metricName(service: string, suffix: string): string {
  return `kestrel_${service.replaceAll('-', '_')}_${suffix}`;
}
