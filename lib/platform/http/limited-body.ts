/** The bytes of a request as they came. Null as soon as there are more of them than allowed. */
export async function limitedBody(request: Request, mostBytes: number): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) return Buffer.concat(parts);
    size += part.value.length;
    if (size > mostBytes) {
      await reader?.cancel();
      return null;
    }
    parts.push(part.value);
  }
}
