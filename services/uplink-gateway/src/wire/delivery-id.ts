/** The same for every delivery of one record and for no other record: bus stream, its incarnation, sequence. */
export function toDeliveryId(
  { stream, sequence }: { readonly stream: string; readonly sequence: number },
  incarnation: string,
): string {
  return `${stream}/${incarnation}/${sequence}`;
}
