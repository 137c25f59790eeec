/** A request with a JSON body, where there is one, and its JSON answer. @throws Error on a status of 400 and above */
// biome-ignore lint/suspicious/noExplicitAny: JSON whose shape is in the OpenAPI document of who answers
export async function requestJson(method: string, url: string, body?: unknown): Promise<any> {
  const response = await fetch(url, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
